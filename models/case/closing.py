"""Closing: nothing is left to do in a case."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from models.base.terms import Term
from models.base.words import Said
from models.case.granting import granted
from models.engine.journal import Content, Fact
from models.matter.stage import Stage

if TYPE_CHECKING:
    from models.case.case import Case


class Closing(StrEnum):
    """Why nothing is left to do in a case."""

    FINAL = "the decision is final and nothing is left to follow up"
    GRANTED = "the decision is final, and nobody reports on the grants that it made"
    NO_APPEAL = "nobody may appeal and nothing is left to do"
    WITHDRAWN = "it was withdrawn"
    REPORTED = "it was reported in the annual accounts"
    REPLACED = "its decision is in force no more and nothing is left to do"
    SETTLED = "the challenge is settled"


def not_final_after_all(case: Case) -> Case:
    """A case one of whose decisions lost its legal force: what closed as that was final is decided again."""
    if case.stage is not Stage.CLOSED or case.closed_because in (Closing.WITHDRAWN, Closing.SETTLED):
        return case
    return replace(case, stage=Stage.DECIDED, closed_because="")


def closed_as_final(case: Case) -> CaseClosed:
    """The closing of a case whose decisions are final: nobody reports on what grants only."""
    own = (one for one in case.handlings if not one.goes_on)
    made = any(granted(one, case.proposals[one.revision - 1]) for one in own)
    return CaseClosed(because=Closing.GRANTED if made else Closing.FINAL)


class CaseClosed(Content):
    """Nothing is left to do in the case; the periods of its decisions go on."""

    because: str
    """Why nothing is left to do, as a clause of a sentence."""

    def fold(self, state: Case, fact: Fact) -> Case:
        followed = () if self.because == Closing.REPORTED else state.followed
        closed = replace(state, stage=Stage.CLOSED, returns_from=None, wish=None, followed=followed)
        return replace(closed, closed_because=self.because)

    def said(self) -> Said:
        return Said.fact("The case was closed: {because}.", because=Term("closing", self.because))
