"""The items of an agenda are put into an order, all at once, while it is being made up."""

from __future__ import annotations

import pytest

from models.agenda.arranging import InThatOrderAlready
from models.base.refusal import NotNow
from models.matter.item import NoSuchItem
from tests.support.builders import Town, a_case_on_the_agenda, a_summoned_meeting


def _with_three_items() -> Town:
    town = a_case_on_the_agenda()
    for title in ("Ilmoitusasiat", "Muut asiat"):
        town.on_meeting("add_item", title=title)
    return town


def test_items_get_the_numbers_that_there_are_in_the_order_that_is_named() -> None:
    town = _with_three_items()
    town.on_meeting("move_item", item=3, to=26)
    town.on_meeting("arrange_agenda", items=(26, 2))
    titles = {number: item.title for number, item in sorted(town.meeting.items.items())}
    assert titles == {1: "Muut asiat", 2: "Ilmoitusasiat", 26: town.case.title}
    assert town.case.item == 26


def test_an_order_that_is_there_already_is_refused() -> None:
    town = _with_three_items()
    with pytest.raises(InThatOrderAlready):
        town.on_meeting("arrange_agenda", items=(1, 2))


def test_an_item_that_there_is_not_is_in_no_order() -> None:
    with pytest.raises(NoSuchItem):
        _with_three_items().on_meeting("arrange_agenda", items=(4, 1))


def test_once_the_summons_is_out_items_keep_their_numbers() -> None:
    with pytest.raises(NotNow):
        a_summoned_meeting().on_meeting("arrange_agenda", items=(1,))
