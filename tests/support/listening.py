"""Somebody who is told of events: a real HTTP server on this machine, that answers as one says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Listener:
    """What came, and how the next requests are answered; 204 where nothing is said."""

    address: str = ""
    answers: list[int] = field(default_factory=list)
    came: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def listener() -> Iterator[Listener]:
    """Run it on a free port of the loopback address."""
    listening = Listener()

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            listening.came.append((self.path, headers, said))
            status = listening.answers.pop(0) if listening.answers else 204
            self.send_response(status)
            if status == 302:
                self.send_header("Location", f"{listening.address}/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        listening.address = f"http://127.0.0.1:{server.server_port}"
        serving = Thread(target=server.serve_forever, daemon=True)
        serving.start()
        try:
            yield listening
        finally:
            server.shutdown()
            serving.join()
