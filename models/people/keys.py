"""Keys: by which a door or a person signs what is sent, added and revoked as dated facts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.written_form import form
from models.engine.command import Act, Command, Entry
from models.engine.concern import WHOLE, Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Code
from models.people.people_register import JOURNAL, PeopleRegister, known_in
from models.people.person import OrNobody
from models.people.signing_key import Purpose, SigningKey


class Loss(StrEnum):
    """Why a key counts no more."""

    ROTATED = "rotated"
    LOST = "lost"


class NoPublicHalf(Refusal):
    """The public half of the key is missing: --public says it, or --make FILE makes a pair."""


class WhoseKey(Refusal):
    """A key is a door's (--door), a person's (--person) or the engine's (--engine), and of one of them
    alone."""


class KeyThere(Refusal):
    """The key {key} is known already; a key that was revoked is not taken up again."""


class NoSuchKey(Refusal):
    """There is no key {key} that counts; `pykala person keys` lists those that do."""


class LastDoorKey(Refusal):
    """The key {key} is the last by which a door signs; without one nobody could do anything any more. Add
    another first."""


class LastEngineKey(Refusal):
    """The key {key} is the last by which the engine signs what it is for ({engine}); without one nothing of
    that would be taken any more. Add another first."""


class AddKey(Act[None]):
    """Add the public key by which a door, a person or the engine signs what is sent. Only the public half is
    recorded.

    From the first door's key on, every act has to be signed by a key that is known, whoever sends it. Add a
    second door's key at once and keep its file elsewhere: who loses the last key can do nothing any more.
    """

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "add-key"
    example: ClassVar[str] = "pykala person add-key --door kirjaamo --make pykala-data/door.key"

    public: Code = Field(
        default="", pattern=form("^([0-9a-f]{64})?$", Said.why("64 digits and letters from a to f"))
    )
    """The public key, Ed25519: 64 hexadecimal digits. `--make FILE` makes a pair and keeps the other half."""
    door: Code = ""
    """The door that signs by it, by a name of your own: a machine, a service. It says who acts there."""
    person: OrNobody = ""
    """The person who signs by it, by id, and for nobody else."""
    engine: Purpose | None = None
    """What the engine signs by it, and nothing else: that deadlines pass, what one journal tells another, or
    what workflows are told, from which recovery brings back."""

    def about(self, state: None) -> Concern:
        return WHOLE

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        register = known_in(world)
        if not self.public:
            raise NoPublicHalf
        if sum(map(bool, (self.door, self.person, self.engine))) != 1:
            raise WhoseKey
        if self.person:
            register.person(self.person)
        key = id_of(self.public)
        if key in register.keys:
            raise KeyThere(key=key)
        added = KeyAdded(key=key, public=self.public, door=self.door, person=self.person, engine=self.engine)
        yield Entry(journal=JOURNAL, content=added)


def id_of(public: str) -> str:
    """By what a key is named: the beginning of a hash of its public half."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]


class KeyAdded(Content):
    """A door, a person or the engine signs by this key from now on."""

    key: str
    """By what the key is named: 16 hexadecimal digits of a hash of it."""
    public: str
    """The public half, in 64 hexadecimal digits."""
    door: str = ""
    """The door that signs by it; empty where a person does."""
    person: str = ""
    """The person who signs by it, by id; empty where a door does."""
    engine: Purpose | None = None
    """What the engine signs by it: time, signals or recovery; none where a door or a person signs."""

    def fold(self, state: PeopleRegister, fact: Fact) -> PeopleRegister:
        added = SigningKey(self.key, self.public, self.door, self.person, self.engine or "")
        return replace(state, keys={**state.keys, self.key: added})

    def said(self) -> Said:
        if self.person:
            return Said.fact("{person} signs by the key {key}.", person=self.person, key=self.key)
        if self.engine:
            return Said.fact("The engine signs {engine} by the key {key}.", engine=self.engine, key=self.key)
        return Said.fact("The door {door} signs by the key {key}.", door=self.door, key=self.key)


class RevokeKey(Act[None]):
    """Revoke a key: nothing that is signed by it is taken any more. What it signed stays, and names it."""

    noun: ClassVar[str] = "person"
    verb: ClassVar[str] = "revoke-key"
    example: ClassVar[str] = "pykala person revoke-key --key 0f1e2d3c4b5a6978 --because lost"

    key: Code = Field(pattern=form("^[0-9a-f]{16}$", Said.why("16 digits and letters from a to f")))
    """The key, as `pykala person keys` names it."""
    because: Loss
    """Why: rotated, as another has taken its place, or lost, as somebody else may have it."""

    def about(self, state: None) -> Concern:
        return WHOLE

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        register = known_in(world)
        if not register.counts(self.key):
            raise NoSuchKey(key=self.key)
        if [each.id for each in register.keys.values() if each.door and not each.revoked] == [self.key]:
            raise LastDoorKey(key=self.key)
        if register.counting_for(engine := register.keys[self.key].engine) == [self.key]:
            raise LastEngineKey(key=self.key, engine=Purpose(engine))
        yield Entry(journal=JOURNAL, content=KeyRevoked(key=self.key, because=self.because))


class KeyRevoked(Content):
    """A key counts no more."""

    key: str
    """Which one, by its name."""
    because: Loss
    """Whether another took its place, or somebody else may have it."""

    def fold(self, state: PeopleRegister, fact: Fact) -> PeopleRegister:
        gone = replace(state.keys[self.key], revoked=self.because)
        return replace(state, keys={**state.keys, self.key: gone})

    def said(self) -> Said:
        return Said.fact("The key {key} counts no more: {because}.", key=self.key, because=self.because)
