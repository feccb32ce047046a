"""A new act appears on the right page by itself: its form is made of its class."""

from __future__ import annotations

import pytest

from app.web.forms import fields, is_made_of_files, sentence
from models.engine.command import AnyAct
from models.whole import catalogue
from tests.support.browsing import Town

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


async def test_every_form_opens_in_every_language(town: Town) -> None:
    person = await town.person("rekisteri")
    for language in ("fi", "sv", "en"):
        for name in ACTS:
            answer = await person.browser.get(f"/act/{name}", headers={"accept-language": language})
            assert answer.status_code == 200, name
