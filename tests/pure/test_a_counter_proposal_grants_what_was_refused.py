"""What a carried counter-proposal or the presenter grants where it was proposed to refuse has its lines."""

from __future__ import annotations

from typing import Any

import pytest

from models.case.granting import GrantWithoutLines, MoneyUnsaid, SumsDiffer, granted
from models.law.outcome import Outcome
from models.matter.appropriation import Appropriation
from tests.support.builders import GRANTED, Town, an_open_meeting, grant, proposal, written
from tests.support.floor import moved

REFUSED = ("Avustusta 10 000 euroa ei myönnetä.", "Hakijalle ilmoitetaan.")
CLUB = {"Kylän seura ry": 500_000}


def refusing(**parts: Any) -> Town:
    """The board is to refuse a grant."""
    return an_open_meeting(clauses=proposal(*REFUSED)["clauses"], refusing=True, **parts)


def countered(town: Town, text: str, clauses: list[int]) -> None:
    motion = moved(town, "counter_proposal", text=written(text), clauses=clauses)
    town.on_meeting("carry_motion", item=1, motion=motion, unanimous=True)


def money(town: Town) -> Appropriation | None:
    return granted(town.handling, town.case.proposals[-1])


@pytest.mark.parametrize("clauses", [[], [1]])
def test_a_counter_proposal_grants_the_lines_that_were_refused(clauses: list[int]) -> None:
    town = refusing(appropriation=grant())
    countered(town, "Avustusta myönnetään 10 000 euroa.", clauses)
    town.on_meeting("handle_item", item=1, outcome="approved_amended")
    assert {part.key: part.cents for part in money(town).parts()} == GRANTED  # type: ignore[union-attr]


def test_another_sum_than_was_refused_is_told_in_the_lines() -> None:
    town = refusing(appropriation=grant())
    countered(town, "Avustusta myönnetään 7 000 euroa.", [1])
    with pytest.raises(MoneyUnsaid):
        town.on_meeting("handle_item", item=1, outcome="approved_amended")


def test_what_still_stands_refused_grants_nothing() -> None:
    town = refusing(appropriation=grant())
    countered(town, "Hakijalle ilmoitetaan heti.", [2])
    town.on_meeting("handle_item", item=1, outcome="approved_amended")
    assert money(town) is None
    assert [clause.outcome for clause in town.handling.clauses] == [
        Outcome.REJECTED,
        Outcome.APPROVED_AMENDED,
    ]


def test_where_the_proposal_had_no_money_the_minutes_say_who_gets_it() -> None:
    town = refusing()
    countered(town, "Avustusta myönnetään 5 000 euroa.", [1])
    for said, refusal in (
        ({}, GrantWithoutLines),
        ({"sums": CLUB}, GrantWithoutLines),
        ({"sums": {"Kylän seura ry": 1}, "budget_item": "2 20 01"}, SumsDiffer),
    ):
        with pytest.raises(refusal):
            town.on_meeting("handle_item", item=1, outcome="approved_amended", **said)
    town.on_meeting("handle_item", item=1, outcome="approved_amended", sums=CLUB, budget_item="2 20 01")
    anew = money(town)
    assert anew
    assert ({each.name: each.cents for each in anew.recipients}, anew.year) == (CLUB, 2021)


def test_a_price_in_a_counter_proposal_is_no_grant() -> None:
    town = an_open_meeting()
    countered(town, "Vuokra on 500 euroa.", [1])
    town.on_meeting("handle_item", item=1, outcome="approved_amended")
    assert money(town) is None


def test_a_presenter_who_grants_after_all_says_so_and_agrees_with_the_lines() -> None:
    town = refusing(appropriation=grant())
    grants: dict[str, Any] = {"item": 1, "clause": 1, "granting": True}
    with pytest.raises(MoneyUnsaid):
        town.on_meeting("revise_at_meeting", text=written("Avustusta myönnetään 7 000 euroa."), **grants)
    town.on_meeting("revise_at_meeting", text=written("Avustusta myönnetään 10 000 euroa."), **grants)
    town.on_meeting("handle_item", item=1, outcome="approved_revised")
    assert {part.key: part.cents for part in money(town).parts()} == GRANTED  # type: ignore[union-attr]
    assert town.handling.whole == "partly_refused"


def test_a_presenter_who_words_a_refusal_anew_still_refuses() -> None:
    town = refusing(appropriation=grant())
    town.on_meeting("revise_at_meeting", item=1, clause=1, text=written("Avustusta ei myönnetä nyt."))
    town.on_meeting("handle_item", item=1, outcome="approved_revised")
    assert (town.handling.outcome, money(town)) == (Outcome.REJECTED, None)
