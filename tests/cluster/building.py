"""Temporal's own programs, built from its published modules into a folder outside the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

from tests.cluster.unplayable import Unplayable

MODULE = Path(__file__).parent
"""The versions are in its go.mod, and what they must hash to in its go.sum."""

SERVER = "server"
SQL_TOOL = "sql"
"""The two programs, as `go build` names them: temporal-server and temporal-sql-tool in the images."""


def built() -> Path:
    """The folder of the programs. The first time it takes minutes, afterwards nothing."""
    folder = _cache() / _fingerprint()
    if folder.is_dir():
        return folder
    go = shutil.which("go")
    if go is None:
        raise Unplayable("Go is not here: the cluster is built from Temporal's published modules by it.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
        target = Path(unfinished, "programs")
        command = [
            "nice",
            go,
            "build",
            "-p",
            "1",
            "-buildvcs=false",
            "-ldflags=-s -w",
            "-o",
            f"{target}/",
            "tool",
        ]
        target.mkdir()
        done = subprocess.run(command, cwd=MODULE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            reason = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
            raise Unplayable(f"Temporal's modules could not be fetched or built: {reason[0]}")
        target.rename(folder)
    return folder


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pykala" / "cluster"


def _fingerprint() -> str:
    pinned = b"".join((MODULE / name).read_bytes() for name in ("go.mod", "go.sum"))
    return sha256(pinned).hexdigest()[:16]
