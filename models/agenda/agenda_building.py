"""The agenda built by rule: standing items first, then what is ready, in the order of the body's data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from models.agenda.agenda import PlacedOnAgenda, late_ground, placed, put_on_agenda, refuse_unready
from models.agenda.succession import left_behind
from models.base.calendar import local_day
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.bodies.body import RETURNED
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine.command import Act, Command, Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.steps import is_before
from models.engine.world import World
from models.law.openness import Code, Ground
from models.matter.item import Item
from models.matter.stage import Stage
from models.meeting.meeting import Meeting


class NothingToBuild(Refusal):
    """The agenda of {meeting} is in its order already, and no case is ready for it."""


class OnlyOthersReady(Refusal):
    """Nothing was placed on the agenda of {meeting}: {cases}. Name a case with --cases to take it in."""


class GroundOfWhat(Refusal):
    """A ground of late items is given for cases that are named, as one of them may be confidential: name them
    with --cases, in a case file as the list of `build agenda`."""


class GroundOfSeveral(Refusal):
    """Some of these cases are confidential, and one ground is told of all of them or of none. Name the
    confidential ones apart, with a ground of their own."""


class BuildAgenda(Act[Meeting]):
    """Build the agenda: all cases that are ready for the body, or those named, in the body's own order.

    What is meant for another meeting, or was approved after the last day for proposals or after the agenda is
    said to have been built, is left out and told, unless it is named.

    Once the summons is out, items keep their numbers, and what is added comes last.
    """

    noun: ClassVar[str] = "agenda"
    verb: ClassVar[str] = "build"
    example: ClassVar[str] = "pykala agenda build khs-2021-03-15"

    cases: tuple[Code, ...] = ()
    """Register numbers of the cases to place; by default all that are ready for the body."""
    ground: Ground = ""
    """Ground of the late items that are named; it is public, or sealed where one of them is confidential."""

    def about(self, state: Meeting) -> Concern | None:
        if self.ground and not self.cases:  # of what, only the registry knows
            return None
        return Concern(cases=frozenset(self.cases))

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        if self.ground and not self.cases:
            raise GroundOfWhat
        left = () if self.cases else tuple(not_for(state, command, world))
        apart = {each.case for each in left}
        waiting = (case for case in world.waiting(state.body, Stage.READY) if case not in apart)
        wanted = dict.fromkeys(self.cases or (*waiting, *left_behind(state, world)))
        cases = [refuse_unready(state, case, command, world) for case in wanted]
        ground = late_ground(state, self.ground, command) if cases else ""
        if ground and len({case.confidential for case in cases}) > 1:
            raise GroundOfSeveral
        new = [
            placed(case, n, returned=case.stage is Stage.TABLED, late_ground=ground)
            for n, case in enumerate(cases, start=state.next_number())
        ]
        items = [*state.items.values(), *(said.item_of(0) for said in new)]
        moved = () if state.agenda_sent else self._in_order(items, state, world)
        renumbered = tuple(each for each in moved if each.item in state.items)
        if not (renumbered or new):
            if left:
                raise OnlyOthersReady(meeting=state.id, cases=Listed.of((each.said() for each in left), ";"))
            raise NothingToBuild(meeting=state.id)
        if left:
            yield CasesLeft(cases=left)
        if renumbered:
            yield ItemsRenumbered(items=renumbered)
            for each in renumbered:
                if each.case:
                    yield Entry(
                        journal=each.case, content=PlacedOnAgenda(meeting=state.id, item=each.to, moved=True)
                    )
        # Each is placed under its last number: its paper is called for once, and of the right item.
        numbers = {each.item: each.to for each in moved}
        for case, said in zip(cases, new, strict=True):
            number = numbers.get(said.item, said.item)
            yield said.model_copy(update={"item": number})
            yield from put_on_agenda(case, state, number)

    def _in_order(self, items: Sequence[Item], state: Meeting, world: World) -> tuple[NewNumber, ...]:
        """The items that get another number in the body's own order."""
        body = bodies_on(world, state.day).get(state.body)
        standing = {one.id: one.rank for one in body.standing_items}
        ranked = sorted(items, key=lambda item: self._rank(item, standing, body.agenda_order, world))
        return tuple(
            NewNumber(item=item.number, to=to, case=item.case, secret=item.secrecy is not None)
            for to, item in enumerate(ranked, start=1)
            if item.number != to
        )

    def _rank(
        self, item: Item, standing: Mapping[str, int], order: Sequence[str], world: World
    ) -> tuple[int, int, int]:
        task_class = world.held(item.case).of(Case).task_class if item.case else ""
        ranks = (
            rank
            for rank, start in enumerate(order)
            if (item.returned if start == RETURNED else bool(task_class) and task_class.startswith(start))
        )
        place = standing.get(item.standing, 0) if item.standing else 1
        return place, next(ranks, len(order)), item.number


def not_for(meeting: Meeting, command: Command, world: World) -> Iterator[LeftAside]:
    """The cases that are ready and not for this meeting: meant for another one, approved too late, or not
    prepared.

    Too late is also what was not approved yet when the agenda is said to have been built.
    """
    for number in world.waiting(meeting.body, Stage.READY):
        case = world.held(number).of(Case)
        wished, due = case.meant_for, meeting.proposals_due
        if case.unprepared:
            yield LeftAside(case=number, unprepared=True)
        elif wished and wished != meeting.id and world.held(wished).of(Meeting).can_be_held:
            yield LeftAside(case=number, meeting=wished)
        elif due and case.approved and case.approved > due.day:
            yield LeftAside(case=number, due=due.day)
        elif is_before(case.since, command, world.now):
            yield LeftAside(case=number, due=local_day(command.happened_at))


class LeftAside(Frozen):
    """A case that is ready and was not placed."""

    case: str
    """Register number of the case."""
    meeting: str = ""
    """The other meeting that it is meant for; empty where it is not for that."""
    due: date | None = None
    """The last day for proposals, or the day of this agenda, after which it was approved; None where that is
    not why."""
    unprepared: bool = False
    """It is a council's, and the board has not prepared it."""

    def said(self) -> Said:
        """Which, and why."""
        if self.unprepared:
            return Said.fact("the board has not prepared {case}", case=self.case)
        if self.meeting:
            return Said.fact("{case} is meant for {meeting}", case=self.case, meeting=self.meeting)
        return Said.fact("{case} was approved after {due}", case=self.case, due=self.due or "")


class CasesLeft(Content):
    """Cases that are ready were left out when the agenda was built."""

    cases: tuple[LeftAside, ...]
    """Which, and why."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state

    def said(self) -> Said:
        return Said.fact(
            "Left out, unless they are named with --cases: {cases}.",
            cases=Listed.of((each.said() for each in self.cases), ";"),
        )


class NewNumber(Frozen):
    """An item and the number it got."""

    item: int
    """The number that it had."""
    to: int
    """The number that it has now."""
    case: str = ""
    """Register number of its case; empty for an item that has none."""
    secret: bool = False
    """It is confidential, so that its case is named nowhere in the open."""


class ItemsRenumbered(Content):
    """Several items got other numbers at once."""

    items: tuple[NewNumber, ...]
    """Each item that got another number, with both."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        moved = {each.item: each.to for each in self.items}
        renumbered = {moved.get(number, number): item for number, item in state.items.items()}
        return replace(
            state, items={number: replace(item, number=number) for number, item in renumbered.items()}
        )

    def said(self) -> Said:
        moved = (Said.fact("{item} is now {to}", item=each.item, to=each.to) for each in self.items)
        return Said.fact("The agenda was put in order: {items}.", items=Listed.of(moved))
