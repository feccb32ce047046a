"""Whatever papers print of what somebody types can be said in two languages, at the command line too."""

from __future__ import annotations

from typing import Any

import pytest

from app.commands.options import parameters
from app.desk.bad_input import BadInput
from app.desk.giving import IN_LANGUAGES, Given
from models.base.writing import Written
from models.decision.decision import HandleItem
from models.engine.command import AnyAct
from models.law.openness import is_said_in_languages
from models.meeting.public_words import OriginalLacks
from models.sitting.withdrawing_from_items import Recuse
from models.whole import catalogue
from tests.support.builders import a_summoned_meeting, an_open_meeting

SAID_ONCE = {
    **dict.fromkeys(("numbers elsewhere note", "numbers take-back reason"), "no paper prints it"),
    **dict.fromkeys(("case open ground", "case classify ground", "item add secrecy"), "a section of law"),
    "case approve prepared_in": "a section of minutes",
    "challenge conclude ruling": "the number of a court's decision",
    **dict.fromkeys(("minutes unpublish reason", "decision unpublish reason"), "one mail tells it"),
    **dict.fromkeys(("quarter unpublish reason", "decision correct-service reason"), "no paper prints it"),
}
"""Public texts of acts that stand in one language, and why."""

ACTS = [catalogue.ACTS[name] for name in sorted(catalogue.ACTS)]


@pytest.mark.parametrize("act", ACTS, ids=[act.name() for act in ACTS])
def test_a_text_of_an_act_is_said_in_other_languages_too(act: type[AnyAct]) -> None:
    options = {each.name.removeprefix("field_") for each in parameters(act)}
    for name, info in act.model_fields.items():
        if is_said_in_languages(info.annotation):
            assert f"{name}{IN_LANGUAGES}" in options
        elif name in _public_texts(act):
            once = f"{act.noun} {act.verb} {name}" in SAID_ONCE
            assert once != (f"{name}_in" in options), name


def _public_texts(act: type[AnyAct]) -> set[str]:
    """The fields of an act that take one text in public words."""
    made = {name: word for kind in act.__mro__ for name, word in getattr(kind, "__annotations__", {}).items()}
    return {name for name, word in made.items() if word == "PublicText"}


def test_the_ground_of_a_recusal_is_said_in_both() -> None:
    given = Given("fi")
    fields: dict[str, Any] = {"item": "1", "person": "5", "ground": "hallintolaki 28 §"}
    act = given.act(Recuse, fields | {"ground_in_languages": ["sv=förvaltningslagen 28 §"]}, None)
    assert isinstance(act.ground, Written)
    text = given.papers.manuscripts[act.ground.sha256].text
    assert (text.say("fi"), text.say("sv")) == ("hallintolaki 28 §", "förvaltningslagen 28 §")


def test_of_several_texts_each_has_its_other_in_their_order() -> None:
    given = Given("fi")
    fields: dict[str, Any] = {"item": "1", "outcome": "approved", "remarks": ["Yksi.", "Kaksi."]}
    act = given.act(HandleItem, fields | {"remarks_in_languages": ["sv=Ett.", "sv=Två."]}, None)
    kept = given.papers.manuscripts
    assert [kept[each.sha256].text.say("sv") for each in act.remarks] == ["Ett.", "Två."]
    with pytest.raises(BadInput, match="as often"):
        Given("fi").act(HandleItem, fields | {"remarks_in_languages": ["sv=Ett."]}, None)


def test_a_meeting_knows_its_place_and_reasons_in_both() -> None:
    town = a_summoned_meeting()
    said: dict[str, Any] = {"place": "Koulu", "place_in": {"sv": "Skolan"}, "reason": "Remontti."}
    hour = town.meeting.at.replace(minute=30)
    town.on_meeting("move_meeting", at=hour, reason_in={"sv": "Renovering."}, **said)
    meeting = town.meeting
    for finnish, swedish in (("Koulu", "Skolan"), ("Remontti.", "Renovering.")):
        words = meeting.in_languages(finnish)
        assert not isinstance(words, str)
        assert (words.say("fi"), words.say("sv")) == (finnish, swedish)
    assert meeting.in_languages("Muu syy.") == "Muu syy."
    with pytest.raises(OriginalLacks):
        town.on_meeting("move_meeting", at=hour, reason="Remontti.", place_in={"sv": "Skolan"})


def test_why_a_meeting_was_broken_off_is_said_in_both() -> None:
    town = an_open_meeting()
    until = town.meeting.at.replace(day=town.meeting.at.day + 1)
    town.on_meeting("adjourn_meeting", until=until, reason="Myöhä.", reason_in={"sv": "Sent."})
    words = town.meeting.in_languages("Myöhä.")
    assert not isinstance(words, str)
    assert words.say("sv") == "Sent."
