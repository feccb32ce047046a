"""What may be chosen for a field of an act, as its journal stands: who is present, which items are left …"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.language import language
from models.base.terms import Term
from models.base.words import worded
from models.case.case import Case
from models.engine.command import AnyAct
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting


class Choice(NamedTuple):
    """What may be chosen: how the act has it, and how a reader does."""

    value: str
    said: str


def choices_of(act: type[AnyAct], field: str, held: Held) -> tuple[Choice, ...]:
    """What may be chosen for a field; nothing where anything may be written."""
    for kind, known in _CHOICES.items():
        if isinstance(held.state, kind):
            makes = known.get(f"{act.name()}.{field}") or known.get(field)
            return tuple(makes(held.state)) if makes else ()
    return ()


def _open_items(meeting: Meeting) -> Iterator[Choice]:
    for number, item in sorted(meeting.items.items()):
        if not item.done:
            yield Choice(str(number), f"{number}. {item.title}")


def _handled_items(meeting: Meeting) -> Iterator[Choice]:
    for number, item in sorted(meeting.items.items()):
        if item.done:
            yield Choice(str(number), f"{number}. {item.title}")


def _motions(meeting: Meeting) -> Iterator[Choice]:
    for item in meeting.items.values():
        for motion in item.motions:
            if not item.done:
                kind = worded(Term.of(motion.kind), language())
                yield Choice(str(motion.number), f"{motion.number}. {motion.mover}: {kind}")


def _present(meeting: Meeting) -> Iterator[Choice]:
    return (Choice(name, name) for name in meeting.names_present())


def _seats(meeting: Meeting) -> Iterator[Choice]:
    return (Choice(str(each.seat), f"{each.seat}. {each.member}") for each in meeting.seats)


def _remarks(meeting: Meeting) -> Iterator[Choice]:
    return (
        Choice(str(each.number), f"{each.number}. {each.text}") for each in meeting.remarks if not each.done
    )


def _wished(meeting: Meeting) -> Iterator[Choice]:
    return (Choice(case, case) for case in meeting.wished)


def _decisions(case: Case) -> Iterator[Choice]:
    for handling in case.handlings:
        yield Choice(handling.key, f"§ {handling.section} {worded(handling.day, language())}")


def _groups(case: Case) -> Iterator[Choice]:
    return (Choice(group, group) for group in case.reviews)


def _steps(case: Case) -> Iterator[Choice]:
    if case.chain:
        yield from (Choice(step.id, step.title.say(language())) for step in case.chain.steps)


def _projects(follow_up: FollowUp) -> Iterator[Choice]:
    return (Choice(number, f"{number} {line.name}") for number, line in follow_up.lines.items())


def _periods(follow_up: FollowUp) -> Iterator[Choice]:
    return (Choice(period, period) for period in follow_up.periods)


_PEOPLE = ("member", "mover", "seconders", "yes", "no", "blank", "not_voting", "checkers", "checker")

_CHOICES: dict[type, dict[str, Callable[..., Iterator[Choice]]]] = {
    Meeting: {
        "item": _open_items,
        "items": _open_items,
        "motion": _motions,
        "motions": _motions,
        "present": _seats,
        "deputies": _seats,
        "seats": _seats,
        "seat": _seats,
        "remark": _remarks,
        "build_agenda.cases": _wished,
        **dict.fromkeys(_PEOPLE, _present),
        **{f"{act}.item": _handled_items for act in ("undo_handling", "give_reasons", "announce_dissent")},
    },
    Case: {
        "decision": _decisions,
        "group": _groups,
        "step": _steps,
    },
    FollowUp: {"project": _projects, "period": _periods},
}
"""Kind of journal → field, or act and field → what may be chosen there."""
