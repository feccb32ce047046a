"""What an operator keeps elsewhere, and puts back."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import OperationalError

from activities.backup.backing_up import BackedUp, back_up
from activities.backup.restoring import Restored, restore
from activities.backup.steps import Told
from activities.installation import Installation
from activities.settings import Settings
from app.desk.entering import RegistryDoesNotAnswer


def backed_up(installation: Installation, into: Path, told: Told) -> BackedUp:
    """Make a backup in a folder."""
    return back_up(installation.database, installation.archive.store, into, told)


def restored(settings: Settings, folder: Path, told: Told, *, incomplete: bool = False) -> Restored:
    """Put a backup back into the empty installation that the settings name, `incomplete` if it has to be."""
    try:
        return restore(settings, folder, told, incomplete=incomplete)
    except OperationalError as error:  # its text may hold the password
        where = settings.redacted()["registry"]
        raise RegistryDoesNotAnswer(where=where, reason=type(error).__name__) from None
