"""A ladder of reminders as it is typed: how many days before or after the day, and who is reminded then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData

from app.desk.bad_input import BadInput
from app.web.rendering import page_words
from models.base.terms import Term
from models.law.rules import LadderStep

SPARE = 2
"""Empty rungs that stand ready."""

MOST = 365
"""So many days from its day a reminder comes at most."""

BEFORE, AFTER = "before", "after"


@dataclass(frozen=True)
class TypedRung:
    """One reminder; without days it is none."""

    days: str = ""
    when: str = BEFORE
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class TypedLadder:
    """The reminders that a form shows."""

    rungs: tuple[TypedRung, ...]
    common: bool = False
    """Whether they are to be those of everybody else."""
    seen: str = ""
    """The mark of the ladder from which they were changed."""

    @classmethod
    def of(cls, steps: Sequence[LadderStep]) -> TypedLadder:
        """A ladder that is there, to be changed."""
        return cls(tuple(map(_rung, steps)), seen=mark(steps))

    @classmethod
    def typed(cls, form: FormData) -> TypedLadder:
        """What was typed."""
        rows = range(sum(name.startswith("days-") for name in form))
        rungs = (
            TypedRung(
                str(form.get(f"days-{row}", "")).strip(),
                str(form.get(f"when-{row}", "")),
                tuple(map(str, form.getlist(f"to-{row}"))),
            )
            for row in rows
        )
        seen = str(form.get("seen", ""))
        return cls(tuple(each for each in rungs if each.days), bool(form.get("common")), seen)

    @property
    def rows(self) -> tuple[TypedRung, ...]:
        """Its rungs, and empty ones to write in."""
        return (*self.rungs, *[TypedRung()] * SPARE)

    def value(self, roles: Sequence[str]) -> tuple[LadderStep, ...]:
        """The ladder that it says, to some of the roles; who must act is the first of them.

        Raises BadInput with all that is wrong.
        """
        wrong = dict.fromkeys(self._wrong(roles))
        if wrong:
            raise BadInput(sentences="\n".join(wrong))
        return tuple(sorted((_step(each, roles) for each in self.rungs), key=lambda step: step.offset_days))

    def _wrong(self, roles: Sequence[str]) -> Iterator[str]:
        for each in self.rungs:
            if not (each.days.isdecimal() and len(each.days) < 4 and int(each.days) <= MOST):
                yield page_words(
                    "'{said}' is no number of days up to {most}.", said=each.days[:20], most=MOST
                )
                return
            if not each.to or not {*each.to} <= {*roles}:
                yield page_words("Say of each reminder who gets it.")
            elif roles[0] not in each.to:
                who = Term("role", roles[0])
                yield page_words("Every reminder goes to who has to act, too: {who}.", who=who)
        if len({_offset(each) for each in self.rungs}) < len(self.rungs):
            yield page_words("Two reminders come on the same day: put them together.")


def reminded(*ladders: Iterable[LadderStep]) -> tuple[str, ...]:
    """The roles that reminders are written for, who must act first."""
    return tuple(dict.fromkeys(role for steps in ladders for step in steps for role in step.recipients))


def mark(steps: Iterable[LadderStep]) -> str:
    """What tells a ladder from every other."""
    return ";".join(f"{step.offset_days}:{','.join(step.recipients)}" for step in steps)


def _rung(step: LadderStep) -> TypedRung:
    when = AFTER if step.offset_days > 0 else BEFORE
    return TypedRung(str(abs(step.offset_days)), when, step.recipients)


def _offset(rung: TypedRung) -> int:
    return int(rung.days) * (1 if rung.when == AFTER else -1)


def _step(rung: TypedRung, roles: Sequence[str]) -> LadderStep:
    """A reminder that goes to others, too, than who must act is an escalation."""
    first, *_ = roles
    to = tuple(role for role in roles if role in rung.to)
    return LadderStep(offset_days=_offset(rung), recipients=to, escalation=to != (first,))
