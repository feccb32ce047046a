"""What is to be mended: a proposal was sent back to a step of its preparation, with words that say why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from models.base.calendar import local_day
from models.base.terms import Name, Term
from models.base.text import Text
from models.base.words import Said
from models.base.writing import Written
from models.case.approval import VisaTurn
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.case.case import Case


@dataclass(frozen=True)
class Mending:
    """What somebody who sent a proposal back wants mended."""

    comment: Written
    """What is to be mended, in their words."""
    by: str
    """Who sent it back, as the record names them."""
    role: str
    """In which role they did."""
    day: date
    """The local day on which they did."""
    to: str = ""
    """The step that it went back to: empty for preparation, `reviews`, or a step of its chain."""


class SentBack(Content):
    """The proposal was sent back to an earlier step."""

    comment: Written
    """What is to be mended; the preparer is mailed of it."""
    to: str = ""
    """The step that it goes back to: empty for preparation, `reviews`, or the code of a step of its chain."""
    title: Text | None = None
    """Whose visa that step is; None where it is no step of a chain."""
    recalled: tuple[str, ...] = ()
    """The steps whose visas count no more."""
    begun: tuple[VisaTurn, ...] = ()
    """Whose visa is awaited anew; empty where it goes back further than that."""

    def fold(self, state: Case, fact: Fact) -> Case:
        before, back = state.approval, state.prepared_again(fact.recorded_at)
        mending = Mending(
            comment=self.comment,
            by=fact.principal,
            role=fact.role,
            day=local_day(fact.happened_at),
            to=self.to,
        )
        approval = back.approval
        if self.begun:
            asked = replace(before, revision=len(state.proposals)).recalled(self.recalled)
            approval = asked.begun(self.begun, fact.recorded_at)
        return replace(back, body="", meeting="", item=0, mending=mending, approval=approval)

    def said(self) -> Said:
        if self.to:
            return Said.fact("The proposal was sent back to {step} with a comment.", step=self.where())
        return Said.fact("The proposal was sent back with a comment.")

    def where(self) -> Name | Term:
        """The step that it goes back to, in words."""
        return self.title.name if self.title else Term("step", self.to or "preparation")
