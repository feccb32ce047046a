"""The agenda once more, as it was published: what became confidential since is under its new title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.agenda.agenda_version import AgendaPublished
from models.agenda.summons import AgendaSent
from models.engine.journal import Content, Fact
from models.engine.world import Held
from models.meeting.hidden import ItemsHidden, as_called_now
from models.meeting.meeting import Meeting


@dataclass(frozen=True)
class AgendaAnew:
    """A version of the agenda: what published it, and the meeting as it stood then, as it is called now.

    What happened since, and what nobody has published yet, is not in it.
    """

    content: Content
    meeting: Meeting

    @classmethod
    def by(cls, hidden: Fact, facts: Sequence[Fact]) -> AgendaAnew | None:
        """The version that a case left which became confidential; None where it says of none.

        `facts` are the meeting's, with that one.
        """
        told = hidden.content
        if not (isinstance(told, ItemsHidden) and told.agenda):
            return None
        said = next(fact for fact in reversed(facts) if _publishes(fact.content, told.agenda))
        meeting = Held(said.journal).after(tuple(facts[: said.seq])).of(Meeting)
        for later in facts[said.seq : hidden.seq]:
            if isinstance(later.content, ItemsHidden):
                meeting = later.content.fold(meeting, later)
        return cls(as_called_now(said.content, meeting), meeting)


def _publishes(content: Content, version: int) -> bool:
    return isinstance(content, AgendaSent | AgendaPublished) and content.version == version
