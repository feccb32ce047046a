"""A new act appears on the right page by itself: its form is made of its class."""

from __future__ import annotations

import re

import pytest

from app.language import answering_in
from app.web.forms import FieldKind, explained, fields, is_made_of_files, sentence
from models.engine.command import AnyAct
from models.law.rules import Rulebook
from models.whole import catalogue
from tests.support.browsing import Town, words
from tests.support.builders import a_reviewed_case
from tests.support.reviewing import review

ACTS = sorted(
    name for name, act in catalogue.ACTS.items() if not is_made_of_files(act) and name != "pass_time"
)


@pytest.mark.parametrize("name", ACTS)
def test_a_form_has_a_label_for_every_field(name: str) -> None:
    act = AnyAct.catalogue[name]
    made = list(fields(act, None, {}))
    assert sentence(act)
    assert all(field.label and field.label != field.name for field in made)
    assert len({field.name for field in made}) == len(made)
    assert not any("Undefined" in written for field in made for written in (field.value, *field.value))


@pytest.mark.parametrize("name", ACTS)
def test_a_form_speaks_to_people_without_codes(name: str) -> None:
    act = AnyAct.catalogue[name]
    with answering_in("fi"):
        chosen = [field for field in fields(act, None, {}) if field.choices]
        told = " ".join((sentence(act), *explained(act)))
    codes = [
        (field.name, each.value)
        for field in chosen
        for each in field.choices
        if "_" in each.value and each.value in field.label
    ]
    assert codes == []
    rules = {rule.id for rule in Rulebook.load().rules}
    assert [typed for typed in re.findall("`([^`]*)`", told) if typed in rules] == []


def test_of_each_change_that_a_group_wished_its_form_asks_in_words_what_became_of_it() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "digijory", "supports_with_changes", changes=("Summa", "Aikataulu"))
    with answering_in("fi"):
        made = fields(
            AnyAct.catalogue["answer_review"], town.memory.held(town.case_id), {"group": ["digijory"]}
        )
        asked = next(field for field in made if field.name == "changes")
    assert asked.kind is FieldKind.SCORED
    assert [choice.said for choice in asked.choices] == ["1. Summa", "2. Aikataulu"]
    assert [(each.value, each.said) for each in asked.grades] == [
        ("made", "tehty"),
        ("partly", "osittain"),
        ("not_made", "ei tehty"),
    ]
    assert "not_made" not in asked.label


async def test_a_decision_is_served_to_nobody_by_name(town: Town) -> None:
    preparer, secretary = await town.person("laatija"), await town.person("sihteeri")
    case = await preparer.begins("open_case", title="Tiedoksianto", task_class="00 01 02", language="fi")
    when = {"decision": "khs-2026-1", "manner": "letter", "day": "2026-03-02"}
    refused = words((await secretary.does("serve_decision", case, **when)).text)
    assert "no decision" in refused
    assert "worker" not in refused


async def test_a_fault_calls_its_field_as_the_form_does(town: Town) -> None:
    preparer = await town.person("laatija", "fi")
    refused = await preparer.does("open_case", title="", task_class="02 02 02")
    assert refused.status_code == 422
    assert "”Asian julkinen otsikko” puuttuu" in words(refused.text)
    assert "'title'" not in words(refused.text)


async def test_every_form_opens_in_every_language(town: Town) -> None:
    person = await town.person("rekisteri")
    for language in ("fi", "sv", "en"):
        for name in ACTS:
            answer = await person.browser.get(f"/act/{name}", headers={"accept-language": language})
            assert answer.status_code == 200, name
