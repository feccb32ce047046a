"""What a shell completes: ids of the registry and codes of bodies, each by a function of its own."""

from __future__ import annotations

from collections.abc import Callable

from app.desk.reading.ids import bodies, journals, steps

Found = list[tuple[str, str]]
Completer = Callable[[str], Found]


def of_kind(kind: str) -> Completer:
    """The ids of one kind of journal, those of cases with titles. A kind that is new needs no line here."""

    def complete(incomplete: str) -> Found:
        return journals(incomplete, kind)

    complete.__name__ = f"{OF}{kind}"
    return complete


OF = "of_"
"""How the names of these functions begin, by which the index keeps them; the kind of journal follows."""

a_case, a_meeting = of_kind("case"), of_kind("meeting")


def a_journal(incomplete: str) -> Found:
    """Ids of journals of every kind that the registry has."""
    return journals(incomplete)


def a_body(incomplete: str) -> Found:
    """Codes of bodies."""
    return [(code, "") for code in bodies(incomplete)]


def a_step(incomplete: str) -> Found:
    """Steps of chains of approval."""
    return steps(incomplete)


def an_earlier_step(incomplete: str) -> Found:
    """Where a proposal goes back to."""
    begun = [(place, "") for place in ("preparation", "reviews") if place.startswith(incomplete)]
    return begun + steps(incomplete)


def by_name(name: str) -> Completer | None:
    """The function that the index keeps under this name."""
    if name.startswith(OF):
        return of_kind(name.removeprefix(OF))
    return {each.__name__: each for each in (a_journal, a_body, a_step, an_earlier_step)}.get(name)


OF_FIELD = {
    "case": a_case,
    "meeting": a_meeting,
    **dict.fromkeys(("body", "bodies", "group", "groups"), a_body),
    "step": a_step,
    "send_back.to": an_earlier_step,
}
"""Fields of acts that name a journal, a body or a step of a chain; `act.field` is of that act alone."""


def of_field(act: str, field: str) -> Completer | None:
    """What completes a field of an act; None where nothing does."""
    return OF_FIELD.get(f"{act}.{field}") or OF_FIELD.get(field)
