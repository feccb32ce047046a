"""`pykala replay`: published decisions are played through the engine, and what comes out is compared."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from activities.settings import load_settings
from app.commands import screen
from app.commands.house import EVERYBODY, WRONG_INPUT, top
from app.commands.metavar import FOLDER
from app.commands.published_meetings import played_as_json, show_played
from app.commands.refused import as_values
from app.exchange.helsinki.meeting import is_meeting, read_meeting
from app.exchange.helsinki.source import json_of
from app.exchange.replay.comparing import Agreement
from app.exchange.replay.meeting import replay_meeting
from app.exchange.replay.playing import Replay, replay
from app.wrong_input import WrongInput
from models.base.refusal import Refusal
from models.base.words import Listed

DIFFERENT = 1


@top.command(name="replay", rich_help_panel=EVERYBODY)
def replay_decisions(
    files: Annotated[
        list[Path], typer.Argument(help="Decisions as Helsinki publishes them.", show_default=False)
    ],
    write_case_file: Annotated[
        Path | None,
        typer.Option(help="Folder for one case file a decision.", metavar=FOLDER, show_default=False),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Folder that keeps the papers of each decision.",
            metavar=FOLDER,
            show_default=False,
        ),
    ] = None,
    pure: Annotated[bool, typer.Option("--pure", help="In memory, without Temporal and papers.")] = False,
    told_ground: Annotated[
        bool,
        typer.Option(
            "--told-ground", help="The legal ground as the instructions of appeal tell it, not guessed."
        ),
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Show the fields that are equal, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What was compared, as JSON.")] = False,
) -> None:
    """Play published decisions through the engine, and compare its record with the one that went in.

    What differs is shown side by side. A decision is equal only if all of it was read and understood, it
    does not contradict itself, and none of its words went in with the acts; one that is not ends it with 1.
    A file that cannot be read or played ends it with 2, after the others. A whole meeting is played item by
    item, in memory, and held against what was announced.

    Example: pykala replay päätös.json --write-case-file played --out out
    """
    shown: list[dict[str, Any]] = []
    different = unplayed = False
    for file in files:
        try:
            if is_meeting(json_of(file)):
                different = not _meeting(file, shown, as_json=as_json) or different
                continue
            played = asyncio.run(_replay(file, out / file.stem if out else None, pure=pure, told=told_ground))
        except Refusal as refusal:
            unplayed = True
            more = tuple(map(str, refusal.findings)) if isinstance(refusal, WrongInput) else ()
            sentence = " ".join((refusal.sentence, *more))
            shown.append({"file": file.name, **as_values(refusal), "sentence": sentence})
            if not as_json:
                screen.complain(f"{file.name}: {' '.join((screen.say(refusal), *more))}")
            continue
        different = different or not played.equal
        if write_case_file:
            write_case_file.mkdir(parents=True, exist_ok=True)
            (write_case_file / f"{file.stem}.yaml").write_text(played.case_file, encoding="utf-8")
        shown.append(_as_json(file, played))
        if not as_json:
            _show(played, every=every)
    if as_json:
        screen.show_json(shown)
    if different or unplayed:
        raise typer.Exit(WRONG_INPUT if unplayed else DIFFERENT)


def _meeting(file: Path, shown: list[dict[str, Any]], *, as_json: bool) -> bool:
    """Play a meeting item by item, in memory; whether all of it is equal."""
    meeting = read_meeting(file)
    played = asyncio.run(replay_meeting(meeting))
    told = played_as_json(file, meeting, played)
    shown.append(told)
    if not as_json:
        show_played(file, meeting, played)
    return bool(told["equal"])


def _as_json(file: Path, played: Replay) -> dict[str, Any]:
    """What was compared, and apart from it why a decision is not equal."""
    contradictions = list(map(str, played.contradictions))
    return {
        "file": file.name,
        "equal": played.equal,
        "counts": {
            "different": len(played.differences),
            "not_read": len(played.unread),
            "not_understood": len(played.not_understood),
            "contradictions": len(contradictions),
            "worded": int(played.worded),
        },
        "not_read": list(played.unread),
        "not_understood": list(played.not_understood),
        "contradictions": contradictions,
        "worded": played.worded,
        "lines": [asdict(line) for line in played.lines],
    }


async def _replay(file: Path, kept: Path | None, *, pure: bool, told: bool) -> Replay:
    if pure:
        return await replay(file, None, told_ground=told)
    with TemporaryDirectory(prefix="pykala-") as folder:
        outbox = Path(folder) / "outbox"
        outbox.mkdir()
        settings = load_settings(data=Path(folder) / "registry", outbox=outbox, smtp=None)
        return await replay(file, settings, kept, told_ground=told)


def _show(played: Replay, *, every: bool) -> None:
    record, unplayed, differences = played.record, played.not_played, played.differences
    equal = len(played.lines) - len(unplayed) - len(differences) - len(played.not_told)
    screen.heading(
        f"{played.name}: {record.title}",
        screen.words(
            "{case}, § {section}: {equal} fields are equal, {different} differ, {unplayed} were not played.",
            case=record.register_number,
            section=str(record.section),
            equal=equal,
            different=len(differences),
            unplayed=len(unplayed),
        ),
    )
    lines = played.lines if every else differences
    rows = (
        [line.field, _short(line.record), _short(line.engine), screen.say(VERDICTS[line.verdict])]
        for line in lines
    )
    headings = (screen.words("Field"), screen.words("The record"), screen.words("The engine"), "")
    screen.table(screen.words("Side by side"), headings, rows, screen.words("No field differs."))
    if unplayed:
        fields = Listed.of(line.field for line in unplayed)
        screen.show(screen.words("Not played, for the engine has no room for it: {fields}.", fields=fields))
    if played.worded:
        screen.show(
            screen.words("The words of the decision went in with the acts, as its secretary's: clauses.")
        )
    for words in played.unread:
        screen.show(screen.words("Not read: {words}", words=words))
    for words in played.not_understood:
        screen.show(screen.words("Not understood: {words}", words=words))
    for one in played.contradictions:
        screen.show(screen.words("The record contradicts itself: {finding}", finding=one))
    for line in played.not_told:
        screen.show(
            screen.words(
                "The record does not tell {field}; in the engine: {value}",
                field=line.field,
                value=_short(line.engine),
            )
        )
    screen.show()


VERDICTS = {
    Agreement.EQUAL: screen.part("equal"),
    Agreement.DIFFERENT: screen.part("different"),
    Agreement.NOT_PLAYED: screen.part("not played"),
    Agreement.NOT_TOLD: screen.part("not told"),
}


def _short(words: str, longest: int = 600) -> str:
    return words if len(words) <= longest else f"{words[:longest]}…"
