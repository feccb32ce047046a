"""A service that was recorded wrongly is corrected, and with it every end that counted from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from pydantic import AwareDatetime

from models.base.words import Said
from models.case.case import Case
from models.case.challenge import Challenge
from models.case.challenge_period import own_period, renumbered
from models.case.closing import not_final_after_all
from models.case.decision_status import DecisionStatus, final_with
from models.case.service import Service
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline


class ServiceCorrected(Content):
    """A service of a decision was corrected: what counts from all of its services counts anew."""

    decision: str
    """The decision's key: body, year and section."""
    service: int
    """Which of its services it was, from 1 in the order in which they were recorded."""
    as_it_was: Service | None = None
    """How and when they were served; None where they were not served at all."""
    reason: str
    """Why it is corrected, in a sentence."""
    appeal_ends: Deadline | None = None
    """To when a claim or an appeal must have arrived from the last addressee; None where no period runs."""
    correction_ends: Deadline | None = None
    """To when a procurement correction may be demanded; None for anything but a procurement."""
    parties_end: Deadline | None = None
    """To when the last of those may challenge it who were served by themselves; None where nobody was."""
    final: Deadline | None = None
    """When it gets legal force if nobody challenges it; None where no period runs."""
    unserved: bool = False
    """Parties are still to be served."""

    def fold(self, state: Case, fact: Fact) -> Case:
        before = state.decisions[self.decision]
        after = self.after(before)
        if not before.final_since or self.keeps_force(after, fact.recorded_at):
            return state.with_decision(self.decision, after)
        return not_final_after_all(state.with_decision(self.decision, replace(after, final_since=None)))

    def after(self, before: DecisionStatus) -> DecisionStatus:
        """How far the decision is with that, its legal force aside."""
        services = list(before.services)
        services[self.service - 1 : self.service] = [self.as_it_was] if self.as_it_was else []
        after = replace(
            before,
            services=tuple(services),
            appeal_ends=self.appeal_ends,
            correction_ends=self.correction_ends,
            parties_end=self.parties_end,
            final=final_with(before, self.final),
            unserved=self.unserved,
        )
        return replace(after, challenges=tuple(self._counted_anew(each, after) for each in before.challenges))

    def _counted_anew(self, challenge: Challenge, after: DecisionStatus) -> Challenge:
        if challenge.result:
            return challenge
        whose = challenge.counts_from
        if self.as_it_was is None:
            whose = renumbered(whose, self.service)
        ends = own_period(self.decision, after, challenge.kind, whose)
        return challenge.model_copy(update={"ends": ends and ends.at, "counts_from": whose})

    def keeps_force(self, status: DecisionStatus, now: datetime) -> bool:
        """Whether the decision had legal force by then as it is counted now."""
        over = status.final is not None and status.final.at <= now
        return over and not (status.unserved or status.challenged)

    def said(self) -> Said:
        if self.as_it_was is None:
            return Said.fact(
                "Service {service} of {decision} was taken back: {reason}",
                service=self.service,
                decision=self.decision,
                reason=self.reason,
            )
        return Said.fact(
            "Service {service} of {decision} was corrected: held to be known on {served}, to be challenged "
            "until {last}. {reason}",
            service=self.service,
            decision=self.decision,
            served=self.as_it_was.served.day,
            last=self.as_it_was.appeal_ends.day,
            reason=self.reason,
        )


class ChallengePeriodCorrected(Content):
    """The period in which the challenge had to arrive was counted anew, as a service was corrected."""

    decision: str
    """The decision that is challenged: body, year and section."""
    ends: AwareDatetime | None = None
    """To when it had to arrive; None where no period has begun."""

    def fold(self, state: Case, fact: Fact) -> Case:
        if state.against is None:
            return state
        challenge = state.against.challenge.model_copy(update={"ends": self.ends})
        return replace(state, against=state.against.model_copy(update={"challenge": challenge}))

    def said(self) -> Said:
        if self.ends is None:
            return Said.fact(
                "The period to challenge {decision} has not begun: its service was corrected.",
                decision=self.decision,
            )
        return Said.fact(
            "The period to challenge {decision} was counted anew, as its service was corrected: it ends "
            "{ends}.",
            decision=self.decision,
            ends=self.ends,
        )
