"""Each checker confirms for themselves; with the last of them the minutes are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.meeting.checkers import refuse_checkers_who_presided, refuse_checkers_who_withdrew
from models.meeting.item_act import WholeAct
from models.meeting.meeting import Meeting
from models.minutes.checking import (
    BodyChecks,
    MinutesChecked,
    OthersElected,
    elected_checkers,
    exist,
    refuse_what_is_left,
    waiting_items,
    worded,
)
from models.minutes.sat_as import sat_as


class ChecksInPerson(Refusal):
    """Who checks minutes does so in person: {actor} does not check them for {other}. The secretary records a
    check that was made on paper."""


class ConfirmedAlready(Refusal):
    """{checker} confirmed already that they checked the minutes."""

    vain: ClassVar[bool] = True


class ConfirmMinutes(WholeAct):
    """Confirm that you checked the minutes, as one of those who check them, and were there.

    When the last of them has, the minutes are checked. What is changed in them meanwhile takes earlier
    confirmations away, and is confirmed no earlier than it was changed; that a § was checked by itself
    changes nothing. A check on paper is recorded by the secretary (`pykala minutes check`).
    """

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "confirm"
    example: ClassVar[str] = "pykala minutes confirm khs-2021-03-15"

    def builds_on(self, held: Held) -> datetime | None:
        return worded(held)

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        refuse_what_is_left(state, command, world.now)
        if (manner := state.rules().choice("minutes.checked_by")) != "members":
            next_time = manner == "next_meeting"
            how = Said.why("in its next meeting") if next_time else Said.why("at once")
            raise BodyChecks(body=state.body, how=how)
        if command.on_behalf_of:
            raise ChecksInPerson(actor=command.actor, other=command.on_behalf_of)
        checker, waiting = sat_as(state, command, world), waiting_items(state)
        elected = elected_checkers(state)
        if elected and checker not in elected:
            raise OthersElected(checkers=Listed.of(elected, "and"))
        refuse_checkers_who_withdrew((checker,), waiting)
        refuse_checkers_who_presided((checker,), waiting, state)
        if checker in state.confirmed:
            raise ConfirmedAlready(checker=checker)
        yield MinutesConfirmed(checker=checker)
        confirmed, day = (*state.confirmed, checker), local_day(command.happened_at)
        if {*elected} <= {*confirmed} and len(confirmed) >= state.rules().int("minutes.checkers"):
            yield MinutesChecked(day=day, checkers=confirmed)
            yield from exist(waiting, day, world)


class MinutesConfirmed(Content):
    """A checker confirmed that they checked the minutes."""

    checker: str
    """Who did, by the name under which they sat."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(state, confirmed=(*state.confirmed, self.checker))

    def said(self) -> Said:
        return Said.fact("{checker} confirmed that they checked the minutes.", checker=self.checker)
