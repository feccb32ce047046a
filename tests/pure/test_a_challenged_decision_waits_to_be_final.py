"""While a challenge that came in time is pending, a decision is not final; what came of it decides."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from app.desk.may import may_act
from models.base.refusal import NotYours
from models.case.case import Case
from models.case.challenge import ChallengeKind
from models.challenge.recording import ArrivedBeforeDecision, CallUpTooLate, NoCallUp, NotThereToChallenge
from models.engine.may import NotThatPlace
from models.matter.stage import Stage
from models.preparation.withdrawing import ConcludeItInstead
from tests.support.builders import (
    a_handled_case,
    a_noted_case,
    a_published_decision,
    proposal,
    written,
)
from tests.support.challenging import (
    IN_TIME,
    KEY,
    LATE,
    an_officeholders_decision,
    challenged,
    decided,
    settled,
)
from tests.support.people import by, register, staffed


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


def test_every_kind_is_called_something() -> None:
    assert all(kind.english for kind in ChallengeKind)


def test_the_decision_on_a_claim_is_open_to_an_appeal_and_to_no_second_claim() -> None:
    town = a_published_decision()
    own = challenged(town)
    decided(town, own, "2021-05-03")
    examined = town.memory.held(own).of(Case)
    assert examined.proposals[0].claim_against == KEY
    assert examined.handlings[0].appeal == "municipal_appeal"
