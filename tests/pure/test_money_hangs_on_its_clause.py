"""Money follows the clause that grants it: as revised, added to, replaced, put off or refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.case.granting import (
    MoneyUnsaid,
    NoMoneyChanged,
    NoSuchLine,
    SumsDiffer,
)
from models.case.written_grant import GrantHasNoLines
from models.matter.appropriation import Appropriation
from models.matter.stage import Stage
from models.preparation.revising import OtherBudgetYear
from tests.support.builders import (
    DAYCARE,
    GRANTED,
    LIBRARY,
    STREETS,
    Town,
    a_case_in_preparation,
    an_open_meeting,
    grant,
    proposal,
    written,
)
from tests.support.granting import carried, decided

CLAUSES = ("Hankkeille myönnetään 10 000 euroa.", "Hankkeet raportoivat.")


def before_the_board(*clauses: str, **parts: Any) -> Town:
    given = proposal(*(clauses or CLAUSES))["clauses"]
    return an_open_meeting(clauses=given, appropriation=grant(), **parts)


def followed(town: Town) -> dict[str, int]:
    """What each project of the follow-up got; nothing where none is followed."""
    return {number: line.cents for number, line in town.follow_up.lines.items()} if town.follow_up_id else {}


@pytest.mark.parametrize("clauses", [[], [1], [2]])
def test_an_addition_adds_and_takes_no_money(clauses: list[int]) -> None:
    town = before_the_board()
    carried(town, "addition", "Lisäksi seurataan nuorten kokemuksia.", clauses=clauses)
    assert followed(decided(town, "approved_amended")) == GRANTED


def test_an_addition_that_names_a_sum_is_told_in_the_lines() -> None:
    town = before_the_board()
    carried(town, "addition", "Lisäksi myönnetään kirjastolle 1 000 euroa.")
    with pytest.raises(MoneyUnsaid):
        town.on_meeting("handle_item", item=1, outcome="approved_amended")
    decided(town, "approved_amended", sums={LIBRARY: GRANTED[LIBRARY] + 100_000})
    assert followed(town)[LIBRARY] == GRANTED[LIBRARY] + 100_000


@pytest.mark.parametrize("clauses", [[], [1]])
def test_a_carried_counter_proposal_says_what_each_project_gets(clauses: list[int]) -> None:
    town = before_the_board()
    carried(town, "counter_proposal", "Hankkeille myönnetään 7 000 euroa.", clauses=clauses)
    for fields, refusal in (
        ({}, MoneyUnsaid),
        ({"same_money": True}, SumsDiffer),
        ({"sums": {DAYCARE: 1}}, SumsDiffer),
        ({"sums": {"999": 1}}, NoSuchLine),
    ):
        with pytest.raises(refusal):
            town.on_meeting("handle_item", item=1, outcome="approved_amended", **fields)
    decided(town, "approved_amended", sums={LIBRARY: 0, STREETS: 100_000})
    assert followed(town) == {DAYCARE: 600_000, STREETS: 100_000}


def test_a_counter_proposal_that_names_the_same_sum_leaves_the_money() -> None:
    town = before_the_board()
    carried(town, "counter_proposal", "Hankkeille myönnetään heti 10 000 euroa.", clauses=[1])
    assert followed(decided(town, "approved_amended")) == GRANTED


def test_a_counter_proposal_may_grant_nothing() -> None:
    town = before_the_board()
    carried(town, "counter_proposal", "Rahaa ei myönnetä.", clauses=[1])
    decided(town, "approved_amended", sums=dict.fromkeys(GRANTED, 0))
    assert followed(town) == {}


def test_what_leaves_the_money_alone_says_nothing_of_it() -> None:
    town = before_the_board()
    carried(town, "counter_proposal", "Hankkeet raportoivat kuukausittain.", clauses=[2])
    with pytest.raises(NoMoneyChanged):
        town.on_meeting("handle_item", item=1, outcome="approved_amended", same_money=True)
    assert followed(decided(town, "approved_amended")) == GRANTED


def test_the_presenter_changes_text_and_lines_together() -> None:
    town = before_the_board()
    less: dict[str, Any] = {"item": 1, "clause": 1, "text": written("Hankkeille myönnetään 6 000 euroa.")}
    with pytest.raises(MoneyUnsaid):
        town.on_meeting("revise_at_meeting", **less)
    with pytest.raises(SumsDiffer, match="names €6,000 and its lines make €10,000"):
        town.on_meeting("revise_at_meeting", same_money=True, **less)
    town.on_meeting("revise_at_meeting", sums={LIBRARY: 0, STREETS: 0}, **less)
    assert followed(decided(town, "approved_revised")) == {DAYCARE: 600_000}


def test_the_presenter_changes_words_without_the_money() -> None:
    town = before_the_board()
    town.on_meeting("revise_at_meeting", item=1, clause=2, text=written("Raportoidaan vuosittain."))
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=written("Rahat myönnetään."), same_money=True)
    assert followed(decided(town, "approved_revised")) == GRANTED


def test_the_clause_that_names_the_sum_grants_it() -> None:
    town = before_the_board("Suunnitelma hyväksytään.", "Hankkeille myönnetään 10 000 euroa.")
    carried(town, "counter_proposal", "Suunnitelma hyväksytään osin.", clauses=[1])
    assert followed(decided(town, "approved_amended")) == GRANTED


def test_what_is_decided_first_is_followed_while_the_rest_is_tabled() -> None:
    town = before_the_board()
    carried(town, "tabling", clauses=[2], until="next meeting")
    decided(town, "approved")
    assert (followed(town), town.case.stage) == (GRANTED, Stage.TABLED)
    town.until("2021-04-20")
    assert town.case.open


def test_the_case_goes_on_with_its_follow_up_when_the_rest_is_decided() -> None:
    town = before_the_board()
    carried(town, "tabling", clauses=[2], until="next meeting")
    decided(town, "approved")
    first = town.follow_up_id
    town.call("2021-03-18", "2021-03-29 16:00")
    town.on_meeting("send_agenda")
    town.hold("2021-03-29", outcome="approved")
    town.check("2021-03-30")
    town.publish("2021-03-31")
    town.until("2021-05-20")
    assert (town.case.stage, town.case.follow_ups) == (Stage.FOLLOW_UP, (first,))


def test_money_that_was_tabled_is_granted_when_it_is_decided() -> None:
    town = before_the_board()
    carried(town, "tabling", clauses=[1], until="next meeting")
    decided(town, "approved")
    assert followed(town) == {}
    town.call("2021-03-18", "2021-03-29 16:00")
    town.on_meeting("send_agenda")
    town.hold("2021-03-29", outcome="approved")
    town.check("2021-03-30")
    town.publish("2021-03-31")
    assert followed(town) == GRANTED


def test_lines_of_several_clauses_are_granted_by_their_own() -> None:
    money = grant()
    money["divisions"][1]["projects"][0]["clause"] = 2
    town = an_open_meeting(clauses=proposal("Kaksi.", "Kirjasto.")["clauses"], appropriation=money)
    carried(town, "dismissal", clauses=[2])
    assert followed(decided(town, "approved_amended")) == {DAYCARE: 600_000, STREETS: 100_000}


def test_a_refusing_proposal_grants_nothing() -> None:
    assert followed(decided(before_the_board(refusing=True), "approved")) == {}


def test_a_proposal_whose_text_names_another_sum_is_refused_when_it_is_written() -> None:
    town = a_case_in_preparation()
    with pytest.raises(SumsDiffer):
        town.on_case("revise_proposal", proposal=proposal("Myönnetään 9 000 euroa.", appropriation=grant()))
    shares = "Myönnetään kouluille 6 000 euroa ja kulttuurille 4 000 euroa."
    town.on_case("revise_proposal", proposal=proposal(shares, appropriation=grant()))


def test_an_election_beside_the_money_leaves_it() -> None:
    town = before_the_board()
    ballots = {"seats": 1, "slates": [{"candidates": ["Mai Kivelä"], "votes": 15}]}
    town.on_meeting("record_election", item=1, ballots=ballots)
    assert followed(decided(town, "elected")) == GRANTED


@pytest.mark.parametrize(
    ("year", "taken"), [(2019, False), (2020, True), (2024, True), (2025, False), (2101, False)]
)
def test_a_budget_year_is_checked_when_it_is_written(year: int, taken: bool) -> None:
    town = a_case_in_preparation()
    given = proposal("Rahat myönnetään.", appropriation=grant(year))
    if taken:
        town.on_case("revise_proposal", proposal=given)
        return
    with pytest.raises(OtherBudgetYear, match="those of 2020–2024"):
        town.on_case("revise_proposal", proposal=given)


def test_the_total_stays_within_the_frame_of_its_budget_item() -> None:
    assert Appropriation.model_validate({**grant(), "frame": 1_000_000}).frame == 1_000_000
    with pytest.raises(ValidationError, match="the budget has €9,999 under that item"):
        Appropriation.model_validate({**grant(), "frame": 999_900})


def test_sums_that_say_nothing_of_an_addition_are_refused() -> None:
    town = before_the_board()
    carried(town, "addition", "Lisäksi myönnetään kirjastolle 1 000 euroa.")
    with pytest.raises(SumsDiffer):
        town.on_meeting("handle_item", item=1, outcome="approved_amended", sums={LIBRARY: GRANTED[LIBRARY]})


def test_a_clause_that_grants_has_its_lines_where_others_have_theirs() -> None:
    said = proposal("Määräraha myönnetään.", "Nuorille myönnetään 500 euroa.", appropriation=grant())
    with pytest.raises(GrantHasNoLines, match="Clause 2"):
        a_case_in_preparation().on_case("revise_proposal", proposal=said)
