"""Handling an item: the secretary's act, and the two facts that it gives, the meeting's and the case's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field

from models.agenda.agenda import back_on_an_agenda
from models.base.money import LARGEST, Cents
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import Written
from models.case.case import Case
from models.case.decision_status import DecisionStatus
from models.case.granting import MoneySaid, granted_anew, settled
from models.case.proposal import Proposal
from models.decision.answering import ANSWERED, answered
from models.decision.as_carried import (
    refuse_other_kind,
    refuse_other_than_carried,
    refuse_other_wording,
    tabled_until,
)
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.appeal import Kind, appeal_rule
from models.law.openness import Code, Until
from models.law.outcome import Outcome, takes_the_words
from models.law.refusing import ByWords
from models.matter.handling import STAGE_AFTER, Handling, still_open, took_effect
from models.matter.item import Item
from models.matter.motion import MotionStatus
from models.matter.stage import Stage
from models.meeting.item_act import ItemAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.members import Member
from models.voting.conclusion import TAKEN_BACK, conclude
from models.voting.holding import refuse_broken
from models.voting.presenter import (
    presents,
    refuse_presenter_who_withdrew,
    refuse_withdrawn_by_another,
)
from models.voting.voting import course_of, stands_alone
from models.voting.without_vote import Confirmation


class MoverNotPresent(Refusal):
    """{mover} is not among the members present; present are {present}."""


class AlreadyHandled(Refusal):
    """Item {item} is already handled: {handling}. Undo that first if it was mistyped."""

    vain: ClassVar[bool] = True


class PartsFirst(Refusal):
    """Item {item} is a part; it is put off only when item {rest}, the other part, has been handled."""


class NoCase(Refusal):
    """Item {item} ({title}) has no case; settle it instead."""

    vain: ClassVar[bool] = True


class NotAnOutcome(Refusal):
    """{outcome} is not an outcome that can be given here; it follows from a vote, a revision, an election or
    what was proposed."""


class HandleItem(ItemAct):
    """Record what the body did with an item; it gets the next section number.

    The outcome follows from the motions and votes and is confirmed here; where a clause answers an
    application or a claim, approving it comes to that answer. A tabling, a return and a rejection need the
    member who moved them and unanimity, or their vote. A tabled item comes back on the agenda of the meeting
    it was tabled to by itself.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "handle"
    example: ClassVar[str] = (
        "pykala item handle khs-2021-03-15 --item 10 --outcome tabled --proposed-by 'Mai Kivelä' "
        "--unanimous --until 'next meeting'"
    )

    outcome: Outcome
    """How it ended: approved, tabled, returned, noted, rejected, removed or withdrawn; else what votes
    made."""
    proposed_by: Member = Field(default="", max_length=200)
    """The member who moved it, by name or by seat; who presents it, where it is removed."""
    unanimous: bool = False
    """The body was unanimous."""
    without_vote: bool = False
    """Nobody was against it, though nobody said unanimous."""
    until: Until = ""
    """A tabling: 'next meeting', 'week', '4 weeks' or a date, where its motion does not say it."""
    instructions: Written | None = None
    """A return: what is to be prepared again; left out, what its motion says."""
    kind: Kind | None = None
    """What it is recorded as, where it is put off, and there alone: decision, proposal or statement."""
    remarks: tuple[Written, ...] = ()
    """What else the minutes tell of the handling."""
    wording: tuple[Written, ...] = ()
    """How the clauses read, where they are not the proposal's or the outcome's own."""
    sums: dict[Code, Annotated[Cents, Field(ge=0, le=LARGEST)]] = Field(default_factory=dict)
    """What projects get where a clause that grants them money was changed: number=sum, 0 for nothing."""
    same_money: bool = False
    """The money stays as it is, where a clause that grants it was changed."""
    budget_item: Code = ""
    """Which budget item pays what a carried counter-proposal grants, where the proposal has no money; `sums`
    name who gets it."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.item(self.item)
        if not item.case:
            raise NoCase(item=self.item, title=item.title)
        state.refuse_unlawful()
        if item.handling is not None:
            raise AlreadyHandled(item=self.item, handling=item.handling.said())
        happened = {Outcome.ELECTED: bool(item.elections), Outcome.APPROVED_REVISED: bool(item.revised_from)}
        if self.outcome in ANSWERED or not happened.get(self.outcome, True):
            raise NotAnOutcome(outcome=self.outcome)
        self._refuse_not_before(state)
        refuse_broken(state, self.item)
        voters = state.voters(self.item)
        if state.stage is MeetingStage.OPEN:
            state.refuse_before(command.happened_at, world.now)
        case = world.held(item.case).of(Case)
        revision, proposal = len(case.proposals), case.proposals[-1]
        presented = self.outcome in TAKEN_BACK and presents(self.proposed_by, proposal, state, world)
        self._refuse_mover(item, proposal, voters, presented=presented)
        proposed = still_open(case.handlings, (c.number for c in proposal.clauses), revision)
        clauses = tuple(number for number in proposed if not item.clauses or number in item.clauses)
        stands = course_of(state, self.item)
        alone = stands_alone(state, self.item, self.proposed_by)
        confirmed = self._confirmed(alone=alone, presented=presented)
        concluded = conclude(item, stands, confirmed, noting=proposal.noting, clauses=clauses)
        refuse_other_than_carried(self.item, concluded, confirmed, state.day)
        refuse_other_kind(self.outcome, self.kind, proposal)
        refuse_other_wording(self.item, self.outcome, self.wording, concluded.motions)
        until, returns_from = tabled_until(self.item, self.outcome, self.until, concluded.until, state.day)
        became = answered(proposal, concluded.outcome, concluded.by_clause(clauses))
        said = MoneySaid(self.sums, same=self.same_money, budget_item=self.budget_item, year=state.day.year)
        anew = granted_anew(proposal, became.clauses, concluded.motions, said)
        money = settled(proposal, became.clauses, concluded.motions, said, ByWords(world.text))
        rest = state.rest_of(item)
        if rest and self.outcome in STAGE_AFTER:
            raise PartsFirst(item=self.item, rest=rest)
        rule = appeal_rule(proposal.nature(became.outcome, state.kind), state.day)
        handling = Handling(
            body=state.body,
            meeting=state.id,
            item=self.item,
            case=item.case,
            section=item.section or world.allot(f"§ {state.body} {state.day.year}"),
            year=item.year or state.day.year,
            day=state.day,
            revision=revision,
            outcome=became.outcome,
            clauses=became.clauses,
            appeal=rule.appeal,
            appeal_rule=rule.id,
            kind=proposal.kind if takes_the_words(self.outcome) else self.kind or proposal.kind,
            to=proposal.to,
            corrects=proposal.corrects,
            noting=proposal.noting,
            refusing=became.answers,
            remarks=self.remarks,
            wording=self.wording,
            proposed_by="" if presented else self.proposed_by,
            unanimous=self.unanimous,
            until=until,
            returns_from=returns_from,
            instructions=self.instructions or concluded.asked(),
            motions=concluded.motions,
            votes=item.votes,
            elections=item.elections,
            revised_from=item.revised_from,
            recused=item.recused,
            part=bool(item.clauses),
            rest=rest,
            grant=anew,
            sums={} if anew else dict(money.sums),
            same_money=money.same,
        )
        yield ItemHandled(handling=handling)
        yield Entry(journal=item.case, content=CaseHandled(handling=handling))
        if returns_from:
            yield from back_on_an_agenda(case, state, returns_from, world)

    def _refuse_not_before(self, state: Meeting) -> None:
        """Refuse without a quorum, and what was not taken up; that may be taken back all the same."""
        state.refuse_inquorate(self.item)
        if self.outcome not in TAKEN_BACK:
            state.refuse_not_taken_up(self.item)

    def _refuse_mover(
        self, item: Item, proposal: Proposal, voters: Sequence[str], *, presented: bool
    ) -> None:
        """Refuse who takes it back without presenting it, and a mover who is not there."""
        if self.outcome is Outcome.WITHDRAWN:
            refuse_withdrawn_by_another(item, proposal, self.proposed_by, presented=presented)
        elif presented:
            refuse_presenter_who_withdrew(item, proposal, self.proposed_by)
        elif self.proposed_by and self.proposed_by not in voters:
            raise MoverNotPresent(mover=self.proposed_by, present=Listed.of(voters))

    def _confirmed(self, *, alone: bool, presented: bool) -> Confirmation:
        return Confirmation(
            outcome=self.outcome,
            mover=self.proposed_by,
            unanimous=self.unanimous,
            without_vote=self.without_vote,
            until=self.until,
            text=self.instructions,
            alone=alone,
            presented=presented,
        )


class ItemHandled(Content):
    """An item was handled, as the meeting's journal has it."""

    handling: Handling
    """What was done, under which §, with its motions and votes; the case's journal has the same."""

    def about(self) -> frozenset[int]:
        return frozenset({self.handling.item})

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        before = state.items[self.handling.item]
        made = self.handling
        handled = replace(before, handling=made, section=made.section, year=made.year)
        return state.with_item(handled).with_those_there(self.handling.item)

    def answers(self) -> dict[str, str | int]:
        handling = self.handling
        return {"section": handling.section, "outcome": handling.whole, "appeal": handling.appeal}

    def said(self) -> Said:
        handling = self.handling.said()
        lapsed = [motion for motion in self.handling.motions if motion.status is MotionStatus.LAPSED]
        if not lapsed:
            return Said.fact("{handling}.", handling=handling)
        fallen = (
            Said.fact("Motion {motion} lapsed: nobody seconded it.", motion=motion.number)
            for motion in lapsed
        )
        return Said.fact("{handling}. {fallen}", handling=handling, fallen=Listed.of(fallen, ""))


class CaseHandled(Content):
    """The same handling, as the case's journal has it."""

    handling: Handling
    """What was done, under which §, by which body; the meeting's journal has the same."""

    def fold(self, state: Case, fact: Fact) -> Case:
        stage = Stage.ON_AGENDA if self.handling.rest else self.handling.stage_after
        if stage is Stage.PREPARATION:
            state = state.prepared_again(fact.recorded_at)
        return replace(
            state,
            stage=stage,
            meeting=self.handling.meeting if self.handling.rest else "",
            item=self.handling.rest,
            returns_from=self.handling.returns_from,
            wish=None,
            handlings=(*state.handlings, self.handling),
            decisions=_with_decision(state.decisions, self.handling),
        )

    def said(self) -> Said:
        body, handling = self.handling.body, self.handling.said()
        if not self.handling.meeting:
            return Said.fact("{body}, {handling}.", body=body, handling=handling)
        item = self.handling.item
        return Said.fact("{body}, item {item}, {handling}.", body=body, item=item, handling=handling)

    def answers(self) -> dict[str, str | int]:
        """A meeting tells the section itself; an officeholder's decision has no other journal."""
        handling = self.handling
        return {} if handling.meeting else {"section": handling.section, "appeal": handling.appeal}


def _with_decision(decisions: Mapping[str, DecisionStatus], handling: Handling) -> dict[str, DecisionStatus]:
    """The decisions with a new one; the one that it corrects knows it."""
    known = {**decisions, handling.key: DecisionStatus()}
    if handling.corrects in decisions and took_effect(handling):
        known[handling.corrects] = replace(decisions[handling.corrects], corrected_by=handling.key)
    return known
