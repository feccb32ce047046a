"""What is missing in a proposal, or cannot be read, told beside its field before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from app.language import language
from app.web.draft import Draft, MoneyLine
from app.web.rendering import page_words
from models.base.bad_value import BadValue
from models.base.text import parse_money

_SOMEBODY = re.compile(r"[a-zåäö][a-zåäö0-9_-]{0,60}")
"""How somebody is called by whom the register of people knows them."""


def faults(draft: Draft) -> dict[str, str]:
    """Field → what is missing or wrong; a field of a line bears the number of its line."""
    return dict(_faults(draft))


def without_a_file(draft: Draft, chosen: Sequence[str]) -> dict[str, str]:
    """The attachments that have a title and no file."""
    rows = zip_longest(draft.titles, chosen, fillvalue="")
    said = page_words("Choose its file, or empty its title.")
    return {f"attachment-{row}": said for row, (title, file) in enumerate(rows) if title and not file}


def _faults(draft: Draft) -> Iterator[tuple[str, str]]:
    if not draft.clauses[0][0]:
        yield "clause-1", page_words("Say what is decided.")
    for number, (own, other) in enumerate(draft.clauses[1:], start=2):
        if other and not own:
            yield f"clause-{number}", page_words("Say it in the language of the case, too.")
    if not draft.presenter_title:
        yield "presenter_title", page_words("Say by which title the presenter presents it.")
    if draft.lines or draft.year or draft.budget_item:
        yield from _of_the_money(draft)
    for number, line in enumerate(draft.lines, start=1):
        for field, wrong in _of_a_line(line):
            yield f"line-{field}-{number}", wrong


def _of_the_money(draft: Draft) -> Iterator[tuple[str, str]]:
    if not re.fullmatch(r"\d{4}", draft.year):
        yield "year", page_words("Say of which year's budget the money is.")
    if not draft.budget_item:
        yield "budget_item", page_words("Say under which item of the budget the money is.")
    if not draft.lines:
        yield "line-name-1", page_words("Say who gets the money, or for which project.")


def _of_a_line(line: MoneyLine) -> Iterator[tuple[str, str]]:
    if not line.name:
        yield "name", page_words("Say who gets it, or for which project.")
    if not line.amount:
        yield "amount", page_words("Say how much.")
    else:
        try:
            parse_money(line.amount)
        except BadValue as bad:
            yield "amount", bad.said.say(language())
    if line.number or line.division or line.owner or line.head:
        yield from _of_a_project(line)


def _of_a_project(line: MoneyLine) -> Iterator[tuple[str, str]]:
    if not line.number:
        yield "number", page_words("A project has a number.")
    if not line.division:
        yield "division", page_words("A project belongs to a division.")
    for field, who, missing in (
        ("head", line.head, page_words("Say who heads the division.")),
        ("owner", line.owner, page_words("Say who reports on it.")),
    ):
        if not who:
            yield field, missing
        elif not _SOMEBODY.fullmatch(who):
            yield field, page_words("Write the id by which the register knows them, in small letters.")
