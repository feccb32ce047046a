"""`pykala import`: published decisions read into records, with what could not be read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands import screen
from app.commands.house import EVERYBODY, WRONG_INPUT, noun
from app.exchange.helsinki import Import, Unreadable, read_file
from models.record.decision import DecisionRecord, Until
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
        Path | None, typer.Option("--out", "-o", help="Folder for one record.json a file.")
    ] = None,
) -> None:
    """Read decisions that Helsinki's case system has published, and tell what could not be read.

    A file that cannot be read at all ends it with 2, after the others were read.

    Example: pykala import helsinki päätös.json --out records
    """
    read: list[tuple[Path, Import]] = []
    wrong: list[dict[str, str]] = []
    for file in files:
        try:
            read.append((file, read_file(file)))
        except Unreadable as refusal:
            wrong.append({"file": str(file), "refused": refusal.type, "sentence": refusal.sentence})
    if out:
        _write(read, out)
    if as_json:
        screen.show_json([*(_as_json(file, found) for file, found in read), *wrong])
    else:
        for file, found in read:
            _show(file, found)
        for refused in wrong:
            screen.complain(refused["sentence"])
    if wrong:
        raise typer.Exit(WRONG_INPUT)


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
        "findings": list(found.findings),
    }


def _show(file: Path, found: Import) -> None:
    screen.heading(f"{file.name}: {found.record.title}", *_lines(found.record))
    screen.table(
        "What could not be read", ("Text",), ([text] for text in found.unread), "All of it was read."
    )
    for finding in found.findings:
        screen.show(f"Finding: {finding}")
    screen.show()


def _lines(record: DecisionRecord) -> Iterator[str]:
    day = screen.day(record.day) or "day not told"
    yield f"{record.register_number}, {record.organisation.name}, {day}, § {record.section or '?'}"
    outcome = _spoken(record.outcome) if record.outcome else "not told"
    until = f" until {record.tabled.day or 'the next meeting'}" if record.tabled else ""
    if record.tabled and record.tabled.until is Until.WEEK:
        until = " for a week"
    checked = ", checked at once" if record.checked_at_once else ""
    clauses = screen.counted(len(record.clauses), "clause")
    yield f"{_spoken(record.kind).capitalize()}: {outcome}{until}{checked}, {clauses}"
    if record.proceedings:
        yield from (f"  {_motion(motion)}" for motion in record.proceedings.motions)
        yield from (f"  {_vote(vote)}" for vote in record.proceedings.votes)
        yield from (
            f"  Recused: {one.person}, {one.ground or 'no ground'}" for one in record.proceedings.recusals
        )
        yield from (f"  Heard: {one.person}" for one in record.proceedings.experts)
        yield from (f"  Dissent: {one.person}" for one in record.proceedings.dissents)
        yield from (f"  Also told: {_plain(remark)}" for remark in record.proceedings.remarks)
    if record.presenter:
        yield f"Presenter: {record.presenter}"
    secret = sum(one.secret is not None for one in record.attachments)
    yield f"Attachments: {len(record.attachments)}" + (f", {secret} of them secret" if secret else "")
    if record.appeal:
        where = f", to {record.appeal.to}" if record.appeal.to else ""
        yield f"Appeal: {_spoken(record.appeal.kind)}{where}"


def _motion(motion: RecordedMotion) -> str:
    by = f" by {motion.mover}" if motion.mover else ""
    seconded = f", seconded by {', '.join(map(str, motion.seconders))}" if motion.seconders else ""
    unanimous = " unanimously" if motion.unanimous else ""
    return f"{_spoken(motion.kind).capitalize()}{by}{seconded}: {_spoken(motion.result)}{unanimous}"


def _vote(vote: RecordedVote) -> str:
    sides = {"yes": vote.yes, "no": vote.no, "blank": vote.blank, "absent": vote.absent}
    counts = ", ".join(f"{side.count} {name}" for name, side in sides.items() if side)
    won = f", {vote.won} won" if vote.won else ""
    return f"Vote {vote.number or ''}: {counts}{won}"


def _spoken(word: str) -> str:
    return word.replace("_", " ")


def _plain(mark: str) -> str:
    return re.sub(r"\\(?=\W)", "", mark)
