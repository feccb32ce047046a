"""Plain text for mails: templates without HTML, where what people wrote can never pass for the letter."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from functools import lru_cache

from jinja2 import Environment

from activities.papers.rendering import environment
from activities.typesetting.markup import clean
from models.base.language import Language
from models.municipality.municipality import Municipality

WIDTH = 72
SIGNATURE = "-- "  # its space is what mail programs know it by

BETWEEN = f"{'* * *'.center(WIDTH).rstrip()}\n\n"
"""What stands between a mail in one language and the same in the next."""


class SetLines(str):
    """Lines that are set already; every other value becomes one line."""

    __slots__ = ()


def letter(
    template: str, language: Language, view: Mapping[str, object], municipality: Municipality | None = None
) -> tuple[str, str]:
    """Subject and body of a notice: its template's first line, and all that follows."""
    written = mails(environment(language, municipality)).get_template(f"notices/{template}.txt.j2")
    said = written.render(view)
    subject, _, body = said.strip().partition("\n")
    return subject.strip(), re.sub(r"\n{3,}", "\n\n", _wrapped(body)).strip() + "\n"


def letters(
    template: str, views: Mapping[Language, Mapping[str, object]], municipality: Municipality | None = None
) -> tuple[str, str]:
    """Subject and body of a notice that is written in several languages, one below the other."""
    written = [letter(template, language, view, municipality) for language, view in views.items()]
    subjects = dict.fromkeys(subject for subject, _ in written)
    texts, signatures = zip(*(body.rsplit(f"{SIGNATURE}\n", 1) for _, body in written), strict=True)
    return " / ".join(subjects), f"{BETWEEN.join(texts)}{SIGNATURE}\n{''.join(signatures)}"


def heading(text: str) -> SetLines:
    """A line with a rule under it."""
    line = one_line(text)
    return SetLines(f"{line}\n{'=' * min(len(line), WIDTH)}")


def listed(items: Iterable[str]) -> SetLines:
    """One line an item, with a dash before it."""
    return SetLines("\n".join(_hanging("  – ", one_line(item)) for item in items))


def table(rows: Iterable[tuple[str, object]]) -> SetLines:
    """Labels and values under one another; a row without a value is left out."""
    said = [(one_line(label), one_line(value)) for label, value in rows if value not in ("", None)]
    width = max((len(label) for label, _ in said), default=0)
    return SetLines("\n".join(_hanging(f"  {label:{width}}  ", value) for label, value in said))


def quoted(text: str) -> SetLines:
    """What somebody wrote, every line marked as quoted."""
    lines = (
        wrapped for line in clean(text).splitlines() for wrapped in textwrap.wrap(line, WIDTH - 4) or [""]
    )
    return SetLines("\n".join(f"  > {line}".rstrip() for line in lines))


def one_line(value: object) -> str:
    """The value as one line without control characters. A space that does not break stays."""
    return re.sub(r"[^\S\xa0\u202f]+", " ", clean(str(value))).strip()


@lru_cache(maxsize=32)
def mails(common: Environment) -> Environment:
    """The environment as mails need it: plain text, each value in one line."""
    made = common.overlay(autoescape=False, finalize=_set)
    made.filters = {**made.filters, "quoted": quoted, "listed": listed, "heading": heading, "table": table}
    return made


def _set(value: object) -> str:
    return value if isinstance(value, SetLines) else one_line(value)


def _hanging(first: str, text: str) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _wrapped(body: str) -> str:
    lines = (_hanging("", line) if len(line) > WIDTH else line.rstrip() for line in body.splitlines())
    return "\n".join(SIGNATURE if line == SIGNATURE.rstrip() else line for line in lines)
