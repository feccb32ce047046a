"""What people see: tables and sentences on stdout, complaints and progress on stderr, JSON alone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from importlib import import_module
from textwrap import fill
from typing import Any

import typer

from app.language import language
from app.plain_values import as_json
from models.base import clock
from models.base.calendar import local_day
from models.base.formats import date_text, instant_text, money_text
from models.base.money import Cents
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Listed, Said, Value, ended, kept
from models.base.words import worded as worded_in
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
    """A message in the language of this door, bodies by name and code."""
    match message:
        case Refusal():
            return say(message.said)
        case Answer():
            return " ".join(ended(say(said)) for said in message.said) or message.sentence
    named = import_module("app.desk.reading.named")  # which bodies there are: few messages name one
    return str(named.with_names(message, lambda: named.bodies_told(local_day(clock.now()))).say(language()))


def words(template: str, several: str = "", /, **values: Value) -> str:
    """What a screen says beside its messages, in the language of this door."""
    return say(part(template, several, **values))


def part(template: str, several: str = "", /, **values: Value) -> Said:
    """A part of what a screen says, to stand in another message or in a list."""
    return Said.of("screen", template, several, **values)


REGISTERS = {
    "people": part("Register of people"),
    "bodies": part("Municipality and bodies"),
    "numbers": part("Register of numbers"),
}
"""Journals of which there is one, by the name that they are called by."""


def worded(value: Value) -> str:
    """One value in the language of this door; a member of an enum is the word for it."""
    return worded_in(kept({"value": value})["value"], language())


def joined(parts: Iterable[Value | None], joiner: str = ",") -> str:
    """Parts as one list in the language of this door, without those that are not there."""
    return worded(listed(parts, joiner))


def listed(parts: Iterable[Value | None], joiner: str = ",") -> Listed:
    """Parts as a list, without those that are not there."""
    return Listed.of((one for one in parts if one is not None and one != ""), joiner)


def body(code: str) -> str:
    """A body by its name and code; by its code alone where it is not known."""
    return words("{body}", body=code)


def journal(name: str) -> str:
    """A journal by the name that it is called by; a register, of which there is one, in words."""
    return say(REGISTERS[name]) if name in REGISTERS else name


def role(name: str) -> Term:
    """A role."""
    return Term("role", name)


def complain(sentence: str) -> None:
    """A sentence on stderr."""
    typer.echo(sentence, err=True)


def show_json(value: Any) -> None:
    """JSON on stdout, and nothing else."""
    typer.echo(as_json(value, indent=2))


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], empty: str = "") -> None:
    """A table, or the sentence that says that there is nothing."""
    lines = [[str(cell) for cell in row] for row in rows]
    if not lines:
        show(empty or words("{title}: none.", title=title))
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
    """15.3.2021, or 15 March 2021."""
    return date_text(value, language()) if value else ""


def span(first: date | None, last: date | None) -> str:
    """15.3.2021–31.12.2021; open where there is no end."""
    return f"{day(first)}–{day(last)}"


def instant(value: datetime) -> str:
    """15.3.2021 klo 16.58, in local time."""
    return instant_text(value, language())


def money(cents: Cents | None) -> str:
    """3 200 000 euroa, or €3,200,000; the spaces do not break."""
    return "" if cents is None else money_text(cents, language())


def deadline(at: datetime, day_: date) -> str:
    """An instant that may be the midnight which ends its day: 11.12.2026 klo 24.00."""
    return instant(at) if local_day(at) == day_ else words("{day} at 24:00", day=day_)


def _rich(module: str) -> Any:
    """A module of Rich: it draws tables, and an answer of one line needs none of it."""
    return import_module(f"rich.{module}")


def _wrapped(text: str) -> str:
    """A text in the width of the terminal; a file has its lines as they are."""
    if not sys.stdout.isatty():
        return text
    width = shutil.get_terminal_size().columns
    return "\n".join(fill(line, width, replace_whitespace=False) for line in text.split("\n"))
