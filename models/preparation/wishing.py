"""Wishing for a meeting: the preparer says for which one a case is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from models.base.refusal import Refusal
from models.case.case import Case
from models.case.wish import MeetingWished
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content
from models.engine.world import Held, World
from models.law.openness import Code
from models.meeting.meeting import Meeting
from models.meeting.wished import CaseWished, meant_no_more


class NotToCome(Refusal):
    """{meeting} is not still to come, so that no case can be meant for it."""


class SameWish(Refusal):
    """The case is meant for {meeting} already."""


class NoWish(Refusal):
    """The case is meant for no particular meeting; say for which."""


class WishMeeting(Act[Case]):
    """Say for which meeting the case is meant, or with no meeting that it is for no particular one any more.

    Its preparer is reminded of that meeting's last day for proposals. Another meeting's agenda leaves it out,
    unless the secretary names it.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "wish"
    example: ClassVar[str] = "pykala case wish 'HEL 2021-002935' --meeting khs-2021-03-15"

    meeting: Code = ""
    """The meeting, which has been called; left out, for no particular one any more."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        if self.meeting == state.meant_for:
            raise SameWish(meeting=self.meeting) if self.meeting else NoWish
        yield from meant_no_more(state.id, state.meant_for)
        if not self.meeting:
            yield MeetingWished()
            return
        meeting = world.held(self.meeting).of(Meeting)
        if not meeting.can_be_held:
            raise NotToCome(meeting=self.meeting)
        yield MeetingWished.of(meeting.id, meeting.day, meeting.proposals_due, meeting.rules(), world.now)
        yield Entry(journal=self.meeting, content=CaseWished(case=state.id))
