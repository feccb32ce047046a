"""Correcting a service to parties: recorded wrongly, shown to be of another day, or none at all.

Source: Hallintolaki 434/2003, 59 § (a letter arrives on the seventh day unless another is shown). How far
back it reaches is from memory, and for a lawyer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.decision_status import DecisionStatus, handling_of, later_of
from models.case.pending_again import pending_again
from models.case.service import Service, last_of
from models.decision.unpublishing import AccountsRestOnIt
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content
from models.engine.where import Where
from models.engine.world import World
from models.follow_up.follow_up import FollowUp
from models.force.periods import Periods, periods_of
from models.force.service_corrected import ChallengePeriodCorrected, ServiceCorrected
from models.force.serving import Manner, service_of
from models.law import deadline
from models.law.appeal import Counting, counts_from
from models.law.deadline import Deadline
from models.law.openness import Code, PublicText
from models.law.rules import Rulebook
from models.matter.handling import Handling


class NoSuchService(Refusal):
    """{decision} has no service {service}; so many were recorded: {number}."""

    vain: ClassVar[bool] = True


class NotServedYet(Refusal):
    """No service of {decision} is recorded, so that there is none to correct."""

    vain: ClassVar[bool] = True


class ServiceAsItIs(Refusal):
    """That service of {decision} is recorded so already: say how or when they were served, on which day it is
    shown to have arrived, or that they were not served at all."""


class CorrectService(Act[Case]):
    """Correct a service to parties that was recorded wrongly, or that is shown to be of another day.

    What counts from it is counted anew: the ends of periods, legal force, whether a challenge came in time.
    """

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "correct-service"
    example: ClassVar[str] = (
        "pykala decision correct-service 'HEL 2021-002935' --decision khs-2021-216 --arrived 2021-04-12 "
        "--reason 'Kirje viipyi postissa.'"
    )

    decision: Code
    """The decision: body, year and section."""
    service: int = Field(default=0, ge=0)
    """Which of its services, from 1 in the order in which they were recorded; the last one by default."""
    manner: Manner | None = None
    """How they were served really: letter, electronic, receipt, substituted, posting or public_notice."""
    day: date | None = None
    """When it was really sent, received against the receipt, certified or posted."""
    arrived: date | None = None
    """The day on which it is shown to have reached them, where that is not the presumed one."""
    never: bool = False
    """They were not served at all."""
    more: bool = False
    """Other parties are still to be served, so that it cannot become final yet."""
    reason: PublicText = Field(min_length=1, max_length=500)
    """Why it is corrected; it is public."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        handling = handling_of(state, self.decision)
        status = state.decisions[self.decision]
        if not status.services:
            raise NotServedYet(decision=self.decision)
        number = self.service or len(status.services)
        if not 0 < number <= len(status.services):
            raise NoSuchService(decision=self.decision, service=number, number=len(status.services))
        was, today = status.services[number - 1], local_day(command.happened_at)
        as_it_was = None if self.never else self._really(handling, status, was, today, world)
        if as_it_was == was and not (self.more and not status.unserved):
            raise ServiceAsItIs(decision=self.decision)
        fact = self._corrected(handling, status, number, as_it_was, world)
        follow_up = f"{state.id}/{self.decision}"
        after = fact.after(status)
        loses = bool(status.final_since) and not fact.keeps_force(after, world.now)
        if loses and follow_up in state.follow_ups and not world.held(follow_up).of(FollowUp).open:
            raise AccountsRestOnIt(follow_up=follow_up, decision=self.decision)
        yield fact
        for challenge in after.pending:
            told = ChallengePeriodCorrected(decision=self.decision, ends=challenge.ends)
            yield Entry(journal=challenge.case, content=told)
        if loses:
            yield from pending_again(state, self.decision, world)

    def _really(
        self, handling: Handling, status: DecisionStatus, was: Service, today: date, world: World
    ) -> Service:
        manner, day = self.manner or Manner(was.manner), self.day or was.day
        changed = self.manner is not None or self.day is not None
        arrived = self.arrived or (None if changed else was.arrived)
        made = (self.day and status.checked) or handling.day
        as_it_was = service_of(handling, made, manner, day, arrived, today, world)
        return as_it_was.model_copy(update={"to": was.to})

    def _corrected(
        self, handling: Handling, status: DecisionStatus, number: int, as_it_was: Service | None, world: World
    ) -> ServiceCorrected:
        """What counts from all services and, where that begins a period, from the publication."""
        others = [each for place, each in enumerate(status.services, start=1) if place != number]
        services = [*others, as_it_was] if as_it_was else others
        public = _of_the_public(handling, status, world)
        last = last_of(services)
        ends = [Periods(each.appeal_ends, each.correction_ends) for each in services]
        ends += [public] if public else []
        appeal: Deadline | None = None
        final: Deadline | None = None
        for periods in ends:
            appeal = later_of(appeal, periods.appeal)
            rules = bodies_on(world, handling.day).get(handling.body).rules(Rulebook.load(), handling.day)
            final = later_of(final, periods.final(self.decision, rules))
        by_service = counts_from(handling.appeal_rule) is not Counting.PUBLICATION
        return ServiceCorrected(
            decision=self.decision,
            service=number,
            as_it_was=as_it_was,
            reason=self.reason,
            appeal_ends=appeal,
            correction_ends=last.correction_ends if last else None,
            parties_end=last.appeal_ends if last else None,
            final=final,
            unserved=status.unserved or self.more or (by_service and not services),
        )


def _of_the_public(handling: Handling, status: DecisionStatus, world: World) -> Periods | None:
    """The period of the members of the municipality; None where none has begun, or where they have none."""
    if status.published is None or counts_from(handling.appeal_rule) is not Counting.PUBLICATION:
        return None
    rules_on = partial(bodies_on(world, status.published).get(handling.body).rules, Rulebook.load())
    rules = rules_on(status.published)
    served = deadline.served_on_publication(f"service/{handling.key}", status.published, rules)
    return periods_of(handling, served.day, rules, rules_on)
