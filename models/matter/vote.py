"""Votes: a question of two sides, who answered what, and which side won."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.law.majority import Majority


class TallyWrong(Refusal):
    """The votes do not fit the members present: {problem}."""


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


BASE = 0
"""The presenter's proposal, among the numbers of motions."""


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

    @property
    def motions_side(self) -> Side:
        """The side on which the motion stands that is put against the base, going on or opposing."""
        return Side.NO if self.yes in (None, BASE) else Side.YES


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

    @model_validator(mode="after")
    def _counts_are_those_of_the_names(self) -> Self:
        if self.method is Method.ROLL_CALL:
            for side, count in (
                (self.yes, self.yes_count),
                (self.no, self.no_count),
                (self.blank, self.blank_count),
            ):
                if len(side) != count:
                    raise ValueError("a roll-call counts the names that it lists")
        elif self.yes or self.no or self.blank:
            raise ValueError("a count or a secret vote lists no names")
        return self

    @property
    def given(self) -> int:
        """How many votes were given, blank ones included."""
        return self.yes_count + self.no_count + self.blank_count


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

    def said(self) -> str:
        """For example 'vote 1: yes, 9–4'."""
        tie = " (a tie: the chair's side)" if self.tie else ""
        blank = f", {self.tally.blank_count} blank" if self.tally.blank_count else ""
        sums = f"{self.tally.yes_count}–{self.tally.no_count}"
        return f"vote {self.question.number}: {self.winner}, {sums}{blank}{tie}"


def checked(tally: Tally, voters: tuple[str, ...], seats: tuple[str, ...]) -> Tally:
    """The tally with the absent named, or TallyWrong: nobody twice, nobody but voters, nobody left out."""
    named = (*tally.yes, *tally.no, *tally.blank)
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise TallyWrong(problem=f"{twice[0]} stands twice")
    strangers = [name for name in named if name not in voters]
    if strangers:
        raise TallyWrong(problem=f"{strangers[0]} may not vote on this item or is absent")
    if tally.method is Method.ROLL_CALL:
        silent = [name for name in voters if name not in named]
        if silent:
            raise TallyWrong(
                problem=f"{', '.join(silent)} is present and stands on no side; blank is a side too"
            )
    elif tally.given != len(voters):
        raise TallyWrong(problem=f"{tally.given} votes were counted and {len(voters)} members may vote")
    return tally.model_copy(update={"absent": tuple(name for name in seats if name not in voters)})


def decided(question: Question, tally: Tally, chair: Side | None) -> Vote:
    """The vote: most votes win, a threshold must be reached, on a tie the chair's side wins (104 §)."""
    if question.threshold is not None:
        side = question.motions_side
        votes = tally.yes_count if side is Side.YES else tally.no_count
        carried = question.threshold.reached(votes, tally.yes_count + tally.no_count)
        return Vote(question=question, tally=tally, winner=side if carried else side.other)
    if tally.yes_count != tally.no_count:
        winner = Side.YES if tally.yes_count > tally.no_count else Side.NO
        return Vote(question=question, tally=tally, winner=winner)
    if chair is None:
        raise TallyWrong(
            problem="it is a tie and the chair's side is not known; say which side the chair took"
        )
    return Vote(question=question, tally=tally, winner=chair, tie=True)
