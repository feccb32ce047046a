"""What a meeting knows of a case that became confidential after it was on the meeting's agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import not_
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from models.base.words import Said
from models.engine.journal import Content, Fact
from models.meeting.agenda_lines import AgendaLine, changes

if TYPE_CHECKING:
    from models.meeting.meeting import Meeting


class ItemsHidden(Content):
    """A case became confidential that is or was on the agenda: from now on its items bear its new title."""

    case: str
    """Register number of the case."""
    title: str
    """What the case is called from now on, which tells nothing of it."""
    placed: tuple[int, ...] = ()
    """The numbers of the facts that placed it here: versions of the agenda list these under that title."""
    anew: Literal["", "minutes_draft", "minutes"] = ""
    """The minutes that are made anew, as those there are tell what is confidential; empty if none are."""
    agenda: int = Field(default=0, exclude_if=not_)
    """The version of the agenda that is made anew, as what was published tells it; 0 if none is."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        items = {
            number: replace(item, title=item.title if item.secrecy else self.title, guarded=True)
            if item.case == self.case
            else item
            for number, item in state.items.items()
        }
        return replace(
            state,
            items=items,
            agendas=tuple(map(self._listed, state.agendas)),
            left=self._listed(state.left),
            declined=self._listed(state.declined),
        )

    def _listed(self, lines: Sequence[AgendaLine]) -> tuple[AgendaLine, ...]:
        return tuple(
            line.model_copy(update={"title": self.title}) if line.placed in self.placed else line
            for line in lines
        )

    def said(self) -> Said:
        return Said.fact("What was on the agenda became confidential: {title}.", title=self.title)


def hidden_since(meeting: Meeting, later: Iterable[Fact]) -> Meeting:
    """The meeting as it was, with nothing of what became confidential after it, as later facts say."""
    for fact in later:
        if isinstance(fact.content, ItemsHidden):
            meeting = fact.content.fold(meeting, fact)
    return meeting


def placed_in(meeting: Meeting) -> frozenset[int]:
    """The numbers of the facts that placed what a meeting's papers tell of: what is on its agenda or was in a
    version of it, what was left when it was closed, and what was not taken up."""
    lines = (line.placed for each in (*meeting.agendas, meeting.left, meeting.declined) for line in each)
    return frozenset((*(item.placed for item in meeting.items.values()), *lines))


def as_called_now(content: Content, meeting: Meeting) -> Content:
    """A version of the agenda with its changes, or the closing with what was left, under the titles of now.

    Where one of these is new, the ground of the change is left out: it may tell what the title tells no more.
    """
    if getattr(content, "left", meeting.left) != meeting.left:
        return content.model_copy(update={"left": meeting.left})
    told = getattr(content, "changes", None)
    version = getattr(content, "version", 0)
    if not told or not 1 < version <= len(meeting.agendas):
        return content
    now = changes(meeting.agendas[version - 2], meeting.agendas[version - 1])
    if now == told:
        return content
    grounds = {"ground": "", "ground_in": {}} if hasattr(content, "ground") else {}
    return content.model_copy(update={"changes": now, **grounds})
