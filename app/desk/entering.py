"""The way in: the installation that the settings name, for those who read and for those who act."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path

from sqlalchemy import make_url

from activities.door_socket import SocketUnusable
from activities.installation import Installation
from activities.registry.damage import COMPLAINTS, RegistryDamaged, damage_in
from activities.settings import Settings, load_settings
from models.base.refusal import NoSuchJournal, Refusal
from models.base.words import Said
from models.engine.world import Held


class NoRegistryYet(Refusal):
    """There is no registry at {where} yet. `pykala up` makes it; PYKALA_DATA or PYKALA_REGISTRY name
    another."""


class RegistryDoesNotAnswer(Refusal):
    """The registry {where} does not answer ({reason}). Start it, or set PYKALA_REGISTRY."""


class ThroughTheDoor(Refusal):
    """The data is another user's: this command is carried out at the socket {socket}."""


@contextmanager
def opened() -> Iterator[Installation]:
    """The installation of the environment. Temporal need not run.

    Raises ThroughTheDoor where it is another user's, NoRegistryYet, NotMigrated, RegistryDamaged
    or RegistryDoesNotAnswer.
    """
    settings = load_settings()
    if (door := settings.door_socket) and not _is_ours(door, settings):
        raise ThroughTheDoor(socket=str(door))
    where, url = settings.redacted()["registry"], make_url(settings.registry.get_secret_value())
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise NoRegistryYet(where=where)
    try:
        with complaints_told(settings):
            installation = Installation.ready(settings)
            try:
                yield installation
            finally:
                installation.close()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, Refusal):
            raise
        raise next(_damages(settings), error) from error


@contextmanager
def complaints_told(settings: Settings) -> Iterator[None]:
    """Whatever the database complains of is refused. Raises RegistryDamaged or RegistryDoesNotAnswer."""
    try:
        yield
    except COMPLAINTS as error:  # its text may hold the password
        if damage := damage_in(error):
            raise RegistryDamaged(what=damage) from None
        where = settings.redacted()["registry"]
        raise RegistryDoesNotAnswer(where=where, reason=type(error).__name__) from None


def _is_ours(door: Path, settings: Settings) -> bool:
    """Whether the worker at the socket is this user's own, or the data at hand where none listens there.

    Raises SocketUnusable.
    """
    try:
        return door.stat().st_uid == os.geteuid()
    except OSError as error:
        if settings.data.is_dir() and os.access(settings.data, os.W_OK):
            return True
        raise SocketUnusable(socket=str(door), reason=type(error).__name__) from None


def _damages(settings: Settings) -> Iterator[RegistryDamaged]:
    """What is damaged, of what stumbled over it: an error over a whole registry is the program's own."""
    verification = import_module("activities.checks.verification")  # it makes papers, which is much to load
    with closing(Installation(settings)) as installation:
        for fault in verification.damage(installation.archive):
            yield RegistryDamaged(what=Said.why("{where}: {what}", where=fault.where, what=fault.said))


def held(installation: Installation, journal: str) -> Held:
    """A journal that is there, by its id in capital or small letters; else NoSuchJournal."""
    found = installation.registry.held(journal)
    if found.state is None:
        found = installation.registry.held(installation.registry.spelled(journal))
    if found.state is None:
        raise NoSuchJournal(journal=journal)
    return found
