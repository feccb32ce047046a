"""Withdrawing a case before a body has decided it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.case.case import Case
from models.case.closing import CaseClosed, Closing
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Reason
from models.meeting.wished import meant_no_more


class ConcludeItInstead(Refusal):
    """{case} was opened to examine a challenge, which holds a decision up: if nobody insists on it any more,
    record that with `pykala challenge conclude {case} --result lapsed`."""


class WithdrawCase(Act[Case]):
    """Withdraw the case before a body decides it; while it is on an agenda, the item is taken off first."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "withdraw"
    example: ClassVar[str] = "pykala case withdraw 'HEL 2021-002935' --reason 'Rahoitus järjestyi muualta.'"

    reason: Reason
    """Why it is given up; it is public, or sealed where the case is confidential."""

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        if state.against and state.against.challenge.result is None:
            raise ConcludeItInstead(case=state.id)
        yield CaseWithdrawn(reason=self.reason)
        yield CaseClosed(because=Closing.WITHDRAWN)
        yield from meant_no_more(state.id, state.meant_for)


class CaseWithdrawn(Content):
    """The case was withdrawn."""

    reason: OwnWords
    """Why it was given up, in people's own words."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> Said:
        return Said.fact("The case was withdrawn: {reason}", reason=in_words(self.reason))
