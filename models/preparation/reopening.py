"""A decided or closed case opens again from its journal; a new handling corrects what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.case.case import Case
from models.case.decision_status import NotCheckedYet
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Reason


class ReopenCase(Act[Case]):
    """Open a decided or closed case again: it goes back to preparation and may be handled anew."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "reopen"
    example: ClassVar[str] = "pykala case reopen 'HEL 2021-002935' --reason 'Summa oikaistaan.'"

    reason: Reason
    """Why it is opened again; it is public, or sealed where the case is confidential."""

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        last = state.handlings[-1].key if state.handlings else ""
        if last and state.decisions[last].checked is None:
            raise NotCheckedYet(decision=last)
        yield CaseReopened(reason=self.reason)


class CaseReopened(Content):
    """The case was opened again."""

    reason: OwnWords
    """Why it goes back to preparation, in people's own words."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.reopened(fact.recorded_at)

    def said(self) -> Said:
        return Said.fact("The case was opened again: {reason}", reason=in_words(self.reason))
