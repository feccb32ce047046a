"""The command line. A new module with commands gets its line in ROOMS, and nowhere else."""

from __future__ import annotations

from app.commands import acts, operation, up
from app.commands.house import app

ROOMS = (acts, up, operation)


def main() -> None:
    """Run `pykala`."""
    app(prog_name="pykala")


if __name__ == "__main__":
    main()
