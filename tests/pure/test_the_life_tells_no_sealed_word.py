"""The life of a case says that a reason is not public, in its reader's language."""

from __future__ import annotations

import pytest

from models.base.language import Language
from models.base.text import Text
from models.base.writing import Written
from models.bodies.body import Bodies
from models.record.telling import told
from tests.support.builders import an_opened_case, proposal

SEALED = Written.of(Text.of("Väärä ryhmä."), salt="suola")


@pytest.mark.parametrize(("language", "says"), [("fi", "(ei julkinen)"), ("sv", "(inte offentlig)")])
def test_a_request_is_recalled_for_a_reason_that_is_not_public(language: Language, says: str) -> None:
    town = an_opened_case()
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("request_reviews", groups=["digijory"], due="2021-02-01")
    town.on_case("recall_request", role="presenter", group="digijory", reason=SEALED.model_dump(mode="json"))
    tale = told(town.memory.facts[-1], Bodies.load(), language)
    assert tale is not None
    assert tale.sentence.endswith(says)
