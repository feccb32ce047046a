"""A decided or closed case opens again from its journal; a new handling corrects what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.text import Plain
from models.base.words import Said
from models.case.decision_status import NotCheckedYet
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.world import World

if TYPE_CHECKING:
    from models.case.case import Case


class ReopenCase(Act):
    """Open a decided or closed case again: it goes back to preparation and may be handled anew."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "reopen"
    on: ClassVar[str | None] = "case"
    example: ClassVar[str] = "pykala case reopen 'HEL 2021-002935' --reason 'Summa oikaistaan.'"

    reason: Plain = Field(min_length=1, max_length=1000, description="Why; it is public.")

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        last = state.handlings[-1].key if state.handlings else ""
        if last and state.decisions[last].checked is None:
            raise NotCheckedYet(decision=last)
        yield CaseReopened(reason=self.reason)


class CaseReopened(Content):
    """The case was opened again."""

    reason: str

    def fold(self, state: Case, fact: Fact) -> Case:
        return state.prepared_again(fact.recorded_at, body="", closed_because="")

    def said(self) -> Said:
        return Said.fact("The case was opened again: {reason}", reason=self.reason)
