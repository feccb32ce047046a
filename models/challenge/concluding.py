"""A challenge comes back with its result: the decision stands, or is in force no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said
from models.case.case import Case
from models.case.challenge import Against, ChallengeKind
from models.case.closing import CaseClosed, Closing
from models.case.decision_status import NotCheckedYet, handling_of
from models.case.finality import challenge_over, nothing_waits
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.follow_up.stopping import stopped
from models.law.challenge_result import ChallengeResult
from models.law.openness import Code, PublicText
from models.law.outcome import Outcome
from models.matter.handling import Handling, body_of, decides
from models.matter.stage import Stage
from models.meeting.wished import meant_no_more


class NotForAChallenge(Refusal):
    """{case} was not opened to examine a challenge; `pykala challenge record` opens such a case."""


class ConcludedAlready(Refusal):
    """The challenge was settled for good: {result}."""


class SettledByWhat(Refusal):
    """A challenge is settled by a decision of this case or by a court's ruling: give one of --decision and
    --ruling; of one that lapsed, none is needed."""


class RulingFinalWhen(Refusal):
    """A decision that a court let stand is final when the ruling is: give its first day of legal force with
    --ruling-final, which is not before the day of the ruling."""


class RulingFinalOfNone(Refusal):
    """--ruling-final is the first day of a ruling's legal force, and no ruling is given; a decision of this
    case has the force that its own periods give it."""


class OnlyPutsOff(Refusal):
    """{decision} does not settle the challenge: it only puts it off, or goes on to another body."""


class CourtSettles(Refusal):
    """An appeal is settled by a court, and not by {decision}: give its ruling with --ruling; what a body says
    of an appeal is a statement."""


class BodySettles(Refusal):
    """What was called up, or is a demand to correct a procurement, is settled by a decision of its case, and
    by no court: give it with --decision, or record that it lapsed."""


class BodyDecidesFirst(Refusal):
    """A claim is settled by the body that has it, and by a court only once that body's decision was appealed
    against: give the decision of this case with --decision, or record that the claim lapsed."""


class ResultDiffers(Refusal):
    """{decision} came to '{outcome}': what it settled so is {agreeing}, and not {result}."""


_ANSWERED = {
    Outcome.UPHELD: ChallengeResult.UPHELD,
    Outcome.REJECTED: ChallengeResult.REJECTED,
    Outcome.NOT_EXAMINED: ChallengeResult.NOT_EXAMINED,
    Outcome.LAPSED: ChallengeResult.LAPSED,
}
_ENDS = frozenset(result for result in ChallengeResult if result.ends_force)
_AS_PROPOSED = {Outcome.APPROVED, Outcome.APPROVED_BY_VOTE, Outcome.APPROVED_REVISED}


def agreeing(handling: Handling) -> frozenset[ChallengeResult]:
    """The results that agree with what became of the clauses of the decision that settled a challenge.

    What was approved and answers nothing changes the decision that was challenged, also where the rest was
    refused. Every result agrees where
    the body's own words alone tell it: a counter-proposal was carried, or the proposal was turned down.
    """
    results: set[ChallengeResult] = set()
    for clause in handling.clauses:
        if clause.answers and clause.outcome in _ANSWERED:
            results.add(_ANSWERED[clause.outcome])
        elif clause.answers or clause.outcome in _AS_PROPOSED:
            results |= _ENDS
        else:
            return frozenset(ChallengeResult)
    return frozenset(results & _ENDS or results)


class ConcludeChallenge(Act[Case]):
    """Record what became of a challenge, in the case that was opened for it; the day is that of the ruling.

    Upheld means that the decision stands as it was made. It gets legal force once what settled the challenge
    has legal force itself, and nothing else is pending. A decision that was changed, annulled or referred
    back is in force no more: its case goes back to preparation if it was referred back, and the follow-up of
    its money stops.
    """

    noun: ClassVar[str] = "challenge"
    verb: ClassVar[str] = "conclude"
    example: ClassVar[str] = (
        "pykala challenge conclude 'HEL 2021-004120' --result rejected --decision khs-2021-301"
    )

    result: ChallengeResult
    """What became of it: upheld, changed, rejected, not_examined, annulled, referred_back or lapsed."""
    decision: Code = ""
    """The decision of this case that settled it: body, year and section; empty if a court did."""
    ruling: PublicText = ""
    """The court's ruling that settled it: court, day and number; empty if a decision of this case did."""
    ruling_final: date | None = None
    """The first day of the ruling's legal force, as the court says; needed if the decision stands."""

    def located(self, state: Case) -> Where:
        """With the body that has the challenge, or that made the decision which is challenged."""
        if state.against is None:
            return state.where()
        return state.where().at("body", {*filter(None, [state.body]), body_of(state.against.decision)})

    def waited_for(self, held: Held) -> bool:
        case = held.of(Case)
        return case.against is not None and case.against.challenge.result is None

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        against = state.against
        if against is None:
            raise NotForAChallenge(case=state.id)
        challenged = world.held(against.case).of(Case)
        over = state.id in {
            each.case for each in challenged.decisions[against.decision].challenges if each.over
        }
        if (before := against.challenge.result) and (over or before.ends_force):
            raise ConcludedAlready(result=Term.of(before))
        if self.decision and self.ruling:
            raise SettledByWhat
        if self.decision and against.challenge.kind is ChallengeKind.APPEAL:
            raise CourtSettles(decision=self.decision)
        if self.ruling and against.challenge.kind in (ChallengeKind.CORRECTION, ChallengeKind.CALL_UP):
            raise BodySettles
        if self.ruling and against.challenge.kind is ChallengeKind.CLAIM and not _went_to_court(state):
            raise BodyDecidesFirst
        day = self._day(state, command)
        by = self.decision or self.ruling
        yield ChallengeAnswered(result=self.result, day=day, by=by)
        yield Entry(
            journal=challenged.id,
            content=ChallengeSettled(
                decision=against.decision, challenge=state.id, result=self.result, day=day, by=by
            ),
        )
        if self.result.ends_force:
            yield from _ended(challenged.id, against.decision, by, world)
        elif since := self._final_since(state, day):
            yield challenge_over(challenged.id, against.decision, state.id, since)
        if not self.decision and state.stage in (Stage.PREPARATION, Stage.READY, Stage.TABLED):
            yield CaseClosed(because=Closing.SETTLED)
            yield from meant_no_more(state.id, state.meant_for)

    def _day(self, state: Case, command: Command) -> date:
        """The day on which it was settled."""
        if self.ruling_final and not self.ruling:
            raise RulingFinalOfNone
        if self.decision:
            handling = handling_of(state, self.decision)
            if not decides(handling):
                raise OnlyPutsOff(decision=self.decision)
            if state.decisions[self.decision].checked is None:
                raise NotCheckedYet(decision=self.decision)
            if self.result not in (agree := agreeing(handling)):
                raise ResultDiffers(
                    decision=self.decision,
                    outcome=handling.whole,
                    agreeing=Listed.of(map(Term.of, sorted(agree)), "or"),
                    result=Term.of(self.result),
                )
            return handling.day
        if not self.ruling and self.result is not ChallengeResult.LAPSED:
            raise SettledByWhat
        return local_day(command.happened_at)

    def _final_since(self, state: Case, day: date) -> date | None:
        """From when nothing more can come of it; None while the decision that settled it is not final."""
        if self.decision:
            return state.decisions[self.decision].final_since
        if not self.ruling:
            return day
        if self.ruling_final is None or self.ruling_final < day:
            raise RulingFinalWhen
        return self.ruling_final


def _went_to_court(claim: Case) -> bool:
    """Whether a decision on the claim was appealed against."""
    challenges = (each for status in claim.decisions.values() for each in status.challenges)
    return any(each.kind is ChallengeKind.APPEAL for each in challenges)


def _ended(journal: str, decision: str, by: str, world: World) -> Iterator[Entry]:
    """What follows for the case whose decision is in force no more, and for its money."""
    case = world.held(journal).of(Case)
    yield from stopped(case, decision, by, world)
    if case.stage is Stage.DECIDED and nothing_waits(case):
        yield Entry(journal=journal, content=CaseClosed(because=Closing.REPLACED))


class ChallengeAnswered(Content):
    """The challenge that the case was opened for was settled."""

    result: ChallengeResult
    """What became of it."""
    day: date
    """The local day on which that was decided."""
    by: str = ""
    """The decision of this case, by key, or the court's ruling; empty where it lapsed without one."""

    def fold(self, state: Case, fact: Fact) -> Case:
        if state.against is None:
            return state
        return replace(state, against=_answered(state.against, self))

    def said(self) -> Said:
        return _settled(Said.fact("The challenge was settled on {day}: {result}", **_told(self)), self.by)


class ChallengeSettled(Content):
    """A challenge to a decision was settled, in the case that was opened for it."""

    decision: str
    """The decision that was challenged: body, year and section."""
    challenge: str
    """Register number of the case that was opened for the challenge."""
    result: ChallengeResult
    """What became of it; the decision stands, or is in force no more."""
    day: date
    """The local day on which that was decided."""
    by: str = ""
    """The decision of that case, by key, or the court's ruling; empty where it lapsed without one."""

    def fold(self, state: Case, fact: Fact) -> Case:
        ends = self.result.ends_force
        status = state.decisions[self.decision].with_challenge(
            self.challenge, result=self.result, settled=self.day, by=self.by, over=ends
        )
        if not ends:
            return state.with_decision(self.decision, status)
        status = replace(status, final_since=None, void_since=self.day, replaced_by=self.by)
        others = tuple(each for each in state.followed if each != f"{state.id}/{self.decision}")
        case = replace(state.with_decision(self.decision, status), followed=others)
        last, left = case.handlings[-1].key == self.decision, case.stage
        if self.result is ChallengeResult.REFERRED_BACK and last and left in _REOPENED:
            return case.reopened(fact.recorded_at)
        if left is Stage.FOLLOW_UP and not others:
            return replace(case, stage=Stage.DECIDED)
        return case

    def said(self) -> Said:
        came = Said.fact(
            "The challenge {challenge} to {decision} was settled on {day}: {result}",
            challenge=self.challenge,
            decision=self.decision,
            **_told(self),
        )
        return _settled(came, self.by)


_REOPENED = (Stage.DECIDED, Stage.FOLLOW_UP, Stage.CLOSED)
"""Where a case is that goes back to preparation when its decision is referred back."""


def _answered(against: Against, said: ChallengeAnswered) -> Against:
    ended = {"result": said.result, "settled": said.day, "by": said.by, "over": said.result.ends_force}
    return against.model_copy(update={"challenge": against.challenge.model_copy(update=ended)})


def _told(said: ChallengeAnswered | ChallengeSettled) -> dict[str, date | Term]:
    return {"day": said.day, "result": Term.of(said.result)}


def _settled(came: Said, by: str) -> Said:
    return Said.fact("{came} ({by}).", came=came, by=by) if by else Said.fact("{came}.", came=came)
