"""A proposal goes through the chain of approval that was in force when its case was opened."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from models.matter.stage import Stage
from models.municipality.municipality import Municipality
from models.preparation.approving import (
    NoChain,
    NoSuchStep,
    NotSentForApproval,
    VisaNotAwaited,
    VisasAreAskedFor,
    VisasAreGiven,
)
from models.preparation.presenting import VisasLack
from tests.pure.test_a_municipality_is_data import described
from tests.support.builders import Town, grant, proposal, written
from tests.support.chains import (
    CHAIN,
    a_case_sent_for_approval,
    a_proposed_case,
    a_town_with,
    chain,
    described_anew,
    give,
)


def awaited(town: Town) -> set[str]:
    return {*town.case.approval.awaited}


def approve(town: Town) -> None:
    town.on_case("approve_for_agenda", body="kh")


def test_steps_go_side_by_side_and_then_the_next() -> None:
    town = a_case_sent_for_approval()
    assert awaited(town) == {"talous", "laki"}
    give(town, "laki")
    assert awaited(town) == {"talous"}
    give(town, "talous")
    assert awaited(town) == {"toimiala"}
    give(town, "toimiala")
    approve(town)
    assert town.case.stage is Stage.READY


def test_a_refusal_says_whose_visas_lack() -> None:
    town = a_case_sent_for_approval()
    give(town, "laki")
    with pytest.raises(VisasLack) as refused:
        approve(town)
    assert str(refused.value) == (
        "The proposal has not been through its chain of approval: the visa of talousjohtaja is missing; "
        "the visa of toimialajohtaja is missing."
    )


def test_an_officeholder_needs_the_visas_too() -> None:
    with pytest.raises(VisasLack, match="the visa of talousjohtaja is missing"):
        a_case_sent_for_approval().on_case("decide_alone", body="kj")


def test_visas_are_not_given_before_they_are_asked_for_or_have_their_turn() -> None:
    town = a_proposed_case(a_town_with())
    with pytest.raises(NotSentForApproval):
        give(town, "talous")
    town.on_case("request_visas")
    with pytest.raises(VisasAreAskedFor):
        town.on_case("request_visas")
    with pytest.raises(VisaNotAwaited, match="talousjohtaja and lakimies"):
        give(town, "toimiala")
    with pytest.raises(NoSuchStep):
        give(town, "tekninen")
    give(town, "talous", "laki", "toimiala")
    for act in ("request_visas", "give_visa"):
        with pytest.raises(VisasAreGiven):
            town.on_case(act, **({"step": "laki"} if act == "give_visa" else {}))


def test_a_visa_has_its_comment_and_its_day() -> None:
    town = a_case_sent_for_approval()
    give(town, "talous", comment=written("Rahat riittävät."), when="2026-02-03 10:00")
    (visa,) = town.case.approval.visas
    assert visa.comment
    assert visa.comment.sha256 == written("Rahat riittävät.")["sha256"]
    assert (visa.by, visa.day, visa.revision) == ("the approver", date(2026, 2, 3), 1)


def test_a_case_without_a_chain_is_approved_without_visas() -> None:
    town = a_proposed_case(a_town_with(), task_class="00 01 02")
    with pytest.raises(NoChain):
        town.on_case("request_visas")
    approve(town)


def test_a_case_keeps_the_chain_in_force_when_it_was_opened() -> None:
    old = a_proposed_case(a_town_with(CHAIN))
    without = {**CHAIN, "steps": CHAIN["steps"][:1]}
    described_anew(old, without)
    assert old.case.chain
    assert len(old.case.chain.steps) == 3
    new = a_proposed_case(old)
    assert new.case.chain
    assert [step.id for step in new.case.chain.steps] == ["talous"]


def test_a_case_opened_before_there_was_a_chain_needs_no_visa() -> None:
    town = a_proposed_case(Town())
    town.until("2026-01-05")
    described_anew(town, CHAIN)
    assert town.case.chain is None


@pytest.mark.parametrize(
    ("task_class", "cents", "found"),
    [
        ("00 01 02", 0, None),
        ("00 01 02", 1_000_000, "sum"),
        ("10 03 02", 0, "class"),
        ("10 03 02", 1_000_000, "class and sum"),
        ("10 03 02", 999_999, "class"),
    ],
)
def test_the_nearest_class_and_the_largest_sum_say_which_chain(
    task_class: str, cents: int, found: str | None
) -> None:
    chains = (
        {**CHAIN, "title": {"fi": "class"}},
        {**CHAIN, "title": {"fi": "class and sum"}, "at_least": "10 000"},
        {**CHAIN, "title": {"fi": "sum"}, "task_class": "", "at_least": 10_000},
    )
    money = grant(2026)
    money["divisions"][0]["projects"][0]["cents"] += cents - 1_000_000
    money["divisions"][0]["cents"] += cents - 1_000_000
    granted = {"appropriation": {**money, "cents": cents}} if cents else {}
    holds = a_proposed_case(a_town_with(*chains), task_class, **granted).case.chain
    assert (holds.title.say("fi") if holds else None) == found


def test_a_revision_begins_the_chain_anew() -> None:
    town = a_case_sent_for_approval()
    give(town, "talous", "laki")
    town.on_case("revise_proposal", proposal=proposal("Kirjasto laajennetaan."))
    assert not awaited(town)
    assert [visa.revision for visa in town.case.approval.visas] == [1, 1]
    with pytest.raises(VisasLack, match="visa of talousjohtaja"):
        approve(town)
    with pytest.raises(NotSentForApproval, match="Revision 2"):
        give(town, "talous")
    town.on_case("request_visas")
    assert awaited(town) == {"talous", "laki"}


def test_a_revision_leaves_the_visas_before_the_step_that_it_concerns() -> None:
    town = a_case_sent_for_approval(
        chain(talous={"concerns": ["appropriation"]}, laki={"concerns": ["clauses"]})
    )
    give(town, "talous", "laki", "toimiala")
    town.on_case("revise_proposal", proposal=proposal(reasons="Paremmat perustelut."))
    assert {*town.case.visas()} == {"talous", "laki"}
    town.on_case("request_visas")
    assert awaited(town) == {"toimiala"}
    give(town, "toimiala")
    town.on_case("revise_proposal", proposal=proposal("Kirjasto puretaan."))
    assert {*town.case.visas()} == {"talous"}
    town.on_case("request_visas")
    give(town, "laki")
    assert awaited(town) == {"toimiala"}, "what comes after the step that was concerned is needed anew"
    give(town, "toimiala")
    approve(town)


def test_a_step_with_days_is_reminded_of_and_falls_due() -> None:
    town = a_case_sent_for_approval(chain(talous={"days": 2}))
    (due,) = {one.day for one in town.case.due() if one.key == "visa/talous"}
    assert due == date(2026, 1, 7)
    give(town, "laki")
    town.until("2026-01-12 09:00")
    kinds = [fact.kind for fact in town.facts(town.case_id)][-3:]
    assert kinds == ["VisaReminded", "VisaFellDue", "VisaReminded"]
    assert not town.case.due()
    give(town, "talous")


def test_a_visa_that_was_given_is_not_reminded_of() -> None:
    town = a_case_sent_for_approval(chain(talous={"days": 2}, toimiala={"days": 2}))
    give(town, "talous", "laki", "toimiala")
    assert not town.case.due()


def test_a_withdrawn_case_that_opens_again_asks_anew() -> None:
    town = a_case_sent_for_approval(chain(talous={"days": 2}))
    give(town, "laki")
    town.on_case("withdraw_case", reason="Ei enää.")
    town.until("2026-02-12")
    town.on_case("reopen_case", reason="Sittenkin.")
    assert not town.case.due()
    town.on_case("request_visas")
    assert awaited(town) == {"talous"}


@pytest.mark.parametrize(
    ("steps", "refusal"),
    [
        ([], "one step at least"),
        ([{**CHAIN["steps"][0], "beside": True}], "none before it"),
        ([CHAIN["steps"][0]] * 2, "twice"),
        ([{**CHAIN["steps"][0], "id": "reviews"}], "not called reviews"),
    ],
)
def test_a_chain_that_cannot_be_meant_is_refused(steps: list[object], refusal: str) -> None:
    with pytest.raises(ValidationError, match=refusal):
        Municipality.model_validate(described(approval_chains=[{**CHAIN, "steps": steps}])["municipality"])


def test_two_chains_for_the_same_cases_are_refused() -> None:
    with pytest.raises(ValidationError, match="same cases"):
        Municipality.model_validate(described(approval_chains=[CHAIN, CHAIN])["municipality"])


def test_who_lacks_visas_is_told_everything_else_that_stands_in_the_way() -> None:
    town = a_case_sent_for_approval()
    town.on_case("request_reviews", groups=["kh"])
    with pytest.raises(VisasLack) as refused:
        town.on_case("approve_for_agenda", body="kh")
    assert "the visa of talousjohtaja is missing" in refused.value.sentence
    assert "And else: The proposal goes no further yet: " in refused.value.sentence
    assert "kh has not given its review" in refused.value.sentence
