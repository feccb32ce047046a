"""A decision that is not published becomes final by nothing that is recorded before."""

from __future__ import annotations

from datetime import date

import pytest

from models.challenge.concluding import RulingFinalOfNone
from models.matter.stage import Stage
from tests.support.builders import Town, a_handled_case, a_summoned_meeting, proposal
from tests.support.challenging import KEY, challenged, decided, settled


def checked() -> Town:
    """A decision of 15.3.2021 that is open to a claim; its minutes were checked on 17.3."""
    town = a_handled_case()
    town.check("2021-03-17")
    return town


def served(town: Town, when: str, *, more: bool = False) -> None:
    day = when.split(maxsplit=1)[0]
    town.on_case("serve_decision", when, decision=KEY, manner="receipt", day=day, more=more)


def final_since(town: Town) -> date | None:
    return town.case.decisions[KEY].final_since


@pytest.mark.parametrize("more", [False, True])
def test_a_service_before_the_publication_makes_nothing_final(more: bool) -> None:
    town = checked()
    served(town, "2021-03-18", more=more)
    town.until("2021-05-01")
    assert final_since(town) is None


def test_those_who_are_still_to_be_served_are_waited_for_after_the_publication_too() -> None:
    town = checked()
    served(town, "2021-03-18", more=True)
    town.publish("2021-03-19")
    town.until("2021-06-01")
    assert final_since(town) is None
    served(town, "2021-06-01 12:00")
    town.until("2021-06-16")
    assert final_since(town) == date(2021, 6, 16)


def test_once_it_is_published_what_was_served_before_counts() -> None:
    town = checked()
    served(town, "2021-03-18")
    town.publish("2021-03-19")
    town.until("2021-04-10")
    assert final_since(town) == date(2021, 4, 10)


def ruled_on(town: Town, claim: str) -> None:
    """The board rejects a claim, and a court lets that stand, finally from 1.9.2021."""
    by = decided(town, claim, "2021-03-29")
    settled(town, claim, "2021-03-30", "rejected", decision=by)
    said = {"decision": by, "kind": "appeal", "title": "Valitus"}
    appeal = str(town.do("record_challenge", claim, "2021-04-10", **said).values["case"])
    settled(town, appeal, "2021-04-20", "rejected", ruling="HAO 1/2021", ruling_final="2021-09-01")


def test_a_ruling_on_what_is_unpublished_waits_for_the_publication_and_for_its_own_day() -> None:
    town = checked()
    ruled_on(town, challenged(town, "2021-03-18 12:00"))
    served(town, "2021-04-21")
    town.until("2021-10-01")
    assert final_since(town) is None
    town.publish("2021-10-01 12:00")
    town.until("2021-11-01")
    assert final_since(town) == date(2021, 10, 23)


def test_a_publication_does_not_forget_from_when_a_ruling_is_final() -> None:
    town = checked()
    ruled_on(town, challenged(town, "2021-03-18 12:00"))
    town.publish("2021-04-21")
    town.until("2021-08-31")
    assert final_since(town) is None
    town.until("2021-09-01 12:00")
    assert final_since(town) == date(2021, 9, 1)


def test_the_day_of_a_rulings_force_is_given_with_a_ruling_alone() -> None:
    town = checked()
    town.publish("2021-03-18")
    case = challenged(town)
    key = decided(town, case, "2021-05-03")
    with pytest.raises(RulingFinalOfNone):
        settled(town, case, "2021-05-04", "rejected", decision=key, ruling_final="2021-05-04")
    with pytest.raises(RulingFinalOfNone):
        settled(town, case, "2021-05-04 13:00", "lapsed", ruling_final="2021-05-04")


# ---------------------------------------------------------------- two in one meeting


def test_a_case_with_two_decisions_of_one_meeting_closes_with_the_last_of_them() -> None:
    """One is only to be noted and open to nobody, the other is open to a claim."""
    town = a_summoned_meeting(clauses=proposal("Myönnetään.", "Muu ratkaistaan.")["clauses"])
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=tuple(range(1, 16)))
    town.on_meeting("split_item", item=1, clauses=[2])
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("handle_item", item=2, outcome="approved")
    town.on_meeting("close_meeting", "2021-03-15 17:00")
    town.check("2021-03-17")
    town.publish("2021-03-18")
    first, second = town.case.decisions
    town.on_case("serve_decision", decision=second, manner="receipt", day="2021-03-18", more=True)
    town.until("2021-05-01")
    assert town.case.decisions[first].final_since == date(2021, 4, 9)
    assert town.case.stage is Stage.DECIDED
    town.on_case("serve_decision", decision=second, manner="receipt", day="2021-05-01")
    town.until("2021-05-20")
    assert town.case.closed_because


def test_a_case_that_was_noted_in_two_parts_closes_once_both_are_published() -> None:
    town = a_summoned_meeting(noting=True, clauses=proposal("Merkitään tiedoksi.", "Samoin.")["clauses"])
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=tuple(range(1, 16)))
    town.on_meeting("split_item", item=1, clauses=[2])
    for item in (1, 2):
        town.on_meeting("handle_item", item=item, outcome="noted")
    town.on_meeting("close_meeting", "2021-03-15 17:00")
    town.check("2021-03-17")
    town.publish("2021-03-18")
    assert town.kinds(town.case_id)[-5:] == [
        "DecisionPublished",
        "DecisionBecameFinal",
        "DecisionPublished",
        "DecisionBecameFinal",
        "CaseClosed",
    ]
