"""The command line. A new module with commands gets its line in ROOMS, and nowhere else."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from app.commands import (
    acts,
    address,
    bodies,
    book,
    due,
    exports,
    ics,
    imports,
    lists,
    motions,
    numbers,
    operation,
    papers,
    proof,
    proposals,
    rehearsals,
    replay,
    sealed,
    show,
    up,
)
from app.commands.house import app

__all__ = ["app", "main"]

ROOMS = (
    acts,
    proposals,
    rehearsals,
    replay,
    show,
    due,
    exports,
    ics,
    imports,
    lists,
    motions,
    numbers,
    papers,
    bodies,
    book,
    up,
    operation,
    proof,
    address,
    sealed,
)
"""Each hangs its commands on the house when it is imported."""


def main() -> NoReturn:
    """Run `pykala`, and leave with its exit code."""
    code = 0
    try:
        app(prog_name="pykala")
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    # Not sys.exit: threads of Temporal's client that outlive the interpreter abort it now and then.
    os._exit(code)


if __name__ == "__main__":
    main()
