"""Elections: lists, votes and who is elected. Most votes win, or d'Hondt between lists; lots settle ties.

An election by majority is one in which every list has one name (Kuntalaki 105 §).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Annotated

from pydantic import Field

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.law.election_method import ElectionMethod
from models.law.openness import Name


class ElectionWrong(Refusal):
    """The election does not come out: {problem}."""


class NotDemandedByEnough(Refusal):
    """A proportional election of {seats} is held where {needed} of the {voters} members present demand it;
    {given} did."""


class BallotsAreClosed(Refusal):
    """An election that is proportional, or whose ballots a member demanded to be closed, is secret: say
    so."""


class ElectedAlready(Refusal):
    """There was an election on item {item} already ({elected}): undo it first, or say by its office what else
    is elected."""


class Slate(Frozen):
    """A list of candidates in their order, or one candidate, and the votes that it got."""

    candidates: tuple[Name, ...] = Field(min_length=1)
    """The names in the order of the list, or one name alone."""
    votes: int = Field(default=0, ge=0)
    """How many the list got; 0 in an election that was unanimous."""
    name: Name = Field(default="", max_length=100)
    """The list's name; one candidate needs none."""


_Demander = Annotated[Name, Field(max_length=200)]


class Ballots(Frozen):
    """What an election on an item was: the seats, the candidates and their votes."""

    seats: int = Field(ge=1)
    """How many are to be elected."""
    method: ElectionMethod = ElectionMethod.MAJORITY
    """By majority each list has one name; proportional, lists share the seats by d'Hondt."""
    slates: tuple[Slate, ...] = Field(min_length=1)
    """The lists or candidates with their votes; nobody is on two."""
    blank: int = Field(default=0, ge=0)
    """How many blank ballots were given; they elect nobody."""
    secret: bool = False
    """It was held by secret ballot."""
    demanded_by: _Demander | tuple[_Demander, ...] = ""
    """Who demanded this way of electing, each by name or by seat; empty if nobody did."""
    unanimous: bool = False
    """Nobody voted: as many candidates as seats, and no one against."""
    lot: tuple[Name, ...] = ()
    """Whom the lot favoured among those tied for the last seats; empty where none was drawn."""
    office: Name = Field(default="", max_length=200, exclude_if=lambda office: not office)
    """What they are elected to, where an item has several elections."""

    @property
    def demanders(self) -> tuple[str, ...]:
        """Who demanded it, each of them."""
        one = self.demanded_by
        return one if isinstance(one, tuple) else (one,) if one else ()


class Election(Ballots):
    """An election with those who were elected."""

    voters: int = Field(default=0, exclude_if=lambda voters: not voters)
    """How many might vote; 0 in what was recorded before that was kept."""

    elected: tuple[str, ...]
    """Who got a seat, the highest comparison number first."""

    def said(self) -> Said:
        """For example 'elected: A and B, by lot'."""
        elected = Listed.of(self.elected, "and")
        if self.lot:
            return Said.fact("elected: {elected}, by lot", elected=elected)
        return Said.fact("elected: {elected}", elected=elected)


def elected(slates: Iterable[Slate], seats: int, lot: Sequence[str]) -> tuple[str, ...]:
    """Who is elected, the highest comparison number first, or ElectionWrong: a tie needs the lot's result.

    Nobody is elected without a vote, and a seat for which nobody is left stays empty; where nobody voted, as
    in a unanimous election, all are.
    """
    lists = tuple(slates)
    voted = [slate for slate in lists if slate.votes] or lists
    numbers = [
        (Fraction(slate.votes, place), candidate)
        for slate in voted
        for place, candidate in enumerate(slate.candidates, start=1)
    ]
    ranked = sorted(numbers, key=lambda each: -each[0])
    chosen: list[str] = []
    for _, group in groupby(ranked, key=lambda each: each[0]):
        tied, free = [name for _, name in group], seats - len(chosen)
        if len(tied) <= free:
            chosen += tied
        elif free:
            chosen += _drawn(tied, free, lot)
    if lot and not _tied_for_the_last(ranked, seats):
        raise ElectionWrong(problem=Said.why("nobody is tied for the last seat, so that no lot is drawn"))
    return tuple(chosen)


def _drawn(tied: list[str], free: int, lot: Sequence[str]) -> list[str]:
    if not lot:
        raise ElectionWrong(
            problem=Said.why(
                "{tied} are tied for {free} of the seats; say whom the lot gave",
                tied=Listed.of(tied),
                free=free,
            )
        )
    if len(set(lot)) != free or not set(lot) <= set(tied):
        raise ElectionWrong(
            problem=Said.why(
                "the lot is drawn among {tied}, for {free} of the seats", tied=Listed.of(tied), free=free
            )
        )
    return list(lot)


def _tied_for_the_last(ranked: list[tuple[Fraction, str]], seats: int) -> bool:
    return len(ranked) > seats and ranked[seats - 1][0] == ranked[seats][0]


def refuse_wrong_sums(election: Ballots, voters: int) -> None:
    """Refuse slates or sums that the method, the seats or the voters do not allow."""
    names = [name for slate in election.slates for name in slate.candidates]
    if len(set(names)) < len(names):
        raise ElectionWrong(problem=Said.why("somebody is a candidate twice"))
    if len(names) < election.seats:
        raise ElectionWrong(
            problem=Said.why(
                "{seats} are to be elected of {candidates} candidates",
                seats=election.seats,
                candidates=len(names),
            )
        )
    if election.method is ElectionMethod.MAJORITY and len(names) > len(election.slates):
        raise ElectionWrong(problem=Said.why("an election by majority is between candidates, not lists"))
    given = sum(slate.votes for slate in election.slates) + election.blank
    if election.unanimous:
        if given or election.secret or len(names) != election.seats:
            raise ElectionWrong(
                problem=Said.why("a unanimous election has as many candidates as seats, and no votes")
            )
        return
    if not given - election.blank:
        raise ElectionWrong(problem=Said.why("nobody got a vote, and nobody is elected without one"))
    one_each = election.method is ElectionMethod.PROPORTIONAL or election.seats == 1
    if given != voters and (one_each or given > voters * election.seats):
        most = voters if one_each else voters * election.seats
        raise ElectionWrong(
            problem=Said.why(
                "{count} vote was counted and {most} may be given",
                "{count} votes were counted and {most} may be given",
                count=given,
                most=most,
            )
        )
    if (largest := max(slate.votes for slate in election.slates)) > voters:
        raise ElectionWrong(
            problem=Said.why(
                "{count} vote for one name, and {voters} members may vote",
                "{count} votes for one name, and {voters} members may vote",
                count=largest,
                voters=voters,
            )
        )


def refuse_undemanded(election: Ballots, voters: int) -> None:
    """Refuse a proportional election that too few demand, and open ballots where they have to be closed."""
    proportional = election.method is ElectionMethod.PROPORTIONAL
    needed, given = -(-voters // (election.seats + 1)), len(set(election.demanders))
    if proportional and election.seats < 2:
        raise ElectionWrong(problem=Said.why("one seat is not filled proportionally"))
    if proportional and given < needed:
        raise NotDemandedByEnough(seats=election.seats, needed=needed, voters=voters, given=given)
    if (proportional or election.demanders) and not election.secret:
        raise BallotsAreClosed
