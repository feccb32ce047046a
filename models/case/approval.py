"""How far a proposal has come in its chain of approval: which visas count, and who is awaited."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from models.base.frozen import Frozen
from models.base.text import Text
from models.base.writing import Written
from models.law.deadline import Deadline
from models.law.ladder import Rung
from models.municipality.approval_chain import ApprovalChain
from models.municipality.approval_step import ApprovalStep


@dataclass(frozen=True)
class Visa:
    """A visa that was given, whether it still counts or not."""

    step: str
    """Code of the step of the chain."""
    title: Text
    """Whose visa it is, as the chain called it."""
    revision: int
    """The revision of the proposal that it was given of, from 1."""
    by: str
    """Who gave it, or in whose name it was given."""
    day: date
    """The local day on which it was given."""
    deputy: str = ""
    """Who gave it in that name, as a deputy; empty where nobody stood in."""
    comment: Written | None = None
    """What was written with it; None if nothing."""
    recalled: bool = False
    """The proposal was sent back to its step or to one before, so that it counts no more."""


class VisaTurn(Frozen):
    """The turn of a step of a chain: from now on its visa is awaited."""

    step: str
    """Code of the step."""
    title: Text
    """Whose visa it is, as the chain calls it."""
    of: tuple[str, ...]
    """Of what somebody has to be approver to give it: any of these."""
    due: Deadline | None = None
    """The last moment for it; None where the chain gives none."""
    rungs: tuple[Rung, ...] = ()
    """The reminders of that day, earliest first."""


@dataclass(frozen=True)
class Awaited:
    """A visa whose turn has come."""

    turn: VisaTurn
    """Whose it is, and until when it is to be given."""
    delegate: str = ""
    """To whom this one visa was delegated, by the name that the record has of them; empty if to nobody."""
    reminded: int = 0
    """How many reminders were sent."""
    overdue: bool = False
    """Its last day went by, and that was recorded."""

    @property
    def asked_in_vain(self) -> bool:
        """It was asked for when all of its time was over, so that nobody heard of it."""
        return self.overdue and not self.turn.rungs


@dataclass(frozen=True)
class Approval:
    """How far a proposal has come in its chain of approval."""

    revision: int = 0
    """The revision whose visas are asked for; 0 while none is."""
    visas: tuple[Visa, ...] = ()
    """Every visa that was given, in their order, also of earlier revisions."""
    awaited: Mapping[str, Awaited] = field(default_factory=dict)
    """Code of a step → the visa that is awaited there."""

    def lapsed(self) -> Approval:
        """Nothing is awaited any more until it is asked for anew; what was given stays."""
        return replace(self, revision=0, awaited={})

    def begun(self, turns: Iterable[VisaTurn], now: datetime) -> Approval:
        """The same with further visas awaited; of one whose last day is over by now nobody is reminded."""
        awaited = {
            turn.step: Awaited(turn, overdue=turn.due is not None and turn.due.at <= now) for turn in turns
        }
        return replace(self, awaited={**self.awaited, **awaited})

    def given(self, visa: Visa) -> Approval:
        """The same with a visa, which is awaited no more."""
        awaited = {step: each for step, each in self.awaited.items() if step != visa.step}
        return replace(self, visas=(*self.visas, visa), awaited=awaited)

    def recalled(self, steps: Collection[str]) -> Approval:
        """The same where the visas of some steps count no more."""
        visas = (replace(visa, recalled=True) if visa.step in steps else visa for visa in self.visas)
        awaited = {step: each for step, each in self.awaited.items() if step not in steps}
        return replace(self, visas=tuple(visas), awaited=awaited)

    def with_(self, awaited: Awaited) -> Approval:
        """The same with an awaited visa as it stands now."""
        return replace(self, awaited={**self.awaited, awaited.turn.step: awaited})

    def deadlines(self) -> Iterator[Deadline]:
        """What falls due of the visas that are awaited."""
        for each in self.awaited.values():
            yield from (rung.deadline for rung in each.turn.rungs[each.reminded :])
            if each.turn.due and not each.overdue:
                yield each.turn.due


def counting(
    chain: ApprovalChain, visas: tuple[Visa, ...], changes: Callable[[int], Iterable[str]]
) -> dict[str, Visa]:
    """The visas that count, by step: none recalled, none of what changed since, none before its turn.

    `changes` are the parts of the proposal that changed after a revision. A visa counts only if all those of
    the rounds before it were given before it.
    """
    found: dict[str, Visa] = {}
    earlier = -1
    for steps in chain.rounds:
        numbers = [_last(step, visas, changes, after=earlier) for step in steps]
        given = [number for number in numbers if number is not None]
        found |= {visas[number].step: visas[number] for number in given}
        if len(given) < len(steps):
            break
        earlier = max(given)
    return found


def _last(
    step: ApprovalStep, visas: tuple[Visa, ...], changes: Callable[[int], Iterable[str]], after: int
) -> int | None:
    for number in range(len(visas) - 1, after, -1):
        visa = visas[number]
        if visa.step == step.id:
            counts = not visa.recalled and not step.is_concerned(changes(visa.revision))
            return number if counts else None
    return None


def next_steps(chain: ApprovalChain, counted: Collection[str]) -> tuple[ApprovalStep, ...]:
    """The steps whose turn it is: those of the first round that lacks a visa; none once all are given."""
    for steps in chain.rounds:
        if missing := tuple(step for step in steps if step.id not in counted):
            return missing
    return ()
