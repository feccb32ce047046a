"""Seats, items and other numbers are listed with commas and ranges, ids with commas, everywhere."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import pytest

from app.case_file.values import plain_type
from app.desk.bad_input import BadInput
from app.desk.giving import Given
from models.engine.command import AnyAct
from models.law.openness import Code
from models.whole import catalogue  # noqa: F401 - every act


def lists_of(kind: Any) -> list[tuple[type[AnyAct], str]]:
    """The fields of acts that are lists of such values."""
    return [
        (act, name)
        for act in AnyAct.catalogue.values()
        for name, info in act.model_fields.items()
        if get_origin(plain_type(info.annotation)) is tuple
        and get_args(plain_type(info.annotation))[0] == kind
    ]


def taken(act: type[AnyAct], name: str, *given: str) -> Any:
    """What a field takes of what was typed; nothing else of the act is looked at."""
    reader = Given("fi")
    return reader._value([*given], act.model_fields[name], name)


@pytest.mark.parametrize(("act", "name"), lists_of(int))
def test_numbers_take_commas_and_ranges(act: type[AnyAct], name: str) -> None:
    assert taken(act, name, "1,3-5", "8, 10") == (1, 3, 4, 5, 8, 10)


@pytest.mark.parametrize(("act", "name"), lists_of(Code))
def test_ids_take_commas(act: type[AnyAct], name: str) -> None:
    assert taken(act, name, "HEL 2021-000001,HEL 2021-000002", "a") == (
        "HEL 2021-000001",
        "HEL 2021-000002",
        "a",
    )


def test_what_is_no_number_is_named_alone() -> None:
    act = AnyAct.catalogue["open_meeting"]
    with pytest.raises(BadInput, match="'x' is not a number or a range"):
        Given("fi").act(act, {"present": ["1-3,x"]}, None)
