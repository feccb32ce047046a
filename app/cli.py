"""The command line."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from app.commands.house import app

__all__ = ["app", "main"]


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
