"""The record proves itself, and is mended: `verify`, `heads`, `rebuild`, `recover`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from activities.checks.fault import Fault
from activities.checks.verification import Verification
from activities.recovery.restoration import Recovered
from app.case_file.finding import Meaningless
from app.commands import screen
from app.commands.house import OPERATOR, noun, top
from app.desk.bad_input import BadInput
from app.desk.entering import opened
from app.desk.files import read_text
from app.desk.mending import recovered, rows_rebuilt, workflows_rebuilt
from app.desk.reading.proof import counted, heads_kept, verified
from app.desk.reading.proof import heads as heads_now
from models.base.refusal import Refusal
from models.engine.heads import Heads

rebuild = noun("rebuild", OPERATOR, "Make again what can be made from the journals alone: rows, workflows.")


class NotAsItSays(Refusal):
    """The registry is not what it says that it is; faults: {count}."""


class NotAllCameBack(Refusal):
    """Not everything could be brought back; missing or replaced: {count}. Acts are refused until it is, or
    until the loss is accepted with --accept-loss."""


@top.command(rich_help_panel=OPERATOR, epilog="Example: pykala verify --heads heads-2021-03.txt")
def verify(
    heads: Annotated[
        Path | None, typer.Option(help="Also against a list that `pykala heads` gave.", metavar="FILE")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Check chains, rows, papers, numbers and texts; name what is wrong, and where."""
    exported = _heads(heads) if heads else None
    verdict = verified(exported)
    if json:
        screen.show_json({"ok": not verdict.faults, **_as_json(verdict)})
        raise typer.Exit(1 if verdict.faults else 0)
    tell_faults(screen.words("Wrong"), verdict.faults)
    tell_faults(screen.words("To be known"), verdict.notices)
    screen.show(screen.words("Checked: {checked}.", checked=counted(verdict)))
    if verdict.faults:
        raise NotAsItSays(count=len(verdict.faults))
    screen.show(screen.words("All is as it says."))


@top.command("heads", rich_help_panel=OPERATOR)
def export_heads(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; stdout by default.", metavar="FILE")
    ] = None,
) -> None:
    """Export the heads of all journals. Kept elsewhere, they show later that no chain was rewritten."""
    with opened() as installation:
        lines = "\n".join(heads_now(installation).lines()) + "\n"
    if output:
        output.write_text(lines, encoding="utf-8")
        screen.complain(screen.words("Written: {file}", file=str(output)))
    else:
        typer.echo(lines, nl=False)


@rebuild.command("rows")
def rebuild_all_rows() -> None:
    """Make all rows that people read from the journals, in one transaction."""
    with opened() as installation:
        made = rows_rebuilt(installation)
    screen.show(
        screen.words(
            "Rows: {rows}, of journals: {journals}; {count} was not so before.",
            "Rows: {rows}, of journals: {journals}; {count} were not so before.",
            rows=made.rows,
            journals=made.journals,
            count=made.changed,
        )
    )


@rebuild.command("workflows")
def rebuild_workflows() -> None:
    """Start every open journal's workflow from the registry: after a loss, or on another Temporal."""

    async def start() -> int:
        with opened() as installation:
            return await workflows_rebuilt(installation)

    screen.show(
        screen.words(
            "{count} workflow runs; if it ran already, it was told to look.",
            "{count} workflows run; those that ran already were told to look.",
            count=asyncio.run(start()),
        )
    )


@top.command(rich_help_panel=OPERATOR)
def recover(
    accept_loss: Annotated[
        bool,
        typer.Option("--accept-loss", help="Take acts again, whatever is lost."),
    ] = False,
) -> None:
    """Bring back what a registry restored from an older copy lacks, from what workflows were told."""

    async def bring() -> Recovered:
        with opened() as installation:
            return await recovered(installation, accept_loss=accept_loss)

    found = asyncio.run(bring())
    screen.show(
        screen.words(
            "{count} fact came back, of commands: {commands}; histories read: {runs}.",
            "{count} facts came back, of commands: {commands}; histories read: {runs}.",
            count=found.facts,
            commands=found.commands,
            runs=found.runs,
        )
    )
    tell_faults(screen.words("To be known"), found.notices)
    tell_faults(screen.words("Lost"), found.lost)
    if not found.complete and not accept_loss:
        raise NotAllCameBack(count=len(found.lost))


def tell_faults(title: str, faults: Iterable[Fault]) -> None:
    """Faults as a table, if there are any."""
    rows = [(fault.where, screen.say(fault.said)) for fault in faults]
    if rows:
        screen.table(title, (screen.words("Where"), screen.words("What")), rows)


def _as_json(verdict: Verification) -> dict[str, Any]:
    return {
        "faults": list(map(fault_as_json, verdict.faults)),
        "notices": list(map(fault_as_json, verdict.notices)),
        "checked": verdict.checked,
    }


def fault_as_json(fault: Fault) -> dict[str, Any]:
    """A fault as a program reads it."""
    return {"where": fault.where, "sentence": fault.sentence, "wrong": fault.wrong}


def _heads(file: Path) -> Heads:
    try:
        return heads_kept(read_text(file), file.name)
    except Meaningless as error:
        raise BadInput(sentences=f"{file.name}: {error.sentence}") from None
