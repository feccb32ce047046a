"""The lines of the command line's help, so that listing them loads none of the commands."""

from __future__ import annotations

from app.commands.index import text_of
from app.commands.indexing import made


def index() -> str:
    """The index of `app/commands/index.json`."""
    return text_of(made())
