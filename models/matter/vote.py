"""Votes: a question of two sides, who answered what, and which side won."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.law.majority import Majority
from models.matter.motion import Motion, MotionKind


class TallyWrong(Refusal):
    """The votes do not fit the members present: {problem}."""


class VotesAreOpen(Refusal):
    """Votes on a matter are open: record who voted how, or how many. Only elections may be secret."""


class NobodyVoted(Refusal):
    """Neither side got a vote, so that neither has won: take the vote again."""


class TieLeftOpen(Refusal):
    """It is a tie, and {chair} in the chair voted for neither side, so that no vote settles it and the law
    leaves it open. Take the vote again, or say which side the body held to have won."""


class SettledByVotes(Refusal):
    """The votes settle it, or the chair's vote does: {winner} has won, and nothing is left for the body to
    settle; leave it out (--settled, in a case file `settled:`)."""


class RollCallMiscounted(BadValue):
    """A roll-call counts the names that it lists."""


class NamesListed(BadValue):
    """A count or a secret vote lists no names."""


class Method(StrEnum):
    """How a vote is taken."""

    ROLL_CALL = "roll_call"
    COUNT = "count"
    SECRET = "secret"  # noqa: S105 - a way of voting


class Side(StrEnum):
    """The two sides of a question."""

    YES = "yes"
    NO = "no"

    @property
    def other(self) -> Side:
        """The side against it."""
        return Side.NO if self is Side.YES else Side.YES


CHAIRS_SIDE = Said.why("it is a tie and the chair's side is not known; say which side the chair took")

BASE = 0
"""The presenter's proposal, among the numbers of motions."""


class MovedBy(Frozen):
    """A motion as a question names it."""

    number: int
    """Its number on the item."""
    kind: MotionKind
    """What it asks for."""
    mover: str
    """Who made it, by name or seat."""

    @classmethod
    def of(cls, motion: Motion) -> Self:
        """How a motion is named."""
        return cls(number=motion.number, kind=motion.kind, mover=motion.mover)


class Question(Frozen):
    """What is voted on: each side is a motion by its number, the base, or `None` for going on or opposing."""

    number: int = Field(ge=1)
    """Its place among the votes on the item, from 1."""
    yes: int | None
    """The motion that YES is for, 0 for the presenter's proposal, None for going on with the handling."""
    no: int | None
    """The motion that NO is for, 0 for the presenter's proposal, None for opposing a wish."""
    explanation: str
    """Both sides in words, as the chair reads them out."""
    threshold: Majority | None = None
    """What the motion needs to be carried; None where most votes suffice (Kuntalaki 104 §)."""
    moved: tuple[MovedBy, ...] = Field(default=(), exclude_if=lambda moved: not moved)
    """The motions on its sides; empty in older votes, whose papers would else have another record."""

    def said(self) -> Said | str:
        """What YES and what NO mean; of one that was kept without its motions, as it was explained then."""
        if not self.moved:
            return self.explanation
        asked = Said.fact("YES: {yes}. NO: {no}.", yes=self.named(self.yes), no=self.named(self.no))
        if self.threshold is None:
            return asked
        needs = Said.fact("It is carried with {needs}.", needs=self.threshold.said())
        return Said.fact("{asked} {needs}", asked=asked, needs=needs)

    def named(self, side: int | None) -> Said:
        """What a side is for, as the chair says it."""
        motion = next((motion for motion in self.moved if motion.number == side), None)
        if motion:
            return Said.fact(
                "motion {number} ({kind} by {mover})",
                number=motion.number,
                kind=motion.kind,
                mover=motion.mover,
            )
        if side == BASE:
            return Said.fact("the proposal")
        stops = self.yes is None
        return Said.fact("the handling goes on") if stops else Said.fact("against it")

    @property
    def motions_side(self) -> Side:
        """The side of the motion that is put against what stands; a wish is asked for by YES."""
        return Side.YES if self.no is None else Side.NO


class Tally(Frozen):
    """How the members answered. Names in a roll-call, numbers alone in a count or a secret vote."""

    method: Method = Method.ROLL_CALL
    """By roll-call with names; by a count or in secret with numbers alone."""
    yes: tuple[str, ...] = ()
    """Who answered YES in a roll-call; empty in a vote without names."""
    no: tuple[str, ...] = ()
    """Who answered NO in a roll-call; empty in a vote without names."""
    blank: tuple[str, ...] = ()
    """Who voted blank in a roll-call; empty in a vote without names."""
    absent: tuple[str, ...] = ()
    """Whose seat was empty or who had withdrawn from the item: the seats that could not vote."""
    yes_count: int = Field(default=0, ge=0)
    """How many answered YES, with names or without."""
    no_count: int = Field(default=0, ge=0)
    """How many answered NO, with names or without."""
    blank_count: int = Field(default=0, ge=0)
    """How many votes were blank; they count for neither side."""
    not_voting: tuple[str, ...] = Field(default=(), exclude_if=lambda names: not names)
    """Who was there and took no part in a roll-call; empty in a vote without names."""
    not_voting_count: int = Field(default=0, ge=0, exclude_if=lambda count: not count)
    """How many were there and took no part, with names or without."""

    @model_validator(mode="after")
    def _counts_are_those_of_the_names(self) -> Self:
        if self.method is Method.ROLL_CALL:
            for side, count in (
                (self.yes, self.yes_count),
                (self.no, self.no_count),
                (self.blank, self.blank_count),
                (self.not_voting, self.not_voting_count),
            ):
                if len(side) != count:
                    raise RollCallMiscounted
        elif self.named:
            raise NamesListed
        return self

    @property
    def given(self) -> int:
        """How many votes were given, blank ones included."""
        return self.yes_count + self.no_count + self.blank_count

    @property
    def there(self) -> int:
        """How many might have voted: those who did, and those who were there and took no part."""
        return self.given + self.not_voting_count

    @property
    def named(self) -> tuple[str, ...]:
        """Everybody whom it names as there, in a roll-call."""
        return (*self.yes, *self.no, *self.blank, *self.not_voting)


class Vote(Frozen):
    """A question with its answers and the side that won."""

    question: Question
    """What was put to the vote, as it was computed from the motions."""
    tally: Tally
    """Who answered what, or how many."""
    winner: Side
    """The side that most votes gave, a threshold or, on a tie, the chair (Kuntalaki 104 §)."""
    tie: bool = False
    """Both sides had as many votes, so that the chair's side won."""
    left_open: bool = Field(default=False, exclude_if=lambda left: not left)
    """It was a tie that no vote of the chair settled: the law leaves it open, and the body settled it."""

    def said(self) -> Said:
        """For example 'vote 1: yes, 9–4'."""
        said = Said.fact(
            "vote {number}: {winner}, {yes}–{no}",
            number=self.question.number,
            winner=self.winner,
            yes=self.tally.yes_count,
            no=self.tally.no_count,
        )
        if self.tally.blank_count:
            said = Said.fact("{vote}, {blank} blank", vote=said, blank=self.tally.blank_count)
        if self.tally.not_voting_count:
            said = Said.fact("{vote}, {count} not voting", vote=said, count=self.tally.not_voting_count)
        if self.left_open:
            return Said.fact("{vote} (a tie that the chair's vote does not settle: the body did)", vote=said)
        return Said.fact("{vote} (a tie: the chair's side)", vote=said) if self.tie else said


def checked(tally: Tally, voters: tuple[str, ...], seats: tuple[str, ...]) -> Tally:
    """The tally with the absent named, or TallyWrong: nobody twice, nobody but voters, nobody left out."""
    named = tally.named
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise TallyWrong(problem=Said.why("{name} stands twice", name=twice[0]))
    strangers = [name for name in named if name not in voters]
    if strangers:
        raise TallyWrong(problem=Said.why("{name} may not vote on this item or is absent", name=strangers[0]))
    if tally.method is Method.ROLL_CALL:
        silent = [name for name in voters if name not in named]
        if silent:
            raise TallyWrong(
                problem=Said.why(
                    "{names} is present and stands on no side; blank is a side too, and who takes no part is"
                    " named",
                    names=Listed.of(silent),
                )
            )
    elif tally.there != len(voters):
        raise TallyWrong(
            problem=Said.why(
                "{count} vote was counted and {voters} members may vote",
                "{count} votes were counted and {voters} members may vote",
                count=tally.there,
                voters=len(voters),
            )
        )
    return tally.model_copy(update={"absent": tuple(name for name in seats if name not in voters)})


def decided(
    question: Question, tally: Tally, chair: Side | None, *, body: Side | None = None, leading: str = ""
) -> Vote:
    """The vote: most votes win, a threshold must be reached, on a tie the chair's side wins (104 §).

    Who is `leading` and voted for neither side settles no tie: `body` says which side it held to have won.
    Raises NobodyVoted and TieLeftOpen; TallyWrong where the chair's side of a count is not known, and
    SettledByVotes where nothing is left to the body.
    """
    vote = _won(question, tally, chair, body=body, leading=leading)
    if body is not None and not vote.left_open:
        raise SettledByVotes(winner=vote.winner)
    return vote


def _won(question: Question, tally: Tally, chair: Side | None, *, body: Side | None, leading: str) -> Vote:
    if not tally.yes_count and not tally.no_count:
        raise NobodyVoted
    if question.threshold is not None:
        side = question.motions_side
        votes = tally.yes_count if side is Side.YES else tally.no_count
        carried = question.threshold.reached(votes, tally.yes_count + tally.no_count)
        return Vote(question=question, tally=tally, winner=side if carried else side.other)
    if tally.yes_count != tally.no_count:
        winner = Side.YES if tally.yes_count > tally.no_count else Side.NO
        return Vote(question=question, tally=tally, winner=winner)
    if chair is not None:
        return Vote(question=question, tally=tally, winner=chair, tie=True)
    if body is not None:
        return Vote(question=question, tally=tally, winner=body, tie=True, left_open=True)
    if tally.method is Method.ROLL_CALL:
        raise TieLeftOpen(chair=leading)
    raise TallyWrong(problem=CHAIRS_SIDE)
