"""What people see: tables and sentences on stdout, complaints and progress on stderr, JSON alone."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from importlib import import_module
from textwrap import fill
from typing import Any

import typer
from pydantic import BaseModel

from app.language import language
from models.base.calendar import local_day
from models.base.formats import date_text, money_text
from models.base.refusal import Refusal
from models.base.words import Said, Value
from models.base.zone import ZONE
from models.engine.command import Answer

WIDE = 250
"""Columns of a table that no terminal shows: a pipe or a file."""


def show(what: object = "") -> None:
    """One thing on stdout."""
    if isinstance(what, str):
        typer.echo(_wrapped(what))
    else:
        _rich("console").Console(
            width=None if sys.stdout.isatty() else WIDE, markup=False, emoji=False, highlight=False
        ).print(what)


def say(message: Said | Refusal | Answer) -> str:
    """A message in the language of this door."""
    return message.say(language())


def words(template: str, several: str = "", /, **values: Value) -> str:
    """What a screen says beside its messages, in the language of this door."""
    return say(Said.of("screen", template, several, **values))


def complain(sentence: str) -> None:
    """A sentence on stderr."""
    typer.echo(sentence, err=True)


def show_json(value: Any) -> None:
    """JSON on stdout, and nothing else."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], empty: str = "") -> None:
    """A table, or the sentence that says that there is nothing."""
    lines = [[str(cell) for cell in row] for row in rows]
    if not lines:
        show(empty or f"{title}: none.")
        return
    plain = _rich("box").SIMPLE_HEAD
    drawn = _rich("table").Table(title=title, title_justify="left", title_style="bold", box=plain)
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for line in lines:
        drawn.add_row(*line)
    show(drawn)


def heading(text: str, *more: str) -> None:
    """A heading and what stands under it."""
    typer.secho(_wrapped(text), bold=True)
    for line in more:
        show(line)


def day(value: date | None) -> str:
    """15.3.2021."""
    return date_text(value, "fi") if value else ""


def span(first: date | None, last: date | None) -> str:
    """15.3.2021–31.12.2021; open where there is no end."""
    return f"{day(first)}–{day(last)}"


def instant(value: datetime) -> str:
    """15.3.2021 16:58, in Helsinki."""
    return f"{date_text(local_day(value), 'fi')} {value.astimezone(ZONE):%H:%M}"


def money(cents: int | None) -> str:
    """3 200 000 €; the spaces do not break."""
    return "" if cents is None else money_text(cents, "fi").rpartition("\xa0")[0] + "\xa0€"


def counted(number: int, noun: str) -> str:
    """1 fact, 2 facts."""
    return f"{number} {noun}{'s' * (number != 1)}"


def in_days(sentence: str) -> str:
    """A sentence of the engine with its days as 15.3.2021; names such as khs-2021-03-15 stay."""
    sentence = _ISO.sub(lambda found: f"{int(found[3])}.{int(found[2])}.{found[1]}", sentence)
    return _ENGLISH.sub(lambda found: f"{found[1]}.{_MONTHS.index(found[2]) + 1}.{found[3]}", sentence)


def deadline(at: datetime, day_: date) -> str:
    """An instant that may be the midnight which ends its day: 11.12.2026 24:00."""
    return instant(at) if local_day(at) == day_ else f"{day(day_)} 24:00"


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return value.isoformat() if isinstance(value, date) else str(value)


def _rich(module: str) -> Any:
    """A module of Rich: it draws tables, and an answer of one line needs none of it."""
    return import_module(f"rich.{module}")


def _wrapped(text: str) -> str:
    """A text in the width of the terminal; a file has its lines as they are."""
    if not sys.stdout.isatty():
        return text
    width = shutil.get_terminal_size().columns
    return "\n".join(fill(line, width, replace_whitespace=False) for line in text.split("\n"))


_MONTHS = [date_text(date(2021, month, 1), "en").split()[1] for month in range(1, 13)]
_ENGLISH = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_ISO = re.compile(r"(?<![\w/-])(\d{4})-(\d\d)-(\d\d)(?![\w/-])")
