"""While a challenge that came in time is pending, a decision is not final; what came of it decides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from app.desk.may import may_act
from models.base.refusal import NotYours
from models.case.case import Case
from models.case.challenge import ChallengeKind
from models.challenge.concluding import (
    ConcludedAlready,
    NotForAChallenge,
    OnlyPutsOff,
    ResultDiffers,
    RulingFinalWhen,
    SettledByWhat,
)
from models.challenge.recording import ArrivedBeforeDecision, CallUpTooLate, NoCallUp, NotThereToChallenge
from models.engine.may import NotThatPlace
from models.follow_up.follow_up import FollowUp
from models.matter.stage import Stage
from models.preparation.withdrawing import ConcludeItInstead
from tests.support.builders import (
    Town,
    a_case_in_preparation,
    a_handled_case,
    a_noted_case,
    a_published_decision,
    a_running_follow_up,
    proposal,
    written,
)
from tests.support.people import by, register, staffed

KEY = "khs-2021-1"
IN_TIME, LATE = "2021-04-08 15:59", "2021-04-08 16:01"


def challenged(town: Town, when: str = IN_TIME, kind: str = "claim", key: str = KEY, **said: Any) -> str:
    """A challenge arrives; the register number of the case that was opened for it."""
    answer = town.on_case("record_challenge", when, decision=key, kind=kind, title="Oikaisuvaatimus", **said)
    return str(answer.values["case"])


def settled(town: Town, case: str, when: str, result: str, **said: Any) -> None:
    town.do("conclude_challenge", case, when, result=result, **said)


def answering(answer: str) -> dict[str, Any]:
    """A clause that is proposed to come to an answer; to none, it changes the decision."""
    clause: dict[str, Any] = proposal(f"Oikaisuvaatimus: {answer}.")["clauses"][0]
    return clause | ({"answer": answer} if answer else {})


def decided(town: Town, case: str, when: str, **parts: Any) -> str:
    """A decision of the board in a case, published the same day; its key."""
    kept = town.case_id, town.meeting_id
    day = date.fromisoformat(when)
    prepared, approved, sent = (str(day - timedelta(days=before)) for before in (9, 8, 6))
    text = proposal(f"Oikaisuvaatimus hylätään {when}.", **(parts or {"refusing": True}))
    town.case_id = case
    town.on_case("revise_proposal", prepared, proposal=text)
    town.on_case("approve_for_agenda", approved, body="khs")
    town.call(approved, f"{when} 16:00")
    town.on_meeting("place_item", sent, case=case)
    town.on_meeting("send_agenda", sent)
    town.hold(when, outcome="approved")
    town.check(f"{when} 18:00")
    town.publish(f"{when} 19:00")
    key = town.handling.key
    town.case_id, town.meeting_id = kept
    return key


def an_officeholders_decision() -> Town:
    """Published on 18.3.2021, open to a claim until 8.4. at 16:00."""
    town = a_case_in_preparation()
    town.on_case("decide_alone", "2021-03-15", role="officeholder", body="strj")
    town.on_case("publish_decision", "2021-03-18", decision="strj-2021-1", role="officeholder")
    return town


def test_whoever_recorded_a_challenge_hands_it_over_to_a_preparer() -> None:
    town = staffed(a_published_decision())
    said = {"decision": KEY, "kind": "claim", "title": "Oikaisuvaatimus"}
    case = str(by(town, "sihteeri", "record_challenge", "secretary", town.case_id, **said).values["case"])
    revised = {"proposal": proposal("Oikaisuvaatimus hylätään.", refusing=True)}
    with pytest.raises(NotThatPlace, match="until it is handed over"):
        by(town, "laatija", "revise_proposal", "preparer", case, **revised)
    with pytest.raises(NotThatPlace, match="sihteeri could"):
        by(town, "toinen", "hand_over_case", "secretary", case, to="laatija")
    offered = {
        each.act: each.who for each in may_act(town.memory.held(case), town.memory.now, register(town))
    }
    assert "hand_over_case" in offered
    by(town, "sihteeri", "hand_over_case", "secretary", case, to="laatija")
    by(town, "laatija", "revise_proposal", "preparer", case, **revised)
    by(town, "rekisteri", "hand_over_case", "registrar", case, to="toisaalla")


def test_a_claim_in_time_gets_a_case_of_its_own_and_holds_the_decision_up() -> None:
    town = a_published_decision()
    own = challenged(town, made_by={**written("Vaatija"), "sealed": True})
    case, examined = town.case, town.memory.held(own).of(Case)
    assert examined.against
    assert (examined.title, examined.against.decision, examined.against.case) == (
        "Oikaisuvaatimus",
        KEY,
        town.case_id,
    )
    assert str(case.links[0].said()) == f"A challenge to its decision is examined in the case {own}"
    assert str(examined.links[0].said()) == f"Examines a challenge to a decision of the case {town.case_id}"
    assert case.decisions[KEY].word == "challenged"
    assert case.due() == ()
    town.until("2022-04-08")
    assert (town.case.stage, town.case.decisions[KEY].final_since) == (Stage.DECIDED, None)


@pytest.mark.parametrize(("when", "late"), [("2021-04-08 16:00", False), (LATE, True)])
def test_it_is_late_to_the_minute_and_a_late_one_holds_nothing_up(when: str, *, late: bool) -> None:
    town = a_published_decision()
    challenged(town, when)
    challenge = town.case.decisions[KEY].challenges[0]
    assert (challenge.late, "late" in str(challenge.said())) == (late, late)
    town.until("2021-04-10")
    assert (town.case.decisions[KEY].final_since is not None) == late


def test_what_the_decision_cannot_be_challenged_by_is_flagged_and_holds_nothing_up() -> None:
    town = a_published_decision()
    own = challenged(town, kind="appeal")
    assert "a remedy that the decision does not have" in str(town.case.decisions[KEY].challenges[0].said())
    town.until("2021-04-10")
    assert town.case.decisions[KEY].word == "final"
    settled(town, own, "2021-06-01", "not_examined", ruling="HAO 1.6.2021", ruling_final="2021-07-02")
    assert town.case.decisions[KEY].final_since == date(2021, 4, 9)
    noted = a_noted_case()
    noted.check("2021-03-17")
    noted.publish("2021-03-18")
    challenged(noted)
    assert noted.case.decisions[KEY].word == "final"


def test_a_claim_typed_after_the_decision_was_final_takes_its_force_back() -> None:
    town = a_published_decision()
    town.until("2021-04-12 09:00")
    assert town.case.stage is Stage.CLOSED
    said = {"decision": KEY, "kind": "claim", "title": "Oikaisuvaatimus"}
    town.memory.act(town.command("record_challenge", town.case_id, happened=IN_TIME, **said))
    assert (town.case.stage, town.case.decisions[KEY].word) == (Stage.DECIDED, "challenged")


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
    settled(town, second, "2021-05-03", "rejected", ruling="HAO 3.5.2021", ruling_final="2021-06-03")
    town.until("2021-06-04")
    assert town.case.decisions[KEY].final_since == date(2021, 6, 3)


@pytest.mark.parametrize("result", ["annulled", "changed"])
def test_a_decision_that_does_not_stand_is_in_force_no_more_and_its_money_is_not_followed(
    result: str,
) -> None:
    town = a_running_follow_up()
    own = challenged(town)
    settled(town, own, "2021-12-01", result, ruling="HAO 1.12.2021, H7/2021")
    status = town.case.decisions[KEY]
    assert (status.word, status.void_since, status.replaced_by) == (
        "void",
        date(2021, 12, 1),
        "HAO 1.12.2021, H7/2021",
    )
    follow_up = town.memory.held(town.follow_up_id).of(FollowUp)
    assert (follow_up.open, follow_up.due()) == (False, ())
    assert town.case.closed_because == "its decision is in force no more and nothing is left to do"
    assert town.kinds(town.follow_up_id)[-1] == "FollowUpStopped"


def test_what_is_referred_back_is_prepared_anew() -> None:
    town = a_running_follow_up()
    own = challenged(town)
    settled(town, own, "2021-12-01", "referred_back", ruling="HAO 1.12.2021, H7/2021")
    assert (town.case.stage, town.case.decisions[KEY].word) == (Stage.PREPARATION, "void")
    town.on_case("revise_proposal", proposal=proposal("Uusi ehdotus."))
    town.on_case("decide_alone", role="officeholder", body="strj")
    town.on_case("publish_decision", decision="strj-2021-1", role="officeholder")
    town.until("2022-03-01")
    assert (town.case.stage, town.case.decisions["strj-2021-1"].word) == (Stage.CLOSED, "final")


def test_the_board_calls_up_what_those_below_it_decided_inside_the_claim_period() -> None:
    town = an_officeholders_decision()
    own = challenged(town, "2021-04-08 15:00", kind="call_up", key="strj-2021-1")
    settled(town, own, "2021-04-20", "lapsed")
    with pytest.raises(CallUpTooLate):
        challenged(town, "2021-04-20 13:00", kind="call_up", key="strj-2021-1")
    with pytest.raises(NoCallUp):
        challenged(a_published_decision(), kind="call_up")


def test_nothing_is_recorded_that_cannot_be() -> None:
    with pytest.raises(NotThereToChallenge):
        challenged(a_handled_case())
    town = a_published_decision()
    said = {"decision": KEY, "kind": "claim", "title": "Vaatimus"}
    with pytest.raises(ArrivedBeforeDecision):
        town.memory.act(town.command("record_challenge", town.case_id, happened="2021-03-14", **said))
    with pytest.raises(NotYours):
        town.on_case("record_challenge", role="preparer", **said)
    with pytest.raises(ValidationError, match="sealed"):
        town.on_case("record_challenge", made_by=written("Vaatija"), **said)


def test_what_arrived_in_time_is_recorded_though_the_case_went_on() -> None:
    town = a_published_decision()
    town.on_case("reopen_case", "2021-04-08 17:00", reason="Tuli uutta tietoa.")
    said = {"decision": KEY, "kind": "claim", "title": "Oikaisuvaatimus"}
    town.memory.act(town.command("record_challenge", town.case_id, happened=IN_TIME, **said))
    assert not town.case.decisions[KEY].challenges[0].late


def test_a_case_that_examines_a_challenge_is_concluded_and_not_withdrawn() -> None:
    town = a_published_decision()
    own = challenged(town)
    with pytest.raises(ConcludeItInstead, match="--result lapsed"):
        town.do("withdraw_case", own, "2021-04-09", reason="Ei vaadita.")
    settled(town, own, "2021-04-09", "lapsed")
    assert town.memory.held(own).of(Case).stage is Stage.CLOSED


def test_a_result_names_what_settled_it() -> None:
    town = a_published_decision()
    with pytest.raises(NotForAChallenge):
        town.on_case("conclude_challenge", result="rejected", ruling="HAO")
    own = challenged(town)
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


def test_every_kind_is_called_something() -> None:
    assert all(kind.english for kind in ChallengeKind)


def test_the_decision_on_a_claim_is_open_to_an_appeal_and_to_no_second_claim() -> None:
    town = a_published_decision()
    own = challenged(town)
    decided(town, own, "2021-05-03")
    examined = town.memory.held(own).of(Case)
    assert examined.proposals[0].claim_against == KEY
    assert examined.handlings[0].appeal == "municipal_appeal"


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
    other = decided(town, claim, "2021-08-16", corrects=by, heard="Kuultu.", refusing=True)
    assert town.case.decisions[KEY].word == "challenged"
    settled(town, claim, "2021-08-17", "rejected", decision=other)
    town.until("2021-10-01")
    assert town.case.decisions[KEY].word == "final"
