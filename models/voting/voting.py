"""Voting: the act of recording a vote on the question that comes next, and its fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.motion import MotionKind
from models.matter.vote import Method, Side, Tally, TallyWrong, Vote, checked, decided
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.voting.balloting import Course, course


class NothingToVoteOn(Refusal):
    """Nothing is to be voted on: item {item} has no seconded motion that is still open."""

    vain: ClassVar[bool] = True


def course_of(meeting: Meeting, item: int) -> Course:
    """Where an item's motions and votes stand, by the majorities of the body."""
    found, rules = meeting.items[item], meeting.rules()
    majorities = {kind: rules.majority(f"majority.{kind}", meeting.kind) for kind in MotionKind}
    return course(found.motions, found.votes, majorities)


class RecordVote(ItemAct):
    """Record the vote on the question that comes next on an item; the engine says which one that is.

    A roll-call names every member who may vote; a count or a secret vote gives numbers alone.
    """

    noun: ClassVar[str] = "vote"
    verb: ClassVar[str] = "record"
    example: ClassVar[str] = "pykala vote record khs-2021-03-15 --item 10 --yes 1-6,8-15 --no 'Mai Kivelä'"
    one_of: ClassVar[tuple[str, ...]] = ("yes", "no", "blank", "yes_count", "no_count", "blank_count")

    method: Method = Method.ROLL_CALL
    """roll_call, count or secret."""
    yes: tuple[Member, ...] = ()
    """Members who vote YES, by name or by seat: `1-9,12` are those of these seats who may vote."""
    no: tuple[Member, ...] = ()
    """Members who vote NO, written in the same way."""
    blank: tuple[Member, ...] = ()
    """Members who vote blank, written in the same way."""
    yes_count: int = Field(default=0, ge=0)
    """YES votes, where no names are recorded."""
    no_count: int = Field(default=0, ge=0)
    """NO votes, where no names are recorded."""
    blank_count: int = Field(default=0, ge=0)
    """Blank votes, where no names are recorded."""
    chair: Side | None = None
    """The chair's side, needed on a tie without names."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_unlawful()
        state.debated(self.item, command.happened_at)
        state.refuse_inquorate(self.item)
        question = course_of(state, self.item).question
        if question is None:
            raise NothingToVoteOn(item=self.item)
        yes, no, blank = self.yes, self.no, self.blank
        by_name = self.method is Method.ROLL_CALL
        if not by_name and (yes or no or blank):
            raise TallyWrong(problem=_NAMELESS[self.method])
        tally = Tally(
            method=self.method,
            yes=yes,
            no=no,
            blank=blank,
            yes_count=len(yes) if by_name else self.yes_count,
            no_count=len(no) if by_name else self.no_count,
            blank_count=len(blank) if by_name else self.blank_count,
        )
        tally = checked(tally, state.voters(self.item), state.members(self.item))
        yield VoteRecorded(
            item=self.item,
            vote=decided(question, tally, self._side_of(state.chair_of(self.item), tally)),
        )

    def _side_of(self, chair: str, tally: Tally) -> Side | None:
        if chair in tally.yes:
            return Side.YES
        return Side.NO if chair in tally.no else self.chair


_NAMELESS = {
    Method.COUNT: Said.why("a count lists no names"),
    Method.SECRET: Said.why("a secret vote lists no names"),
}


class VoteRecorded(ItemFact):
    """A vote was taken."""

    reversible: ClassVar[bool] = True

    vote: Vote
    """The question with its answers and the side that won."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        return state.with_item(replace(item, votes=(*item.votes, self.vote)))

    def answers(self) -> dict[str, str | int]:
        return {"vote": self.vote.question.number, "winner": self.vote.winner}

    def said(self) -> Said:
        return Said.fact(
            "Item {item}, {vote}. {question}",
            item=self.item,
            vote=self.vote.said(),
            question=self.vote.question.said(),
        )
