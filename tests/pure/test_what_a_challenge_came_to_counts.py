"""What a challenge came to is that of the decision or ruling that settled it, and counts from there."""

from __future__ import annotations

from datetime import date

import pytest

from models.case.case import Case
from models.challenge.concluding import (
    BodyDecidesFirst,
    ConcludedAlready,
    NotForAChallenge,
    OnlyPutsOff,
    ResultDiffers,
    RulingFinalWhen,
    SettledByWhat,
)
from models.follow_up.follow_up import FollowUp
from models.matter.stage import Stage
from tests.support.builders import (
    a_published_decision,
    a_running_follow_up,
    proposal,
)
from tests.support.challenging import KEY, answering, challenged, decided, overturned, settled


@pytest.mark.parametrize("result", ["rejected", "not_examined", "upheld"])
def test_a_decision_that_stands_is_final_once_the_decision_on_the_claim_is(result: str) -> None:
    town = a_published_decision()
    own = challenged(town)
    key = decided(town, own, "2021-05-03", clauses=[answering(result)])
    settled(town, own, "2021-05-04", result, decision=key)
    town.until("2021-06-09 12:00")  # served 10.5., the 30 days of the appeal end on 9.6.
    assert town.case.decisions[KEY].word == "challenged"
    town.until("2021-06-10 00:00")
    assert town.case.decisions[KEY].final_since == date(2021, 6, 10)
    assert town.memory.held(own).of(Case).decisions[key].final_since == date(2021, 6, 10)
    assert town.case.stage is town.memory.held(own).of(Case).stage is Stage.CLOSED


@pytest.mark.parametrize(
    ("answer", "agrees", "differ"),
    [
        ("rejected", "rejected", ("not_examined", "upheld", "changed")),
        ("upheld", "upheld", ("rejected", "annulled")),
        ("not_examined", "not_examined", ("rejected", "changed")),
        ("revoked", "annulled", ("upheld", "rejected")),
        ("", "changed", ("rejected", "upheld", "not_examined")),
    ],
)
def test_the_result_is_what_the_decision_came_to(answer: str, agrees: str, differ: tuple[str, ...]) -> None:
    town = a_published_decision()
    own = challenged(town)
    key = decided(town, own, "2021-05-03", clauses=[answering(answer)])
    for result in differ:
        with pytest.raises(ResultDiffers):
            settled(town, own, "2021-05-04", result, decision=key)
    settled(town, own, "2021-05-04", agrees, decision=key)


def test_a_result_recorded_after_the_decision_on_the_claim_is_final_counts_from_that() -> None:
    town = a_published_decision()
    own = challenged(town)
    key = decided(town, own, "2021-05-03")
    settled(town, own, "2021-08-02", "rejected", decision=key)
    town.until("2021-08-02 13:00")
    assert town.case.decisions[KEY].final_since == date(2021, 6, 10)


def test_a_decision_on_the_claim_that_is_itself_annulled_settles_nothing() -> None:
    town = a_published_decision()
    own = challenged(town)
    key = decided(town, own, "2021-05-03")
    settled(town, own, "2021-05-04", "rejected", decision=key)
    said = {"decision": key, "kind": "appeal", "title": "Valitus"}
    appeal = town.do("record_challenge", own, "2021-06-01", **said).values["case"]
    settled(town, str(appeal), "2022-02-01", "referred_back", ruling="HAO 1.2.2022, H1/2022")
    assert town.memory.held(own).of(Case).stage is Stage.PREPARATION
    again = decided(town, own, "2022-03-01")
    assert town.case.decisions[KEY].word == "challenged"
    settled(town, own, "2022-03-02", "rejected", decision=again)
    town.until("2022-05-01")
    assert town.case.decisions[KEY].word == "final"


def test_no_court_settles_a_claim_before_the_body_and_an_appeal_against_what_it_decided() -> None:
    town = a_published_decision()
    claim = challenged(town)
    ruling = {"ruling": "HAO 1.9.2021", "ruling_final": "2021-10-02"}
    with pytest.raises(BodyDecidesFirst):
        settled(town, claim, "2021-04-20", "annulled", **ruling)
    by = decided(town, claim, "2021-05-17")
    settled(town, claim, "2021-05-18", "rejected", decision=by)
    with pytest.raises(BodyDecidesFirst):
        settled(town, claim, "2021-05-19", "annulled", **ruling)
    said = {"decision": by, "kind": "appeal", "title": "Valitus"}
    appeal = str(town.do("record_challenge", claim, "2021-06-01", **said).values["case"])
    settled(town, appeal, "2021-09-01 12:00", "annulled", ruling="HAO 1.9.2021")
    settled(town, claim, "2021-09-01 13:00", "annulled", **ruling)
    assert town.case.decisions[KEY].word == "void"


def test_a_lapsed_claim_leaves_the_decision_to_its_own_period() -> None:
    town = a_published_decision()
    own = challenged(town, "2021-03-30 10:00")
    settled(town, own, "2021-04-01", "lapsed")
    assert town.memory.held(own).of(Case).closed_because == "the challenge is settled"
    town.until("2021-04-09 00:00")
    assert town.case.decisions[KEY].final_since == date(2021, 4, 9)


def test_the_last_of_several_challenges_decides() -> None:
    town = a_published_decision()
    first, second = challenged(town, "2021-03-30 10:00"), challenged(town)
    settled(town, first, "2021-04-20", "lapsed")
    town.until("2021-05-01")
    assert town.case.decisions[KEY].word == "challenged"
    settled(town, second, "2021-05-18", "rejected", decision=decided(town, second, "2021-05-17"))
    town.until("2021-06-25")
    assert town.case.decisions[KEY].final_since == date(2021, 6, 24)


@pytest.mark.parametrize("result", ["annulled", "changed"])
def test_a_decision_that_does_not_stand_is_in_force_no_more_and_its_money_is_not_followed(
    result: str,
) -> None:
    town = a_running_follow_up()
    own = challenged(town)
    by = overturned(town, own, "2021-12-01", result)
    status = town.case.decisions[KEY]
    assert (status.word, status.void_since, status.replaced_by) == (
        "void",
        date(2021, 12, 1),
        by,
    )
    follow_up = town.memory.held(town.follow_up_id).of(FollowUp)
    assert (follow_up.open, follow_up.due()) == (False, ())
    assert town.case.closed_because == "its decision is in force no more and nothing is left to do"
    assert town.kinds(town.follow_up_id)[-1] == "FollowUpStopped"


def test_what_is_referred_back_is_prepared_anew() -> None:
    town = a_running_follow_up()
    own = challenged(town)
    overturned(town, own, "2021-12-01", "referred_back")
    assert (town.case.stage, town.case.decisions[KEY].word) == (Stage.PREPARATION, "void")
    town.on_case("revise_proposal", proposal=proposal("Uusi ehdotus."))
    town.on_case("decide_alone", role="officeholder", body="strj")
    town.on_case("publish_decision", decision="strj-2021-1", role="officeholder")
    town.until("2022-03-01")
    assert (town.case.stage, town.case.decisions["strj-2021-1"].word) == (Stage.CLOSED, "final")


def test_a_result_names_what_settled_it() -> None:
    town = a_published_decision(legal_ground="administrative")
    with pytest.raises(NotForAChallenge):
        town.on_case("conclude_challenge", result="rejected", ruling="HAO")
    own = challenged(town, kind="appeal")
    with pytest.raises(SettledByWhat):
        settled(town, own, "2021-05-01", "rejected")
    with pytest.raises(SettledByWhat):
        settled(town, own, "2021-05-01", "rejected", ruling="HAO", decision="strj-2021-1")
    with pytest.raises(RulingFinalWhen):
        settled(town, own, "2021-05-01", "rejected", ruling="HAO")
    settled(town, own, "2021-05-01", "annulled", ruling="HAO 1.5.2021")
    with pytest.raises(ConcludedAlready):
        settled(town, own, "2021-05-02", "annulled", ruling="HAO 1.5.2021")


def test_a_decision_that_proposes_something_to_another_body_settles_nothing() -> None:
    town = a_published_decision()
    own = challenged(town)
    onward = decided(town, own, "2021-05-03", kind="proposal", to="kvsto")
    with pytest.raises(OnlyPutsOff):
        settled(town, own, "2021-05-04", "rejected", decision=onward)


def test_an_appeal_typed_in_late_takes_the_force_back_up_the_chain() -> None:
    town = a_published_decision()
    claim = challenged(town)
    by = decided(town, claim, "2021-05-17")
    settled(town, claim, "2021-05-18", "rejected", decision=by)
    town.until("2021-07-01")
    assert town.case.stage is Stage.CLOSED
    assert town.case.decisions[KEY].final_since
    there = town.command(
        "record_challenge", claim, happened="2021-06-10 12:00", decision=by, kind="appeal", title="Valitus"
    )
    appeal = str(town.memory.act(there).values["case"])
    assert town.case.decisions[KEY].word == "challenged"
    assert (town.case.stage, town.case.closed_because) == (Stage.DECIDED, "")
    settled(town, appeal, "2021-09-01", "upheld", ruling="HaO 1.9.2021", ruling_final="2021-10-02")
    town.until("2021-10-03")
    assert town.case.decisions[KEY].final_since == date(2021, 10, 2)
    assert town.case.stage is Stage.CLOSED
    town.on_case("certify_force", decision=KEY, role="registrar")


def test_a_late_appeal_takes_nothing_back() -> None:
    town = a_published_decision()
    claim = challenged(town)
    by = decided(town, claim, "2021-05-17")
    settled(town, claim, "2021-05-18", "rejected", decision=by)
    town.until("2021-07-01")
    final = town.case.decisions[KEY].final_since
    town.do("record_challenge", claim, decision=by, kind="appeal", title="Valitus")
    assert town.case.decisions[KEY].final_since == final


def test_what_replaces_the_decision_on_a_challenge_leaves_it_pending() -> None:
    town = a_published_decision()
    claim = challenged(town)
    by = decided(town, claim, "2021-05-17")
    settled(town, claim, "2021-05-18", "rejected", decision=by)
    town.until("2021-07-01")
    assert town.case.decisions[KEY].final_since
    town.do("reopen_case", claim, "2021-07-02", reason="Ratkaisu oikaistaan.")
    other = decided(town, claim, "2021-08-16", corrects=by, heard="Kuultu.", no_loss=True, refusing=True)
    assert town.case.decisions[KEY].word == "challenged"
    settled(town, claim, "2021-08-17", "rejected", decision=other)
    town.until("2021-10-01")
    assert town.case.decisions[KEY].word == "final"
