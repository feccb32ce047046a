"""A record of version 2 is read as one of version 3, and its schema stays published."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped] # it ships no types
import pytest

from models.record.case_record import CaseRecord
from models.record.decision import DecisionRecord
from tests.papers.test_the_record_tells_each_decision import DOCS, recorded
from tests.support.paper_life import Life
from tests.support.paper_lives import opened, prepared, tabled

GROUND = "JulkL 24.1 § 20 k"


def schema(name: str) -> Any:
    """A published schema."""
    return jsonschema.Draft202012Validator(json.loads((DOCS / name).read_text("utf-8")))


def lived(*, confidential: bool) -> CaseRecord:
    """The record of a case that was tabled."""
    life = Life(confidential=confidential)
    case = opened(life, publicity="confidential", ground=GROUND) if confidential else opened(life)
    prepared(life, case)
    tabled(life, "HEL 2021-002935")
    return recorded(life)


def as_version_2(record: CaseRecord) -> dict[str, Any]:
    """What the version before wrote of it: the ground told that the words were withheld."""
    told = record.model_dump(mode="json") | {"version": "2"}
    for decision in told["handlings"]:
        ground, withheld = decision.pop("secrecy"), decision["withheld"]
        decision |= {"version": "2", "withheld": ground if withheld else None}
    return told


@pytest.mark.parametrize("confidential", [False, True])
def test_it_is_the_same_record(confidential: bool) -> None:
    record = lived(confidential=confidential)
    before = as_version_2(record)
    schema("record-2.schema.json").validate(before)
    schema("decision-record-2.schema.json").validate(before["handlings"][-1])
    assert CaseRecord.model_validate(before) == record
    assert CaseRecord.model_validate_json(json.dumps(before)) == record


def test_a_decision_whose_ground_is_not_published_is_withheld_all_the_same() -> None:
    before = as_version_2(lived(confidential=True))["handlings"][-1] | {"withheld": ""}
    read = DecisionRecord.model_validate(before)
    assert (read.version, read.withheld, read.secrecy) == ("3", True, "")


def test_the_ground_is_told_apart_from_the_words() -> None:
    told = lived(confidential=True).handlings[-1]
    assert (told.withheld, told.secrecy) == (True, GROUND)
    told = lived(confidential=False).handlings[-1]
    assert (told.withheld, told.secrecy) == (False, "")
