"""`pykala when` answers one question as it is typed, and many of a file, each for itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.base.country_pack import served
from models.law.date_question import questions
from tests.support.command_line import pykala

PROCUREMENT = "procurement_correction_after_electronic"
RECEIPTS = ["2024-06-03", "2024-05-02"]


def test_one_is_answered_in_sentences_with_what_moved_the_day() -> None:
    shown = pykala("when", "claim_after_letter", "10.4.2021").stdout
    assert "Served on 17 April 2021." in shown
    assert "The day is 3 May 2021, moved from Saturday 1 May 2021 (May Day)." in shown
    assert "Final from 4 May 2021" in shown


def test_one_is_answered_as_json_with_what_its_rule_has() -> None:
    shown = json.loads(pykala("when", "summons", "days=4", "2021-03-15", "--json").stdout)
    day = "2021-03-11"
    assert shown == {
        "raw_last_day": day,
        "last_day": day,
        "moved_because": None,
        "utc_end": "2021-03-11T22:00:00Z",
    }


def test_many_are_answered_in_their_order_and_what_is_wrong_with_one_stands_in_its_place(
    tmp_path: Path,
) -> None:
    file = tmp_path / "questions.json"
    asked = [
        {
            "id": 7,
            "rule": "procurement_correction_after_electronic",
            "inputs": {"available_on": "2024-06-07"},
        },
        {"id": "none", "rule": "no_such_rule", "inputs": {}},
        {
            "id": "two",
            "rule": "final_all",
            "inputs": {"kind": "claim", "received_on": ["2024-06-03", "2024-05-02"]},
        },
        "a word",
    ]
    file.write_text(json.dumps(asked), encoding="utf-8")
    done = pykala("when", "--in", str(file), "--json")
    moved, none, two, word = json.loads(done.stdout)
    assert done.exit_code == 0
    assert moved == {
        "id": 7,
        "service_date": "2024-06-07",
        "raw_last_day": "2024-06-21",
        "last_day": "2024-06-24",
        "moved_because": "midsummer eve",
        "utc_end": "2024-06-24T21:00:00Z",
        "final_from": "2024-06-25",
        "utc_office_end": "2024-06-24T13:00:00Z",
    }
    assert none["id"] == "none"
    assert none["error"].startswith("There is no rule of dates called no_such_rule; there are ")
    assert two["final_from"] == "2024-06-18"
    assert word == {"id": None, "error": "A question has an id, a rule and its inputs by name."}


def test_all_rules_are_listed_with_what_they_take() -> None:
    assert served() == "fi"
    assert len(questions()) == 25
    assert json.loads(pykala("when", "--json").stdout)["reminder"] == ["due_on", "k", "unit"]


@pytest.mark.parametrize(
    "typed",
    [
        ("summons", "2021-03-15"),
        ("summons", "2021-03-15", "4", "5"),
        ("summons", "2021-03-15", "4", "days=5"),
        ("no_such_rule",),
        ("summons", "--in", "nowhere.json"),
        ("--in", "nowhere.json"),
    ],
)
def test_what_cannot_be_meant_ends_it_with_two_and_a_sentence(typed: tuple[str, ...]) -> None:
    done = pykala("when", *typed)
    assert (done.exit_code, bool(done.stderr.strip())) == (2, True)
