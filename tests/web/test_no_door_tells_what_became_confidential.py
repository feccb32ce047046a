"""A case that was public, with all that is written of it: once it is confidential no door tells it."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from app.web.access import Access
from models.tables.public import PUBLIC_TEXT
from tests.support.every_door import Doors, told
from tests.support.sealed_later import CASE, DECISION, MEETING, SUM, WORD, SealedLater

READERS = {
    "": (Access.EVERYBODY,),
    "vieras": (Access.LOGGED_IN,),
    "reko": (Access.AN_ADMINISTRATOR,),
    "suunnittelija": (Access.LOGGED_IN,),
    "a program of vieras": (Access.A_PROGRAM,),
}
"""Everybody, somebody who has nothing to do with the case, the registrar, its preparer, a program: what each
asks for."""

SHOWS_IT = {
    "": 8,
    "vieras": 10,
    "reko": 0,
    "suunnittelija": 10,
    "a program of vieras": 14,
}
"""At how many doors at least each finds words of it before, so that they would be found after."""

Leaks = dict[str, set[str]]


def told_to(sealed: SealedLater, *, quick: bool = False) -> dict[str, Leaks]:
    """What each reader is told, by the path of the door; quickly: neither by hashes nor by forms."""
    doors = Doors(sealed.desk, sealed.installation, meeting=[MEETING], key=[DECISION], code=["khs"])

    async def sweep(who: str) -> Leaks:
        found: Leaks = {}
        async with sealed.reader(who) as reader:
            for path, address in doors.addresses(*READERS[who]):
                if quick and ("sha256" in path or path.startswith("/act/")):
                    continue
                answer = await reader.get(address)
                assert answer.status_code < 500, address
                if words := told(answer.content, WORD, SUM * 100):
                    found.setdefault(path, set()).update(words)
        return found

    return {who: asyncio.run(sweep(who)) for who in READERS}


def test_once_it_is_confidential_no_door_and_no_search_tells_a_word_or_a_sum_of_it(tmp_path: Path) -> None:
    with closing(SealedLater(tmp_path)) as sealed:
        sealed.signals_in_vain()
        before = {who: len(found) for who, found in told_to(sealed, quick=True).items()}
        assert {who: count >= SHOWS_IT[who] for who, count in before.items()} == dict.fromkeys(READERS, True)
        sealed.hide()
        sealed.does("request_reviews", "suunnittelija", "preparer", CASE, groups=("kaupjory",))
        assert told_to(sealed) == {who: {} for who in READERS}
        with sealed.installation.database.connect() as connection:
            index = str(connection.execute(select(PUBLIC_TEXT)).all()).casefold()
        assert WORD.casefold() not in index
        assert CASE.casefold() not in index


def test_nor_does_any_of_one_that_was_confidential_from_the_start(tmp_path: Path) -> None:
    with closing(SealedLater(tmp_path, born=True)) as sealed:
        assert told_to(sealed) == {who: {} for who in READERS}
