"""A fact of a meeting says by its class that it is about one item of the agenda."""

from __future__ import annotations

import inspect

import pytest

from models.engine.journal import Content
from models.meeting.item_fact import ItemFact
from models.whole import catalogue


def of_a_meeting(kind: type[Content]) -> bool:
    return bool(inspect.signature(kind.fold).return_annotation == "Meeting")


OF_AN_ITEM = [kind for kind in catalogue.FACTS.values() if of_a_meeting(kind) and "item" in kind.model_fields]


@pytest.mark.parametrize("kind", OF_AN_ITEM)
def test_a_fact_of_a_meeting_with_an_item_is_about_it(kind: type[Content]) -> None:
    assert issubclass(kind, ItemFact)


def test_what_facts_have_in_common_is_no_kind_of_fact() -> None:
    assert len(OF_AN_ITEM) > 15
    assert not {"Content", "ItemFact", "DecisionUndone"} & set(catalogue.FACTS)
