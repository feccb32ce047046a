"""A published meeting played item by item: what came out is held against what was announced of each."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.helsinki.meeting import PublishedItem, PublishedMeeting
from app.exchange.helsinki.published import organisation_of
from app.exchange.helsinki.source import GivenOrganisation
from app.exchange.replay.bodies import in_running_text
from app.exchange.replay.comparing import Agreement, ComparedLine, compare
from app.exchange.replay.playing import played_in_memory
from app.exchange.replay.present import in_the_past
from app.exchange.replay.supposing import supposed
from models.base.refusal import Refusal
from models.law.outcome import Outcome
from models.record.decision import DecisionKind, DecisionRecord, RecordedDraft, Tabled, Until
from models.record.organisation import Sitting
from models.record.proceedings import Proceedings
from models.record.recorded_clause import RecordedClause
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind

_COMPARED = ("motions", "votes", "dissents", "unlawful")
"""What is announced of an item beside its outcome; the decision's words are not all there."""
_MOVED = {
    Outcome.TABLED: "Asia pantiin pöydälle.",
    Outcome.RETURNED: "Asia palautettiin uudelleen valmisteltavaksi.",
    Outcome.REMOVED: "Asia poistettiin esityslistalta.",
}
_AS_PROPOSED = (Outcome.APPROVED, Outcome.NOTED, Outcome.ELECTED, Outcome.REJECTED)
"""What approving a proposal may come to: it may only note, elect, or refuse what was applied for."""
_CAME_TO = {
    Outcome.APPROVED: _AS_PROPOSED,
    Outcome.APPROVED_REVISED: (Outcome.APPROVED_REVISED, Outcome.ELECTED),
}


@dataclass(frozen=True)
class PlayedItem:
    """One item played, and in what it differs from what was announced."""

    item: PublishedItem
    lines: Sequence[ComparedLine]

    @property
    def differences(self) -> list[ComparedLine]:
        """Where the two differ."""
        return [line for line in self.lines if line.verdict is Agreement.DIFFERENT]


async def replay_meeting(meeting: PublishedMeeting) -> list[PlayedItem]:
    """Each item that was announced, in the order of the agenda, played in memory."""
    played = []
    for item in meeting.items:
        if item.outcome is not None:
            record = supposed(await asyncio.to_thread(record_of, item, meeting))
            try:
                lines = await _lines(record)
            except Refusal as refusal:
                lines = (ComparedLine("unlawful", item.title, refusal.sentence, Agreement.DIFFERENT),)
            played.append(PlayedItem(item, lines))
    return played


async def _lines(record: DecisionRecord) -> tuple[ComparedLine, ...]:
    engine, refused = await played_in_memory(record)
    lines = compare(record, engine)
    same = engine.outcome in _CAME_TO.get(record.outcome or Outcome.APPROVED, (record.outcome,))
    verdict = Agreement.EQUAL if same else Agreement.DIFFERENT
    outcome = ComparedLine("outcome", str(record.outcome), str(engine.outcome), verdict)
    return (outcome, *(line for line in (*lines, *refused) if line.field.startswith(_COMPARED)))


def record_of(item: PublishedItem, meeting: PublishedMeeting) -> DecisionRecord:
    """The item as the record of a decision: decided as proposed where nothing else was announced."""
    draft = item.proposal or RecordedDraft(kind=DecisionKind.DECISION, as_decided=True)
    made_by = organisation_of(GivenOrganisation(Name=meeting.body, ID=meeting.body_id))
    body = in_running_text(made_by)
    proposed = [in_the_past(text, body, meeting.language) for text in draft.texts or item.decision]
    moved = _MOVED.get(item.outcome) if item.outcome else None
    stands = item.outcome in (Outcome.APPROVED, Outcome.NOTED)
    own = item.decision if item.outcome is Outcome.APPROVED_REVISED or _departed(item) else ()
    texts = [moved] if moved else [in_the_past(text, body, meeting.language) for text in own] or proposed
    return DecisionRecord(
        native_id="",
        register_number=item.register_number,
        title=item.title,
        task_class=item.task_class,
        organisation=made_by,
        sitting=Sitting(id=meeting.id, name=meeting.body, place=meeting.place, at=meeting.at),
        section=item.section or item.number,
        day=meeting.at.date(),
        language=meeting.language,
        kind=draft.kind,
        clauses=tuple(RecordedClause(text=text) for text in texts),
        outcome=item.outcome,
        tabled=Tabled(until=Until.NEXT_MEETING) if item.outcome is Outcome.TABLED else None,
        presenter=draft.presenter,
        proposal=draft.model_copy(update={"as_decided": stands or not draft.clauses}),
        proceedings=_handled(item),
    )


def _handled(item: PublishedItem) -> Proceedings | None:
    """What was announced of the handling, and as a motion what the outcome alone tells: that the presenter
    changed the proposal, or that the body decided otherwise on nobody's motion."""
    told = item.proceedings or Proceedings()
    if _departed(item):
        changed = RecordedMotion(
            kind=RecordedMotionKind.COUNTER_PROPOSAL,
            text="\n\n".join(item.decision),
            result=MotionResult.PASSED,
        )
    elif item.outcome is Outcome.APPROVED_REVISED:
        changed = RecordedMotion(kind=RecordedMotionKind.CORRECTION, result=MotionResult.PASSED)
    else:
        return item.proceedings
    return told.model_copy(update={"motions": (changed, *told.motions)})


def _departed(item: PublishedItem) -> bool:
    """Whether the body decided otherwise than was proposed, and no motion or vote tells how."""
    told = item.proceedings or Proceedings()
    silent = not (told.motions or told.votes)
    return item.outcome is Outcome.APPROVED_AMENDED and bool(item.decision) and silent
