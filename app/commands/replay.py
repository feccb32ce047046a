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
from app.commands.refused import as_values
from app.exchange.replay.comparing import Agreement
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
    every: Annotated[bool, typer.Option("--all", help="Show the fields that are equal, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="What was compared, as JSON.")] = False,
) -> None:
    """Play published decisions through the engine, and compare its record with the one that went in.

    What differs is shown side by side, and ends it with 1. A file that cannot be read or played ends it
    with 2, after the others.

    Example: pykala replay päätös.json --write-case-file played --out out
    """
    shown: list[dict[str, Any]] = []
    different = unplayed = False
    for file in files:
        try:
            played = asyncio.run(_replay(file, out / file.stem if out else None, pure=pure))
        except Refusal as refusal:
            unplayed = True
            more = tuple(map(str, refusal.findings)) if isinstance(refusal, WrongInput) else ()
            sentence = " ".join((refusal.sentence, *more))
            shown.append({"file": file.name, **as_values(refusal), "sentence": sentence})
            if not as_json:
                screen.complain(f"{file.name}: {' '.join((screen.say(refusal), *more))}")
            continue
        different = different or bool(played.differences)
        if write_case_file:
            write_case_file.mkdir(parents=True, exist_ok=True)
            (write_case_file / f"{file.stem}.yaml").write_text(played.case_file, encoding="utf-8")
        shown.append({"file": file.name, "lines": [asdict(line) for line in played.lines]})
        if not as_json:
            _show(played, every=every)
    if as_json:
        screen.show_json(shown)
    if different or unplayed:
        raise typer.Exit(WRONG_INPUT if unplayed else DIFFERENT)


async def _replay(file: Path, kept: Path | None, *, pure: bool) -> Replay:
    if pure:
        return await replay(file, None)
    with TemporaryDirectory(prefix="pykala-") as folder:
        outbox = Path(folder) / "outbox"
        outbox.mkdir()
        settings = load_settings(data=Path(folder) / "registry", outbox=outbox, smtp=None)
        return await replay(file, settings, kept)


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
