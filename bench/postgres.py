"""A PostgreSQL of our own, reached by its socket, that keeps what it promises as SQLite in WAL does."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_NOBODY = 65534
_SETTINGS = "-c synchronous_commit=on -c max_connections=200 -c listen_addresses="
"""A commit survives the end of the machine, as one of the product's registry does."""


def binaries() -> Path | None:
    """The folder of initdb, if a server is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb")
    return installed[-1].parent if installed else Path(found).resolve().parent if found else None


@contextmanager
def postgres(programs: Path) -> Iterator[Path]:
    """Run a server in a folder until the block ends: the folder, in which its socket is."""
    with tempfile.TemporaryDirectory(prefix="pykala-bench-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:  # it refuses to run as root
            os.chown(folder, _NOBODY, _NOBODY)
        options = f"{_SETTINGS} -k {folder}"
        _run(
            programs, folder, "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-sync"
        )
        _run(programs, folder, "pg_ctl", "start", "--wait", f"--log={folder / 'log'}", f"--options={options}")
        try:
            yield folder
        finally:
            _run(programs, folder, "pg_ctl", "stop", "--wait", "--mode=fast")


def leader(folder: Path) -> int:
    """The process that all others of the server are children of."""
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def address(folder: Path, database: str = "postgres") -> str:
    """How to reach a database of the server."""
    return f"postgresql://postgres@/{database}?host={folder}"


def kept(database: str) -> int:
    """The bytes of all databases of the server that has this one."""
    with psycopg.connect(database) as connection:
        row = connection.execute("select sum(pg_database_size(datname)) from pg_database").fetchone()
    assert row is not None
    return int(row[0])


def _run(programs: Path, folder: Path, program: str, *arguments: str) -> None:
    command = [str(programs / program), f"--pgdata={folder / 'data'}", *arguments]
    if os.geteuid() == 0:
        command = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups", *command]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")
