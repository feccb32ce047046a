"""The editions of a paper: the public one, and the whole one for those who may read what it leaves out."""

from __future__ import annotations

from dataclasses import fields

from models.case.case import Case
from models.engine.state import State
from models.law.secrecy import is_sealed_in
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.papers.topic import Topic

WHOLE = "/whole"
"""How the template's name ends in an order of the whole edition."""


def whole(template: str) -> str:
    """The name of a template in orders of the whole edition."""
    return template + WHOLE


def is_whole(template: str) -> bool:
    """Whether an order by this name is one of the whole edition."""
    return template.endswith(WHOLE)


def document(template: str) -> str:
    """The template itself, whatever the edition."""
    return template.removesuffix(WHOLE)


def never(_state: State, _about: Topic) -> bool:
    """Of a paper that everybody may read as it is."""
    return False


def of_a_case(state: State, _about: Topic) -> bool:
    """Whether something of the case is not for everybody."""
    return isinstance(state, Case) and state.guarded


def of_items(state: State, about: Topic) -> bool:
    """Whether something of the items that the paper is about is not for everybody."""
    return any(is_guarded(item) for item in items_of(state, about))


def of_lines(state: State, about: Topic) -> bool:
    """Whether an agenda calls something by another name than it has, or keeps a ground back."""
    return any(item.secrecy or is_sealed_in(item.late_ground) for item in items_of(state, about))


def items_of(state: State, about: Topic) -> tuple[Item, ...]:
    """The items of a meeting that a paper is about; none in any other journal."""
    if not isinstance(state, Meeting):
        return ()
    return (state.items[about.item],) if about.item else tuple(state.items.values())


def is_guarded(item: Item) -> bool:
    """Whether something of an item is not for everybody."""
    parts = (getattr(item, part.name) for part in fields(item))
    return item.guarded or item.secrecy is not None or any(map(is_sealed_in, parts))
