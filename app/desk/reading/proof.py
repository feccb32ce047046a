"""The record proves itself: everything is looked at, also against heads that were kept elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from activities.checks import verification
from activities.checks.heads import heads as heads_of
from activities.checks.verification import Verification
from activities.installation import Installation
from activities.registry.damage import RegistryDamaged
from app.desk.bad_input import BadInput
from app.desk.entering import opened
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.engine.heads import Heads, NotHeads


class NothingToVerify(Refusal):
    """The registry is damaged: {what} Nothing in it can be verified. A backup has what was there before:
    `pykala restore` puts it into an empty folder."""


def verified(kept: Heads | None = None) -> Verification:
    """What verification finds. Raises NothingToVerify where the registry cannot even be opened."""
    try:
        with opened() as installation:
            return proof(installation, kept)
    except RegistryDamaged as damaged:  # which would name `pykala verify` as what comes next
        raise NothingToVerify(what=damaged.facts["what"]) from None


def proof(
    installation: Installation, kept: Heads | None = None, told: Callable[[int], None] = lambda _: None
) -> Verification:
    """What is wrong, what is only to be known, and how much was checked; `told` hears of its progress."""
    return verification.verify(installation.archive, kept, told=told)


def heads(installation: Installation) -> Heads:
    """The head of every journal, as it is now."""
    return heads_of(installation.archive)


def heads_kept(text: str, name: str) -> Heads:
    """The heads that a file of this name keeps; BadInput says what is wrong with it."""
    try:
        return Heads.read(text)
    except NotHeads as error:
        raise BadInput(sentences=f"{name}: {error.sentence}") from None


def counted(verdict: Verification) -> Listed:
    """How much was checked, in words."""
    return Listed.of(CHECKED[what].filled(count=count) for what, count in verdict.checked.items())


CHECKED = {
    "journals": Said.of("screen", "{count} journal", "{count} journals"),
    "facts": Said.of("screen", "{count} fact", "{count} facts"),
    "rows": Said.of("screen", "{count} row", "{count} rows"),
    "snapshots": Said.of("screen", "{count} snapshot", "{count} snapshots"),
    "papers": Said.of("screen", "{count} paper", "{count} papers"),
    "papers made again": Said.of("screen", "{count} paper made again", "{count} papers made again"),
    "attachments": Said.of("screen", "{count} attachment", "{count} attachments"),
    "texts": Said.of("screen", "{count} text", "{count} texts"),
    "numbers": Said.of("screen", "{count} number", "{count} numbers"),
    "public texts": Said.of(
        "screen", "{count} text that the public finds", "{count} texts that the public finds"
    ),
    "public stems": Said.of(
        "screen", "{count} stem by which it is found", "{count} stems by which it is found"
    ),
    "commands": Said.of("screen", "{count} command", "{count} commands"),
    "orders": Said.of("screen", "{count} order", "{count} orders"),
    "lines": Said.of("screen", "{count} line of the ledger", "{count} lines of the ledger"),
    "entries": Said.of(
        "screen", "{count} row held against the ledger", "{count} rows held against the ledger"
    ),
    "exported heads": Said.of("screen", "{count} exported head", "{count} exported heads"),
}
"""What is checked, as an inspection counts it."""
