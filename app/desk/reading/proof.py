"""The record proves itself: everything is looked at, also against heads that were kept elsewhere."""

from __future__ import annotations

from activities.checks import verification
from activities.checks.heads import heads as heads_of
from activities.checks.verification import Verification
from activities.installation import Installation
from activities.registry.damage import RegistryDamaged
from app.desk.bad_input import BadInput
from app.desk.entering import opened
from models.base.refusal import Refusal
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


def proof(installation: Installation, kept: Heads | None = None) -> Verification:
    """What is wrong, what is only to be known, and how much was checked."""
    return verification.verify(installation.archive, kept)


def heads(installation: Installation) -> Heads:
    """The head of every journal, as it is now."""
    return heads_of(installation.archive)


def heads_kept(text: str, name: str) -> Heads:
    """The heads that a file of this name keeps; BadInput says what is wrong with it."""
    try:
        return Heads.read(text)
    except NotHeads as error:
        raise BadInput(sentences=f"{name}: {error.sentence}") from None
