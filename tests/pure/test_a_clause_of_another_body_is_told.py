"""A clause that says what another body decides is told when it is approved for the agenda."""

from __future__ import annotations

import pytest

from tests.support.builders import a_case_in_preparation, proposal


def approved(*clauses: str) -> str:
    town = a_case_in_preparation(clauses=proposal(*clauses)["clauses"])
    return town.on_case("approve_for_agenda", body="khs").sentence


def test_what_another_body_decides_is_told_by_its_clause() -> None:
    said = approved("Kaupunginhallitus päättää avata portin.", "Kaupunginvaltuusto päättää sulkea sillan.")
    assert said.endswith("But another body than khs decides in clause 2: is that right?")


@pytest.mark.parametrize(
    "clause",
    [
        "Kaupunginhallitus päättää avata portin.",
        "Hallitus päättää avata portin.",
        "Kaupunginhallitus päättää, että kaupunginvaltuusto kokoontuu.",
        "Portti avataan.",
    ],
)
def test_what_the_body_decides_itself_is_told_by_nothing(clause: str) -> None:
    assert approved(clause) == "Revision 1 was approved for the agenda of khs."
