"""A record written as a case file: the body, the numbers given elsewhere, the case, and what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.exchange.helsinki import wording
from app.exchange.replay import carried, nature, sameness
from app.exchange.replay.acts import MeetingActs, entry
from app.exchange.replay.bodies import code_of, descriptions_of
from app.exchange.replay.drafts import People, clauses_of, draft_of
from app.exchange.replay.engine_record import engine_record
from app.exchange.replay.lawful import Document, LeftOut, NotReplayable, Rehearsal, dumped, read_text
from app.exchange.replay.presence import floor_of
from app.exchange.replay.timetable import timetable_of, year_of
from models.base.words import Said
from models.case.case import Case
from models.law.appeal import LegalGround
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.matter.handling import may_be_worded
from models.meeting.meeting import Meeting
from models.preparation.for_the_council import PreparedBy
from models.record.decision import DecisionRecord
from models.voting.balloting import Course
from models.voting.conclusion import outcome_that_follows
from models.voting.voting import course_of
from models.whole.memory import Memory

UNCLASSED = "00 00"
PREFIX = "HEL"
UNTOLD = "Salassapidon perustetta ei ole julkaistu."


@dataclass(frozen=True)
class CaseFile:
    """The text of a case file, and the acts of the record that the engine refused."""

    text: str
    left_out: tuple[LeftOut, ...] = ()
    worded: bool = False
    """Whether words of the decision went in that neither its proposal nor what was carried has."""


async def written_out(record: DecisionRecord, *, told_ground: bool = False) -> CaseFile:
    """The case file of a record. Its outcome is what the engine says of the acts before it.

    The legal ground is guessed as a preparer would, or taken from the record's instructions of appeal.
    """
    _refuse_what_has_no_number(record)
    clauses = clauses_of(record)
    ground = nature.told_ground(record) if told_ground else nature.ground_of(record, clauses)
    people = People(_roles(record))
    draft = draft_of(record, people, ground)
    document: Document = {**_top(record, ground), "people": people.book, "proposal": draft}
    rehearsal = Rehearsal(document)
    acts = await _decided(record, rehearsal, _beginning(record, people, ground), ground)
    worded = any("wording" in act for one in acts for act in one.values() if isinstance(act, dict))
    text = dumped({**document, "acts": acts})
    own = (worded and not carried.explains(record)) or carried.fed_in(record)
    return CaseFile(text, tuple(rehearsal.left_out), own)


def _roles(record: DecisionRecord) -> Document:
    """What the record calls those of whom it says no name."""
    body = (
        descriptions_of(record, LegalGround.LOCAL_GOVERNMENT)[-1]
        .get("forms", {})
        .get("fi_genitive", "toimielimen")
    )
    swedish = record.language == "sv"
    return {
        "preparer": {"title": "beredare" if swedish else "valmistelija"},
        "secretary": {"title": "sammanträdets sekreterare" if swedish else f"{body} sihteeri"},
    }


def journal_of(record: DecisionRecord) -> str:
    """The journal in which the decision is played: its case, or an office's inner matter.

    What a body decided without a case is played with a number of its own, which is not compared.
    """
    series = code_of(record) if nature.inner(record) else PREFIX
    return record.register_number or f"{series} {timetable_of(record).opened.year}-000001"


def named(record: DecisionRecord) -> str:
    """What people call the decision."""
    return record.register_number or record.title or record.native_id


def _refuse_what_has_no_number(record: DecisionRecord) -> None:
    if record.register_number and not re.fullmatch(r"[A-ZÅÄÖ]{2,6} \d{4}-\d{6}", record.register_number):
        raise NotReplayable(decision=named(record), why=Said.why("it has no register number."))
    if record.day and year_of(record) > record.day.year:
        raise NotReplayable(decision=named(record), why=Said.why("it was decided before it had its number."))
    if not record.section or not (record.clauses or record.withheld):
        raise NotReplayable(decision=named(record), why=Said.why("it has no section or no decision."))


def _top(record: DecisionRecord, ground: LegalGround) -> Document:
    times, code = timetable_of(record), code_of(record)
    before = {}
    if record.register_number:
        prefix, number = record.register_number.split()
        year, running = int(number[:4]), int(number[5:])
        before = {f"{prefix} {year}": f"1–{running - 1}"} if running > 1 else {}
    if record.section and record.section > 1:
        before[f"§ {code} {times.held.year}"] = f"1–{record.section - 1}"
    return {
        "case": journal_of(record),
        "title": record.title,
        "language": record.language,
        "task class": record.task_class or UNCLASSED,
        **_publicity(record),
        "body": code,
        "bodies": descriptions_of(record, ground),
        **({"numbers given elsewhere": before} if before else {}),
    }


def _publicity(record: DecisionRecord) -> Document:
    """That a decision is withheld, and on which ground; some records do not name it."""
    if not record.withheld:
        return {}
    return {"publicity": "confidential", "ground": record.secrecy or UNTOLD}


def _beginning(record: DecisionRecord, people: People, ground: LegalGround) -> list[Document]:
    times = timetable_of(record)
    presenter = people.key(record.presenter) if record.presenter else ""
    acts = [
        entry(times.opened, "preparer", "open inner matter" if nature.inner(record) else "open case"),
        entry(times.opened, "preparer", "revise proposal"),
    ]
    if record.organisation.kind is BodyKind.OFFICEHOLDER:
        return acts
    call: Document = {"call meeting": times.held.strftime("%Y-%m-%d %H:%M")}
    if record.sitting and record.sitting.place:
        call["place"] = record.sitting.place
    return [
        *acts,
        entry(times.called, f"presenter {presenter}".strip(), _approving(record, ground)),
        entry(times.called, "secretary", call),
        entry(times.called, "secretary", {"place item": 1}),
        entry(times.called, "secretary", "send agenda"),
    ]


async def _decided(
    record: DecisionRecord, rehearsal: Rehearsal, begun: list[Document], ground: LegalGround
) -> list[Document]:
    times = timetable_of(record)
    if record.organisation.kind is BodyKind.OFFICEHOLDER:
        presented = {"on presentation": "yes"} if record.presenter else {}
        decision = f"{code_of(record)}-{times.held.year}-{record.section}"
        alone = [
            entry(times.held, "officeholder", _confirming("decide alone", ground, presented)),
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
    own = not record.withheld and _differs(record, engine_record(script, left))
    worded = own and _may_be_worded(left, record, outcome)
    handled = [*before, *meeting.handling(outcome, worded=True)] if worded else plainly
    ending = [
        entry(times.in_meeting(90), "secretary", "close meeting"),
        entry(times.after(3), "secretary", {"check minutes": meeting.presence.checkers()}),
        entry(times.after(7), "secretary", "publish minutes"),
    ]
    return (await rehearsal.play([*handled, *ending]))[0]


def _differs(record: DecisionRecord, engine: DecisionRecord) -> bool:
    """Whether the decision says what the engine's does not."""
    return sameness.clauses(record, engine) != engine.texts


def _approving(record: DecisionRecord, ground: LegalGround) -> Document | str:
    """The presenter's approval; what the board proposed to a council stands in a record of its own."""
    council = record.organisation.kind is BodyKind.COUNCIL
    prepared = {"prepared by": PreparedBy.BOARD.value, "prepared in": named(record)}
    return _confirming("approve for agenda", ground, prepared if council else None)


def _confirming(act: str, ground: LegalGround, beside: Document | None = None) -> Document | str:
    """An act of whoever presents or signs, with the legal ground where that is to be confirmed."""
    silent = ground in (LegalGround.PREPARATION, LegalGround.PROCUREMENT_CONTRACT)
    said = {"legal ground": ground.value.replace("_", " ")} if silent else {}
    return {act: "", **(beside or {}), **said} if beside or said else act


def taken_off(record: DecisionRecord) -> Outcome | None:
    """That the presenter withdrew the item, or that it was removed: no motion or vote tells it."""
    if record.proceedings and record.proceedings.item_withdrawn:
        return Outcome.WITHDRAWN
    removing = (Outcome.WITHDRAWN, Outcome.REMOVED)
    first = next(iter(record.texts), "")
    told = (outcome for outcome in removing if wording.moves(outcome, first, record.proposal))
    return next(told, None)


def _meeting_of(memory: Memory, record: DecisionRecord) -> tuple[Case, Meeting, Course]:
    case = memory.held(journal_of(record)).of(Case)
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
    case = memory.held(journal_of(record)).of(Case)
    handling = case.handlings[-1]
    return outcome is not Outcome.NOTED and may_be_worded(outcome, handling.motions)
