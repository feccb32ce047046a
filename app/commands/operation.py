"""What an operator does beside `up`: a worker of its own, the registry's schema, the doctor."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

import worker as worker_process
from activities.settings import load_settings
from app.commands import screen
from app.commands.house import OPERATOR, noun, top
from app.commands.waiting import Waiting
from app.desk.entering import opened
from app.desk.mending import migrated, swept, upgraded
from app.desk.safekeeping import copied
from app.diagnosis import Diagnosis
from app.doctor import examine
from models.base.refusal import Refusal

registry = noun("registry", OPERATOR, "The registry's database.")


MOST = 20
"""How many places of a finding are shown."""


class NotWell(Refusal):
    """{wrong} of {all} checks found something wrong."""


@top.command(rich_help_panel=OPERATOR)
def worker() -> None:
    """Run a worker on the Temporal that TEMPORAL_… names, else on that of `pykala up` on this folder."""
    worker_process.main()


@registry.command("migrate")
def migrate_registry() -> None:
    """Bring the registry's schema up to this version. Make a backup first."""
    settings = load_settings()
    migrated(settings)
    where = settings.redacted()["registry"]
    screen.show(screen.words("The registry {registry} is of this version.", registry=where))


@registry.command("copy", epilog="Example: pykala registry copy postgresql://pykala@localhost/pykala")
def copy_registry(
    target: Annotated[
        str,
        typer.Argument(
            help="The address of an empty database: sqlite:///file or postgresql://user@host/name.",
            metavar="ADDRESS",
            show_default=False,
        ),
    ],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Copy the registry into an empty database of either kind, and compare the two.

    Stop the workers first: what is done meanwhile is not in the copy; while `pykala up` runs on the folder it
    is refused. It is there whole, or not at all.
    Papers and texts stay in the store. A password is better kept in ~/.pgpass than in the address.
    """
    into = load_settings(registry=target)
    with opened() as installation, Waiting() as waiting:
        made = copied(installation, into, waiting.told)
    where = into.redacted()["registry"]
    if json:
        screen.show_json({"registry": where, "facts": made.facts, "rows": made.rows, "heads": made.heads})
        return
    screen.show(
        screen.words(
            "Copied into {registry}, and compared; facts: {facts}, rows: {rows}, heads: {heads}.",
            registry=where,
            facts=made.facts,
            rows=made.rows,
            heads=len(made.heads.heads),
        )
    )
    screen.show(screen.words("Let PYKALA_REGISTRY name it before the workers start again."))


@top.command("upgrade", rich_help_panel=OPERATOR)
def upgrade_installation() -> None:
    """Take over what another version of the program drove: its schema, and every open journal's workflow.

    Stop its workers first; acts that are sent meanwhile wait for the new ones. `pykala up` does it by itself.
    """
    begun = asyncio.run(upgraded(load_settings()))
    screen.show(
        screen.words(
            "This version drives the registry now; {count} workflow was begun anew.",
            "This version drives the registry now; {count} workflows were begun anew.",
            count=begun,
        )
    )


@top.command("sweep", rich_help_panel=OPERATOR)
def sweep_installation(
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Take away sealed texts that were never sent, and large messages that Temporal needs no more.

    Nothing that a fact names is touched. It may be run at any time, as every night after the backup.
    """
    with opened() as installation:
        done = asyncio.run(swept(installation))
    if json:
        screen.show_json(done)
        return
    screen.show(
        screen.words(
            "Taken away: sealed texts that were never sent: {texts}; messages: {messages}.",
            texts=done.texts,
            messages=done.messages,
        )
    )


@top.command(rich_help_panel=OPERATOR)
def doctor(
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Look at everything that this installation stands on, and say what to do about what is wrong."""
    found = []
    for finding in examine(load_settings()):
        found.append(finding)
        if not json:
            _show(finding)
    if json:
        checks = [{**vars(each), "places": [str(place) for place in each.places]} for each in found]
        screen.show_json({"ok": all(finding.ok for finding in found), "checks": checks})
        raise typer.Exit(0 if all(finding.ok for finding in found) else 1)
    wrong = sum(not finding.ok for finding in found)
    if wrong:
        raise NotWell(wrong=wrong, all=len(found))


def _show(finding: Diagnosis) -> None:
    well, known, ill = screen.words("ok"), screen.words("NOTE"), screen.words("WRONG")
    width = max(map(len, (well, known, ill)))
    label = ill if not finding.ok else known if finding.remedy else well
    screen.show(f"{label:{width}} {screen.say(finding.what)}")
    for place in finding.places[:MOST]:
        screen.show(f"{'':{width}}   {place.told(screen.say)}")
    if len(finding.places) > MOST:
        more = screen.words("and {count} more; --json has all", count=len(finding.places) - MOST)
        screen.show(f"{'':{width}}   {more}")
    if finding.remedy:
        screen.show(f"{'':{width}} → {screen.say(finding.remedy)}")
