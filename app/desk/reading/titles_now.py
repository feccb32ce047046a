"""Facts as they are told since a case became confidential: under its title of now, and without own words.

The facts themselves, and their hashes, stay as they were recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from models.agenda.agenda import ItemPlaced
from models.base.people import Official
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.engine.journal import Content, Fact
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.law.openness import with_own_words
from models.meeting.hidden import ItemsHidden, as_called_now
from models.meeting.meeting import Meeting
from models.minutes.remarks import MinutesReturned, RemarkResolved
from models.preparation.classifying import hides
from models.sitting.hearing_experts import ExpertHeard

_SEALED = Written.of(Text.of(""), salt="")
_SOMEBODY = Official(name="* * *")
"""Stands for an expert on what is confidential: who was asked may tell what about."""


def told_now(held: Held, facts: Sequence[Fact], journal: Callable[[str], Held]) -> tuple[Fact, ...]:
    """The facts of a journal that is held so; `journal` gives another one as it stands."""
    return tuple(_told(held, facts, cache(journal)))


def _told(held: Held, facts: Sequence[Fact], journal: Callable[[str], Held]) -> Iterator[Fact]:
    hidden = max((fact.seq for fact in facts if hides(fact.content)), default=0)
    about_it = frozenset(_about_what_is_secret(held, facts, journal))
    for fact in facts:
        said = fact.content
        match held.state:
            case Case(confidential=True, title=title) if fact.seq < hidden:
                said = _called(_without_own_words(said), title)
            case FollowUp(case=number):
                if secret := _secret_title(journal, number):
                    said = _called(_without_own_words(said), secret)
            case Meeting() as meeting:
                said = as_called_now(said, meeting)
                if fact.seq in about_it:
                    said = _without_own_words(said)
                if isinstance(said, ExpertHeard) and _is_secret(meeting, said.item, journal):
                    said = said.model_copy(update={"expert": _SOMEBODY})
                if isinstance(said, ItemPlaced) and said.case and _called_otherwise(said, fact.seq, meeting):
                    said = _called(said, _secret_title(journal, said.case))
        yield fact if said is fact.content else fact.model_copy(update={"content": said})


def _about_what_is_secret(held: Held, facts: Sequence[Fact], journal: Callable[[str], Held]) -> Iterator[int]:
    """The numbers of a meeting's facts about a case that became confidential after them.

    A remark on the minutes as a whole may be about it, and is taken to be.
    """
    if not isinstance(held.state, Meeting):
        return
    since = {
        fact.content.case: fact.seq
        for fact in facts
        if isinstance(fact.content, ItemsHidden) and _secret_title(journal, fact.content.case)
    }
    if not since:
        return
    until = {item.number: since[item.case] for item in held.state.items.values() if item.case in since}
    for fact in facts:
        if isinstance(fact.content, ItemPlaced) and fact.content.case in since:
            until[fact.content.item] = since[fact.content.case]
    sections = {0, *(item.section for item in held.state.items.values() if item.case in since)}
    remarks = {each.number for each in held.state.remarks if each.section in sections}
    for fact in facts:
        said = fact.content
        remarked = isinstance(said, MinutesReturned | RemarkResolved) and said.remark in remarks
        last = max((until.get(item, 0) for item in said.about()), default=0)
        if fact.seq < (max(since.values()) if remarked else last):
            yield fact.seq


def _is_secret(meeting: Meeting, number: int, journal: Callable[[str], Held]) -> bool:
    """Whether an item is confidential, by itself or as its case is."""
    item = meeting.items.get(number)
    return item is not None and (item.secrecy is not None or bool(_secret_title(journal, item.case)))


def _called_otherwise(said: ItemPlaced, seq: int, meeting: Meeting) -> bool:
    """Whether the item is called otherwise now, or is on the agenda no more."""
    return all((item.placed, item.title) != (seq, said.title) for item in meeting.items.values())


def _secret_title(journal: Callable[[str], Held], case: str) -> str:
    """What a case is called in the open that is confidential; empty where it is not."""
    state = journal(case).state if case else None
    return state.title if isinstance(state, Case) and state.confidential else ""


def _without_own_words(content: Content) -> Content:
    """What is said, with what would be sealed today as if it were."""
    return with_own_words(content, lambda _: _SEALED)


def _called(content: Content, title: str) -> Content:
    """What is said, under a title; as it is where it has none, or that."""
    before = getattr(content, "title", "")
    if not title or not isinstance(before, str) or before in ("", title):
        return content
    others: dict[str, object] = {"title_in": {}} if getattr(content, "title_in", None) else {}
    return content.model_copy(update={"title": title, **others})
