"""What was recorded once is read for ever as it was meant: the shape of a fact only grows."""

from typing import Literal

import pytest
from pydantic import Field, create_model

from models.base.frozen import Frozen
from tests.support.pinned_facts import FILE, Shape, pinned, rewritten, shape_of, shapes, written


class Part(Frozen):
    amount: int = Field(ge=0)
    note: str = "none"


class Noted(Part):
    note: str = "other"


class Said(Frozen):
    part: Part
    parts: tuple[Part, ...] = ()
    colour: Literal["red", "blue"] = "red"
    many: dict[str, int] = Field(default_factory=lambda: {"one": 1})


BEFORE = {"Said": shape_of(Said)}


def test_no_fact_of_this_version_rewrites_what_was_recorded() -> None:
    assert list(rewritten(pinned(), shapes())) == []


def test_every_field_of_a_fact_is_pinned() -> None:
    missing = {kind: sorted(shape.keys() - pinned().get(kind, {}).keys()) for kind, shape in shapes().items()}
    assert {kind: fields for kind, fields in missing.items() if fields} == {}, (
        "new fields are pinned by `python -m tests.support.pinned_facts`"
    )


def test_the_pins_reach_into_the_parts_of_facts() -> None:
    assert {"proposal.appropriation.divisions[].projects[].cents"} <= pinned()["ProposalRevised"].keys()
    assert BEFORE["Said"].keys() >= {"part.note", "parts[].amount"}


def test_the_file_is_as_its_tool_writes_it() -> None:
    assert FILE.read_text(encoding="utf-8") == written(pinned())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"colour": (Literal["red", "blue"], "blue")}, "another default"),
        ({"colour": (Literal["red"], "red")}, "takes less"),
        ({"colour": (Literal["red", "blue"], ...)}, "is required now"),
        ({"many": (dict[str, int], {})}, "another default"),
        ({"further": (str, ...)}, "has no default"),
        ({"parts": (tuple[Noted, ...], ())}, "another default"),
        ({"part": (create_model("Part", __base__=Part, amount=(int, Field(ge=1))), ...)}, "takes less"),
        ({"part": (create_model("Part", __base__=Part, day=(str, ...)), ...)}, "has no default"),
    ],
)
def test_what_would_rewrite_an_old_fact_is_named(change: dict[str, object], why: str) -> None:
    after: dict[str, Shape] = {"Said": shape_of(create_model("Said", __base__=Said, **change))}  # type: ignore[call-overload]  # pydantic types names it knows
    (said,) = rewritten(BEFORE, after)
    assert why in said


def test_a_field_and_a_kind_that_are_gone_are_named() -> None:
    fewer = {path: field for path, field in BEFORE["Said"].items() if path != "part.note"}
    assert list(rewritten(BEFORE, {"Said": fewer})) == ["Said.part.note is gone: facts say it"]
    assert list(rewritten(BEFORE, {})) == ["Said is gone: facts of that kind are in journals"]


@pytest.mark.parametrize(
    "change",
    [
        {"further": (str, "")},
        {"colour": (Literal["red", "blue", "green"], "red")},
        {"part": (create_model("Renamed", __base__=Part, amount=(int, ...)), ...)},
        {"part": (Part | str, ...)},
        {"further": (Part | None, None)},
    ],
)
def test_what_only_grows_is_taken(change: dict[str, object]) -> None:
    after: dict[str, Shape] = {"Said": shape_of(create_model("Said", __base__=Said, **change))}  # type: ignore[call-overload]  # pydantic types names it knows
    assert list(rewritten(BEFORE, after)) == []
