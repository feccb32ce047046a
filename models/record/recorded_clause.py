"""A clause of a decision or of a proposal, with what became of it."""

from __future__ import annotations

from datetime import date

from models.base.frozen import Frozen
from models.base.money import Cents
from models.law.outcome import Outcome


class RecordedClause(Frozen):
    """One clause. What the record does not tell of it is None."""

    number: int | None = None
    """The clause's number in what was proposed; None of words that nobody numbered."""
    text: str
    """Its words as CommonMark; empty where they are withheld."""
    outcome: Outcome | None = None
    """What became of this clause; None where the record tells the outcome of the whole alone."""
    cents: Cents | None = None
    """The money that this clause grants, in cents; None where it is not known to grant any."""


class RecordedCorrection(Frozen):
    """A clerical error that was corrected after the minutes had been checked."""

    clause: int
    """The number of the clause in which it stood."""
    day: date
    """When it was corrected."""
    reason: str = ""
    """What the error was; empty where it is withheld."""
    text: str = ""
    """The clause as it ought to have been written, CommonMark; empty where it is withheld."""


def texts_of(clauses: tuple[RecordedClause, ...]) -> tuple[str, ...]:
    """The words of clauses, in their order."""
    return tuple(clause.text for clause in clauses)
