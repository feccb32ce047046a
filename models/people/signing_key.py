"""A key by which something is signed, and by which key a command has to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from models.base.refusal import FromElsewhere

if TYPE_CHECKING:
    from models.engine.command import Command
    from models.people.people_register import PeopleRegister


class NotProven(FromElsewhere):
    """Nothing proves who sent the command."""


class NotSigned(NotProven):
    """The command is not signed, and this registry takes only what one of its doors has signed. Let
    PYKALA_DOOR_KEY name the file of the door's key."""


class KeyNotKnown(NotProven):
    """The command is signed by the key {key}, which this registry does not know."""


class KeyCountsNoMore(NotProven):
    """The command is signed by the key {key}, which was revoked: {because}."""


class AnothersKey(NotProven):
    """The command is signed by the key {key}, which is {person}'s, and {actor} is said to act. A person's
    key signs for nobody else: let PYKALA_DOOR_KEY name a door's key or one of {actor}, or type as the user
    of this machine who is {person} (`pykala person add --user`)."""


class SignatureWrong(NotProven):
    """The signature of the command is not that of the key {key}: the command was altered, or is another's."""


class KeyOfAnotherPurpose(NotProven):
    """The message is signed by the key {key}, which signs other things and not this."""


class TimeNotSigned(NotProven):
    """Nothing proves that it was a worker of this registry that let the deadline of {at} pass: no key of the
    engine for time has signed it."""


class LookNotSigned(NotProven):
    """A message told {journal} to read what is new, and none of the engine's keys has signed it."""


class TellingNotProven(NotProven):
    """The workflow of {journal} says that it was told of fact {fact}, which the registry does not hold, and
    nothing proves that the registry told it. End that workflow in Temporal, then start it with `pykala
    rebuild workflows`."""


class TimeSendsNothing(NotProven):
    """A message said that the deadline of {at} passes, and time sends no messages: somebody else sent it."""


class Purpose(StrEnum):
    """What a key of the engine signs; it signs nothing else."""

    TIME = "time"
    """That a deadline passes."""
    SIGNALS = "signals"
    """What one journal tells another."""
    RECOVERY = "recovery"
    """What workflows are told, from which recovery brings back; and that they begin again."""


@dataclass(frozen=True)
class SigningKey:
    """The public half of a key."""

    id: str
    """By what facts name it: the beginning of a hash of it."""
    public: str
    """The key itself, in 64 hexadecimal digits."""
    door: str = ""
    """The door that signs by it, and says who acts there; empty where a person does."""
    person: str = ""
    """The person who signs by it, and for nobody else; empty where a door does."""
    engine: str = ""
    """What the engine signs by it, as Purpose says; empty where a door or a person signs."""
    revoked: str = ""
    """Why it counts no more: rotated or lost; empty while it does."""


def key_of(register: PeopleRegister | None, command: Command) -> SigningKey | None:
    """By which key a command is signed; None where nobody need sign. Raises NotProven."""
    if register is None or not (command.key or register.signs):
        return None
    if not command.key:
        raise NotSigned
    key = counting(register, command.key)
    if key.engine:
        raise KeyOfAnotherPurpose(key=key.id)
    if key.person not in ("", command.actor):
        raise AnothersKey(key=key.id, person=key.person, actor=command.actor)
    return key


def counting(register: PeopleRegister, id_: str) -> SigningKey:
    """A key that counts, by its name. Raises NotProven."""
    key = register.keys.get(id_)
    if key is None:
        raise KeyNotKnown(key=id_)
    if key.revoked:
        raise KeyCountsNoMore(key=key.id, because=key.revoked)
    return key
