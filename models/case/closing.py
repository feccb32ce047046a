"""Closing: nothing is left to do in a case."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from models.base.terms import Term
from models.base.words import Said
from models.engine.journal import Content, Fact
from models.matter.stage import Stage

if TYPE_CHECKING:
    from models.case.case import Case


class Closing(StrEnum):
    """Why nothing is left to do in a case."""

    FINAL = "the decision is final and nothing is left to follow up"
    NO_APPEAL = "nobody may appeal and nothing is left to do"
    WITHDRAWN = "it was withdrawn"
    REPORTED = "it was reported in the annual accounts"


class CaseClosed(Content):
    """Nothing is left to do in the case."""

    because: str
    """Why nothing is left to do, as a clause of a sentence."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, stage=Stage.CLOSED, returns_from=None, wish=None, closed_because=self.because)

    def said(self) -> Said:
        return Said.fact("The case was closed: {because}.", because=Term("closing", self.because))
