"""Undoing a mistyped handling before the minutes are checked. Both stay in the journal, and so its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.case.case import Case
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.policy import stage_of
from models.engine.world import World
from models.law.openness import Reason
from models.law.outcome import Outcome
from models.matter.handling import Handling
from models.matter.item import NotHandledYet
from models.matter.stage import Stage
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import DecisionUndone
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.taken_off import ItemTakenOff
from models.undoing.given_back import given_back


class MovedOn(Refusal):
    """{case} has moved on since ({stage}); its handling can no longer be undone, only corrected by
    a new one."""


class UndoHandling(ItemAct):
    """Undo the handling of an item that was mistyped, with the reason."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "undo"
    example: ClassVar[str] = "pykala item undo khs-2021-03-15 --item 10 --reason 'Väärä asiakohta.'"

    reason: Reason
    """Why it is undone; it is public, or sealed where the case is confidential."""
    with_motions: bool = False
    """Its motions, votes and elections too; all is recorded anew."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.item(self.item)
        handling = item.handling
        if item.settlement:
            yield SettlementUndone(
                item=self.item,
                section=item.section,
                reason=self.reason,
                with_motions=self.with_motions,
                given_back=given_back(state, item, world),
            )
            return
        if handling is None:
            raise NotHandledYet(item=self.item)
        if item.electronic and item.electronic.decided:
            raise MovedOn(case=item.named, stage=Said.why("it was decided electronically before the meeting"))
        if item.checked:
            raise MovedOn(
                case=item.named,
                stage=Said.why("§ {section} was checked at once", section=handling.section),
            )
        case = world.held(handling.case).of(Case)
        if case.handlings[-1].key != handling.key:
            raise MovedOn(case=item.named, stage=stage_of(case.stage))
        if case.stage is Stage.ON_AGENDA and handling.outcome is Outcome.TABLED:
            other = world.held(case.meeting).of(Meeting)
            if other.stage not in (MeetingStage.CALLED, MeetingStage.SUMMONED):
                raise MovedOn(case=item.named, stage=Said.why("it is before {meeting}", meeting=case.meeting))
            yield Entry(journal=case.meeting, content=ItemTakenOff(item=case.item))
        elif not _as_left(case, handling):
            raise MovedOn(case=item.named, stage=stage_of(case.stage))
        back = given_back(state, item, world)
        yield HandlingUndone(
            item=self.item,
            section=handling.section,
            reason=self.reason,
            with_motions=self.with_motions,
            given_back=back,
        )
        yield Entry(
            journal=handling.case,
            content=CaseHandlingUndone(
                decision=handling.key,
                meeting=state.id,
                item=self.item,
                reason=self.reason,
                given_back=back,
            ),
        )


def _as_left(case: Case, handling: Handling) -> bool:
    """Whether the case still stands where this handling left it."""
    if handling.rest:
        return case.stage is Stage.ON_AGENDA and case.item == handling.rest
    return case.stage is handling.stage_after and handling.revision == len(case.proposals)


class HandlingUndone(DecisionUndone):
    """A handling was undone in the meeting; its section number waits for the right one, or was given back."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        # Whoever dissented in the meeting did so in time, however its minutes are corrected after it.
        dissents = state.items[self.item].dissents if state.stage is MeetingStage.CLOSED else ()
        by_itself = apart(state, self.item)
        kept = by_itself.items[self.item]
        section, year = (0, 0) if self.given_back else (self.section, kept.year)
        item = replace(kept, handling=None, dissents=dissents, section=section, year=year)
        undone = by_itself.with_item(item)
        return without_motions(undone, self.item) if self.with_motions else undone

    def said(self) -> Said:
        said = (
            Said.fact("The handling of item {item} was undone, and § {section} is free again: {reason}")
            if self.given_back
            else Said.fact("The handling of item {item} (§ {section}) was undone: {reason}")
        )
        return said.filled(item=self.item, section=self.section, reason=in_words(self.reason))


def apart(meeting: Meeting, item: int) -> Meeting:
    """The meeting as if an item had been handled by itself, and the rest of its group together."""
    group = meeting.items[item].together
    rest = tuple(number for number in group if number != item)
    for number in group:
        together = rest if number != item and len(rest) > 1 else ()
        meeting = meeting.with_item(replace(meeting.items[number], together=together))
    return meeting


def without_motions(meeting: Meeting, item: int) -> Meeting:
    """The meeting as if nothing had been moved, voted on or elected on an item."""
    return meeting.with_item(replace(meeting.items[item], motions=(), votes=(), elections=()))


class SettlementUndone(DecisionUndone):
    """An item that has no case is to be settled again; its section number waits for it, or was given back."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        undone = state.items[self.item].settlement
        checkers = () if undone and undone.checkers else state.checkers
        dissents = state.items[self.item].dissents if state.stage is MeetingStage.CLOSED else ()
        kept = state.items[self.item]
        section, year = (0, 0) if self.given_back else (self.section, kept.year)
        item = replace(kept, settlement=None, dissents=dissents, section=section, year=year)
        unsettled = replace(state.with_item(item), checkers=checkers)
        return without_motions(unsettled, self.item) if self.with_motions else unsettled

    def said(self) -> Said:
        said = (
            Said.fact("What was decided on item {item} was undone, and § {section} is free again: {reason}")
            if self.given_back
            else Said.fact("What was decided on item {item} (§ {section}) was undone: {reason}")
        )
        return said.filled(item=self.item, section=self.section, reason=in_words(self.reason))


class CaseHandlingUndone(Content):
    """The same, as the case's journal has it: the meeting holds the case again."""

    decision: str
    """The key that the handling had: body, year and section."""
    meeting: str
    """The meeting that holds the case again, for example khs-2021-03-15."""
    item: int
    """Number of its item there."""
    reason: OwnWords
    """Why it was undone, in the secretary's words."""
    given_back: str = ""
    """The series to which its § was given back; empty where it waits in the meeting."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(
            state,
            stage=Stage.ON_AGENDA,
            body=state.handlings[-1].body,
            meeting=self.meeting,
            item=self.item,
            returns_from=None,
            handlings=state.handlings[:-1],
            decisions={
                key: replace(status, corrected_by="") if status.corrected_by == self.decision else status
                for key, status in state.decisions.items()
                if key != self.decision
            },
        )

    def said(self) -> Said:
        return Said.fact(
            "The handling {decision} was undone: {reason}",
            decision=self.decision,
            reason=in_words(self.reason),
        )
