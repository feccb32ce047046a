"""An item or a motion 0 is a slip of the pen, votes below none are no votes, and a name ends somewhere."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.engine.command import AnyAct
from models.whole.catalogue import ACTS
from tests.support.builders import MOVER, written

SAID: dict[str, dict[str, Any]] = {
    "make_motion": {"kind": "return", "mover": MOVER},
    "second_motion": {"motion": 1, "seconders": ["jäsen 4"]},
    "withdraw_motion": {"motion": 1},
    "carry_motion": {"motion": 1},
    "record_vote": {},
    "record_election": {"ballots": {"seats": 1, "slates": [{"candidates": ["A"]}]}},
    "announce_dissent": {"member": MOVER, "joins": ""},
    "give_reasons": {"member": MOVER, "reasons": written("Summa on suuri.")},
    "handle_item": {"outcome": "approved"},
}
NAMED = [
    ("make_motion", "mover"),
    ("announce_dissent", "member"),
    ("announce_dissent", "joins"),
    ("give_reasons", "member"),
]
COUNTS = ("yes_count", "no_count", "blank_count")


def said(name: str, **changed: Any) -> AnyAct:
    return ACTS[name].model_validate({"item": 1, **SAID[name], **changed})


@pytest.mark.parametrize("name", SAID)
def test_an_item_is_1_or_more(name: str) -> None:
    assert said(name).model_dump()["item"] == 1
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        said(name, item=0)


@pytest.mark.parametrize("name", ["second_motion", "withdraw_motion", "carry_motion"])
def test_a_motion_is_1_or_more(name: str) -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        said(name, motion=0)


def test_somebody_seconds() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        said("second_motion", seconders=[])


@pytest.mark.parametrize("count", COUNTS)
def test_a_count_is_0_if_it_is_not_said_and_never_below(count: str) -> None:
    assert said("record_vote").model_dump()[count] == 0
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        said("record_vote", **{count: -1})


@pytest.mark.parametrize(("name", "field"), NAMED)
def test_a_name_has_200_characters_at_most(name: str, field: str) -> None:
    assert said(name, **{field: "x" * 200}).model_dump()[field] == "x" * 200
    with pytest.raises(ValidationError, match="at most 200 characters"):
        said(name, **{field: "x" * 201})


@pytest.mark.parametrize(("name", "field"), [each for each in NAMED if each[1] != "joins"])
def test_who_acts_is_somebody(name: str, field: str) -> None:
    with pytest.raises(ValidationError, match="at least 1 character"):
        said(name, **{field: ""})
    assert said(name, **{field: "x"}).model_dump()[field] == "x"
