"""A record written as a case file: the body, the numbers given elsewhere, the case, and what was done."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from app.case_file import Script, read
from app.helsinki import wording
from app.rehearsal import Pure, play
from app.replay.acts import MeetingActs, entry
from app.replay.bodies import code_of, descriptions_of
from app.replay.drafts import People, draft_of
from app.replay.engine_record import engine_record
from app.replay.timetable import timetable_of
from models.body import BodyKind
from models.case import Case
from models.conclusion import outcome_that_follows
from models.decision_record import DecisionRecord
from models.handling import Outcome, takes_the_words
from models.meeting import Meeting
from models.memory import Memory
from models.refusal import Refusal
from models.voting import course_of

Document = dict[str, Any]


class NotReplayable(Refusal):
    """{decision} cannot be played: {why}"""


async def written_out(record: DecisionRecord) -> str:
    """The text of the case file. Its outcome is what the engine says of the acts before it."""
    _refuse_what_has_no_number(record)
    people = People(_roles(record))
    draft = draft_of(record, people)
    top = _top(record)
    document: Document = {**top, "people": people.book, "proposal": draft, "acts": _beginning(record, people)}
    document["acts"] += await _decided(record, document)
    return _dumped(document)


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
        raise NotReplayable(decision=record.title or record.native_id, why="it has no register number.")
    if not record.section or not record.clauses:
        raise NotReplayable(decision=record.register_number, why="it has no section or no decision.")


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


async def _decided(record: DecisionRecord, document: Document) -> list[Document]:
    times = timetable_of(record)
    if record.organisation.kind is BodyKind.OFFICEHOLDER:
        decision = f"{code_of(record)}-{times.held.year}-{record.section}"
        return [
            entry(times.held, "officeholder", "decide alone"),
            entry(times.after(1), "officeholder", {"publish decision": decision}),
        ]
    meeting = MeetingActs(record, times)
    before = list(meeting.before())
    so_far = [*document["acts"], *before]
    outcome = taken_off(record) or await _outcome_of({**document, "acts": [*so_far, *meeting.carrying()]})
    plainly = list(meeting.handling(outcome))
    own = await _clauses_of({**document, "acts": [*so_far, *plainly]})
    handled = (
        plainly if own == record.clauses else list(meeting.handling(outcome, worded=not _taken(outcome)))
    )
    return [
        *before,
        *handled,
        entry(times.in_meeting(90), "secretary", "close meeting"),
        entry(times.after(3), "secretary", {"check minutes": meeting.presence.checkers()}),
        entry(times.after(7), "secretary", "publish minutes"),
    ]


def taken_off(record: DecisionRecord) -> Outcome | None:
    """That the presenter withdrew the item, or that it was removed: no motion or vote tells it."""
    if record.proceedings and record.proceedings.item_withdrawn:
        return Outcome.WITHDRAWN
    removing = (Outcome.WITHDRAWN, Outcome.REMOVED)
    return next((outcome for outcome in removing if wording.says(outcome, record.clauses[0])), None)


async def _outcome_of(document: Document) -> Outcome:
    """What the engine makes of the acts so far, whatever the record says."""
    memory = await _played(document)
    case: Case = memory.held(document["case"]).state
    meeting: Meeting = memory.held(case.meeting).state
    return outcome_that_follows(meeting.items[1], course_of(meeting, 1), noting=case.proposals[-1].noting)


def _taken(outcome: Outcome) -> bool:
    """Whether the decision has the proposal's words, so that nobody words it anew."""
    return takes_the_words(outcome) or outcome is Outcome.NOTED


async def _clauses_of(document: Document) -> tuple[str, ...]:
    """The decision as the engine words it by itself."""
    script = read_text(_dumped(document))
    memory = await _played(document)
    return engine_record(script, memory).clauses


async def _played(document: Document) -> Memory:
    script = read_text(_dumped(document))
    stage = Pure(script.begins)
    await play(script, stage)
    return stage.memory


def _dumped(document: Document) -> str:
    return yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def read_text(text: str) -> Script:
    """The script of a case file that lies nowhere yet."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return read(path)


class _Dumper(yaml.SafeDumper):
    """Long texts as blocks, so that a person can read them."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the dumper's own signature
        return True


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _block)
