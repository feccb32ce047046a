"""The command line. A new module with commands gets its line in ROOMS, and nowhere else."""

from __future__ import annotations

from app.commands import acts, address, book, due, lists, operation, papers, proposals, show, up
from app.commands.house import app

ROOMS = (acts, proposals, show, due, lists, papers, book, up, operation, address)
"""Each hangs its commands on the house when it is imported."""


def main() -> None:
    """Run `pykala`."""
    app(prog_name="pykala")


if __name__ == "__main__":
    main()
