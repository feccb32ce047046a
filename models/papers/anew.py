"""The agenda once more, as it was published: what became confidential since is under its new title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.agenda.agenda_version import AgendaPublished
from models.agenda.summons import AgendaSent
from models.engine.journal import Content, Fact
from models.engine.world import Held
from models.meeting.hidden import ItemsHidden, as_called_now, hidden_since
from models.meeting.meeting import Meeting


@dataclass(frozen=True)
class AgendaAnew:
    """A version of the agenda: what published it, and the meeting as it stood then, under the titles of now.

    What happened since, and what nobody has published yet, is not in it.
    """

    said: Fact
    content: Content
    meeting: Meeting

    @classmethod
    def by(cls, hidden: Fact, facts: Sequence[Fact]) -> AgendaAnew | None:
        """The version that a fact calls for, since a case became confidential; None where it calls for none.

        `facts` are the meeting's, with that one.
        """
        told = hidden.content
        if not (isinstance(told, ItemsHidden) and told.agenda):
            return None
        before = facts[: hidden.seq]
        said = next(fact for fact in reversed(before) if _publishes(fact.content, told.agenda))
        meeting = Held(said.journal).after(tuple(facts[: said.seq])).of(Meeting)
        meeting = hidden_since(meeting, before[said.seq :])
        return cls(said, as_called_now(said.content, meeting), meeting)

    def knew(self, fact: Fact) -> bool:
        """Whether a fact of any journal was there when it was published."""
        if self.said.position:
            return fact.position <= self.said.position
        return fact.recorded_at <= self.said.recorded_at


def _publishes(content: Content, version: int) -> bool:
    return isinstance(content, AgendaSent | AgendaPublished) and content.version == version
