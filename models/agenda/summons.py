"""The summons: the agenda goes out in time, counted backwards from the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from operator import not_
from typing import ClassVar

from pydantic import Field

from models.agenda.calling_deputies import refuse_no_seats
from models.agenda.recipients import summoned
from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.engine.command import Command
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.law.openness import PublicText
from models.meeting.agenda_lines import Changes, listed
from models.meeting.deputies import chosen_for
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.public_words import also_said, refuse_only_others


class LateAgenda(Refusal):
    """The agenda had to be sent by {latest} at the latest; it is late, which this body may not accept, and
    the meeting must be called for another day."""

    vain: ClassVar[bool] = True


class LateWithoutGround(Refusal):
    """The agenda had to be sent by {latest} at the latest; a late summons needs its ground, which the body
    accepts when it meets: --ground, in a case file `ground:`."""


class EmptyAgenda(Refusal):
    """The agenda of {meeting} has no items yet; place them first."""

    vain: ClassVar[bool] = True


class NotLate(Refusal):
    """The summons of {meeting} was not late, or is accepted already; there is nothing to accept."""

    vain: ClassVar[bool] = True


class SendAgenda(WholeAct):
    """Send the summons with the agenda. It must go out in time, counted backwards from the meeting.

    A late one needs its ground; that of an urgent meeting was given when it was called.
    """

    noun: ClassVar[str] = "agenda"
    verb: ClassVar[str] = "send"
    example: ClassVar[str] = "pykala agenda send khs-2021-03-15"

    ground: PublicText = Field(default="", max_length=500)
    """Ground of a late summons, which the body has to accept; it is public."""
    ground_in: dict[Language, PublicText] = Field(default_factory=dict)
    """The same in other languages, by language, for papers that are made in them."""
    deputies: tuple[int, ...] = ()
    """Seats whose deputies are called too, a council's in the order of their list; all of them where the rule
    `summons.all_deputies` holds."""

    @classmethod
    def also_said(cls, held: Held, now: datetime) -> tuple[str, ...]:
        return ("ground",) if held.of(Meeting).late_on(local_day(now)) else ()

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        refuse_only_others(ground=(self.ground, self.ground_in))
        if not state.items:
            raise EmptyAgenda(meeting=state.id)
        day = local_day(command.happened_at)
        late = state.late_on(day)
        ground = self.ground or state.urgent
        if late and not state.rules().for_kind("summons.late", state.kind).value:
            raise LateAgenda(latest=state.summons.day)
        if late and not ground:
            raise LateWithoutGround(latest=state.summons.day)
        refuse_no_seats(state, self.deputies)
        everybody = state.rules().flag("summons.all_deputies")
        seats = tuple(seat.seat for seat in state.seats) if everybody else self.deputies
        chosen = chosen_for(seats, (), replace(state, list_deputies={}), world, every=everybody)
        changed = state.agenda_changes() if state.agendas else Changes()
        version = len(state.agendas) + (1 if changed or not state.agendas else 0)
        yield AgendaSent(
            day=day,
            late_ground=ground if late else "",
            late_ground_in=self.ground_in if late else {},
            version=version,
            changes=changed,
            deputies=seats,
            chosen=chosen,
            to=summoned(state, seats, chosen, world),
        )


class AgendaSent(Content):
    """The summons went out with the agenda."""

    day: date
    """The local day on which the summons went out."""
    late_ground: str = ""
    """Why it was late; empty if it was in time."""
    version: int = 1
    """The version of the agenda that went with it, from 1."""
    changes: Changes = Changes()
    """What differs from the version that was published before; nothing if there was none."""
    deputies: tuple[int, ...] = ()
    """The seats whose personal deputies were called with it."""
    chosen: dict[int, str] = Field(default_factory=dict, exclude_if=not_)
    """Of a council, seat → the deputy of its list who was called; nobody where deputies are personal."""
    to: tuple[str, ...] = ()
    """Who gets it by mail, by id, or by a key of the address book; nobody where no people are known."""
    late_ground_in: dict[Language, str] = Field(default_factory=dict, exclude_if=not_)
    """Why it was late, in other languages."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(
            also_said(state.as_summoned(), self.late_ground, self.late_ground_in),
            stage=MeetingStage.SUMMONED,
            agenda_sent=self.day,
            late_summons=self.late_ground,
            deputies_called=self.deputies,
            list_deputies=self.chosen,
            summoned=self.to,
            agendas=(*state.agendas[: self.version - 1], listed([*state.items.values()])),
        )

    def said(self) -> Said:
        return Said.fact("The agenda was sent on {day}.", day=self.day)


class AcceptSummons(WholeAct):
    """Record that the body accepted a summons that was sent late, and is lawful in spite of it."""

    noun: ClassVar[str] = "meeting"
    verb: ClassVar[str] = "accept-summons"
    example: ClassVar[str] = "pykala meeting accept-summons khs-2021-03-15"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at, world.now)
        if not state.late_summons or state.summons_accepted:
            raise NotLate(meeting=state.id)
        yield SummonsAccepted()


class SummonsAccepted(Content):
    """The body accepted the late summons."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, summons_accepted=True)

    def said(self) -> Said:
        return Said.fact("The body accepted the late summons, and found itself lawful.")
