"""A confidential item: a number and a neutral title on the public agenda, and nothing else anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from activities.papers.papers import make
from models.case.subject import NoGround
from models.engine.secrecy import TextInTheOpen
from models.engine.standing import standing
from tests.support.builders import Town, an_open_meeting, written
from tests.support.paper_life import Life
from tests.support.paper_lives import approved, opened, prepared, tabled
from tests.support.reading_pdf import text

SECRET = "liikesalaisuus"
GROUND = "JulkL 24.1 § 20 k"
NEUTRAL = "Salassa pidettävä asia"


def a_confidential_life() -> Life:
    life = Life(confidential=True)
    case = opened(
        life,
        title=f"Sopimus {SECRET}",
        publicity="confidential",
        ground=GROUND,
        secret_title=life.write(f"Sopimus {SECRET}", confidential=True),
        secret_until="2046-01-01",
    )
    prepared(life, case)
    tabled(life, case)
    approved(life, case)
    return life


def test_the_public_agenda_has_its_number_and_a_neutral_title_only() -> None:
    life = a_confidential_life()
    order = life.order("agenda")
    paper = make(order, life.reading(order))
    said = text(paper.pdf)
    assert f"<td>10</td><td>{NEUTRAL}</td><td></td><td></td>" in paper.html
    for hidden in (SECRET, "HEL 2021-", GROUND, "Sarvilinna"):
        assert hidden not in said
        assert hidden not in paper.html
        assert hidden.encode() not in paper.record


@pytest.mark.parametrize("template", ["minutes", "minutes_draft"])
def test_the_minutes_have_its_section_and_that_it_is_secret(template: str) -> None:
    life = a_confidential_life()
    order = life.order(template)
    paper = make(order, life.reading(order))
    said = text(paper.pdf)
    assert NEUTRAL in said
    assert f"Salassa pidettävä ({GROUND})" in said
    for hidden in (SECRET, "HEL 2021-"):
        assert hidden not in said
        assert hidden.encode() not in paper.record


def test_its_extract_and_notice_say_no_more_than_the_minutes() -> None:
    life = a_confidential_life()
    for template in ("extract", "decision_notice"):
        order = life.order(template)
        paper = make(order, life.reading(order))
        said = text(paper.pdf)
        assert f"Salassa pidettävä ({GROUND})" in said
        for hidden in (SECRET, "HEL 2021-", "hel-2021-", "Sarvilinna", "yksimielisesti"):
            assert hidden not in said
            assert hidden not in paper.html
            assert hidden.encode() not in paper.record
            assert hidden not in paper.name


def test_no_proposal_of_it_is_a_public_paper() -> None:
    assert "proposal" not in {order.template for order in a_confidential_life().orders()}


def test_no_fact_page_or_answer_of_the_meeting_says_what_it_is_about() -> None:
    memory = a_confidential_life().memory
    meetings = [held for held in memory.journals.values() if held.begun().noun == "meeting"]
    said = [str(fact.content.said()) for fact in memory.facts if fact.journal.startswith("khs")]
    pages = [standing(held, {}) for held in meetings]
    assert SECRET not in " ".join(said + pages)
    assert "HEL 2021" not in " ".join(pages)


def sealed(title: str) -> Any:
    return Life().write(title, confidential=True)


def with_a_secret_item() -> Town:
    town = an_open_meeting()
    secret: dict[str, Any] = {"secret_title": sealed(SECRET), "secrecy": GROUND, "until": "2046-01-01"}
    town.on_meeting("add_item", **secret, ground=sealed("Kiire."))
    return town


def test_an_item_without_a_case_is_confidential_with_ground_and_until_when() -> None:
    item = with_a_secret_item().meeting.items[2]
    assert item.secrecy is not None
    assert (item.title, item.secrecy.ground, str(item.secrecy.until)) == (NEUTRAL, GROUND, "2046-01-01")


def test_its_title_is_sealed_and_its_ground_given() -> None:
    town = an_open_meeting()
    with pytest.raises(ValidationError, match="must be sealed"):
        town.on_meeting("add_item", secret_title=written(SECRET), secrecy=GROUND, ground=sealed("Kiire."))
    with pytest.raises(NoGround):
        town.on_meeting("add_item", secret_title=sealed(SECRET), ground=sealed("Kiire."))


def test_what_is_decided_on_it_is_sealed_too() -> None:
    town = with_a_secret_item()
    with pytest.raises(TextInTheOpen):
        town.on_meeting("settle_item", item=2, text=written(SECRET))
    town.on_meeting("settle_item", item=2, text=sealed(SECRET))
    assert town.meeting.items[2].done
