"""What a shell completes: ids of the registry and codes of bodies, each by a function of its own."""

from __future__ import annotations

from collections.abc import Callable

from app.desk.reading.ids import bodies, journals

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


def by_name(name: str) -> Completer | None:
    """The function that the index keeps under this name."""
    if name.startswith(OF):
        return of_kind(name.removeprefix(OF))
    return {each.__name__: each for each in (a_journal, a_body)}.get(name)


OF_FIELD = {
    "case": a_case,
    "meeting": a_meeting,
    **dict.fromkeys(("body", "bodies", "group", "groups"), a_body),
}
"""Fields of acts that name a journal or a body."""
