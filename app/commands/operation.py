"""What an operator does beside `up`: a worker of its own, the registry's schema, the doctor."""

from __future__ import annotations

import asyncio

import worker as worker_process
from activities.settings import load_settings
from app.commands import screen
from app.commands.house import OPERATOR, noun, top
from app.desk.mending import migrated, upgraded
from app.doctor import examine
from models.base.refusal import Refusal

registry = noun("registry", OPERATOR, "The registry's database.")


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


@top.command(rich_help_panel=OPERATOR)
def doctor() -> None:
    """Look at everything that this installation stands on, and say what to do about what is wrong."""
    found = []
    well, ill = screen.words("ok"), screen.words("WRONG")
    width = max(len(well), len(ill))
    for finding in examine(load_settings()):
        found.append(finding)
        screen.show(f"{well if finding.ok else ill:{width}} {screen.say(finding.what)}")
        if not finding.ok and finding.remedy:
            screen.show(f"{'':{width}} → {screen.say(finding.remedy)}")
    wrong = sum(not finding.ok for finding in found)
    if wrong:
        raise NotWell(wrong=wrong, all=len(found))
