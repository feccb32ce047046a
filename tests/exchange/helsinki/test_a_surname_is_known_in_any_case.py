"""Who is meant is known by first name and surname, in whatever case a sentence has the surname."""

from __future__ import annotations

import pytest

from app.exchange.helsinki.names import names_person

IN_THE_GENITIVE = {
    "Tapani Tuiskunen": "Tapani Tuiskusen",
    "Saara Hanki-Nietonen": "Saara Hanki-Nietosen",
    "Kirsi Kinokkas": "Kirsi Kinokkaan",
    "Lauri Lumimäki": "Lauri Lumimäen",
    "Pilvi Pyryjoki": "Pilvi Pyryjoen",
    "Sven Snöberg": "Sven Snöbergin",
    "Raita Routa": "Raita Roudan",
}


@pytest.mark.parametrize(("name", "genitive"), IN_THE_GENITIVE.items())
def test_a_motion_is_its_movers_whose_name_stands_in_the_genitive(name: str, genitive: str) -> None:
    assert names_person(f"{genitive} vastaehdotuksen mukaan", name)


@pytest.mark.parametrize("form", ["Tuiskuselta", "Tuiskuseen", "Tuiskusta", "Tuiskunen"])
def test_other_cases_are_known_as_well(form: str) -> None:
    assert names_person(f"Asia siirtyi: Tapani {form}.", "Tapani Tuiskunen")


@pytest.mark.parametrize("other", ["Tapani Tuiskuharju", "Tapani Tuiskula", "Taavi Tuiskusen"])
def test_somebody_else_is_not_taken_for_them(other: str) -> None:
    assert not names_person(f"{other} vastaehdotus", "Tapani Tuiskunen")
