"""Commands as the documentation writes them, run in a folder that has the examples."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.command_line import ROOT, environment

# What `make` installs, as a word on the path; `up` takes free ports, as others may be up on this machine.
PYKALA = """#!/bin/sh
if [ "$1" = up ]; then set -- "$@" --port 0 --ui-port 0; fi
exec {python} -m app.cli "$@"
"""


def a_folder_with_the_word(folder: Path) -> Path:
    """The folder of somebody who begins, with the word `pykala` on the path."""
    (folder / "examples").symlink_to(ROOT / "examples")
    (folder / "bin").mkdir()
    word = folder / "bin" / "pykala"
    word.write_text(PYKALA.format(python=sys.executable))
    word.chmod(0o755)
    return folder


def told(folder: Path) -> dict[str, str]:
    """The environment of that folder."""
    kept = environment(folder)
    del kept["PYKALA_DATA"]
    return {**kept, "PATH": f"{folder / 'bin'}{os.pathsep}{kept['PATH']}"}


def run(folder: Path, block: str) -> str:
    """What a block of commands says; every one of them has to succeed."""
    done = subprocess.run(
        ["bash", "-euc", block],
        cwd=folder,
        env=told(folder),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
