"""What nobody reported is missing and never zero; what was spent stands until a reason takes it back."""

from __future__ import annotations

from typing import Any

import pytest

from models.follow_up.accepting import GrantCoversNone, NotCovered, Overspent, OwnReport
from models.follow_up.reporting import SpentLess
from models.follow_up.spending import by_division, reported
from tests.support.builders import DAYCARE, GRANTED, LIBRARY, STREETS, Town, a_running_follow_up, written
from tests.support.follow_ups import QUARTERS, controller, give

ALL = list(GRANTED)


def in_july() -> Town:
    town = a_running_follow_up()
    town.until("2021-07-10")
    return town


def acts(town: Town, person: str, name: str, **fields: Any) -> None:
    command = town.command(name, town.follow_up_id, **fields)
    town.memory.act(command.model_copy(update={"actor": person}))


def last(town: Town) -> dict[str, object]:
    return town.facts(town.follow_up_id)[-1].content.model_dump()


def test_accounts_without_any_report_say_that_nothing_was_reported() -> None:
    town = a_running_follow_up()
    town.until("2022-01-10")
    for quarter in QUARTERS:
        town.on_follow_up("consolidate_quarter", period=quarter, without=ALL)
    said = town.on_follow_up("close_accounts").sentence
    assert said.endswith(f"without a final report of {DAYCARE}, {LIBRARY}, {STREETS}.")
    assert last(town)["spent"] == {}
    told = by_division(town.follow_up.lines.values(), reported(town.follow_up))
    assert [(each.spent, each.missing) for each in told] == [(None, 1), (None, 2)]


def test_what_was_spent_is_carried_into_the_quarter_whose_report_is_missing() -> None:
    town = in_july()
    give(town, spent=7000)
    controller(town, "accept_report")
    town.on_follow_up("consolidate_quarter", period="2021Q1", without=[LIBRARY, STREETS])
    assert (last(town)["carried"], last(town)["people"]) == ({}, {DAYCARE: 150})
    town.on_follow_up("consolidate_quarter", period="2021Q2", without=ALL)
    second = last(town)
    assert (second["spent"], second["carried"], second["people"]) == (
        {DAYCARE: 7000},
        {DAYCARE: "2021Q1"},
        {},
    )


def test_an_accepted_final_report_is_carried_from_nowhere() -> None:
    town = a_running_follow_up()
    town.until("2022-01-10")
    give(town, DAYCARE, "2021Q4", 8000)
    controller(town, "accept_report", "2021Q4")
    for quarter in QUARTERS:
        town.on_follow_up("consolidate_quarter", period=quarter, without=town.follow_up.awaited(quarter))
    town.on_follow_up("close_accounts")
    assert (last(town)["spent"], last(town)["carried"]) == ({DAYCARE: 8000}, {})


@pytest.mark.parametrize(("first", "second"), [("2021Q1", "2021Q2"), ("2021Q2", "2021Q1")])
def test_spending_that_falls_needs_its_reason_in_whichever_order_it_is_told(first: str, second: str) -> None:
    town, spent = in_july(), {"2021Q1": 9000, "2021Q2": 1000}
    give(town, period=first, spent=spent[first])
    with pytest.raises(SpentLess, match="by the end of 2021Q1 and €10 by that of 2021Q2, which is less"):
        give(town, period=second, spent=spent[second])
    said = town.on_follow_up(
        "give_report",
        project=DAYCARE,
        period=second,
        figures={"spent": spent[second], "people": 0, "goals": [{"goal": "1", "status": "met"}]},
        reason="Lasku kuului toiselle hankkeelle.",
    ).sentence
    assert "less than before: Lasku kuului" in said


def test_a_report_that_was_returned_binds_nobody() -> None:
    town = in_july()
    give(town, spent=9000)
    controller(town, "return_report", comment=written("Summa on väärä."))
    give(town, period="2021Q2", spent=1000)


@pytest.mark.parametrize("who", ["pj", "daycare.owner"])
def test_nobody_accepts_what_they_gave_or_answer_for(who: str) -> None:
    town = in_july()
    acts(town, "pj", "give_report", project=DAYCARE, period="2021Q1", figures=_figures())
    with pytest.raises(OwnReport, match="does not judge it, too"):
        acts(town, who, "accept_report", project=DAYCARE, period="2021Q1")
    acts(town, "another", "accept_report", project=DAYCARE, period="2021Q1")


def test_nobody_grants_themselves_the_time_that_they_asked_for() -> None:
    town = in_july()
    asked: dict[str, object] = {"project": DAYCARE, "period": "2021Q2", "until": "2021-09-30"}
    acts(town, "pj", "ask_for_time", reason="Kesken.", **asked)
    with pytest.raises(OwnReport):
        acts(town, "pj", "grant_time", **asked)
    acts(town, "another", "grant_time", **asked)


def _figures() -> dict[str, object]:
    return {"spent": 1, "people": 0, "goals": [{"goal": "1", "status": "met"}]}


def test_an_overspend_is_accepted_with_what_covers_it() -> None:
    town = in_july()
    give(town, STREETS, spent=150_000)
    flag: dict[str, Any] = {"project": STREETS, "with_overspend": True}
    with pytest.raises(Overspent, match="the decision or the ground that covers it"):
        controller(town, "accept_report", **flag)
    with pytest.raises(Overspent):
        controller(town, "accept_report", project=STREETS, ground="Lumityöt.")
    nothing_of_it: dict[str, type[Exception]] = {
        "khs-2021-99": NotCovered,
        "HEL 2021-000099/khs-2021-1": NotCovered,
    }
    for nothing, refusal in (nothing_of_it | {town.follow_up.decision: GrantCoversNone}).items():
        with pytest.raises(refusal):
            controller(town, "accept_report", decision=nothing, **flag)
    controller(town, "accept_report", ground="Lumityöt.", **flag)
    report = town.follow_up.reports["2021Q1", STREETS]
    assert (report.accepted_because, report.covered_by) == ("Lumityöt.", "")
