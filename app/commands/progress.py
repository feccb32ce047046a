"""How far a rehearsal has come: a bar that moves on a terminal, a line a day elsewhere. All on stderr."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from app.case_file.script import Script, Step
from app.commands import screen
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.engine.command import Answer


class Progress:
    """Told of each act, it shows the day in the case's life and what was just done."""

    def __init__(self, script: Script) -> None:
        self._console = Console(stderr=True, markup=False, highlight=False)
        self._bar = Bar(
            TextColumn("{task.fields[day]:>10}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[said]}", markup=False),
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._bar.add_task(
            "", total=len(script.steps), day="", said=screen.words("Playing {case} …", case=script.case)
        )
        self._day = ""
        self._began = time.perf_counter()

    @property
    def seconds(self) -> float:
        """How long it has taken, in real time."""
        return time.perf_counter() - self._began

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.done()

    def told(self, step: Step, came: Answer | Refusal) -> None:
        """An act was played."""
        said = screen.say(came)
        if isinstance(came, Refusal):
            said = screen.words("Refused, as it should be: {sentence}", sentence=said)
        day = screen.day(local_day(step.recorded))
        self._bar.update(self._task, advance=1, day=day, said=said[:90])
        if not self._console.is_terminal and day != self._day:
            self._console.print(f"{day:>10} {said}", soft_wrap=True)
        self._day = day

    def done(self) -> None:
        """Nothing more comes."""
        self._bar.stop()
