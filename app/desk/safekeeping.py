"""What an operator keeps elsewhere, and puts back."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import OperationalError

from activities.backup.backing_up import BackedUp, back_up
from activities.backup.copying import Copied, copy
from activities.backup.restoring import Restored, restore
from activities.backup.steps import Told
from activities.data_folder import running_address
from activities.installation import Installation
from activities.settings import Settings
from app.desk.entering import RegistryDoesNotAnswer, complaints_told
from models.base.refusal import Refusal


def backed_up(installation: Installation, into: Path, told: Told) -> BackedUp:
    """Make a backup in a folder."""
    return back_up(installation.database, installation.archive.store, into, told)


class StillUp(Refusal):
    """`pykala up` runs on the folder {data}, and what is done meanwhile would not be in the copy. Stop it
    first."""


def copied(installation: Installation, into: Settings, told: Told) -> Copied:
    """Copy the registry into the empty one that other settings name. Raises StillUp."""
    if running_address(data := installation.settings.data):
        raise StillUp(data=str(data))
    with complaints_told(into):
        return copy(installation.database, into, told)


def restored(settings: Settings, folder: Path, told: Told, *, incomplete: bool = False) -> Restored:
    """Put a backup back into the empty installation that the settings name, `incomplete` if it has to be."""
    try:
        return restore(settings, folder, told, incomplete=incomplete)
    except OperationalError as error:  # its text may hold the password
        where = settings.redacted()["registry"]
        raise RegistryDoesNotAnswer(where=where, reason=type(error).__name__) from None
