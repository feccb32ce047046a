"""A vote as a decision's record tells of it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base.frozen import Frozen

AS_PROPOSED, AGAINST, GOING_ON = "Esityksen mukaan", "Vastustaa", "Käsittelyä jatketaan"
"""How our own records word the sides that are no member's motion."""


class Won(StrEnum):
    """Which side the record says has won."""

    YES = "yes"
    NO = "no"


class Voters(Frozen):
    """How many voted so, and who, in the record's order; names are empty where it gives none."""

    count: int = Field(ge=0)
    """How many they were, with names or without."""
    names: tuple[str, ...] = ()
    """Who they were, in the record's order; empty where it gives none."""


class Proposition(Frozen):
    """What a vote was for, CommonMark; `in_full` where the published data words it otherwise."""

    words: str = ""
    """What the side stood for, CommonMark."""
    in_full: str = ""
    """The same as the published data words it; empty where that is no different."""


class RecordedVote(Frozen):
    """One vote. A side is None where the record is silent about it."""

    number: int | None = None
    """Its place among the votes on the item, from 1; None where the record does not number it."""
    question: str = ""
    """What was voted on, in the record's words; empty where it tells the two sides only."""
    yes_proposition: Proposition = Proposition()
    """What YES stood for."""
    no_proposition: Proposition = Proposition()
    """What NO stood for."""
    yes: Voters | None = None
    """Who answered YES; None where the record is silent about it."""
    no: Voters | None = None
    """Who answered NO; None where the record is silent about it."""
    blank: Voters | None = None
    """Who voted blank; None where the record is silent about it."""
    absent: Voters | None = None
    """Who did not vote, being away or disqualified; None where the record is silent about it."""
    won: Won | None = None
    """The side that won; None where the record does not say it."""
    casting: bool = False
    """The chair's vote settled a tie."""
