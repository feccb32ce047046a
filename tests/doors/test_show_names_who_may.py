"""Where people are known, `pykala show` names who may, and `pykala policy` says why one may not."""

from __future__ import annotations

from app.desk.may import deciding_alone, may_act, mine, not_yet
from models.bodies.body import Bodies
from tests.support.builders import (
    Town,
    a_handled_case,
    a_running_follow_up,
    an_opened_case,
    figures,
    proposal,
)
from tests.support.people import by, register, staffed


def a_case_of_the_staff() -> Town:
    town = staffed(Town())
    town.case_id = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    return town


def offered(town: Town) -> dict[str, tuple[str, ...]]:
    """Who may do what in the case now."""
    held, now = town.memory.held(town.case_id), town.memory.now
    return {each.act: each.who for each in may_act(held, now, register(town))}


def why_not(town: Town, person: str) -> dict[str, str]:
    """What one person may not do there, and why; an empty reason where they may."""
    held, now = town.memory.held(town.case_id), town.memory.now
    found = mine(held, now, person, register(town))
    return {f"{each.role} {each.act}": str(each.refusal or "") for each in found}


def test_those_who_may_are_named_and_what_nobody_may_is_left_out() -> None:
    town = a_case_of_the_staff()
    assert offered(town) == {
        "revise_proposal": ("kollega", "laatija"),
        "withdraw_case": ("kollega", "laatija"),
    }
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    assert offered(town)["approve_for_agenda"] == ("esittelija",)
    assert offered(town)["decide_alone"] == ("esittelija",)


def test_deciding_alone_is_offered_to_those_of_an_office_and_not_of_a_body_that_meets() -> None:
    town = a_case_of_the_staff()
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    held, now, offices = town.memory.held(town.case_id), town.memory.now, deciding_alone(Bodies.load())
    assert offices
    assert "decide_alone" not in {each.act for each in may_act(held, now, register(town), offices)}
    by(town, "rekisteri", "appoint_person", "registrar", person="toinen", office="presenter", of=offices[0])
    found = {each.act: each.who for each in may_act(held, now, register(town), offices)}
    assert found["decide_alone"] == ("toinen",)
    refused = {each.act: each.refusal for each in mine(held, now, "esittelija", register(town), offices)}
    assert "toinen could" in str(refused["decide_alone"])


def test_of_a_registry_that_knows_nobody_roles_are_shown_as_before() -> None:
    town = an_opened_case()
    held = town.memory.held(town.case_id)
    assert {each.who for each in may_act(held, town.memory.now)} == {()}


def test_what_stands_in_the_way_of_the_next_act_is_said() -> None:
    town = a_case_of_the_staff()
    hindered = not_yet(town.memory.held(town.case_id), town.memory.now)
    assert hindered is not None
    assert (hindered.act, str(hindered.refusal)) == (
        "request_reviews",
        "There is no proposal yet; write it first, then ask for reviews.",
    )


def test_one_is_told_what_one_may_and_why_not_the_rest() -> None:
    town = a_case_of_the_staff()
    assert why_not(town, "laatija")["preparer revise_proposal"] == ""
    assert why_not(town, "toisaalla")["preparer withdraw_case"] == (
        "toisaalla may not withdraw case: that is for a preparer of HEL 2021-000001; "
        "kollega or laatija could."
    )
    assert "preparer request_reviews" not in why_not(town, "esittelija")
    assert why_not(town, "laatija")["preparer request_reviews"].startswith("There is no proposal yet")


def test_no_reason_tells_of_what_nobody_said() -> None:
    town = a_handled_case()
    found = mine(town.memory.held(town.meeting_id), town.memory.now, "sihteeri", None)
    reasons = [str(each.refusal) for each in found if each.refusal]
    assert reasons
    assert not [reason for reason in reasons if "Undefined" in reason]


def test_of_a_report_that_cannot_be_given_the_next_one_is_told() -> None:
    town = a_running_follow_up()
    town.until("2021-04-01")
    for line in town.follow_up.lines:
        town.on_follow_up("give_report", project=line, figures=figures(line), period="2021Q1")
        town.on_follow_up("accept_report", project=line, period="2021Q1")
    hindered = not_yet(town.memory.held(town.follow_up_id), town.memory.now)
    assert hindered is not None
    assert "2021Q2 ends on" in str(hindered.refusal)
