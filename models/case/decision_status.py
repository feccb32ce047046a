"""How far a decision has come: checked, published, served, final, each with its date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, ClassVar

from models.base.calendar import local_instant
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import NONE_YET, Listed, Said
from models.base.writing import OwnWords, Written
from models.case.challenge import Challenge
from models.case.service import Service
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline

if TYPE_CHECKING:
    from models.case.case import Case
    from models.matter.handling import Handling


class NoSuchDecision(Refusal):
    """The case has no decision {decision}; its decisions are {decisions}."""

    vain: ClassVar[bool] = True


class InForceNoMore(Refusal):
    """{decision} is in force no more since {day}: nothing is corrected in it."""


class ClauseCorrection(Frozen):
    """A clause as it ought to have been written, with what the error was and when it was corrected."""

    clause: int
    """Number of the clause of the decision."""
    text: Written
    """The clause as it ought to have been written, in the present tense."""
    reason: OwnWords
    """What the error was, in a sentence for those who read the paper; sealed in a confidential case."""
    day: date
    """The local day on which it was corrected."""


@dataclass(frozen=True)
class DecisionStatus:
    """How far one decision has come on its way to legal force."""

    checked: date | None = None
    """The day on which its minutes were checked, or an officeholder signed; None before."""
    published: date | None = None
    """The day on which it was published online, from which its periods count; None before."""
    served: Deadline | None = None
    """When members of the municipality are held to know of it (Kuntalaki 140 §); None if nobody may
    appeal."""
    appeal_ends: Deadline | None = None
    """To when a claim or appeal must have arrived; None until it is published, or if none is allowed."""
    correction_ends: Deadline | None = None
    """To when a procurement correction may be demanded; None for anything but a procurement."""
    publication_ends: Deadline | None = None
    """To when those may challenge it whose period its publication begins; None where it begins none."""
    final: Deadline | None = None
    """When it gets legal force if nobody challenges it; None until it is published, or if nobody may."""
    final_since: date | None = None
    """The first day of its legal force; None while it has none."""
    unserved: bool = False
    """Parties are still to be served: it is final only after the periods that begin then."""
    unpublished: bool = False
    """It was served to parties, and publication is still to begin the period of everybody else."""
    settled_from: Deadline | None = None
    """From when nothing more comes of the challenges to it that are over; None where there is none."""
    parties_end: Deadline | None = None
    """To when the last of those may challenge it who were served by themselves; None where nobody was."""
    services: tuple[Service, ...] = ()
    """Its services to parties, in the order in which they were recorded."""
    corrections: tuple[ClauseCorrection, ...] = ()
    """Clerical errors in its clauses that were corrected, in that order."""
    corrected_by: str = ""
    """The decision that took its place in substance, for example khs-2021-301; empty if none did."""
    challenges: tuple[Challenge, ...] = ()
    """Claims, appeals, corrections and call-ups against it, in the order in which they were recorded."""
    void_since: date | None = None
    """The day since which it is in force no more, as a challenge to it was granted; None if none was."""
    replaced_by: str = ""
    """What took its force: the decision on the challenge by its key, or a court's ruling; empty if none."""

    implemented: date | None = None
    """The day since which it is implemented before it has legal force; None if it waits."""
    withheld: date | None = None
    """The day since which the board leaves a council's decision unimplemented; None if it does not, or once
    the council has upheld it."""
    withheld_by: str = ""
    """The board's decision that found it unlawful, by key; empty if none did."""

    @property
    def waits(self) -> bool:
        """Whether it is still to get legal force."""
        begun = self.final is not None or self.unserved
        return begun and self.final_since is None and self.void_since is None

    @property
    def challenged(self) -> bool:
        """Whether a challenge that came in time is pending; it is not final before that is over."""
        return self.void_since is None and any(each.holds_up for each in self.challenges)

    @property
    def coming(self) -> Deadline | None:
        """When it gets legal force by itself; None if that is over, or while a challenge or the board's
        control holds it up."""
        held_up = self.challenged or self.unserved or self.unpublished or self.withheld
        return self.final if self.waits and not held_up else None

    @property
    def pending(self) -> tuple[Challenge, ...]:
        """The challenges to it of which nobody has said yet what became of them, also those that hold nothing
        up."""
        return tuple(each for each in self.challenges if each.result is None)

    def with_challenge(self, case: str, **changed: Any) -> DecisionStatus:
        """The same, with the challenge for which a case was opened as it is now."""
        challenges = (
            each.model_copy(update=changed) if each.case == case else each for each in self.challenges
        )
        return replace(self, challenges=tuple(challenges))

    @property
    def word(self) -> str:
        """The status in one word."""
        if self.void_since:
            return "void"
        if self.withheld:
            return "withheld"
        if self.challenged:
            return "challenged"
        if self.final_since:
            return "final"
        return "published" if self.published else "checked" if self.checked else "decided"


def later_of(one: Deadline | None, other: Deadline) -> Deadline:
    """Which of two ends comes later, the first of which need not be there."""
    return one if one and one.at > other.at else other


def final_with(status: DecisionStatus, final: Deadline | None) -> Deadline | None:
    """When it gets legal force by a period, and not before what settled a challenge has it; None without a
    period."""
    return final and later_of(status.settled_from, final)


STATUSES = ("decided", "checked", "published", "challenged", "final", "withheld", "void")
"""The words for where a decision stands, in the order in which it gets there."""


def refuse_void(case: Case, decision: str) -> None:
    """InForceNoMore for a decision of which another took the place, or that a challenge ended."""
    if since := case.decisions[decision].void_since:
        raise InForceNoMore(decision=decision, day=since)


def handling_of(case: Case, decision: str) -> Handling:
    """The handling that made a decision. Raises NoSuchDecision."""
    for handling in case.handlings:
        if handling.key == decision:
            return handling
    raise NoSuchDecision(decision=decision, decisions=Listed.of(case.decisions) or NONE_YET)


def made_on(case: Case, decision: str) -> datetime | None:
    """The beginning of the day on which a decision came into being; None while it has not."""
    status = case.decisions.get(decision)
    return local_instant(status.checked, time()) if status and status.checked else None


class DecisionBecameFinal(Content):
    """The decision has legal force."""

    decision: str
    """The decision's key: body, year and section."""
    since: date
    """The first day of its legal force."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = replace(state.decisions[self.decision], final_since=self.since)
        return state.with_decision(self.decision, status)

    def said(self) -> Said:
        return Said.fact(
            "The decision {decision} is final since {since}.", decision=self.decision, since=self.since
        )


class NotCheckedYet(Refusal):
    """{decision} is not checked yet; undo its handling if it was mistyped."""

    vain: ClassVar[bool] = True
