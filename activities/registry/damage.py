"""Damage: what a database's complaint, or a row that cannot be read, says is broken."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from models.base.refusal import Refusal
from models.base.words import Said


class RegistryDamaged(Refusal):
    """The registry is damaged: {what} `pykala verify` names all that is wrong, and a backup has what was
    there before."""


class BrokenFact(Refusal):
    """Fact {fact} of {journal} cannot be read: {problem} `pykala verify` names all that is wrong, and a
    backup has what was there before."""


class BrokenJournal(Refusal):
    """The journal {journal} cannot be read: its facts do not follow from one another ({problem}).
    `pykala verify` names all that is wrong, and a backup has what was there before."""


class BrokenRow(Refusal):
    """A row of {table} cannot be read ({value}). `pykala rebuild rows` makes all rows anew from the facts;
    `pykala verify` names all that is wrong."""


COMPLAINTS = (SQLAlchemyError, UnicodeDecodeError)
"""What a database raises that is away or damaged."""

_TABLE = Said.of("fault", "The table {name} is missing.")
_COLUMN = Said.of("fault", "The column {name} is missing.")
_NO_TEXT = Said.of("fault", "The column {name} holds what is no text.")
_NO_DATABASE = Said.of("fault", "Its file is no database.")
_LIST = Said.of("fault", "The list of its tables was overwritten.")

_WORDS = (
    (r"no such table: ([\w.]+)", _TABLE),
    (r"no such column: ([\w.]+)", _COLUMN),
    (r'relation "([\w.]+)" does not exist', _TABLE),
    (r"column \"?([\w.]+)\"? (?:of relation \"\w+\" )?does not exist", _COLUMN),
    (r"Could not decode to UTF-8 column '(\w+)'", _NO_TEXT),
    (r"disk image is malformed()", Said.of("fault", "Pages of its file were torn or overwritten.")),
    (r"malformed database schema()", _LIST),
    (r"(?:file is not a database|unsupported file format)()", _NO_DATABASE),
)
"""How SQLite and PostgreSQL complain, and what it means. Their own words may hold what was read."""


def damage_in(error: BaseException) -> Said | None:
    """What is broken by a database's complaint; None if it is no damage, but for example an absence."""
    if isinstance(error, UnicodeDecodeError):  # of the driver, over a complaint that quotes what it read
        return _LIST
    said = str(getattr(error, "orig", error))
    for pattern, words in _WORDS:
        if found := re.search(pattern, said):
            return words.filled(name=found[1])
    return None


def problem_in(error: BaseException, row: Any) -> Said:
    """Why a fact's row cannot be read, without the words that stand in it."""
    if isinstance(error, KeyError):
        return Said.of("fault", "This version knows no kind {kind}.", kind=str(row["kind"])[:60])
    if isinstance(error, ValidationError):
        where = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(map(str, where["loc"])) or str(row["kind"])[:60]
        return Said.of("fault", "Its {field} is wrong ({problem}).", field=field, problem=where["type"])
    return Said.of("fault", "Its text is no JSON ({problem}).", problem=type(error).__name__)
