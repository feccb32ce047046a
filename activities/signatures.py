"""Signatures, Ed25519: a door signs the whole of a command, the commit holds it against the public key."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

from activities.lasting import OWNERS_FILE
from models.base.refusal import Refusal
from models.engine.command import Command
from models.engine.passing import is_times_own
from models.people.keys import id_of
from models.people.people_register import PeopleRegister
from models.people.signing_key import SignatureWrong, TimeSendsNothing, key_of


class DoorKeyUnusable(Refusal):
    """The door's key {file} cannot be used ({reason}). It is a private Ed25519 key that only its owner may
    read, as `pykala person add-key --make FILE` makes it."""


class KeyFileThere(Refusal):
    """The file {file} is there already; a key is made into a new one."""


def make_key(file: Path) -> str:
    """Make a pair of keys: the private half into a new file of its owner's alone; the public half.

    Raises KeyFileThere or DoorKeyUnusable.
    """
    private = _ed25519().Ed25519PrivateKey.generate()
    try:
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNERS_FILE)
    except FileExistsError:
        raise KeyFileThere(file=str(file)) from None
    except OSError as error:
        raise DoorKeyUnusable(file=str(file), reason=type(error).__name__) from None
    with os.fdopen(made, "w") as kept:
        kept.write(private.private_bytes_raw().hex() + "\n")
        kept.flush()
        os.fsync(made)
    return str(private.public_key().public_bytes_raw().hex())


def signed(command: Command, file: Path) -> Command:
    """The command, signed by the key in a file; as it is where there is none. Raises DoorKeyUnusable."""
    try:
        private = _ed25519().Ed25519PrivateKey.from_private_bytes(bytes.fromhex(_private_half(file)))
    except FileNotFoundError:
        return command
    except (OSError, ValueError) as error:
        raise DoorKeyUnusable(file=str(file), reason=type(error).__name__) from None
    public = private.public_key().public_bytes_raw().hex()
    named = command.model_copy(update={"key": id_of(public)})
    return named.model_copy(update={"signature": private.sign(named.signed_text()).hex()})


def _private_half(file: Path) -> str:
    if file.stat().st_mode & 0o077:
        raise PermissionError
    return file.read_text(encoding="ascii").strip()


def how_known(register: PeopleRegister | None, command: Command, *, messaged: bool = False) -> str:
    """How the actor of a command is known, whatever the sender says of it. Raises NotProven.

    Time's own command is known by itself: it says nothing that the journal and the clock do not say. No
    message brings it, as the workflow makes it where it commits it.
    """
    if is_times_own(command):
        if messaged:
            raise TimeSendsNothing(at=command.happened_at)
        return "engine"
    key = key_of(register, command)
    if key is None:
        return "unproven"
    verification = _ed25519().Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public))
    try:
        verification.verify(bytes.fromhex(command.signature), command.signed_text())
    except (ValueError, import_module("cryptography.exceptions").InvalidSignature):
        raise SignatureWrong(key=key.id) from None
    return f"key {key.id}"


def _ed25519() -> Any:
    return import_module("cryptography.hazmat.primitives.asymmetric.ed25519")  # only where keys are used
