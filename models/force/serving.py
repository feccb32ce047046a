"""Service of a decision to its parties: each period counts from there, where it is not the public's own.

Only the service to a member of the municipality follows from publication; what is open to parties alone, or
to tenderers, counts from their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from operator import not_
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.base.words import Said
from models.base.writing import OwnWords
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.decision_status import NotCheckedYet, final_with, handling_of, later_of, made_on
from models.case.service import Service
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.force.periods import Periods, periods_of, refuse_over_already
from models.law import deadline
from models.law.appeal import Appeal, Counting, counts_from
from models.law.deadline import Deadline
from models.law.openness import Code, Informed
from models.law.rules import Rulebook
from models.matter.handling import Handling


class Manner(StrEnum):
    """How a decision was served."""

    LETTER = "letter"
    ELECTRONIC = "electronic"
    RECEIPT = "receipt"
    SUBSTITUTED = "substituted"
    POSTING = "posting"
    PUBLIC_NOTICE = "public_notice"


class NobodyAppeals(Refusal):
    """{decision} is open to no claim and no appeal; no period counts from its service."""


class ServedBefore(Refusal):
    """{decision} was made on {made}; it cannot have been sent on {on}."""


class SentInTheFuture(Refusal):
    """{on} has not come; service is recorded on the day on which it was sent or given, or later."""


class ArrivedBeforeSent(Refusal):
    """It was sent on {on}; it cannot have arrived before that, on {arrived}."""


class NotServedAnyMore(Refusal):
    """{decision} is in force no more since {day}; what took its place is served."""

    vain: ClassVar[bool] = True


class FinalAlready(Refusal):
    """{decision} is final since {day}. If others were still to be served, correct the last service first
    (`pykala decision correct-service`) and say that there are more (--more)."""

    vain: ClassVar[bool] = True


class FinalWithoutService(Refusal):
    """{decision} is final since {day}, by its publication: no service of it is recorded, and none can be any
    more."""

    vain: ClassVar[bool] = True


class ServeDecision(Act[Case]):
    """Record that a decision was served to its parties, how and when: their periods count from there.

    Parties who were served otherwise have a service of their own; the last one decides when it is final.
    """

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "serve"
    example: ClassVar[str] = (
        "pykala decision serve 'HEL 2021-002935' --decision khs-2021-216 --manner letter --day 2021-03-26"
    )

    decision: Code
    """The decision: body, year and section."""
    manner: Manner
    """How they are served: letter, electronic, receipt, substituted, posting or public_notice."""
    day: date
    """When it was sent, received against the receipt, certified or posted; the day of service follows."""
    to: Informed = ""
    """To whom, in words; sealed where the case is confidential. Left out: nobody said."""
    more: bool = False
    """Other parties are still to be served, so that it cannot become final yet."""
    arrived: date | None = None
    """The day on which it is shown to have reached them, where that is not the presumed one."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def builds_on(self, held: Held) -> datetime | None:
        return made_on(held.of(Case), self.decision)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        handling = handling_of(state, self.decision)
        status = state.decisions[self.decision]
        if status.checked is None:
            raise NotCheckedYet(decision=self.decision)
        if handling.appeal is Appeal.PROHIBITED:
            raise NobodyAppeals(decision=self.decision)
        if status.void_since:
            raise NotServedAnyMore(decision=self.decision, day=status.void_since)
        if status.final_since and not status.services:
            raise FinalWithoutService(decision=self.decision, day=status.final_since)
        if status.final_since:
            raise FinalAlready(decision=self.decision, day=status.final_since)
        happened = local_day(command.happened_at)
        checked = max(status.checked, handling.day)
        service = service_of(handling, checked, self.manner, self.day, self.arrived, happened, world)
        periods = Periods(service.appeal_ends, service.correction_ends)
        refuse_over_already(self.decision, periods, command, world)
        rules = bodies_on(world, handling.day).get(handling.body).rules(Rulebook.load(), self.day)
        final = later_of(status.final, periods.final(self.decision, rules))
        yield DecisionServed(
            decision=self.decision,
            manner=self.manner,
            to=self.to,
            day=self.day,
            arrived=self.arrived,
            served=service.served,
            appeal_ends=service.appeal_ends,
            correction_ends=service.correction_ends,
            final=final_with(status, final),
            more=self.more,
            unpublished=counts_from(handling.appeal_rule) is Counting.PUBLICATION and not status.published,
        )


def service_of(
    handling: Handling,
    made: date,
    manner: Manner,
    day: date,
    arrived: date | None,
    today: date,
    world: World,
) -> Service:
    """A service and what counts from it: the day on which it is shown to have arrived, else the presumed.

    `made` is the day on which the decision came into being: its minutes were checked, an official signed it.
    """
    if day < made:
        raise ServedBefore(decision=handling.key, made=made, on=day)
    if day > today or (arrived and arrived > today):
        raise SentInTheFuture(on=max(day, arrived or day))
    if arrived and arrived < day:
        raise ArrivedBeforeSent(arrived=arrived, on=day)
    rules_on = partial(bodies_on(world, handling.day).get(handling.body).rules, Rulebook.load())
    rules = rules_on(day)
    of_tenderers = counts_from(handling.appeal_rule) is Counting.TENDERER
    message = of_tenderers and manner is Manner.ELECTRONIC
    rule = "service.procurement" if message else f"service.{manner}"
    shown = "service.receipt" if arrived else rule
    served = deadline.served_on_publication(f"service/{handling.key}", arrived or day, rules, shown)
    periods = periods_of(handling, served.day, rules, rules_on)
    return Service(
        manner=manner,
        day=day,
        arrived=arrived,
        served=served,
        appeal_ends=periods.appeal,
        correction_ends=periods.correction,
    )


class DecisionServed(Content):
    """A decision was served to parties."""

    decision: str
    """The decision's key: body, year and section."""
    manner: Manner
    """How it was served."""
    to: OwnWords = Field(default="", exclude_if=not_)
    """To whom, in words; empty where nobody said."""
    day: date | None = None
    """When it was sent, received, certified or posted; None in what was recorded before it was kept."""
    arrived: date | None = None
    """The day on which it is shown to have arrived; None where the day of service is presumed."""
    served: Deadline
    """The day on which they are held to know of it, counted from the day on which it was sent."""
    appeal_ends: Deadline
    """To when their claim or appeal must have arrived."""
    correction_ends: Deadline | None = None
    """To when they may demand a procurement correction; None for anything but a procurement."""
    final: Deadline | None = None
    """When it gets legal force if nobody challenges it, all that was served so far taken together."""
    more: bool = False
    """Others are still to be served, so that it cannot become final yet."""
    unpublished: bool = Field(default=False, exclude_if=not_)
    """Its publication is still to begin the period of everybody else, so that it cannot become final yet."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = state.decisions[self.decision]
        later = status.appeal_ends is None or status.appeal_ends.at <= self.appeal_ends.at
        if later:
            status = replace(status, appeal_ends=self.appeal_ends, correction_ends=self.correction_ends)
        status = replace(status, parties_end=later_of(status.parties_end, self.appeal_ends))
        service = Service(
            manner=self.manner,
            to=self.to,
            day=self.day or self.served.counted_from or self.served.day,
            arrived=self.arrived,
            served=self.served,
            appeal_ends=self.appeal_ends,
            correction_ends=self.correction_ends,
        )
        status = replace(
            status,
            services=(*status.services, service),
            final=final_with(status, self.final),
            unserved=self.more,
            unpublished=self.unpublished,
        )
        return state.with_decision(self.decision, status)

    def said(self) -> Said:
        return Said.fact(
            "The decision {decision} was served ({manner}): held to be known on {served}, to be challenged "
            "until {last}.",
            decision=self.decision,
            manner=Term("manner", spoken(self.manner)),
            served=self.served.day,
            last=self.appeal_ends.day,
        )
