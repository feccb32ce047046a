"""Dissent: announced at once by who may, joined, and reasoned before the minutes are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import Written
from models.case.case import Case
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.outcome import Outcome, takes_the_words
from models.matter.dissent import Dissent
from models.matter.handling import STAGE_AFTER
from models.matter.item import Item
from models.matter.motion import INTERRUPTING, MotionKind, MotionStatus
from models.matter.vote import Method, Side, Vote
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.voting.presenter import presents


class NotDecidedYet(Refusal):
    """Item {item} has not been decided yet; a member dissents from a decision once it is made."""

    vain: ClassVar[bool] = True


class MayNotDissent(Refusal):
    """{member} neither made a motion that fell nor voted against the decision on item {item}."""


class DecidedAsProposed(Refusal):
    """{member} presented item {item}, which was decided as proposed; a presenter dissents where the decision
    differs from the proposal."""


class DissentTooLate(Refusal):
    """A dissent is announced or joined before the next item is handled; § {section} has been since."""


class DissentAfterCheck(Refusal):
    """The minutes of item {item} were checked on {day}; a dissent is announced or joined before that."""


class DissentedAlready(Refusal):
    """{member} has already dissented from item {item}."""


class NoSuchDissent(Refusal):
    """{member} has not dissented from item {item}; announce it first."""

    vain: ClassVar[bool] = True


class ReasonsTooLate(Refusal):
    """The minutes of item {item} were checked on {day}; reasons of a dissent come before that."""

    vain: ClassVar[bool] = True


class AnnounceDissent(ItemAct):
    """Record that a member dissents from a decision just made, or joins somebody's dissent.

    They may who made a motion that fell, or voted against what was decided, where the rule `dissent.by` says
    so, else whoever took part; so may the presenter, where that is not what was proposed.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "dissent"
    example: ClassVar[str] = "pykala item dissent khs-2021-03-15 --item 10 --member 'Mai Kivelä'"

    member: Member = Field(min_length=1, max_length=200)
    """The member who dissents, by the name under which they sit or by seat; or the presenter, by name or
    title."""
    joins: Member = Field(default="", max_length=200)
    """The member whose dissent is joined, by name or by seat."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at, world.now)
        item = state.item(self.item)
        if not item.done:
            raise NotDecidedYet(item=self.item)
        presented = _presented(item, self.member, state, world)
        if not presented:
            state.refuse_absent(self.member, self.item)
        if section := handled_since(state, item):
            raise DissentTooLate(section=section)
        if item.checked:
            raise DissentAfterCheck(item=self.item, day=item.checked)
        rules = state.rules()
        if presented and not _differs(item):
            raise DecidedAsProposed(member=self.member, item=self.item)
        lost = rules.choice("dissent.by") == "present" or _may_dissent(item, self.member)
        if not presented and not lost:
            raise MayNotDissent(member=self.member, item=self.item)
        if _of(item, self.member):
            raise DissentedAlready(member=self.member, item=self.item)
        if self.joins and not _of(item, self.joins):
            raise NoSuchDissent(member=self.joins, item=self.item)
        yield DissentAnnounced(item=self.item, dissent=Dissent(member=self.member, joins=self.joins))


def handled_since(meeting: Meeting, item: Item) -> int:
    """The last section that was handled after an item, where that ends the time to dissent; else 0."""
    later = [each for each in meeting.items.values() if each.done and each.number not in item.together]
    last = max((each.section for each in later), default=0)
    ends = last > item.section and meeting.rules().choice("dissent.until") == "next_item"
    return last if ends else 0


def _of(item: Item, member: str) -> Dissent | None:
    return next((dissent for dissent in item.dissents if dissent.member == member), None)


_FELL = (MotionStatus.LOST, MotionStatus.LAPSED, MotionStatus.NOT_VOTED)


def _may_dissent(item: Item, member: str) -> bool:
    """Whether somebody lost what was decided: by a motion of their own that fell, or in a vote that made it.

    Whoever moved or seconded what was carried did not lose it.
    """
    decided = item.handling or item.settlement
    motions, outcome = (decided.motions, decided.outcome) if decided else ((), None)
    asked = [made for made in motions if made.kind not in INTERRUPTING or outcome in STAGE_AFTER]
    if any(made.mover == member and made.status in _FELL for made in asked):
        return True
    won = [one for one in motions if one.status is MotionStatus.CARRIED and one.kind is not MotionKind.WISH]
    if any(member in (made.mover, *made.seconders) for made in won):
        return False
    return any(_was_against(vote, member) for vote in item.votes if _made_the_decision(vote))


def _made_the_decision(vote: Vote) -> bool:
    """Whether a vote made what was decided: not one on a wish, nor one that only let the handling go on."""
    if vote.question.no is None:
        return False
    return vote.question.yes is not None or vote.winner is Side.NO


def _was_against(vote: Vote, member: str) -> bool:
    """A vote without names proves nobody's side; the member's word is taken."""
    if vote.tally.method is not Method.ROLL_CALL:
        return True
    return member in (vote.tally.no if vote.winner is Side.YES else vote.tally.yes)


def _presented(item: Item, who: str, state: Meeting, world: World) -> bool:
    """Whether somebody who is no member there presented the item, and had not withdrawn from it."""
    handling = item.handling
    if handling is None or who in state.voters(item.number) or who in {one.name for one in item.recused}:
        return False
    return presents(who, world.held(item.case).of(Case).proposals[handling.revision - 1], state, world)


def _differs(item: Item) -> bool:
    """Whether what was decided is something else than its presenter proposed."""
    handling = item.handling
    if handling is None:
        return False
    as_proposed = takes_the_words(handling.outcome) and not handling.put_off
    noted = handling.noting and handling.outcome is Outcome.NOTED
    return not (as_proposed or noted or handling.outcome is Outcome.WITHDRAWN)


class DissentAnnounced(ItemFact):
    """A member dissented."""

    reversible: ClassVar[bool] = True

    item: int
    """Number of the item that was decided."""
    dissent: Dissent
    """Who dissents, and whom they join; reasons come later."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        return state.with_item(replace(item, dissents=(*item.dissents, self.dissent)))

    def said(self) -> Said:
        member, joins = self.dissent.member, self.dissent.joins
        if not joins:
            return Said.fact("{member} dissented from item {item}.", member=member, item=self.item)
        return Said.fact(
            "{member} dissented from item {item}, joining {joins}.",
            member=member,
            item=self.item,
            joins=joins,
        )


class GiveReasons(ItemAct):
    """Record the written reasons of a dissent, before the minutes are checked."""

    noun: ClassVar[str] = "dissent"
    verb: ClassVar[str] = "reasons"
    example: ClassVar[str] = (
        "pykala dissent reasons khs-2021-03-15 --item 10 --member 4 --reasons 'Summa on suuri.'"
    )

    member: Member = Field(min_length=1, max_length=200)
    """The member who dissented, by name or by seat."""
    reasons: Written
    """The reasons, as the member wrote them."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        item = state.item(self.item)
        if item.checked:
            raise ReasonsTooLate(item=self.item, day=item.checked)
        if _of(item, self.member) is None:
            raise NoSuchDissent(member=self.member, item=self.item)
        yield ReasonsGiven(item=self.item, member=self.member, reasons=self.reasons)


class ReasonsGiven(ItemFact):
    """A member gave the reasons of a dissent."""

    instead: ClassVar[str] = "Give the reasons again."

    item: int
    """Number of the item that was decided."""
    member: str
    """Who gave them, by the name under which they sat."""
    reasons: Written
    """What the member wrote; it replaces what was given before."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        dissents = tuple(
            each.model_copy(update={"reasons": self.reasons}) if each.member == self.member else each
            for each in state.items[self.item].dissents
        )
        return state.with_item(replace(state.items[self.item], dissents=dissents))

    def said(self) -> Said:
        return Said.fact(
            "{member} gave the reasons of the dissent from item {item}.", member=self.member, item=self.item
        )
