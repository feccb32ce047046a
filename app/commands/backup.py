"""`pykala backup` and `pykala restore`: the whole record in one folder, and back from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from activities.backup.manifest import STORE, Manifest
from activities.backup.restoring import Restored
from activities.settings import load_settings
from app.commands import screen
from app.commands.house import OPERATOR, top
from app.commands.proof import NotAsItSays, fault_as_json, tell_faults
from app.commands.waiting import Waiting
from app.desk.entering import opened
from app.desk.safekeeping import backed_up, restored
from models.base.refusal import Refusal


class StoreLacks(Refusal):
    """The backup was made, but of what the registry names this is missing or altered: {count}. `pykala
    verify` looks closer."""


class RestoredIncompletely(Refusal):
    """The backup was restored, but for files of its store that are missing in it or damaged: {count}."""


@top.command(rich_help_panel=OPERATOR, epilog="Example: pykala backup /srv/backups")
def backup(
    folder: Annotated[
        Path, typer.Argument(help="Where backups are kept; each is a dated folder.", metavar="FOLDER")
    ],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Copy registry, heads and store into a new folder, while everything runs.

    It is its owner's alone, gets its name when it is whole, and is never written over another. Texts that are
    erased later stay in it. Temporal's own store, mails and the settings are not in it.
    """
    with opened() as installation, Waiting() as waiting:
        made = backed_up(installation, folder, waiting.told)
    if json:
        missing = list(map(fault_as_json, made.missing))
        told = {"folder": str(made.folder), "sha256": made.sha256, "ok": not missing, "missing": missing}
        screen.show_json(told | _as_json(made.manifest))
        raise typer.Exit(1 if missing else 0)
    screen.show(screen.words("Backup: {folder}", folder=str(made.folder)))
    screen.show(
        screen.words(
            "Facts: {facts}, files of the store: {files}, as of {at}.",
            facts=made.manifest.position,
            files=len(made.manifest.of(STORE)),
            at=made.manifest.taken_at,
        )
    )
    screen.show(screen.words("Hash of its manifest, to be kept elsewhere: {hash}", hash=made.sha256))
    tell_faults(screen.words("Wrong or missing"), made.missing)
    if made.missing:
        raise StoreLacks(count=len(made.missing))


@top.command(rich_help_panel=OPERATOR, epilog="Example: pykala restore /srv/backups/pykala-20270115T020000Z")
def restore(
    folder: Annotated[Path, typer.Argument(help="A backup that `pykala backup` made.", metavar="FOLDER")],
    incomplete: Annotated[
        bool,
        typer.Option("--incomplete", help="Leave out files of its store that are missing or damaged."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Put a backup back into an empty installation, and say what is missing and what comes next.

    Every file is checked first. The registry may be of the other kind than the one that was copied. It is
    there at once and whole, or not at all; a restoration that was broken off is repeated.
    """
    settings = load_settings()
    with Waiting() as waiting:
        back = restored(settings, folder, waiting.told, incomplete=incomplete)
    verdict = back.verification
    if json:
        told = {
            **_as_json(back.manifest),
            "ok": not (verdict.faults or back.left_out),
            "left_out": list(map(fault_as_json, back.left_out)),
            "recover": back.to_recover,
            "faults": list(map(fault_as_json, verdict.faults)),
            "notices": list(map(fault_as_json, verdict.notices)),
            "checked": verdict.checked,
        }
        screen.show_json(told)
        raise typer.Exit(1 if verdict.faults or back.left_out else 0)
    screen.show(
        screen.words(
            "Restored into {registry}; facts: {facts}, files of the store: {files}, as of {at}.",
            registry=settings.redacted()["registry"],
            facts=back.manifest.position,
            files=back.files,
            at=back.manifest.taken_at,
        )
    )
    tell_faults(screen.words("Left out"), back.left_out)
    tell_faults(screen.words("Wrong or missing"), verdict.faults)
    tell_faults(screen.words("To be known"), verdict.notices)
    screen.heading(screen.words("What comes next"), *_next(back))
    if back.left_out:
        raise RestoredIncompletely(count=len(back.left_out))
    if verdict.faults:
        raise NotAsItSays(count=len(verdict.faults))


def _as_json(manifest: Manifest) -> dict[str, object]:
    return {
        "taken_at": manifest.taken_at,
        "release": manifest.release,
        "registry": manifest.registry,
        "position": manifest.position,
        "files": len(manifest.files),
        "bytes": sum(file.size for file in manifest.files),
    }


def _next(back: Restored) -> Iterator[str]:
    at = back.manifest.taken_at
    yield screen.words(
        "- `pykala up`, or start the workers: the workflow of every open journal begins from the registry."
    )
    if back.to_recover:
        yield screen.words(
            "- Then run `pykala recover`: Temporal may know what was done later, and no act is taken before."
        )
    else:
        yield screen.words("- What was done after {at} is not there and has to be done again.", at=at)
    if back.left_out:
        yield screen.words(
            "- What was left out may lie in another backup: its files of the same names fit into the store."
        )
    yield screen.words(
        "- Texts that were erased after {at} are there again: erase them once more. Erased before: {count}.",
        at=at,
        count=back.erased,
    )
    yield screen.words(
        "- `pykala verify --heads FILE`, with the last heads kept elsewhere, says which journals were longer."
    )
