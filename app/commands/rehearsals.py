"""`pykala check`, `rehearse` and `demo`: case files are read, played in skipped time, and shown."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from activities.settings import load_settings
from app.case_file.finding import BadCaseFile, Finding
from app.case_file.reader import read
from app.case_file.script import Script
from app.commands import screen
from app.commands.house import EVERYBODY, top
from app.commands.metavar import FOLDER, TEXT
from app.commands.progress import Progress
from app.dossier import Dossier, write_dossier
from app.played import played
from app.present_tense import doubtful, in_the_present
from app.rehearsal import NotAsExpected, play, play_pure
from models.base.calendar import local_day
from models.base.money import Cents
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said, Value, ended
from models.papers.edition import is_whole
from models.record.case_record import CaseRecord
from models.record.decision import DecisionKind, DecisionRecord
from models.whole.memory import Memory

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = EXAMPLES / "hel-2021-002935" / "case.yaml"
FURTHER = "cases"
"""The folder in which each further case of the file has papers, record and life of its own."""
REGISTRY = "registry"
"""The folder, inside the one that is asked for, in which the rehearsal's own registry is kept."""

File = Annotated[Path, typer.Argument(help="A case file (YAML).", show_default=False)]
Out = Annotated[
    Path, typer.Option("--out", "-o", help="Folder for papers, timeline, record and outbox.", metavar=FOLDER)
]


class NoSuchExample(Refusal):
    """There is no municipality {name} among the examples; there are {names}."""


class NotOurFolder(Refusal):
    """{folder} has other things in it; name an empty folder or one that a rehearsal made."""


def _faultless(file: Path, script: Script, memory: Memory) -> None:
    """That a file has no errors, and what is doubtful in it all the same."""
    screen.show(
        screen.words(
            "{file}: {case}, {count} act, no errors.",
            "{file}: {case}, {count} acts, no errors.",
            file=str(file),
            case=screen.listed(script.cases),
            count=len(script.steps),
        )
    )
    for section, body in in_the_present(script, memory):
        screen.show(
            screen.words(
                "{file}: § {section} stays in the present: no sentence begins with '{body}' and "
                "a known verb.",
                file=str(file),
                section=section,
                body=body,
            )
        )
    for said in doubtful(memory):
        screen.show(screen.words("{file}: {finding}", file=str(file), finding=said))


@top.command(rich_help_panel=EVERYBODY)
def check(
    files: Annotated[list[Path], typer.Argument(help="Case files (YAML).", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
) -> None:
    """Read case files and tell every error with its line, a sentence and a suggestion. Nothing is written.

    A file without errors is played in memory as well: the first act that comes out otherwise is told too.

    Example: pykala check examples/hel-2021-002935/case.yaml
    """
    findings: list[tuple[Path, Finding]] = []
    for file in files:
        try:
            script = read(file)
            memory = asyncio.run(play_pure(script))
        except BadCaseFile as bad:
            findings += [(file, finding) for finding in bad.findings]
        except NotAsExpected as stopped:
            findings.append((file, Finding(stopped.line, 1, screen.say(stopped.what))))
        else:
            if not as_json:
                _faultless(file, script, memory)
    if as_json:
        screen.show_json([{"file": str(file), **vars(finding)} for file, finding in findings])
    for file, finding in () if as_json else findings:
        screen.complain(f"{file}: {finding}")
    if findings:
        raise typer.Exit(2)


@top.command(rich_help_panel=EVERYBODY)
def rehearse(
    file: File,
    out: Out = Path("out"),
    pure: Annotated[
        bool, typer.Option("--pure", help="Without Temporal: facts only, nothing is written.")
    ] = False,
) -> None:
    """Play a case file in skipped time, through the real workflows, and leave its papers and its life.

    Example: pykala rehearse examples/returned/case.yaml --out out
    """
    script = read(file)
    with Progress(script) as progress:
        if pure:
            memory = asyncio.run(play_pure(script, progress.told))
            progress.done()
            for fact in memory.facts:
                said = ended(screen.say(fact.content.said()))
                screen.show(f"{screen.day(local_day(fact.happened_at))} {fact.journal} #{fact.seq} {said}")
            return
        dossier = asyncio.run(_play(script, out, progress))
    for line in _summary(script, dossier, out, progress.seconds):
        screen.show(line)


@top.command(rich_help_panel=EVERYBODY)
def demo(
    out: Out = Path("out"),
    municipality: Annotated[
        str, typer.Option("--municipality", help="Whose case: a folder of examples/.", metavar=TEXT)
    ] = "",
) -> None:
    """Play the first real case, HEL 2021-002935, from its opening to the annual accounts.

    With --municipality it is the case of another town, such as sarvijoki.

    Example: pykala demo --municipality sarvijoki
    """
    rehearse(_case_of(municipality) if municipality else EXAMPLE, out)


def _case_of(municipality: str) -> Path:
    there = sorted(path.parent.name for path in EXAMPLES.glob("*/municipality.yaml"))
    if municipality not in there:
        raise NoSuchExample(name=municipality, names=Listed.of(there))
    own = EXAMPLES / municipality / "case.yaml"
    return own if own.is_file() else EXAMPLE


async def _play(script: Script, out: Path, progress: Progress) -> Dossier:
    _make_room(out)
    settings = load_settings(data=out / REGISTRY, outbox=out / "outbox", smtp=None)
    async with played(script, settings) as stage:
        await play(script, stage, progress.told)
        await stage.rest()
        for further in script.cases[1:]:
            folder = out / FURTHER / further.replace(" ", "-")
            await asyncio.to_thread(write_dossier, further, stage.installation, folder)
        return await asyncio.to_thread(write_dossier, script.case, stage.installation, out)


def _make_room(out: Path) -> None:
    ours = {"papers", "outbox", FURTHER, REGISTRY, "record.json", "timeline.html"}
    if out.exists():
        if not out.is_dir() or {path.name for path in out.iterdir()} - ours:
            raise NotOurFolder(folder=str(out))
        for path in out.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (out / "outbox").mkdir(parents=True, exist_ok=True)


def _summary(script: Script, dossier: Dossier, out: Path, seconds: float) -> Iterable[str]:
    record = dossier.record
    yield screen.words(
        "{case}: {count} act of {days}, played in {seconds} s. {handled}",
        "{case}: {count} acts of {days}, played in {seconds} s. {handled}",
        case=record.register_number,
        count=len(script.steps),
        days=screen.span(script.begins.date(), script.steps[-1].recorded.date()),
        seconds=round(seconds),
        handled=_handled(record),
    )
    yield _money(record)
    extracts = [
        paper.name for paper in record.papers if (paper.template, paper.language) == ("extract", "fi")
    ]
    example = screen.part("for example {paper}", paper=extracts[-1]) if extracts else None
    papers = screen.part(
        "Papers: {number} in {folder}",
        number=sum(not is_whole(paper.template) for paper in record.papers),
        folder=str(dossier.papers),
    )
    yield screen.joined((papers, example))
    yield screen.words(
        "The life on one page: {page}   The record: {record}",
        page=str(dossier.timeline),
        record=str(dossier.json),
    )
    yield screen.words(
        "Mails: {number} in {folder}   Look closer: {command}",
        number=len(list((out / "outbox").glob("*.eml"))),
        folder=str(out / "outbox"),
        command=f"PYKALA_DATA={out / REGISTRY} {shutil.which('pykala') or sys.argv[0]} verify",
    )


def _handled(record: CaseRecord) -> Value:
    if not record.handlings:
        return screen.part("No body has handled it.")
    return Listed.of((_handling(handling) for handling in record.handlings), "")


def _handling(handling: DecisionRecord) -> Said:
    outcome = Term("outcome", handling.whole or "")
    if handling.final:
        return screen.part(
            "§ {section} {outcome}, final since {day}.",
            section=handling.section or "?",
            outcome=outcome,
            day=handling.final,
        )
    return screen.part("§ {section} {outcome}.", section=handling.section or "?", outcome=outcome)


def _money(record: CaseRecord) -> str:
    decided = (each for each in record.handlings if each.kind is DecisionKind.DECISION)
    grants = [each.appropriation for each in decided if each.appropriation]
    if not grants:
        return screen.words("No money was granted.")
    granted, projects = Cents(sum(grant.cents for grant in grants)), sum(len(grant.lines) for grant in grants)
    if not projects:
        return screen.words(
            "{granted} to {count} recipient.",
            "{granted} to {count} recipients.",
            granted=granted,
            count=sum(len(grant.grants) for grant in grants),
        )
    latest = {report.project: report.spent for report in record.reports if report.spent is not None}
    if latest:
        return screen.words(
            "{granted} to {count} project, {spent} of it spent.",
            "{granted} to {count} projects, {spent} of it spent.",
            granted=granted,
            count=projects,
            spent=Cents(sum(latest.values())),
        )
    return screen.words(
        "{granted} to {count} project.", "{granted} to {count} projects.", granted=granted, count=projects
    )
