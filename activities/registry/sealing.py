"""Sealing: the texts of a case that became confidential leave the store for the table of what is sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from activities.archive import Archive
from activities.registry.facts import facts_with
from activities.store import TEXTS, NotInStore
from models.base.writing import Written
from models.case.case import Case
from models.engine.journal import Fact
from models.engine.world import Held
from models.groups.correcting import SessionCasesCorrected
from models.groups.holding import SessionHeld
from models.groups.session import GroupSession
from models.law.secrecy import written_in
from models.meeting.meeting import Meeting

NO_SALT = ""
"""What was written in the open is named by its plain hash, which stays in the chain."""


def seal_what_was_open(archive: Archive, journal: str, until: int) -> None:
    """Seal every text that facts about a case name in the open, up to one of its facts; it may be done again.

    These are the case's own, and what its meetings, its follow-ups and the groups that dealt with it alone
    say of it. A text that is named in the open by a fact about something else, too, stays where it is: there
    it may be read.
    """
    told = list(_about(archive, journal, until))
    places = {(fact.journal, fact.seq) for fact in told}
    named = dict.fromkeys(text.sha256 for fact in told for text in _open_texts(fact))
    for sha256 in named:
        if _named_elsewhere(archive, journal, sha256, places):
            continue
        try:
            said = archive.store.get(TEXTS, sha256).decode()
        except NotInStore:  # it was sealed before
            continue
        archive.seal(sha256, NO_SALT, said)
        archive.store.forget(TEXTS, sha256)


def _open_texts(fact: Fact) -> list[Written]:
    return [text for _, text in written_in(fact.content) if not text.sealed]


def _about(archive: Archive, journal: str, until: int) -> Iterator[Fact]:
    """The facts about a case until one of its own, in whatever journal they stand."""
    own = [fact for fact in archive.registry.facts(journal) if fact.seq <= until]
    yield from own
    case, place = Held(journal).after(own).of(Case), own[-1].position
    handled = (handling.meeting for handling in case.handlings if handling.meeting)
    for meeting in dict.fromkeys((*case.agendas, *handled)):
        yield from _of_a_meeting(archive.registry.facts(meeting, place), meeting, journal)
    for follow_up in case.follow_ups:
        yield from archive.registry.facts(follow_up, place)
    for session in _sessions(archive, journal):
        facts = archive.registry.facts(session, place)
        if facts and Held(session).after(facts).of(GroupSession).cases == (journal,):
            yield from facts


def _of_a_meeting(facts: Sequence[Fact], meeting: str, case: str) -> Iterator[Fact]:
    """What a meeting's facts say of the items that the case has there."""
    held = Held(meeting)
    for fact in facts:
        before, held = held, held.after([fact])
        for state in (before.state, held.state):
            if isinstance(state, Meeting) and _is_about(fact, state, case):
                yield fact
                break


def _is_about(fact: Fact, meeting: Meeting, case: str) -> bool:
    return any(item.case == case and number in fact.content.about() for number, item in meeting.items.items())


def _sessions(archive: Archive, case: str) -> list[str]:
    with archive.registry.reading.connect() as connection:
        speaking = facts_with(connection, case)
    held = (SessionHeld, SessionCasesCorrected)
    return [*dict.fromkeys(fact.journal for fact in speaking if isinstance(fact.content, held))]


def _named_elsewhere(archive: Archive, journal: str, sha256: str, places: set[tuple[str, int]]) -> bool:
    """Whether a fact that is not about the case names a text; none of a confidential case counts."""
    with archive.registry.reading.connect() as connection:
        others = [
            fact
            for fact in facts_with(connection, sha256)
            if fact.journal != journal and (fact.journal, fact.seq) not in places
        ]
    states = (archive.registry.held(each).state for each in dict.fromkeys(fact.journal for fact in others))
    return any(state is None or not state.confidential for state in states)
