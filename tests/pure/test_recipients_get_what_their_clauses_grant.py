"""Each recipient of a grant gets what was carried on the clause that grants it, within the budget's frame."""

from __future__ import annotations

from typing import Any

import pytest

from models.case.added_money import FrameOverrun
from models.case.granting import GrantUnsaid, MoneyUnsaid, NoSuchLine, SumsDiffer, granted, granted_in
from models.case.written_grant import GrantHasNoLines
from tests.support.builders import Town, an_open_meeting, proposal, written
from tests.support.granting import carried, decided

TWO_CLUBS = {
    "cents": 900_000,
    "year": 2021,
    "budget_item": "2 20 01",
    "frame": 1_000_000,
    "recipients": [
        {"name": "Kylän seura", "cents": 600_000, "clause": 1},
        {"name": "Nuorisoseura", "cents": 300_000, "clause": 2},
    ],
}


def clubs() -> Town:
    given = proposal("Kylän seura saa 6 000 euroa.", "Nuorisoseura saa 3 000 euroa.")["clauses"]
    return an_open_meeting(clauses=given, appropriation=TWO_CLUBS)


def test_an_addition_grants_to_somebody_whom_the_proposal_does_not_name() -> None:
    town = clubs()
    carried(town, "addition", "Lisäksi soutajat saavat 1 000 euroa.", clauses=[2])
    town.on_meeting("handle_item", item=1, outcome="approved_amended", sums={"Soutajat": 100_000})
    money = granted_in(town.handling, town.case.proposals[-1], 2)
    assert money
    assert [(one.name, one.cents) for one in money.recipients] == [
        ("Nuorisoseura", 300_000),
        ("Soutajat", 100_000),
    ]
    whole = granted(town.handling, town.case.proposals[-1])
    assert whole
    assert whole.cents == 1_000_000


def test_the_same_total_to_fewer_recipients_says_what_each_gets() -> None:
    town = clubs()
    carried(town, "counter_proposal", "Kylän seura saa 9 000 euroa.")
    with pytest.raises(MoneyUnsaid):
        town.on_meeting("handle_item", item=1, outcome="approved_amended")
    all_to_one = {"Kylän seura": 900_000, "Nuorisoseura": 0}
    town.on_meeting("handle_item", item=1, outcome="approved_amended", sums=all_to_one)
    whole = granted(town.handling, town.case.proposals[-1])
    assert whole
    assert [(one.name, one.cents) for one in whole.recipients] == [("Kylän seura", 900_000)]


def test_nobody_gets_more_than_the_budget_has_by_a_motion_or_a_revision() -> None:
    town = clubs()
    more: dict[str, Any] = {"item": 1, "clause": 2, "text": written("Nuorisoseura saa 5 000 euroa.")}
    with pytest.raises(FrameOverrun):
        town.on_meeting("revise_at_meeting", **more, sums={"Nuorisoseura": 500_000})
    carried(town, "counter_proposal", "Nuorisoseura saa 5 000 euroa.", clauses=[2])
    with pytest.raises(FrameOverrun):
        town.on_meeting("handle_item", item=1, outcome="approved_amended", sums={"Nuorisoseura": 500_000})


def two_clubs(*kinds: tuple[str, int, str]) -> Town:
    """Clause 1 grants one club 6 000 euros, clause 2 another one 3 000, of 9 500 that the budget has."""
    lines = [
        {"name": "Kyläseura", "cents": 600_000, "clause": 1},
        {"name": "Soutajat", "cents": 300_000, "clause": 2},
    ]
    money = {"cents": 900_000, "year": 2021, "budget_item": "8", "frame": 950_000, "recipients": lines}
    texts = ("Kyläseuralle myönnetään 6 000 euroa.", "Soutajille myönnetään 3 000 euroa.")
    town = an_open_meeting(clauses=proposal(*texts)["clauses"], appropriation=money)
    for kind, clause, text in kinds:
        carried(town, kind, text, clauses=[clause])
    return town


def test_what_a_refused_clause_would_have_cost_is_there_for_an_addition() -> None:
    town = two_clubs(("dismissal", 2, ""), ("addition", 1, "Lisäksi myönnetään 1 000 euroa Nuorille."))
    decided(town, "approved_amended", sums={"Nuoret": 100_000})
    money = granted(town.handling, town.case.proposals[-1])
    assert money is not None
    assert {part.key: part.cents for part in money.parts()} == {"Kyläseura": 600_000, "Nuoret": 100_000}


def test_no_sum_is_said_of_a_clause_that_was_refused() -> None:
    town = two_clubs(("dismissal", 1, ""), ("counter_proposal", 2, "Soutajille myönnetään 5 000 euroa."))
    with pytest.raises(NoSuchLine, match="Kyläseura"):
        decided(town, "approved_amended", sums={"Kyläseura": 600_000, "Soutajat": 500_000})


def paid(town: Town) -> dict[str, int]:
    money = granted(town.handling, town.case.proposals[town.handling.revision - 1])
    return {part.key: part.cents for part in money.parts()} if money else {}


def test_who_gets_what_a_counter_proposal_grants_by_another_clause_is_named() -> None:
    town = an_open_meeting(
        clauses=proposal("Kyläseuralle myönnetään 6 000 euroa.", "Selvitys annetaan.")["clauses"],
        appropriation={"cents": 600_000, "year": 2021, "budget_item": "8"}
        | {"recipients": [{"name": "Kyläseura", "cents": 600_000}]},
    )
    carried(town, "counter_proposal", "Soutajille myönnetään 5 000 euroa.", clauses=[2])
    with pytest.raises(GrantUnsaid):
        decided(town, "approved_amended")
    with pytest.raises(SumsDiffer):
        decided(town, "approved_amended", sums={"Soutajat": 400_000})
    decided(town, "approved_amended", sums={"Soutajat": 500_000})
    assert paid(town) == {"Kyläseura": 600_000, "Soutajat": 500_000}


def test_a_counter_proposal_may_give_a_part_to_somebody_else() -> None:
    text = "Soutajille myönnetään 2 000 euroa ja Nuorille 1 000 euroa."
    town = two_clubs(("counter_proposal", 2, text))
    decided(town, "approved_amended", sums={"Soutajat": 200_000, "Nuoret": 100_000})
    assert paid(town) == {"Kyläseura": 600_000, "Soutajat": 200_000, "Nuoret": 100_000}


def test_a_presenter_who_adds_a_grant_in_the_meeting_names_who_gets_it() -> None:
    town = two_clubs()
    added: dict[str, Any] = {"item": 1, "clause": 3, "text": written("Nuorille myönnetään 500 euroa.")}
    with pytest.raises(GrantHasNoLines):
        town.on_meeting("revise_at_meeting", **added)
    more = added | {"text": written("Nuorille myönnetään 5 000 euroa.")}
    with pytest.raises(FrameOverrun):
        town.on_meeting("revise_at_meeting", sums={"Nuoret": 500_000}, **more)
    town.on_meeting("revise_at_meeting", sums={"Nuoret": 50_000}, **added)
    decided(town, "approved_revised")
    assert paid(town) == {"Kyläseura": 600_000, "Soutajat": 300_000, "Nuoret": 50_000}
