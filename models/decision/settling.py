"""Items that have no case: standing items and the body's own, placed and settled in the meeting alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import ClassVar

from pydantic import Field

from models.agenda.agenda import ItemPlaced, as_item, comes_beyond, late_ground
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.sums import sums_in
from models.base.words import NONE_YET, Listed, Said
from models.base.writing import Written
from models.bodies.body import CHECKERS
from models.bodies.body_register import bodies_on
from models.case.subject import NoGround
from models.decision.answering import ANSWERED
from models.decision.decision import NotAnOutcome
from models.engine.command import Act, Command
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Code, Ground, PublicText
from models.law.outcome import Outcome, takes_the_words
from models.law.secrecy import NEUTRAL_TITLE, SealedTitle
from models.matter.handling import STAGE_AFTER
from models.matter.item import Item, ItemIsHandled, ItemTaken, Secrecy
from models.matter.motion import MotionStatus
from models.matter.settlement import Settlement
from models.meeting.checkers import CheckersNeeded, refuse_checkers_not_there
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.members import Member
from models.voting.conclusion import Conclusion, conclude
from models.voting.holding import refuse_broken
from models.voting.voting import course_of, stands_alone
from models.voting.without_vote import Confirmation


class HasCase(Refusal):
    """Item {item} is {case}; it is handled, so that its case knows what was decided."""

    vain: ClassVar[bool] = True


class GrantNeedsCase(Refusal):
    """Item {item} has no case and decides on {sums}; money is granted in a case, whose decision is published
    and may be challenged."""


class NoTitle(Refusal):
    """An item needs one of these, and one alone: its title, its sealed title with the ground of its secrecy,
    or the name of a standing item."""


class OnlyInOtherLanguages(Refusal):
    """A title in other languages goes with a title of the item's own (--title)."""


class NoSuchStandingItem(Refusal):
    """{body} has no standing item {item}; it has: {items}."""


class AddItem(Act[Meeting]):
    """Add an item that has no case, by number or as the last item.

    A confidential one is named by a sealed title; the public agenda has its number and a neutral title.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "add"
    example: ClassVar[str] = "pykala item add khs-2021-03-15 --title 'Ilmoitusasiat'"
    one_of: ClassVar[tuple[str, ...]] = ("title", "secret_title", "standing")

    title: PublicText = Field(default="", max_length=300)
    """Its title; it is public."""
    title_in: dict[Language, PublicText] = Field(default_factory=dict)
    """Its title in other languages, by language, for papers that are made in them: `sv=Anmälningsärenden`."""
    item: int = Field(default=0, ge=0, le=999)
    """Number of the item; the next free one by default."""
    ground: Ground = ""
    """Ground of a late item; it is public, or sealed where the item is confidential."""
    secret_title: SealedTitle | None = None
    """The title of a confidential item, sealed."""
    secrecy: PublicText = Field(default="", max_length=300)
    """Ground of its secrecy; it is public."""
    until: date | None = None
    """Until when it is secret."""
    standing: Code = ""
    """One of the body's standing items by its name, instead of a title."""

    def about(self, state: Meeting) -> Concern:
        return Concern(secret=bool(self.secrecy))

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        if self.item in state.items:
            raise ItemTaken(item=self.item, meeting=state.id, title=state.items[self.item].title)
        if sum(map(bool, (self.title, self.secret_title, self.standing))) != 1:
            raise NoTitle
        if self.title_in and not self.title:
            raise OnlyInOtherLanguages
        ground = late_ground(state, self.ground, command)
        number = self.item or state.next_number()
        if self.standing:
            late = {"late_ground": ground, "unprepared": comes_beyond(state)}
            yield self._standing_item(state, number, world).model_copy(update=late)
            return
        if self.secret_title and not self.secrecy:
            raise NoGround
        secrecy = Secrecy(ground=self.secrecy, until=self.until, title=self.secret_title)
        yield ItemPlaced(
            item=number,
            title=self.title or NEUTRAL_TITLE.say("fi"),
            late_ground=ground,
            secrecy=secrecy if self.secrecy else None,
            title_in=self.title_in,
            unprepared=comes_beyond(state),
        )

    def _standing_item(self, state: Meeting, number: int, world: World) -> ItemPlaced:
        known = {one.id: one for one in bodies_on(world, state.day).get(state.body).standing_items}
        if self.standing not in known:
            raise NoSuchStandingItem(item=self.standing, body=state.body, items=Listed.of(known) or NONE_YET)
        first = state.languages[0] if state.languages else "fi"
        return as_item(known[self.standing], number, first)


class SettleItem(ItemAct):
    """Record what the body did with an item that has no case; it gets the next section number."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "settle"
    example: ClassVar[str] = (
        "pykala item settle khs-2021-03-15 --item 2 --outcome approved --checkers 'Mai Kivelä' --checkers 4"
    )

    outcome: Outcome = Outcome.NOTED
    """How it ended: noted, approved, rejected, removed or elected."""
    text: Written | None = None
    """What was decided, where there is more to say."""
    checkers: tuple[Member, ...] = ()
    """The members elected to check the minutes, by name or by seat."""
    proposed_by: Member = Field(default="", max_length=200)
    """The member who moved it, by name or by seat; who presents, where it is removed."""
    unanimous: bool = False
    """The body was unanimous."""
    without_vote: bool = False
    """Nobody was against it, though nobody said unanimous."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.item(self.item)
        if item.case:
            raise HasCase(item=self.item, case=item.named)
        state.refuse_unlawful()
        if item.done:
            raise ItemIsHandled(item=self.item)
        if self.outcome in ANSWERED or (self.outcome in STAGE_AFTER and self.outcome is not Outcome.REMOVED):
            raise NotAnOutcome(outcome=self.outcome)
        if state.stage is MeetingStage.OPEN:
            state.refuse_before(command.happened_at, world.now)
        state.refuse_inquorate(self.item)
        if self.outcome is not Outcome.REMOVED:
            state.refuse_not_taken_up(self.item)
        refuse_broken(state, self.item)
        self._refuse_wrong_checkers(state, named=item.standing == CHECKERS or bool(self.checkers))
        concluded = conclude(item, course_of(state, self.item), self._confirmed(state, world))
        if takes_the_words(self.outcome) or self.outcome is Outcome.APPROVED_AMENDED:
            self._refuse_grant(item, concluded)
        series = f"§ {state.body} {item.year or state.day.year}"
        yield ItemSettled(
            item=self.item,
            settlement=Settlement(
                series=series,
                section=item.section or world.allot(series),
                day=state.day,
                outcome=self.outcome,
                text=self.text,
                checkers=self.checkers,
                motions=concluded.motions,
                votes=item.votes,
            ),
        )

    def _confirmed(self, state: Meeting, world: World) -> Confirmation:
        """What is said of the item; its mover is there, or presents to the body."""
        presenter = bodies_on(world, state.day).get(state.body).presenter_on(state.day)
        presented = self.outcome is Outcome.REMOVED and bool(presenter and presenter.called(self.proposed_by))
        if self.proposed_by and not presented:
            state.refuse_absent(self.proposed_by, self.item)
        return Confirmation(
            self.outcome,
            self.proposed_by,
            self.unanimous,
            without_vote=self.without_vote,
            until="",
            text=self.text,
            alone=stands_alone(state, self.item, self.proposed_by),
            presented=presented,
        )

    def _refuse_grant(self, item: Item, concluded: Conclusion) -> None:
        """Refuse to approve what names sums of money: in its title, its text, or a carried motion."""
        carried = (m.text for m in concluded.motions if m.status is MotionStatus.CARRIED)
        texts = (text.sums for text in (self.text, *carried) if text)
        if sums := {*sums_in(item.title), *chain.from_iterable(texts)}:
            raise GrantNeedsCase(item=self.item, sums=Listed.of(sorted(sums)))

    def _refuse_wrong_checkers(self, state: Meeting, *, named: bool) -> None:
        needed = state.rules().int("minutes.checkers")
        if named and len(set(self.checkers)) != needed:
            raise CheckersNeeded(body=state.body, needed=needed, given=len(set(self.checkers)))
        refuse_checkers_not_there(self.checkers, state)


class ItemSettled(ItemFact):
    """An item that has no case was settled."""

    settlement: Settlement
    """What was decided, under which §, with its motions and votes."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        made = self.settlement
        item = replace(state.items[self.item], settlement=made, section=made.section, year=made.year)
        settled = state.with_item(item)
        settled = settled.with_those_there(self.item)
        return replace(settled, checkers=self.settlement.checkers or state.checkers)

    def answers(self) -> dict[str, str | int]:
        return {"section": self.settlement.section, "outcome": self.settlement.outcome}

    def said(self) -> Said:
        settled, checkers = self.settlement.said(), self.settlement.checkers
        if not checkers:
            return Said.fact("Item {item}, {settled}.", item=self.item, settled=settled)
        return Said.fact(
            "Item {item}, {settled}. {checkers} were elected to check the minutes.",
            item=self.item,
            settled=settled,
            checkers=Listed.of(checkers, "and"),
        )
