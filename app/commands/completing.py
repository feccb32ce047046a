"""What a shell completes: ids of the registry and codes of bodies, each by a function of its own."""

from __future__ import annotations

from collections.abc import Callable

from app.desk.reading.ids import bodies, journals

Found = list[tuple[str, str]]
Completer = Callable[[str], Found]


def a_case(incomplete: str) -> Found:
    """Register numbers, with titles."""
    return journals(incomplete, "case")


def a_meeting(incomplete: str) -> Found:
    """Ids of meetings."""
    return journals(incomplete, "meeting")


def a_follow_up(incomplete: str) -> Found:
    """Ids of follow-ups."""
    return journals(incomplete, "follow_up")


def a_journal(incomplete: str) -> Found:
    """Ids of cases, meetings and follow-ups."""
    return journals(incomplete, "case", "meeting", "follow_up")


def a_body(incomplete: str) -> Found:
    """Codes of bodies."""
    return [(code, "") for code in bodies(incomplete)]


BY_NAME: dict[str, Completer] = {
    each.__name__: each for each in (a_case, a_meeting, a_follow_up, a_journal, a_body)
}
OF_KIND = {"case": a_case, "meeting": a_meeting, "follow_up": a_follow_up}
"""What an act is addressed to."""

OF_FIELD = {
    "case": a_case,
    "meeting": a_meeting,
    **dict.fromkeys(("body", "bodies", "group", "groups"), a_body),
}
"""Fields of acts that name a journal or a body."""
