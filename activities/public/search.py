"""Searching what is published: every word has to be there, by its stem; the newest first."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import ColumnElement, Connection, Row, Text, cast, extract, func, literal, select, text
from sqlalchemy.dialects.postgresql import TSQUERY

from activities.archive import Archive
from activities.papers.prose import unmarked
from activities.public.index import Index
from activities.public.public_subject import PublicSubject
from activities.public.stemming import ALGORITHMS, fits, spreads, stem, words
from models.base import clock
from models.base.language import LANGUAGES, Language
from models.tables.public import PUBLIC_TEXT
from models.tables.tables import JOURNAL

MOST_WORDS = 12
"""So many words of a query are looked for; what follows is left aside."""

LONGEST = 200
"""Letters of the longest query."""

AROUND = 130
"""Letters that an excerpt shows before the first word that was found, and twice as many after it."""

BETWEEN = "\n\n"
"""What parts two blocks of a text."""

Part = tuple[str, bool]
"""A part of an excerpt, and whether it is a word that was looked for."""


@dataclass(frozen=True)
class Sought:
    """What is looked for: words, and where; all of it may be empty."""

    said: str = ""
    body: str = ""
    year: int = 0
    case: str = ""
    journal: str = ""

    @property
    def words(self) -> list[str]:
        """The words, of which each has to be found."""
        return [found[0] for found in words(self.said[:LONGEST])][:MOST_WORDS]


@dataclass(frozen=True)
class Hit(PublicSubject):
    """Something that was found, with an excerpt in one language."""

    language: Language
    title: tuple[Part, ...]
    excerpt: tuple[Part, ...]

    @property
    def is_report(self) -> bool:
        """Whether it is a report, of a follow-up of its case."""
        return bool(self.case) and self.journal.startswith(f"{self.case}/")

    @property
    def address(self) -> str:
        """Its page, without the desk's own address."""
        if self.is_report:
            return f"/public/report/{quote(self.journal)}"
        return f"/public/archive/{self.decision}" if self.decision else f"/public/meeting/{self.journal}"


@dataclass(frozen=True)
class SearchResult:
    """A page of what was found, and how much it is in all."""

    hits: list[Hit]
    count: int


class Search:
    """The search of one registry."""

    def __init__(self, archive: Archive, now: Callable[[], datetime] = clock.now) -> None:
        self._archive = archive
        self._index = Index(archive, now)

    def find(self, sought: Sought, language: Language, first: int = 0, most: int = 20) -> SearchResult:
        """What is published and fits, as of now; `first` are left out, `most` are shown.

        Excerpts are in the reader's language where it was found there.
        """
        self._index.catch_up()
        with self._archive.registry.reading.connect() as connection:
            fitting = list(_fitting(connection, sought))
            count = connection.execute(select(func.count()).where(*fitting)).scalar_one()
            order = (PUBLIC_TEXT.c.day.desc(), PUBLIC_TEXT.c.journal, PUBLIC_TEXT.c.item)
            wanted = select(PUBLIC_TEXT).where(*fitting).order_by(*order).offset(first).limit(most)
            rows = connection.execute(wanted).all()
        return SearchResult([_hit(row, sought.words, language) for row in rows], count)

    def reports(self, language: Language, most: int) -> list[Hit]:
        """The reports that were published, the newest first, of all follow-ups."""
        self._index.catch_up()
        order = (PUBLIC_TEXT.c.day.desc(), PUBLIC_TEXT.c.journal, PUBLIC_TEXT.c.item.desc())
        wanted = select(PUBLIC_TEXT).join(JOURNAL, JOURNAL.c.id == PUBLIC_TEXT.c.journal)
        wanted = wanted.where(JOURNAL.c.kind == "follow_up").order_by(*order).limit(most)
        with self._archive.registry.reading.connect() as connection:
            return [_hit(row, (), language) for row in connection.execute(wanted)]

    def bodies(self) -> list[str]:
        """The bodies of which something is published, by code."""
        return list(map(str, self._each(PUBLIC_TEXT.c.body)))

    def years(self) -> list[int]:
        """The years of what is published, the last one first."""
        return sorted({day.year for day in self._each(PUBLIC_TEXT.c.day)}, reverse=True)

    def _each(self, column: ColumnElement[Any]) -> list[Any]:
        self._index.catch_up()
        with self._archive.registry.reading.connect() as connection:
            return list(connection.execute(select(column).distinct().order_by(column)).scalars())


def _fitting(connection: Connection, sought: Sought) -> Sequence[ColumnElement[bool]]:
    table, fitting = PUBLIC_TEXT.c, []
    for column, wanted in (
        (table.body, sought.body),
        (table.case_id, sought.case),
        (table.journal, sought.journal),
    ):
        if wanted:
            fitting.append(column == wanted)
    if sought.year:
        fitting.append(extract("year", table.day) == sought.year)
    if asked := [_one_of(connection, word) for word in sought.words]:
        if connection.dialect.name == "sqlite":
            match = text("select rowid from public_stems where public_stems match :asked")
            found = match.bindparams(asked=" AND ".join(asked)).columns(PUBLIC_TEXT.c.id)
            fitting.append(table.id.in_(found))
        else:
            kept = func.array_to_tsvector(func.string_to_array(table.stems, literal(" ", Text)))
            fitting.append(kept.op("@@")(cast(" & ".join(asked), TSQUERY)))
    elif sought.said.strip():
        fitting.append(literal(1) == literal(0))
    return fitting


def _one_of(connection: Connection, word: str) -> str:
    """A word as the database asks for it: the stem that it has in one of the languages."""
    asked = []
    for language in ALGORITHMS:
        of = stem(word, language)
        if connection.dialect.name == "sqlite":
            asked.append(f'"{language[0]}{of}"{"*" if spreads(of) else ""}')
        else:
            asked.append(f"'{language[0]}{of}'{':*' if spreads(of) else ''}")
    return f"({(' OR ' if connection.dialect.name == 'sqlite' else ' | ').join(dict.fromkeys(asked))})"


def _hit(row: Row[Any], wanted: Sequence[str], language: Language) -> Hit:
    texts: dict[Language, tuple[str, str]] = json.loads(row.texts)
    order = sorted(texts, key=lambda each: (each != language, LANGUAGES.index(each)))
    spoken = next((each for each in order if _has(texts[each], wanted, each)), order[0])
    title, said = texts[spoken]
    names = ("journal", "item", "decision", "body", "section", "day", "published_at")
    return Hit(
        **{name: getattr(row, name) for name in names},
        case=row.case_id,
        language=spoken,
        title=_marked(title, wanted, spoken),
        excerpt=_marked(_around(said, wanted, spoken), wanted, spoken),
    )


def _has(said: Sequence[str], wanted: Sequence[str], language: Language) -> bool:
    own = [found[0] for each in said for found in words(each)]
    return all(any(fits(word, one, language) for word in own) for one in wanted)


def _around(said: str, wanted: Sequence[str], language: Language) -> str:
    """What stands around the first word that was looked for, between whole words; else the beginning.

    It is text, without the marks of what people wrote.
    """
    blocks = _blocks(said, _place(said, wanted, language))
    is_first, is_last, said = said.startswith(blocks), said.endswith(blocks), unmarked(blocks)
    place = _place(said, wanted, language)
    first, last = max(0, place - AROUND), min(len(said), place + 2 * AROUND)
    if first:
        first = said.find(" ", first, place) + 1 or first
    if last < len(said):
        last = max(said.rfind(" ", place, last), place) if said.rfind(" ", place, last) > place else last
    cut = " ".join(said[first:last].split())
    before, after = first or not is_first, last < len(said) or not is_last
    return f"{'… ' if before else ''}{cut}{' …' if after else ''}"


def _place(said: str, wanted: Sequence[str], language: Language) -> int:
    """Where the first word begins that was looked for; 0 where none is."""
    sought = (found for found in words(said) if any(fits(found[0], one, language) for one in wanted))
    return next((found.start() for found in sought), 0)


def _blocks(said: str, place: int) -> str:
    """What an excerpt around a place is cut from: whole blocks, as their marks tell nothing in halves."""
    first = said.rfind(BETWEEN, 0, max(0, place - AROUND))
    last = said.find(BETWEEN, place + 2 * AROUND)
    return said[first + len(BETWEEN) if first >= 0 else 0 : last if last >= 0 else len(said)]


def _marked(said: str, wanted: Sequence[str], language: Language) -> tuple[Part, ...]:
    """The text in parts, those apart that were looked for."""
    parts: list[Part] = []
    at = 0
    for found in words(said):
        if any(fits(found[0], one, language) for one in wanted):
            parts += [(said[at : found.start()], False), (found[0], True)]
            at = found.end()
    return tuple(part for part in (*parts, (said[at:], False)) if part[0])
