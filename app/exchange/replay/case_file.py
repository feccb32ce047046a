"""A record written as a case file: the body, the numbers given elsewhere, the case, and what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.exchange.helsinki import wording
from app.exchange.replay.acts import MeetingActs, entry
from app.exchange.replay.bodies import code_of, descriptions_of
from app.exchange.replay.drafts import People, draft_of
from app.exchange.replay.engine_record import engine_record
from app.exchange.replay.lawful import Document, LeftOut, NotReplayable, Rehearsal, dumped, read_text
from app.exchange.replay.presence import floor_of
from app.exchange.replay.timetable import timetable_of
from models.base.words import Said
from models.case.case import Case
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.matter.handling import may_be_worded
from models.meeting.meeting import Meeting
from models.record.decision import DecisionRecord
from models.voting.balloting import Course
from models.voting.conclusion import outcome_that_follows
from models.voting.voting import course_of
from models.whole.memory import Memory


@dataclass(frozen=True)
class CaseFile:
    """The text of a case file, and the acts of the record that the engine refused."""

    text: str
    left_out: tuple[LeftOut, ...] = ()


async def written_out(record: DecisionRecord) -> CaseFile:
    """The case file of a record. Its outcome is what the engine says of the acts before it."""
    _refuse_what_has_no_number(record)
    people = People(_roles(record))
    draft = draft_of(record, people)
    document: Document = {**_top(record), "people": people.book, "proposal": draft}
    rehearsal = Rehearsal(document)
    acts = await _decided(record, rehearsal, _beginning(record, people))
    return CaseFile(dumped({**document, "acts": acts}), tuple(rehearsal.left_out))


def _roles(record: DecisionRecord) -> Document:
    """What the record calls those of whom it says no name."""
    body = descriptions_of(record)[-1].get("forms", {}).get("fi_genitive", "toimielimen")
    swedish = record.language == "sv"
    return {
        "preparer": {"title": "beredare" if swedish else "valmistelija"},
        "secretary": {"title": "sammanträdets sekreterare" if swedish else f"{body} sihteeri"},
    }


def _refuse_what_has_no_number(record: DecisionRecord) -> None:
    if not re.fullmatch(r"[A-ZÅÄÖ]{2,6} \d{4}-\d{6}", record.register_number):
        raise NotReplayable(
            decision=record.title or record.native_id, why=Said.why("it has no register number.")
        )
    if record.day and int(record.register_number.split()[1][:4]) > record.day.year:
        raise NotReplayable(
            decision=record.register_number, why=Said.why("it was decided before it had its number.")
        )
    if not record.section or not record.clauses:
        raise NotReplayable(
            decision=record.register_number, why=Said.why("it has no section or no decision.")
        )


def _top(record: DecisionRecord) -> Document:
    times, code = timetable_of(record), code_of(record)
    prefix, number = record.register_number.split()
    year, running = int(number[:4]), int(number[5:])
    before = {f"{prefix} {year}": f"1–{running - 1}"} if running > 1 else {}
    if record.section and record.section > 1:
        before[f"§ {code} {times.held.year}"] = f"1–{record.section - 1}"
    return {
        "case": record.register_number,
        "title": record.title,
        "language": record.language,
        "task class": record.task_class,
        "body": code,
        "bodies": descriptions_of(record),
        **({"numbers given elsewhere": before} if before else {}),
    }


def _beginning(record: DecisionRecord, people: People) -> list[Document]:
    times = timetable_of(record)
    presenter = people.key(record.presenter) if record.presenter else ""
    acts = [
        entry(times.opened, "preparer", "open case"),
        entry(times.opened, "preparer", "revise proposal"),
    ]
    if record.organisation.kind is BodyKind.OFFICEHOLDER:
        return acts
    call: Document = {"call meeting": times.held.strftime("%Y-%m-%d %H:%M")}
    if record.sitting and record.sitting.place:
        call["place"] = record.sitting.place
    return [
        *acts,
        entry(times.called, f"presenter {presenter}".strip(), "approve for agenda"),
        entry(times.called, "secretary", call),
        entry(times.called, "secretary", {"place item": 1}),
        entry(times.called, "secretary", "send agenda"),
    ]


async def _decided(record: DecisionRecord, rehearsal: Rehearsal, begun: list[Document]) -> list[Document]:
    times = timetable_of(record)
    if record.organisation.kind is BodyKind.OFFICEHOLDER:
        decision = f"{code_of(record)}-{times.held.year}-{record.section}"
        alone = [
            entry(times.held, "officeholder", "decide alone"),
            entry(times.after(1), "officeholder", {"publish decision": decision}),
        ]
        return (await rehearsal.play([*begun, *alone]))[0]
    meeting = MeetingActs(record, times)
    before, memory = await rehearsal.play([*begun, *meeting.before()])
    if not floor_of(record).carried() and (still_open := _still_open(memory, record)):
        before, memory = await rehearsal.play([*before, *meeting.letting_go(still_open)])
    _, memory = await rehearsal.play([*before, *meeting.carrying()])
    outcome = taken_off(record) or _outcome_of(memory, record)
    plainly, left = await rehearsal.play([*before, *meeting.handling(outcome)])
    script = read_text(dumped({**rehearsal.document, "acts": plainly}))
    worded = engine_record(script, left).texts != record.texts and _may_be_worded(left, record, outcome)
    handled = [*before, *meeting.handling(outcome, worded=True)] if worded else plainly
    ending = [
        entry(times.in_meeting(90), "secretary", "close meeting"),
        entry(times.after(3), "secretary", {"check minutes": meeting.presence.checkers()}),
        entry(times.after(7), "secretary", "publish minutes"),
    ]
    return (await rehearsal.play([*handled, *ending]))[0]


def taken_off(record: DecisionRecord) -> Outcome | None:
    """That the presenter withdrew the item, or that it was removed: no motion or vote tells it."""
    if record.proceedings and record.proceedings.item_withdrawn:
        return Outcome.WITHDRAWN
    removing = (Outcome.WITHDRAWN, Outcome.REMOVED)
    told = (outcome for outcome in removing if wording.moves(outcome, record.texts[0], record.proposal))
    return next(told, None)


def _meeting_of(memory: Memory, record: DecisionRecord) -> tuple[Case, Meeting, Course]:
    case = memory.held(record.register_number).of(Case)
    meeting = memory.held(case.meeting or case.handlings[-1].meeting).of(Meeting)
    return case, meeting, course_of(meeting, 1)


def _still_open(memory: Memory, record: DecisionRecord) -> list[int]:
    """The motions that would have to be voted on, which no vote of the record did."""
    _, _, course = _meeting_of(memory, record)
    return [motion.number for motion in course.motions if motion.alive] if course.question else []


def _outcome_of(memory: Memory, record: DecisionRecord) -> Outcome:
    """What the engine makes of the acts so far, whatever the record says."""
    case, meeting, course = _meeting_of(memory, record)
    return outcome_that_follows(meeting.items[1], course, noting=case.proposals[-1].noting)


def _may_be_worded(memory: Memory, record: DecisionRecord, outcome: Outcome) -> bool:
    """Whether the decision has words of its own, which somebody wrote."""
    case = memory.held(record.register_number).of(Case)
    handling = case.handlings[-1]
    return outcome is not Outcome.NOTED and may_be_worded(outcome, handling.motions)
