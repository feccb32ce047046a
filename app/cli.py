"""The command line."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from activities.lasting import for_the_owner_alone
from app.commands.house import app

__all__ = ["app", "main"]

COMPLETING = "_PYKALA_COMPLETE"
"""Set by a shell that asks what may be written next (`pykala completion`)."""


def main() -> NoReturn:
    """Run `pykala`, and leave with its exit code."""
    code = 0
    gc.set_threshold(50_000, 20, 50)  # what is loaded stays: to look it through took a sixth of a start
    for_the_owner_alone()
    if COMPLETING in os.environ:
        import_module("typer.completion").completion_init()
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
