"""Another version of the program: a copy in a folder of its own, with some lines that are not the same."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.command_line import ROOT, environment

_UNANSWERED = re.compile(r"No worker answers[^;]*;[^;]* (--command-id) (\S+),")
ROOMS = ("models", "workflows", "activities", "templates", "app")


@dataclass(frozen=True)
class Program:
    """A version of the program, where its files lie, and the data folder that it works on."""

    root: Path
    data: Path

    def pykala(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What a command of this version says."""
        return subprocess.run(
            self._command(*words),
            cwd=self.root,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def said(self, *words: str) -> str:
        """What it said, if it ended well; an act is sent until a worker that is starting answers."""
        ended = self.pykala(*words)
        while again := _UNANSWERED.search(flat(ended.stdout + ended.stderr)):
            ended = self.pykala(*words, *again.groups())
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """A worker of this version, in a process of its own."""
        with subprocess.Popen(self._command("worker"), cwd=self.root, env=self._environment()) as process:
            try:
                yield
            finally:
                process.terminate()

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "app.cli", *words]

    def _environment(self) -> dict[str, str]:
        return {**environment(self.data), "PYTHONPATH": str(self.root)}


def flat(said: str) -> str:
    """What was said, on one line."""
    return " ".join(said.split())


def this_version(data: Path) -> Program:
    """The program as it stands."""
    return Program(ROOT, data)


def another_version(folder: Path, data: Path, changes: Mapping[str, tuple[str, str]]) -> Program:
    """A copy, compiled as it is here, in which, by file, one passage is replaced by another."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room)
    shutil.copyfile(ROOT / "worker.py", folder / "worker.py")
    for name, (old, new) in changes.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} does not say {old!r}"
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return Program(folder, data)
