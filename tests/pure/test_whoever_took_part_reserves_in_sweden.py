"""In Sweden whoever took part may reserve until the meeting is closed; in Finland who lost, at once."""

from __future__ import annotations

import pytest

from models.base.refusal import Refusal
from tests.support.abroad import serving
from tests.support.builders import Town, an_open_meeting


def decided_and_gone_on() -> Town:
    """Item 1 was approved without a motion, and another item after it."""
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("add_item", title="Muut asiat", item=2, ground="Kiireellinen.")
    town.on_meeting("settle_item", item=2, outcome="noted")
    return town


def test_whoever_took_part_reserves_before_the_meeting_is_closed() -> None:
    with serving("se"):
        town = decided_and_gone_on()
        town.on_meeting("announce_dissent", item=1, member="4")
        town.on_meeting("close_meeting")
        with pytest.raises(Refusal, match="not possible"):
            town.on_meeting("announce_dissent", item=1, member="5")


def test_in_finland_it_is_who_lost_and_at_once() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    with pytest.raises(Refusal, match="neither made a motion"):
        town.on_meeting("announce_dissent", item=1, member="4")
    with pytest.raises(Refusal, match="before the next item"):
        decided_and_gone_on().on_meeting("announce_dissent", item=1, member="4")
