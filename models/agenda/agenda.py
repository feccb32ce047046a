"""The agenda: items placed on it, taken off it, and sent out in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar

from pydantic import Field

from models.agenda.succession import passed_on, passes_to
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import OwnWords
from models.bodies.body_part import StandingItem
from models.case.case import Case
from models.engine.command import Act, Command, Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.policy import stage_of
from models.engine.secrecy import TextInTheOpen
from models.engine.steps import refuse_before
from models.engine.world import Held, World
from models.law.openness import Code, Ground, in_the_open
from models.law.secrecy import NEUTRAL_TITLE
from models.matter.item import Item, ItemTaken, Secrecy
from models.matter.stage import Stage
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.wished import meant_no_more


class NotApprovedForAgenda(Refusal):
    """{case} is {stage}; the agenda of {body} takes a case that its presenter has approved for it."""


class LateItem(Refusal):
    """The agenda had to be sent by {latest}; a late item needs its ground: --ground, in a case
    file `ground:`."""


class NotInTheSummons(Refusal):
    """The summons of {meeting} is out without it, and {body} takes up only what stands there: say why it is
    urgent (--ground, in a case file `ground:`); the body then decides whether it takes it up."""


class PlaceItem(Act[Meeting]):
    """Place a case on the agenda of a meeting, by number or as the last item."""

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "place"
    example: ClassVar[str] = "pykala item place khs-2021-03-15 --case 'HEL 2021-002935' --item 10"

    case: Code
    """Register number of the case that its presenter has approved for this body."""
    item: int = Field(default=0, ge=0, le=999)
    """Number of the item; the next free one by default."""
    ground: Ground = ""
    """Ground of a late item; it is public, or sealed where the case is confidential."""

    def about(self, state: Meeting) -> Concern:
        return Concern(cases=frozenset({self.case}))

    @classmethod
    def also_said(cls, held: Held, now: datetime) -> tuple[str, ...]:
        return ("ground",) if held.of(Meeting).late_on(local_day(now)) else ()

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        if self.item in state.items:
            raise ItemTaken(item=self.item, meeting=state.id, title=state.items[self.item].named)
        ground = late_ground(state, self.ground, command)
        case = refuse_unready(state, self.case, command, world)
        number = self.item or state.next_number()
        yield placed(case, number, returned=case.stage is Stage.TABLED, late_ground=ground)
        yield from put_on_agenda(case, state, number)


def late_ground(state: Meeting, ground: OwnWords, command: Command) -> OwnWords:
    """The ground of an item that is placed late, or after a summons beyond which the body takes up nothing.

    Raises LateItem or NotInTheSummons without one; an item in time keeps none. What goes out with the
    summons of an urgent meeting has the meeting's own ground.
    """
    late, beyond = state.late_on(local_day(command.happened_at)), comes_beyond(state)
    if beyond and not ground:
        raise NotInTheSummons(meeting=state.id, body=state.body)
    if late and not (ground or (state.urgent and state.agenda_sent is None)):
        raise LateItem(latest=state.summons.day)
    return ground if late or beyond else ""


def comes_beyond(state: Meeting) -> bool:
    """Whether what is placed now is not in a summons beyond which the body takes up nothing by itself."""
    only = state.rules().for_kind("summons.only", state.kind).value
    return bool(only) and state.stage is not MeetingStage.CALLED


def refuse_unready(state: Meeting, number: str, command: Command, world: World) -> Case:
    """The case that is to be placed; NotApprovedForAgenda if it waits before no body that this one is now."""
    case = world.held(number).of(Case)
    ready = case.stage is Stage.READY and case.body == state.body
    if not (ready or passes_to(state, case, world)) or not case.register_number:
        raise NotApprovedForAgenda(case=number, stage=stage_of(case.stage), body=state.body)
    refuse_before(case.since, case.id, command, world.now)
    if reasons := case.blocked_by(state.rules(local_day(command.happened_at))):
        raise NotApprovedForAgenda(
            case=number,
            stage=Said.why("blocked: {reasons}", reasons=Listed.of(reasons, ";")),
            body=state.body,
        )
    return case


def placed(case: Case, item: int, *, returned: bool = False, late_ground: OwnWords = "") -> ItemPlaced:
    """A case as an item: of a confidential one the agenda has a neutral title."""
    if case.confidential and next(in_the_open(late_ground), None) is not None:
        raise TextInTheOpen(case=case.id, where="ground")
    return ItemPlaced(
        item=item,
        case=case.id,
        title=NEUTRAL_TITLE.say("fi") if case.confidential else case.title,
        returned=returned,
        late_ground=late_ground,
        secrecy=Secrecy(ground=case.ground, until=case.secret_until, title=case.secret_title)
        if case.confidential
        else None,
        guarded=case.guarded and not case.confidential,
        unprepared=case.unprepared,
    )


def as_item(standing: StandingItem, item: int, language: Language) -> ItemPlaced:
    """A standing item of a body under a number, called as in the first language of its meeting."""
    return ItemPlaced(item=item, title=standing.title.say(language), standing=standing.id)


def put_on_agenda(case: Case, meeting: Meeting, item: int) -> Iterator[Entry]:
    """The case is on the agenda; the meeting that it was meant for, if that is another, waits no more."""
    yield from passed_on(case, meeting)
    other = case.meant_for if case.meant_for != meeting.id else ""
    yield Entry(journal=case.id, content=PlacedOnAgenda(meeting=meeting.id, item=item, wished=other))
    yield from meant_no_more(case.id, other)


def back_on_an_agenda(case: Case, tabled_in: Meeting, returns_from: date, world: World) -> Iterator[Entry]:
    """Place a case that was just tabled on the first meeting already called that it may come back to."""
    for journal in world.meetings(tabled_in.body):
        meeting = world.held(journal).of(Meeting)
        if journal != tabled_in.id and meeting.can_be_held and meeting.day >= returns_from:
            number = meeting.next_number()
            yield Entry(journal=journal, content=placed(case, number, returned=True))
            yield Entry(journal=case.id, content=PlacedOnAgenda(meeting=journal, item=number))
            return


class ItemPlaced(ItemFact):
    """An item was placed on the agenda; a tabled one comes back by itself."""

    instead: ClassVar[str] = "Handle the item as removed."

    item: int
    """The number that it got on the agenda."""
    case: str = ""
    """Register number of its case; empty for an item that has none."""
    title: str
    """As the public agenda has it: neutral where the item is confidential."""
    returned: bool = False
    """It was tabled in an earlier meeting and came back by itself."""
    late_ground: OwnWords = ""
    """Why it came after the last day for the agenda; empty for one in time."""
    standing: str = ""
    """Its name among the body's standing items; empty for any other."""
    secrecy: Secrecy | None = None
    """Why and until when it is confidential; None for a public item."""
    guarded: bool = False
    """Something of its case is not for everybody, though the item is public."""
    title_in: dict[Language, str] = Field(default_factory=dict)
    """The title of one that has no case in other languages, by language."""
    unprepared: bool = False
    """It is a council's, and the board has not prepared it."""

    def item_of(self, placed_by: int) -> Item:
        """The item, placed by the fact of this number."""
        return Item(
            number=self.item,
            case=self.case,
            title=self.title,
            returned=self.returned,
            late_ground=self.late_ground,
            placed=placed_by,
            standing=self.standing,
            secrecy=self.secrecy,
            guarded=self.guarded,
            title_in=self.title_in,
            unprepared=self.unprepared,
        )

    def can_be_undone(self) -> bool:
        return not self.case

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        wished = tuple(case for case in state.wished if case != self.case)
        return replace(state, items={**state.items, self.item: self.item_of(fact.seq)}, wished=wished)

    def said(self) -> Said:
        if not self.case or self.secrecy:
            return Said.fact("Item {item} of the agenda is: {title}.", item=self.item, title=self.title)
        if self.returned:
            return Said.fact("{case} came back on the agenda as item {item}.", case=self.case, item=self.item)
        return Said.fact("{case} was placed on the agenda as item {item}.", case=self.case, item=self.item)


class PlacedOnAgenda(Content):
    """The case is on an agenda; from now on the meeting holds it."""

    meeting: str
    """The meeting's journal, for example khs-2021-03-15."""
    item: int
    """Number of the item there."""
    moved: bool = False
    """It was on that agenda before, under another number."""
    wished: str = ""
    """The other meeting that it was meant for; empty where it was meant for this one, or for any."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(
            state,
            stage=Stage.ON_AGENDA,
            meeting=self.meeting,
            item=self.item,
            returns_from=None,
            wish=None,
            agendas=tuple(dict.fromkeys((*state.agendas, self.meeting))),
        )

    def said(self) -> Said:
        if self.moved:
            return Said.fact(
                "The case is now item {item} of {meeting}.", item=self.item, meeting=self.meeting
            )
        if self.wished:
            return Said.fact(
                "The case is item {item} of {meeting}; it was meant for {wished}.",
                item=self.item,
                meeting=self.meeting,
                wished=self.wished,
            )
        return Said.fact("The case is item {item} of {meeting}.", item=self.item, meeting=self.meeting)
