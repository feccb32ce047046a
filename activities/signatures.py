"""Signatures, Ed25519: a door signs the whole of a command, the commit holds it against the public key."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

from activities.lasting import OWNERS_FILE
from models.base.refusal import Refusal
from models.engine.command import Command
from models.engine.look import Look
from models.engine.passing import is_times_own
from models.people.keys import id_of
from models.people.people_register import PeopleRegister
from models.people.signing_key import (
    KeyOfAnotherPurpose,
    Purpose,
    SignatureWrong,
    SigningKey,
    TimeNotSigned,
    TimeSendsNothing,
    counting,
    key_of,
)


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
        private = private_key(file)
    except FileNotFoundError:
        return command
    named = command.model_copy(update={"key": _id(private)})
    return named.model_copy(update={"signature": private.sign(named.signed_text()).hex()})


def signed_look(journal: str, file: Path) -> Look:
    """That a journal has something new, signed by a door's key; as it is where there is none."""
    look = Look(journal=journal)
    try:
        private = private_key(file)
    except FileNotFoundError:
        return look
    return look.model_copy(update={"key": _id(private), "signature": private.sign(look.signed_text()).hex()})


def private_key(file: Path) -> Any:
    """The private key in a file. Raises DoorKeyUnusable, or FileNotFoundError."""
    try:
        return _ed25519().Ed25519PrivateKey.from_private_bytes(bytes.fromhex(_private_half(file)))
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise DoorKeyUnusable(file=str(file), reason=type(error).__name__) from None


def _id(private: Any) -> str:
    return id_of(private.public_key().public_bytes_raw().hex())


def _private_half(file: Path) -> str:
    if file.stat().st_mode & 0o077:
        raise PermissionError
    return file.read_text(encoding="ascii").strip()


def how_known(register: PeopleRegister | None, command: Command, *, messaged: bool = False) -> str:
    """How the actor of a command is known, whatever the sender says of it. Raises NotProven.

    No message brings time's own command, as the workflow makes it where it commits it. Where the engine has a
    key for time, that has signed it in the worker; else it is known by itself, as it says nothing that the
    journal and the clock do not say.
    """
    if is_times_own(command):
        if messaged:
            raise TimeSendsNothing(at=command.happened_at)
        return _how_time_is_known(register, command)
    key = key_of(register, command)
    if key is None:
        return "unproven"
    refuse_wrong_signature(key, command.signed_text(), command.signature)
    return f"key {key.id}"


def _how_time_is_known(register: PeopleRegister | None, command: Command) -> str:
    if register is None or not register.asks(Purpose.TIME):
        return "engine"
    if not command.key:
        raise TimeNotSigned(at=command.happened_at)
    key = counting(register, command.key)
    if key.engine != Purpose.TIME:
        raise KeyOfAnotherPurpose(key=key.id)
    refuse_wrong_signature(key, command.signed_text(), command.signature)
    return f"key {key.id}"


def refuse_wrong_signature(key: SigningKey, text: bytes, signature: str) -> None:
    """Refuse a signature over a text that is not that of a key. Raises SignatureWrong."""
    verification = _ed25519().Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public))
    try:
        verification.verify(bytes.fromhex(signature), text)
    except (ValueError, import_module("cryptography.exceptions").InvalidSignature):
        raise SignatureWrong(key=key.id) from None


def _ed25519() -> Any:
    return import_module("cryptography.hazmat.primitives.asymmetric.ed25519")  # only where keys are used
