"""What stands for a value in the help and in complaints: NUMBER, TEXT or @FILE, a day as it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

NUMBER, TEXT, FILE, FOLDER = "NUMBER", "TEXT", "FILE", "FOLDER"
COUNTRY = "COUNTRY"
LONG_TEXT = "TEXT or @FILE"
NUMBERS = "NUMBER or 1-9,12"
SCORES = "KEY=NUMBER"
IN_LANGUAGE = "LANGUAGE=TEXT"
AMOUNT = "AMOUNT"
DAY = "YYYY-MM-DD"
INSTANT = "'YYYY-MM-DD HH:MM'"

_OF_TYPE = {int: NUMBER, Path: FILE, str: TEXT, bool: ""}
"""Where a command does not name it; a switch takes no value."""


def metavar_of(param: Any) -> str | None:
    """What stands for the value of a parameter, in English; None where its choices do."""
    kind = param.type_descriptor
    if param.metavar is not None:
        given: str = param.metavar
        return given
    if kind.is_choice:
        return None
    inner = kind.annotation.__args__[0] if kind.is_list else kind.annotation
    return _OF_TYPE.get(inner, TEXT)
