"""Voting: the act of recording a vote on the question that comes next, and its fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.motion import MotionKind
from models.matter.vote import Method, Side, Tally, TallyWrong, Vote, VotesAreOpen, checked, decided
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.voting.balloting import Course, course, without_an_order
from models.voting.holding import standing_votes, unbroken_votes


class NothingToVoteOn(Refusal):
    """Nothing is to be voted on: item {item} has no seconded motion that is still open."""

    vain: ClassVar[bool] = True


def course_of(meeting: Meeting, item: int, votes: Sequence[Vote] | None = None) -> Course:
    """Where an item's motions and votes stand, by the majorities of the body; by some of the votes alone."""
    found, rules = meeting.items[item], meeting.rules()
    majorities = {kind: rules.majority(f"majority.{kind}", meeting.kind) for kind in MotionKind}
    return course(found.motions, found.votes if votes is None else votes, majorities)


def stands_alone(meeting: Meeting, item: int, mover: str) -> bool:
    """Whether the body's rule lets this mover do without a seconder."""
    who = meeting.rules().choice("motion.without_seconder")
    return who == "anybody" or (who == "chair" and mover == meeting.chair_of(item))


class OrderToConfirm(Refusal):
    """Motions {motions} on item {item} would change the same, and no sums say which is furthest from the
    proposal: the chair proposes an order, and the body confirms it (vote order)."""


class RecordVote(ItemAct):
    """Record the vote on the question that comes next on an item; the engine says which one that is.

    A roll-call names every member who may vote; a count gives numbers alone. Votes on a matter are open. One
    that no longer fits those who may decide the item, for somebody who was counted withdrew or left, is taken
    again.
    """

    noun: ClassVar[str] = "vote"
    verb: ClassVar[str] = "record"
    example: ClassVar[str] = "pykala vote record khs-2021-03-15 --item 10 --yes 1-6,8-15 --no 'Mai Kivelä'"
    one_of: ClassVar[tuple[str, ...]] = ("yes", "no", "blank", "yes_count", "no_count", "blank_count")

    method: Method = Method.ROLL_CALL
    """How the vote is taken: roll_call or count."""
    yes: tuple[Member, ...] = ()
    """Members who vote YES, by name or by seat: `1-9,12` are those of these seats who may vote."""
    no: tuple[Member, ...] = ()
    """Members who vote NO, written in the same way."""
    blank: tuple[Member, ...] = ()
    """Members who vote blank, written in the same way."""
    not_voting: tuple[Member, ...] = ()
    """Members who are there and take no part, written in the same way."""
    yes_count: int = Field(default=0, ge=0)
    """YES votes, where no names are recorded."""
    no_count: int = Field(default=0, ge=0)
    """NO votes, where no names are recorded."""
    blank_count: int = Field(default=0, ge=0)
    """Blank votes, where no names are recorded."""
    not_voting_count: int = Field(default=0, ge=0)
    """Members who are there and take no part, where no names are recorded."""
    chair: Side | None = None
    """The chair's side, needed on a tie without names."""
    settled: Side | None = None
    """The side that the body held to have won a tie which no vote of the chair settles; the law is silent."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        if self.method is Method.SECRET:
            raise VotesAreOpen
        state.refuse_unlawful()
        item = state.debated(self.item, command.happened_at, world.now)
        state.refuse_inquorate(self.item)
        state.refuse_not_taken_up(self.item)
        standing = unbroken_votes(state, self.item)
        question = course_of(state, self.item, standing).question
        if question is None:
            standing = standing_votes(state, self.item)
            question = course_of(state, self.item, standing).question
        if question is None:
            raise NothingToVoteOn(item=self.item)
        if rivals := without_an_order(item.motions, standing):
            raise OrderToConfirm(item=self.item, motions=Listed.of(rivals))
        tally = checked(self._tally(), state.voters(self.item), state.members(self.item))
        leading = state.chair_of(self.item)
        vote = decided(question, tally, self._side_of(leading, tally), body=self.settled, leading=leading)
        yield VoteRecorded(item=self.item, vote=vote, again=len(standing) < len(item.votes))

    def _tally(self) -> Tally:
        """The votes as they were given; a number beside names is theirs."""
        names = {name: getattr(self, name) for name in _SIDES}
        counts = {name: getattr(self, f"{name}_count") for name in _SIDES}
        if self.method is not Method.ROLL_CALL:
            if any(names.values()):
                raise TallyWrong(problem=Said.why("a count lists no names"))
            numbers = {f"{name}_count": count for name, count in counts.items()}
            return Tally.model_validate({"method": self.method, **numbers})
        for name, count in counts.items():
            if count and count != len(names[name]):
                raise TallyWrong(
                    problem=Said.why(
                        "{count} vote was counted and {names} stand in the roll",
                        "{count} votes were counted and {names} stand in the roll",
                        count=count,
                        names=len(names[name]),
                    )
                )
        numbers = {f"{name}_count": len(listed) for name, listed in names.items()}
        return Tally.model_validate({**names, **numbers})

    def _side_of(self, chair: str, tally: Tally) -> Side | None:
        """The chair's side: where names are recorded, the one on which the chair stands."""
        if tally.method is not Method.ROLL_CALL:
            return self.chair
        side = Side.YES if chair in tally.yes else Side.NO if chair in tally.no else None
        if self.chair not in (None, side):
            raise TallyWrong(problem=Said.why("{chair} stands elsewhere in the roll", chair=chair))
        return side


_SIDES = ("yes", "no", "blank", "not_voting")


class VoteRecorded(ItemFact):
    """A vote was taken."""

    reversible: ClassVar[bool] = True

    vote: Vote
    """The question with its answers and the side that won."""
    again: bool = False
    """It was taken again, for those who may decide were not those who had been counted any more."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        kept = item.votes[: self.vote.question.number - 1] if self.again else item.votes
        return state.with_item(replace(item, votes=(*kept, self.vote)))

    def answers(self) -> dict[str, str | int]:
        return {"vote": self.vote.question.number, "winner": self.vote.winner}

    def said(self) -> Said:
        return Said.fact(
            "Item {item}, {vote}. {question}",
            item=self.item,
            vote=self.vote.said(),
            question=self.vote.question.said(),
        )
