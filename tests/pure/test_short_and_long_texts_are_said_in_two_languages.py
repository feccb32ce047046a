"""Titles of items and long texts are said in the languages of a bilingual body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from activities.papers.rendering import environment
from app.case_file.municipality_file import read_municipality
from app.commands.house import Unloaded, commands_of
from app.commands.index import kept
from app.commands.paths import words
from app.desk.bad_input import BadInput
from app.desk.giving import Given
from models.base.text import Text
from models.base.writing import Written
from models.decision.clerical_error import CorrectClericalError
from models.decision.settling import OnlyInOtherLanguages
from models.voting.moving import MakeMotion
from tests.support.builders import a_summoned_meeting

SARVIJOKI = Path(__file__).parents[2] / "examples" / "sarvijoki"
MOTION: dict[str, Any] = {"item": "1", "kind": "wish", "mover": "4", "text": "Selvitetään."}


def moved(**fields: Any) -> tuple[MakeMotion, Given]:
    given = Given("fi")
    return given.act(MakeMotion, MOTION | fields, None), given


def test_a_motion_has_the_text_in_each_language_that_was_said() -> None:
    act, given = moved(text_in_languages=["sv=Utreds."])
    assert act.text
    assert (act.text.original, act.text.languages) == ("fi", ("fi", "sv"))
    text = given.papers.manuscripts[act.text.sha256].text
    assert (text.say("fi"), text.say("sv")) == ("Selvitetään.", "Utreds.")
    only, _ = moved()
    assert only.text
    assert only.text.languages == ("fi",)


@pytest.mark.parametrize("others", [["fi=Toisin."], ["Utreds."], ["sv=a", "sv=b"], ["xx=a"]])
def test_what_is_said_twice_or_in_no_language_is_wrong(others: list[str]) -> None:
    with pytest.raises(BadInput):
        moved(text_in_languages=others)


def test_an_original_is_needed() -> None:
    with pytest.raises(BadInput, match="missing in the language of the original"):
        moved(text=None, text_in_languages=["sv=Utreds."])


def test_an_item_keeps_its_title_in_both() -> None:
    town = a_summoned_meeting()
    said: dict[str, Any] = {
        "title": "Ilmoitusasiat",
        "title_in": {"sv": "Anmälningsärenden"},
        "ground": "Myöhässä.",
    }
    town.on_meeting("add_item", **said)
    item = town.meeting.items[2]
    assert (item.title, item.title_in) == ("Ilmoitusasiat", {"sv": "Anmälningsärenden"})
    with pytest.raises(OnlyInOtherLanguages):
        town.on_meeting("add_item", standing="x", title_in={"sv": "Annat"}, ground="Myöhässä.")


def test_a_file_of_another_language_is_a_path_too() -> None:
    command = commands_of(kept())["motion"].commands["make"]  # type: ignore[union-attr]
    assert isinstance(command, Unloaded)
    (_, word) = words(command.loaded().params, ("--text-in", "sv=@text.md"))
    assert (word.before, word.path) == ("sv=@", "text.md")


def test_units_are_called_as_the_municipality_says_in_each_language() -> None:
    units = (Text.model_validate({"fi": "Sivistystoimi", "sv": "Bildningsväsendet"}),)
    described = read_municipality(SARVIJOKI).municipality.model_copy(update={"units": units})
    swedish, english = environment("sv", described), environment("en", described)
    assert (
        swedish.from_string("{{ 'Sivistystoimi' | unit }}, {{ 'Muu' | unit }}").render()
        == "Bildningsväsendet, Muu"
    )
    assert english.from_string("{{ 'Sivistystoimi' | unit }}").render() == "Sivistystoimi"


def test_the_reason_of_a_correction_is_said_in_each_language_of_its_paper() -> None:
    given = Given("fi")
    correction = {"decision": "kh-2026-1", "clause": "1", "text": "Myönnetään.", "reason": "Kirjoitusvirhe."}
    act = given.act(CorrectClericalError, correction | {"reason_in_languages": ["sv=Ett skrivfel."]}, None)
    assert isinstance(act.reason, Written)
    text = given.papers.manuscripts[act.reason.sha256].text
    assert (text.say("fi"), text.say("sv"), act.reason.sealed) == ("Kirjoitusvirhe.", "Ett skrivfel.", False)
    assert given.act(CorrectClericalError, correction, None).reason == "Kirjoitusvirhe."
