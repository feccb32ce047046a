"""`python -m tests.support.killed_copying DATA FOLDER backup|restore N`: it dies at the n-th tick of it."""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path

from activities.backup.backing_up import back_up
from activities.backup.restoring import restore
from activities.backup.steps import CopyStep
from activities.installation import Installation
from activities.settings import load_settings


def main() -> None:
    """Back up a data folder, or restore one, and be killed on the way."""
    data, folder, what, at = sys.argv[1:]
    ticks = count(1)

    def told(step: CopyStep, done: int, whole: int) -> None:
        if next(ticks) == int(at):
            os.kill(os.getpid(), signal.SIGKILL)

    settings = load_settings(data=Path(data))
    if what == "backup":
        installation = Installation.ready(settings)
        back_up(installation.database, installation.archive.store, Path(folder), told)
        installation.close()
    else:
        restore(settings, Path(folder), told)


if __name__ == "__main__":
    main()
