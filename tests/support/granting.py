"""Motions that are carried, and decisions that grant."""

from __future__ import annotations

from typing import Any

from tests.support.builders import Town, written
from tests.support.floor import moved


def carried(town: Town, kind: str, text: str = "", **fields: Any) -> None:
    """A motion on the first item, carried by all."""
    said: dict[str, Any] = {"text": written(text)} if text else {}
    motion = moved(town, kind, **said, **fields)
    town.on_meeting("carry_motion", item=1, motion=motion, unanimous=True)


def decided(town: Town, outcome: str, **fields: Any) -> Town:
    """The first item, handled, with its minutes checked and published."""
    town.on_meeting("handle_item", item=1, outcome=outcome, **fields)
    town.on_meeting("close_meeting")
    town.check("2021-03-16")
    town.publish("2021-03-17")
    return town
