"""What an office organises for itself is decided without a case: no number of the register, no appeal."""

from __future__ import annotations

from typing import Any

import pytest

from models.decision.officeholder import NeedsACase, NotAnOfficeholder
from models.law.appeal import Appeal, LegalGround
from models.record.making.decision import decision_record
from tests.support.builders import Town, proposal

OPENING = {"title": "Pöytäkirjan pitäminen nähtävänä", "task_class": "00 02 09"}


def an_inner_matter(**parts: Any) -> Town:
    """The Chief Strategy Officer's, with its proposal written."""
    town = Town()
    town.case_id = town.do("open_inner_matter", role="officeholder", body="strj", **OPENING).journal
    nature = {"legal_ground": LegalGround.PREPARATION, **parts}
    town.on_case("revise_proposal", proposal={**proposal(), **nature})
    return town


def test_it_is_numbered_by_its_office_alone() -> None:
    town = an_inner_matter()
    assert (town.case_id, town.case.register_number) == (f"strj {town.case.opened.year}-000001", "")


def test_nobody_appeals_it_and_its_record_has_no_register_number() -> None:
    town = an_inner_matter()
    town.on_case("decide_alone", "2021-03-15", body="strj", legal_ground="preparation")
    record = decision_record(town.case, town.handling, town.memory, lambda _: None)
    assert (town.handling.appeal, record.register_number, record.key) == (
        Appeal.PROHIBITED,
        "",
        "strj-2021-1",
    )


def test_what_gives_anybody_a_right_needs_a_case() -> None:
    with pytest.raises(NeedsACase):
        an_inner_matter(legal_ground=LegalGround.LOCAL_GOVERNMENT).on_case("decide_alone", body="strj")
    with pytest.raises(NeedsACase):
        an_inner_matter(legal_ground=LegalGround.PROCUREMENT).on_case("decide_alone", body="strj")


def test_a_sum_in_its_words_needs_a_case_whatever_is_said_of_its_ground() -> None:
    granting = proposal("Strategiajohtaja myöntää yhdistykselle 500 euroa.")["clauses"]
    town = an_inner_matter(clauses=granting)
    with pytest.raises(NeedsACase, match="grants nothing"):
        town.on_case("decide_alone", body="strj", legal_ground="preparation")


def test_a_body_has_none() -> None:
    with pytest.raises(NotAnOfficeholder):
        Town().do("open_inner_matter", role="officeholder", body="khs", **OPENING)


def test_who_presented_is_told_where_it_was_presented() -> None:
    presented = {True: "", False: ""}
    for way in presented:
        town = an_inner_matter()
        town.on_case(
            "decide_alone", "2021-03-15", body="strj", on_presentation=way, legal_ground="preparation"
        )
        record = decision_record(town.case, town.handling, town.memory, lambda _: None)
        presented[way] = str(record.presenter or "")
    assert (bool(presented[True]), presented[False]) == (True, "")
