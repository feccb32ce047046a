"""How far something long has come, on stderr: a bar that moves on a terminal, a line a step elsewhere."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from activities.backup.steps import CopyStep
from app.commands import screen


class Waiting:
    """Told of each step, it shows what is being done and how much of it is done."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, markup=False, highlight=False)
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None)
        self._step: CopyStep | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def told(self, step: CopyStep, done: int, whole: int) -> None:
        """Something was done."""
        said = screen.say(DOING[step])
        self._bar.update(self._task, description=said, completed=done, total=whole or None)
        if step is not self._step and not self._console.is_terminal:
            screen.complain(said)
        self._step = step


DOING = {
    CopyStep.CHECK: screen.part("Checking the files of the backup …"),
    CopyStep.REGISTRY: screen.part("Copying the registry …"),
    CopyStep.STORE: screen.part("Copying the store …"),
    CopyStep.COMPARE: screen.part("Comparing the copy with the registry …"),
    CopyStep.VERIFY: screen.part("Verifying what was restored …"),
}
"""What is said while a step is under way."""
