"""The acts of a replayed meeting: what people did, never what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.exchange.helsinki import wording
from app.exchange.helsinki.putting_off import instructions_of
from app.exchange.replay import nature
from app.exchange.replay.bodies import is_member, members_of
from app.exchange.replay.drafts import corrected_clauses_of, first_clauses_of
from app.exchange.replay.floor import Floor
from app.exchange.replay.presence import Presence, floor_of
from app.exchange.replay.supposing import put_off_by_nobody
from app.exchange.replay.telling import remarks_of
from app.exchange.replay.timetable import Timetable, written
from models.law.outcome import Outcome
from models.record.decision import DecisionRecord, Tabled, Until
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import RecordedVote

Acts = Iterator[dict[str, Any]]


def entry(at: datetime, who: str, act: Any) -> dict[str, Any]:
    """One act of a case file."""
    return {f"{written(at)}, {who}": act}


def spans(numbers: list[int]) -> list[str]:
    """[1, 2, 3, 7] as a case file has it: 1–3 and 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def _until(tabled: Tabled | None) -> str:
    if tabled is None or tabled.until is Until.NEXT_MEETING:
        return "next meeting"
    weeks = f"{tabled.weeks} weeks" if tabled.weeks else "week"
    return weeks if tabled.until is Until.WEEK else str(tabled.day)


@dataclass(frozen=True)
class MeetingActs:
    """Writes what happened in the meeting, in the order in which the engine takes it."""

    record: DecisionRecord
    times: Timetable

    @property
    def told(self) -> Proceedings:
        """What the record tells of the handling."""
        return self.record.proceedings or Proceedings()

    @property
    def floor(self) -> Floor:
        """The motions."""
        return floor_of(self.record)

    @property
    def presence(self) -> Presence:
        """Who was there."""
        return Presence(self.record)

    def _parts(self) -> tuple[int, ...]:
        """The clauses that were put off by nobody, in the order of the motions that are supposed on them."""
        return tuple(put_off_by_nobody(self.record))

    def before(self) -> Acts:
        """From the opening of the meeting to the last vote on the item."""
        present = self.presence.at_opening()
        yield self._secretary(0, {"open meeting": spans(present)})
        for expert in self.told.experts:
            person = expert.person
            title = {"title": person.title} if person.title else {}
            stays = {} if expert.left else {"stays": True}
            yield self._secretary(5, {"hear expert": 1, "expert": person.name, **title, **stays})
        yield from self._recusals()
        yield from self._corrections()
        for number, motion in enumerate(self.floor.motions, start=1):
            yield from self._motion(number, motion)
        for number, motion in enumerate(self.floor.motions, start=1):
            if self.floor.passed_quietly(motion):
                unanimous = {"unanimous": "yes"} if motion.unanimous else {}
                yield self._secretary(20, {"carry motion": 1, "motion": number, **unanimous})
            if motion.result is MotionResult.WITHDRAWN:
                yield self._secretary(17, {"withdraw motion": 1, "motion": number})
        for number, _ in enumerate(self._parts(), start=1):
            yield self._secretary(20, {"carry motion": 1, "motion": number})
        if who := nature.elected_by(self.record):
            slates = [{"candidates": [name]} for name in who]
            election = {"record election": 1, "seats": len(who), "slates": slates, "unanimous": "yes"}
            yield self._secretary(25, election)
        yield from self._votes(present)

    def carrying(self) -> Acts:
        """The motion that nobody was against, carried before the item is handled."""
        if (carried := self.floor.carried()) and not self._parts():
            unanimous = {"unanimous": "yes"} if carried.unanimous else {}
            number = self.floor.motions.index(carried) + 1
            yield self._secretary(35, {"carry motion": 1, "motion": number, **unanimous})

    def handling(self, outcome: str, *, worded: bool = False) -> Acts:
        """The item handled with the outcome that the engine gave, and checked at once if it was."""
        handled: dict[str, Any] = {"handle item": 1, "outcome": outcome.replace("_", " ")}
        if carried := None if self._parts() else self.floor.carried():
            handled["proposed by"] = carried.mover.name if carried.mover else ""
            handled["unanimous" if carried.unanimous else "without vote"] = "yes"
        elif not self._contested() and any(
            one.unanimous and self.floor.passed_quietly(one) for one in self.floor.motions
        ):
            handled["unanimous"] = "yes"
        elif outcome == Outcome.REMOVED and self.record.presenter:
            handled["proposed by"] = self.record.presenter.name or self.record.presenter.title
        if outcome == Outcome.TABLED:
            handled["until"] = _until(self.record.tabled)
        asked = instructions_of(self.record.texts)
        if outcome == Outcome.RETURNED and asked and not self._moved_with_words():
            handled["instructions"] = asked
        if remarks := remarks_of(self.record):
            handled["remarks"] = list(remarks)
        if self.record.proposal and self.record.proposal.kind is not self.record.kind:
            handled["kind"] = self.record.kind.value
        if worded:
            handled["wording"] = list(self.record.texts)
        yield self._secretary(40, handled)
        yield from self._dissents()
        if self.record.checked_at_once:
            yield self._secretary(45, {"check at once": 1})

    def _moved_with_words(self) -> bool:
        """Whether the return that was carried said itself what is to be prepared."""
        returns = (one for one in self.floor.motions if one.kind is RecordedMotionKind.RETURN)
        return any(one.text and one.result in (MotionResult.PASSED, MotionResult.UNKNOWN) for one in returns)

    def _contested(self) -> bool:
        """Whether votes were given for both sides of anything, so that the whole was not unanimous."""
        return any(vote.yes and vote.no and vote.yes.count and vote.no.count for vote in self.told.votes)

    def _dissents(self) -> Acts:
        for dissent in self.told.dissents:
            yield self._secretary(42, {"announce dissent": 1, "member": dissent.person.name})
        for dissent in self.told.dissents:
            if dissent.text:
                reasons = {"give reasons": 1, "member": dissent.person.name, "reasons": dissent.text}
                yield self._secretary(43, reasons)

    def letting_go(self, numbers: Iterable[int]) -> Acts:
        """Motions that were neither carried nor voted on, let go: an open one would have to be voted on."""
        for number in numbers:
            yield self._secretary(33, {"withdraw motion": 1, "motion": number})

    def _recusals(self) -> Acts:
        for recusal in self.told.recusals:
            act: dict[str, Any] = {"recuse": 1, "person": recusal.person.name}
            if recusal.ground:
                act["ground"] = recusal.ground
            if not is_member(recusal.person):
                act["official"] = "yes"
            yield self._secretary(10, act)

    def _corrections(self) -> Acts:
        if not any(motion.kind is RecordedMotionKind.CORRECTION for motion in self.told.motions):
            return
        before, after = first_clauses_of(self.record), corrected_clauses_of(self.record)
        for number, text in enumerate(after, start=1):
            if before[number - 1 : number] != (text,):
                yield self._secretary(12, {"revise at meeting": 1, "clause": number, "text": text})
        for number in range(len(before), len(after), -1):
            yield self._secretary(12, {"revise at meeting": 1, "clause": number})

    def _motion(self, number: int, motion: RecordedMotion) -> Acts:
        mover = motion.mover.name if motion.mover else ""
        made: dict[str, Any] = {"make motion": 1, "kind": motion.kind.replace("_", " "), "mover": mover}
        if part := self._parts()[number - 1 : number]:
            made["clauses"] = part[0]
            if motion.kind is RecordedMotionKind.TABLING:
                made["until"] = _until(wording.tabled_until(self.record.texts[part[0] - 1]))
        if motion.text:
            made["text"] = motion.text
        yield self._secretary(15, made)
        names = [person.name for person in motion.seconders]
        quietly = self.floor.passed_quietly(motion) or motion == self.floor.carried()
        if not names and (self.floor.voted_on(motion) or (quietly and not motion.unanimous)):
            names = [name for name in self.presence.checkers() if name != mover][:1]
        if names:
            yield self._secretary(15, {"second motion": 1, "motion": number, "seconders": names})

    def _votes(self, present: list[int]) -> Acts:
        there = set(present)
        yield from self._order()
        for vote in self.told.votes:
            now = set(self.presence.at(vote))
            for seat in sorted(now - there):
                yield self._secretary(30, {"arrive": seat})
            for seat in sorted(there - now):
                yield self._secretary(30, {"leave": members_of(self.record)[seat - 1]})
            there = now
            yield self._secretary(30, self._vote(vote))

    def _order(self) -> Acts:
        """The order of three counter-proposals or more, which a record tells by its votes alone."""
        rivals = [
            number
            for number, motion in enumerate(self.floor.motions, start=1)
            if motion.kind is RecordedMotionKind.COUNTER_PROPOSAL and self.floor.voted_on(motion)
        ]
        if len(rivals) > 2:
            yield self._secretary(28, {"confirm vote order": 1, "motions": rivals})

    def _vote(self, vote: RecordedVote) -> dict[str, Any]:
        said: dict[str, Any] = {"record vote": 1}
        given = {name: getattr(vote, name) for name in ("yes", "no", "blank")}
        if all(side is None or len(side.names) == side.count for side in given.values()):
            return said | {name: list(side.names) for name, side in given.items() if side and side.names}
        return (
            said | {"method": "count"} | {f"{name} count": side.count for name, side in given.items() if side}
        )

    def _secretary(self, minutes: int, act: Any) -> dict[str, Any]:
        return entry(self.times.in_meeting(minutes), "secretary", act)
