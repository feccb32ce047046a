"""A refusal that names an option of the command line names on a page the field of the form."""

from __future__ import annotations

import pytest

from app.web.field_words import on_a_page
from models.agenda.agenda import PlaceItem
from models.preparation.classifying import ClassifyCase, TitleOfASecret


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "en")


def test_a_field_of_the_form_is_called_by_its_label() -> None:
    told = on_a_page(str(TitleOfASecret()), ClassifyCase)
    assert told.endswith("give one that tells nothing of it with “Its title from now on”.")


def test_what_every_form_asks_is_called_so_too() -> None:
    assert on_a_page("--later-because gives one", None) == "“Why it is entered only now” gives one"


def test_a_command_and_what_is_no_field_stay_as_they_are() -> None:
    said = "see `pykala case open --title X` and --colour"
    assert on_a_page(said, PlaceItem) == said
