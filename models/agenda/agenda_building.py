"""The agenda built by rule: standing items first, then what is ready, in the order of the body's data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from models.agenda.agenda import PlacedOnAgenda, late_ground, placed, refuse_unready
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.bodies.body import RETURNED
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine.command import Act, Command, Entry
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Code, Ground
from models.matter.item import Item
from models.matter.stage import Stage
from models.meeting.meeting import Meeting


class NothingToBuild(Refusal):
    """The agenda of {meeting} is in its order already, and no case is ready for it."""


class GroundOfWhat(Refusal):
    """A ground of late items is given for cases that are named, as one of them may be confidential: name them
    with --cases, in a case file as the list of `build agenda`."""


class BuildAgenda(Act[Meeting]):
    """Build the agenda: all cases that are ready for the body, or those named, in the body's own order.

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
        cases = dict.fromkeys(self.cases or world.waiting(state.body, Stage.READY))
        items = list(state.items.values())
        for number, case in enumerate(cases, start=state.next_number()):
            found = refuse_unready(state, case, command, world)
            said = placed(found, number, late_ground=late_ground(state, self.ground, command))
            items.append(said.item_of(0))
            yield said
            yield Entry(journal=case, content=PlacedOnAgenda(meeting=state.id, item=number))
        moved = () if state.agenda_sent else self._in_order(items, state, world)
        if not moved and not cases:
            raise NothingToBuild(meeting=state.id)
        if moved:
            yield ItemsRenumbered(items=moved)
            for each in moved:
                if each.case:
                    yield Entry(
                        journal=each.case, content=PlacedOnAgenda(meeting=state.id, item=each.to, moved=True)
                    )

    def _in_order(self, items: Sequence[Item], state: Meeting, world: World) -> tuple[NewNumber, ...]:
        """The items that get another number in the body's own order."""
        order = bodies_on(world, state.day).get(state.body).agenda_order
        ranked = sorted(items, key=lambda item: self._rank(item, order, world))
        return tuple(
            NewNumber(item=item.number, to=to, case=item.case, secret=item.secrecy is not None)
            for to, item in enumerate(ranked, start=1)
            if item.number != to
        )

    def _rank(self, item: Item, order: Sequence[str], world: World) -> tuple[bool, int, int]:
        task_class = world.held(item.case).of(Case).task_class if item.case else ""
        ranks = (
            rank
            for rank, start in enumerate(order)
            if (item.returned if start == RETURNED else bool(task_class) and task_class.startswith(start))
        )
        return not item.standing, next(ranks, len(order)), item.number


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
