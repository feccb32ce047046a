"""A language that nobody says is that of the case, of the body that meets, else the municipality's first."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.desk.reading.tongue import language_of_texts
from models.municipality.municipality import Municipality
from tests.pure.test_a_municipality_is_data import a_described_town
from tests.support.abroad import MUNICIPALITY, Abroad, serving


def test_a_case_is_opened_in_the_first_language_of_its_municipality() -> None:
    town = a_described_town()
    first = town.do("open_case", title="Asia", task_class="02 02 02")
    town.case_id = first.journal
    assert town.case.language == "fi"
    with serving("se"):
        abroad = Abroad()
        abroad.decide("2022-05-09")
        swedish = {"title": "Badhuset", "task_class": "00 01 02"}
        opened = abroad.life.do("2022-05-10 09:00", "preparer", "open_case", **swedish)
        abroad.case = opened.journal
        assert abroad.state.language == "sv"


@pytest.mark.parametrize(
    ("languages", "first"), [(["fi", "sv"], "fi"), (["sv", "fi"], "sv"), (["sv"], "sv"), (["en", "sv"], "fi")]
)
def test_a_municipality_has_one_first_language(languages: list[str], first: str) -> None:
    told = Municipality.model_validate({**MUNICIPALITY, "languages": languages})
    assert told.first_language == first


def test_where_there_is_no_registry_yet_it_is_that_of_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "none"))
    assert language_of_texts("HEL 2026-000001") == "fi"
