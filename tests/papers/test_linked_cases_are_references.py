"""A paper lists the cases that its own has to do with, in its language, under references."""

from __future__ import annotations

import pytest

from activities.papers.papers import make
from models.base.language import Language
from tests.support.paper_life import Life
from tests.support.paper_lives import opened, prepared, tabled


@pytest.mark.parametrize(
    ("language", "heading", "line"),
    [
        ("fi", "Viitteet", "Korvaa asian HEL 2021-002936"),
        ("sv", "Hänvisningar", "Ersätter ärendet HEL 2021-002936"),
    ],
)
def test_references_are_listed_in_the_language_of_the_paper(
    language: Language, heading: str, line: str
) -> None:
    life = Life()
    case = opened(life)
    second = {"title": "Toinen", "task_class": "02 02 02"}
    other = life.do("2021-01-11 09:30", "preparer", "open_case", **second).journal
    life.do("2021-01-11 10:00", "preparer", "link_case", case, other=other, kind="replaces")
    prepared(life, case)
    tabled(life, case)
    for template in ("proposal", "minutes_draft"):
        order = next(each for each in life.orders() if each.template == template)
        order = order.model_copy(update={"language": language})
        html = make(order, life.reading(order)).html
        assert heading in html, template
        assert line in html, template
