"""A rehearsal: the acts of a case file, one after the other, on whatever stage there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from app.case_file.script import Script, Step
from app.wrong_input import WrongInput
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import TextOf, no_text
from models.case.case import Case
from models.decision.inner_matter import OpenInnerMatter
from models.engine.command import Answer, Command
from models.engine.journal import Fact
from models.engine.world import Held
from models.preparation.opening import OpenCase
from models.whole.memory import Memory


class NotAsExpected(WrongInput):
    """line {line}: {what}"""

    def __init__(self, line: int, what: Said) -> None:
        super().__init__(line=line, what=what)
        self.line, self.what = line, what


class Venue(Protocol):
    """Where a script is played: the real engine in skipped time, or the pure one."""

    async def forward(self, to: datetime) -> None:
        """Let time pass until `to`, with everything that falls due on the way."""
        ...

    async def act(self, command: Command) -> Answer:
        """What comes of a command; a Refusal when it is refused."""
        ...

    async def held(self, journal: str) -> Held:
        """A journal as the registry holds it."""
        ...


Told = Callable[[Step, Answer | Refusal], None]


def quietly(step: Step, came: Answer | Refusal) -> None:
    """Tell nobody."""


async def play(script: Script, stage: Venue, told: Told = quietly) -> None:
    """Play every act at its time, and tell what came of it; NotAsExpected when it is something else."""
    for number, step in enumerate(script.steps, start=1):
        await stage.forward(step.recorded)
        journal = await _follow_up(stage, step) if step.journal is None else step.journal
        try:
            came: Answer | Refusal = await stage.act(script.command(number, journal))
        except Refusal as refusal:
            came = refusal
        _check(step, came)
        told(step, came)
    if script.until:
        await stage.forward(script.until)


async def _follow_up(stage: Venue, step: Step) -> str:
    case = (await stage.held(step.case)).state
    if not isinstance(case, Case) or not case.follow_up:
        raise NotAsExpected(line=step.line, what=Said.why("The case has no follow-up yet."))
    return case.follow_up


def _check(step: Step, came: Answer | Refusal) -> None:
    if isinstance(came, Refusal):
        if came.type != step.refused:
            what = Said.why("Refused with {type}: {sentence}", type=came.type, sentence=came.said)
            if step.refused:
                what = Said.why(
                    "Refused with {type}, not {wanted}: {sentence}",
                    type=came.type,
                    wanted=step.refused,
                    sentence=came.said,
                )
            raise NotAsExpected(line=step.line, what=what)
        return
    if step.refused:
        what = Said.why(
            "It should be refused with {wanted}, but: {sentence}",
            wanted=step.refused,
            sentence=Listed(came.said, ""),
        )
        raise NotAsExpected(line=step.line, what=what)
    if isinstance(step.act, OpenCase | OpenInnerMatter) and came.journal != step.case:
        raise NotAsExpected(
            line=step.line,
            what=Said.why(
                "The case got the number {number}, and the file says {case}. "
                "'numbers given elsewhere' says which numbers are taken.",
                number=came.journal,
                case=step.case,
            ),
        )
    gave = {"journal": came.journal, "sentence": came.sentence, **came.values}
    for name, wanted in (step.gives or {}).items():
        if str(gave.get(name.replace(" ", "_"), "")).replace("_", " ") != wanted.replace("_", " "):
            what = Said.why("it gives {known}", known=Listed.of(gave))
            if name in gave:
                what = Said.why("'{name}' is {value}", name=name, value=gave[name])
            raise NotAsExpected(
                line=step.line,
                what=Said.why(
                    "It should give {name}: {wanted}, but {what}.", name=name, wanted=wanted, what=what
                ),
            )


@dataclass
class Pure:
    """The pure engine: `decide` and `fold` in memory, and nothing else."""

    memory: Memory = field(init=False)
    begins: datetime
    texts: TextOf = no_text

    def __post_init__(self) -> None:
        self.memory = Memory(now=self.begins, texts=self.texts)

    async def forward(self, to: datetime) -> None:
        self.memory.forward(to)

    async def act(self, command: Command) -> Answer:
        return self.memory.act(command)

    async def held(self, journal: str) -> Held:
        return self.memory.held(journal)


async def play_pure(script: Script, told: Told = quietly) -> Memory:
    """What a script leaves in memory, without Temporal, registry or papers."""
    stage = Pure(script.begins, script.text)
    await play(script, stage, told)
    return stage.memory


async def rehearse_pure(script: Script, told: Told = quietly) -> tuple[Fact, ...]:
    """The facts that a script gives in memory."""
    return tuple((await play_pure(script, told)).facts)
