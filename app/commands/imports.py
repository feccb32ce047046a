"""`pykala import`: published decisions read into records, with what could not be read of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands import screen
from app.commands.house import EVERYBODY, WRONG_INPUT, noun
from app.commands.metavar import FOLDER
from app.commands.published_meetings import meeting_as_json, show_meeting
from app.commands.refused import as_values
from app.exchange.helsinki import Import, Unreadable, read_file
from app.exchange.helsinki.meeting import PublishedMeeting, is_meeting, read_meeting
from app.exchange.helsinki.source import json_of
from models.base.terms import Term
from models.base.words import Listed, Said, Value
from models.record.decision import DecisionRecord, Tabled, Until
from models.record.proceedings import Proceedings
from models.record.recorded_motion import RecordedMotion
from models.record.recorded_vote import RecordedVote

import_noun = noun("import", EVERYBODY, "Read decisions as other systems publish them.")


@import_noun.command("helsinki")
def helsinki(
    files: Annotated[
        list[Path], typer.Argument(help="Decisions as Helsinki publishes them.", show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The records as JSON.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder for one record.json a file.", metavar=FOLDER)
    ] = None,
) -> None:
    """Read decisions and meetings that Helsinki's case system has published, and tell what could not be read.

    A file that cannot be read at all ends it with 2, after the others were read.

    Example: pykala import helsinki päätös.json --out records
    """
    read, meetings, wrong = _read(files)
    if out:
        _write(read, out)
        for file, meeting in meetings:
            text = json.dumps(meeting_as_json(file, meeting), ensure_ascii=False, indent=2)
            (out / f"{file.stem}.meeting.json").write_text(text + "\n", encoding="utf-8")
    if as_json:
        told = [*(_as_json(file, found) for file, found in read), *starmap(meeting_as_json, meetings)]
        screen.show_json([*told, *starmap(_refused, wrong)])
    else:
        for file, meeting in meetings:
            show_meeting(file, meeting)
        for file, found in read:
            _show(file, found)
        for _, unread in wrong:
            screen.complain(screen.say(unread))
    if wrong:
        raise typer.Exit(WRONG_INPUT)


def _read(
    files: list[Path],
) -> tuple[list[tuple[Path, Import]], list[tuple[Path, PublishedMeeting]], list[tuple[Path, Unreadable]]]:
    """The decisions, the meetings, and what is neither."""
    read: list[tuple[Path, Import]] = []
    meetings: list[tuple[Path, PublishedMeeting]] = []
    wrong: list[tuple[Path, Unreadable]] = []
    for file in files:
        try:
            if is_meeting(json_of(file)):
                meetings.append((file, read_meeting(file)))
            else:
                read.append((file, read_file(file)))
        except Unreadable as refusal:
            wrong.append((file, refusal))
    return read, meetings, wrong


def _write(read: list[tuple[Path, Import]], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for file, found in read:
        text = found.record.model_dump_json(indent=2)
        (out / f"{file.stem}.record.json").write_text(text + "\n", encoding="utf-8")


def _as_json(file: Path, found: Import) -> dict[str, Any]:
    return {
        "file": str(file),
        "record": found.record.model_dump(mode="json"),
        "unread": list(found.unread),
        "not_understood": list(found.not_understood),
        "contradictions": list(map(str, found.contradictions)),
        "findings": list(map(str, found.findings)),
    }


def _refused(file: Path, refusal: Unreadable) -> dict[str, Any]:
    return {"file": str(file), **as_values(refusal)}


def _show(file: Path, found: Import) -> None:
    screen.heading(f"{file.name}: {found.record.title}", *_lines(found.record))
    screen.table(
        screen.words("What could not be read"),
        (screen.words("Text"),),
        ([text] for text in found.unread),
        screen.words("All of it was read."),
    )
    for words in found.not_understood:
        screen.show(screen.words("Not understood: {words}", words=_plain(words)))
    for finding in found.findings:
        screen.show(screen.words("Finding: {finding}", finding=finding))
    screen.show()


def _lines(record: DecisionRecord) -> Iterator[str]:
    yield screen.joined(
        (
            record.register_number,
            record.organisation.name,
            record.day or screen.part("day not told"),
            f"§ {record.section or '?'}",
        )
    )
    kind = screen.worded(record.kind)
    yield f"{kind[:1].upper()}{kind[1:]}: {screen.joined(_outcome(record))}"
    if record.proceedings:
        yield from (f"  {line}" for line in _proceedings(record.proceedings))
    if record.presenter:
        yield screen.words("Presenter: {officer}", officer=str(record.presenter))
    secret = sum(one.secret is not None for one in record.attachments)
    attached = screen.part("Attachments: {number}", number=len(record.attachments))
    yield screen.joined((attached, screen.part("secret: {number}", number=secret) if secret else None))
    if record.appeal:
        to = screen.part("to {body}", body=record.appeal.to) if record.appeal.to else None
        yield screen.words("Appeal: {appeal}", appeal=screen.listed((record.appeal.kind, to)))


def _outcome(record: DecisionRecord) -> Iterator[Value | None]:
    yield record.whole or screen.part("not told")
    if record.tabled:
        yield _until(record.tabled)
    if record.checked_at_once:
        yield screen.part("checked at once")
    yield screen.part("{count} clause", "{count} clauses", count=len(record.clauses))


def _until(tabled: Tabled) -> Said:
    if tabled.until is Until.WEEK:
        if tabled.weeks:
            return screen.part("for {count} week", "for {count} weeks", count=tabled.weeks)
        return screen.part("for a week")
    return screen.part("until {until}", until=tabled.day or Term("until", "the next meeting"))


def _proceedings(told: Proceedings) -> Iterator[str]:
    yield from map(_motion, told.motions)
    yield from map(_vote, told.votes)
    for one in told.recusals:
        ground = one.ground or screen.part("no ground")
        yield screen.words("Recused: {person}, {ground}", person=str(one.person), ground=ground)
    yield from (screen.words("Heard: {person}", person=str(one.person)) for one in told.experts)
    yield from (screen.words("Dissent: {person}", person=str(one.person)) for one in told.dissents)
    yield from (screen.words("Also told: {remark}", remark=_plain(remark)) for remark in told.remarks)


def _motion(motion: RecordedMotion) -> str:
    kind = screen.worded(motion.kind)
    became = (
        motion.result,
        screen.part("unanimously") if motion.unanimous else None,
        screen.part("made by {mover}", mover=str(motion.mover)) if motion.mover else None,
        screen.part("seconded by {seconders}", seconders=Listed.of(map(str, motion.seconders)))
        if motion.seconders
        else None,
    )
    return f"{kind[:1].upper()}{kind[1:]}: {screen.joined(became)}"


def _vote(vote: RecordedVote) -> str:
    told = (
        screen.part("yes {count}", count=vote.yes.count) if vote.yes else None,
        screen.part("no {count}", count=vote.no.count) if vote.no else None,
        screen.part("blank {count}", count=vote.blank.count) if vote.blank else None,
        screen.part("absent {count}", count=vote.absent.count) if vote.absent else None,
        screen.part("won: {side}", side=vote.won) if vote.won else None,
    )
    return screen.words("Vote {number}: {told}", number=vote.number or "", told=screen.listed(told))


def _plain(mark: str) -> str:
    return re.sub(r"\\(?=\W)", "", mark)
