"""Who seeks a case by a part of its number or title finds it, in capitals or not, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import insert, select

from activities.registry.database import connect
from app.desk.reading.sought import has
from models.tables.row_tables import CASE

TITLES = ("Äänekosken pöytä", "ÄÄNI 100 %", "Katu [A]^ ja *tähti*", "Hornå, fråga?", "Straße")
ALIKE = {"task_class": "00 00", "publicity": "public", "stage": "preparation", "body": "", "cents": None}


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("ään", {0, 1}),
        ("PÖYTÄ", {0}),
        ("pöyta", set[int]()),
        ("100 %", {1}),
        ("0_%", set[int]()),
        ("[a]^", {2}),
        ("*TÄHTI*", {2}),
        ("k*u", set[int]()),
        ("HORNÅ", {3}),
        ("?", {3}),
        ("straß", {4}),
        ("hel 2021-00000", {0, 1, 2, 3, 4}),
    ],
)
def test_what_is_sought_is_in_the_number_or_the_title(
    registry_dsn: str, sought: str, found: set[int]
) -> None:
    database = connect(registry_dsn)
    rows = [
        {**ALIKE, "journal": f"HEL 2021-{number:06}", "title": title, "opened": date(2021, 1, 4)}
        for number, title in enumerate(TITLES)
    ]
    with database.begin() as connection:
        connection.execute(insert(CASE), rows)
        asked = select(CASE.c.journal).where(has(sought, connection.dialect, CASE.c.journal, CASE.c.title))
        seen = {int(journal[-6:]) for journal in connection.execute(asked).scalars()}
    database.dispose()
    assert seen == found
