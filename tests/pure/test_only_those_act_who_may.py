"""A registry that knows people takes acts from those who hold the office there, and says who could."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.base.refusal import NotYours
from models.bodies.body import NoSuchBody
from models.engine import may
from models.engine.may import NobodyKnown, NoRightToActFor, NotThatPlace, NotThatRole, OwnAct
from models.meeting.checkers import CheckerNotPresent
from tests.support.builders import (
    DAYCARE,
    LIBRARY,
    Town,
    a_handled_case,
    a_running_follow_up,
    a_summoned_meeting,
    an_opened_case,
    figures,
    proposal,
)
from tests.support.people import by, register, spoken, staffed


def said(refused: pytest.ExceptionInfo[Any]) -> str:
    return str(refused.value)


def test_a_registry_that_knows_nobody_takes_everybody() -> None:
    assert an_opened_case().case.preparer == "the preparer"


def test_the_first_who_is_known_is_registrar_and_then_nobody_unknown_acts() -> None:
    town = staffed(Town())
    with pytest.raises(NobodyKnown) as refused:
        town.do("open_case", title="Asia", task_class="02 02 02")
    assert said(refused) == (
        "the preparer is nobody whom this registry knows on 2021-01-11; `pykala person list` shows those "
        "whom it knows."
    )


def test_somebody_known_acts_in_their_own_office_only() -> None:
    town = staffed(Town())
    case = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    assert town.facts(case)[0].actor == "laatija"
    with pytest.raises(NotThatRole) as refused:
        by(town, "sihteeri", "open_case", "preparer", title="Asia", task_class="02 02 02")
    assert said(refused) == (
        "sihteeri may not open case: that is for a preparer; kollega, laatija or toisaalla could."
    )
    with pytest.raises(NotYours):
        by(town, "sihteeri", "open_case", "secretary", title="Asia", task_class="02 02 02")


def a_prepared_case() -> Town:
    """A case that the staff opened and wrote."""
    town = staffed(Town())
    town.case_id = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    return town


def test_a_case_is_of_who_opened_it_and_of_their_unit() -> None:
    town = a_prepared_case()
    by(town, "kollega", "revise_proposal", "preparer", town.case_id, proposal=proposal("Toisin."))
    with pytest.raises(NotThatPlace) as refused:
        by(town, "toisaalla", "withdraw_case", "preparer", town.case_id, reason="Ei tarvita.")
    assert said(refused) == (
        "toisaalla may not withdraw case: that is for a preparer of HEL 2021-000001; "
        "kollega or laatija could."
    )
    by(
        town,
        "rekisteri",
        "appoint_person",
        "registrar",
        person="toisaalla",
        office="preparer",
        of=town.case_id,
    )
    by(town, "toisaalla", "withdraw_case", "preparer", town.case_id, reason="Ei tarvita.")


def test_who_prepared_it_does_not_approve_it_as_presenter() -> None:
    town = a_prepared_case()
    by(town, "rekisteri", "appoint_person", "registrar", person="kollega", office="presenter", of="khs")
    by(town, "kollega", "revise_proposal", "preparer", town.case_id, proposal=proposal("Toisin."))
    with pytest.raises(OwnAct) as refused:
        by(town, "kollega", "approve_for_agenda", "presenter", town.case_id, body="khs")
    assert said(refused) == (
        "kollega may not approve for agenda: who acts here as a preparer does not judge it, too; esittelija "
        "could."
    )
    by(town, "esittelija", "approve_for_agenda", "presenter", town.case_id, body="khs")


def test_the_secretary_of_another_body_is_refused() -> None:
    town = staffed(a_summoned_meeting())
    with pytest.raises(NotThatPlace) as refused:
        by(town, "toinen", "take_off_item", "secretary", town.meeting_id, item=1)
    assert said(refused) == "toinen may not take off item: that is for a secretary of khs; sihteeri could."
    with pytest.raises(NotThatPlace):
        by(town, "toinen", "call_meeting", "secretary", body="khs", at="2021-05-03T16:00+03:00")
    by(town, "sihteeri", "take_off_item", "secretary", town.meeting_id, item=1)


def test_a_body_that_there_is_not_is_told_before_who_could() -> None:
    town = a_prepared_case()
    with pytest.raises(NoSuchBody, match="There is no body xyz; there are digijory, "):
        by(town, "esittelija", "approve_for_agenda", "presenter", town.case_id, body="xyz")
    with pytest.raises(NoSuchBody):
        by(town, "sihteeri", "call_meeting", "secretary", body="xyz", at="2021-06-01T16:00:00+03:00")


def test_another_group_does_not_give_the_review() -> None:
    town = a_prepared_case()
    by(town, "laatija", "request_reviews", "preparer", town.case_id, groups=["digijory"])
    review = {"group": "digijory", "session": "2021-01-11", "verdict": "supports"}
    with pytest.raises(NotThatPlace, match="for a reviewer of digijory; ryhma could"):
        by(town, "muuryhma", "give_review", "reviewer", town.case_id, **review)
    by(town, "ryhma", "give_review", "reviewer", town.case_id, **review)


def a_reported_town() -> Town:
    town = staffed(a_running_follow_up())
    town.until("2021-07-05 09:00")
    by(town, "rekisteri", "appoint_person", "registrar", person="paivakoti", office="owner", of=DAYCARE)
    by(town, "rekisteri", "appoint_person", "registrar", person="muulinja", office="owner", of=LIBRARY)
    return town


def report(project: str, period: str) -> dict[str, Any]:
    return {"project": project, "period": period}


def test_the_owner_of_another_line_does_not_report_on_it() -> None:
    town = a_reported_town()
    given = {**report(DAYCARE, "2021Q1"), "figures": figures(DAYCARE)}
    with pytest.raises(NotThatPlace, match=f"for an owner of {DAYCARE}; paivakoti could"):
        by(town, "muulinja", "give_report", "owner", town.follow_up_id, **given)
    by(town, "paivakoti", "give_report", "owner", town.follow_up_id, **given)


def test_nobody_accepts_their_own_report_not_even_for_another() -> None:
    town = a_reported_town()
    about = report(DAYCARE, "2021Q1")
    by(town, "paivakoti", "give_report", "owner", town.follow_up_id, **about, figures=figures(DAYCARE))
    by(town, "rekisteri", "appoint_person", "registrar", person="paivakoti", office="controller", of="all")
    with pytest.raises(OwnAct, match="who acts here as an owner does not judge it, too; tarkastaja could"):
        by(town, "paivakoti", "accept_report", "controller", town.follow_up_id, **about)
    deputy(town, "paivakoti", "tarkastaja")
    with pytest.raises(OwnAct):
        by(town, "paivakoti", "accept_report", "controller", town.follow_up_id, behalf="tarkastaja", **about)
    by(town, "tarkastaja", "accept_report", "controller", town.follow_up_id, **about)


def test_a_controller_of_one_division_does_not_close_the_accounts_of_all() -> None:
    town = a_reported_town()
    by(town, "rekisteri", "add_person", "registrar", person="koulut")
    by(town, "rekisteri", "appoint_person", "registrar", person="koulut", office="controller", of="school")
    with pytest.raises(NotThatPlace, match="of school and culture; tarkastaja could"):
        by(town, "koulut", "consolidate_quarter", "controller", town.follow_up_id, period="2021Q1")


def deputy(town: Town, person: str, other: str, until: str = "2021-12-31") -> None:
    by(town, "rekisteri", "name_deputy", "registrar", person=person, for_whom=other, until=until)


def test_a_deputy_acts_in_the_others_name_and_the_fact_has_both() -> None:
    town = staffed(Town())
    asked = {"title": "Asia", "task_class": "02 02 02", "behalf": "laatija"}
    with pytest.raises(NoRightToActFor) as refused:
        by(town, "ryhma", "open_case", "preparer", **asked)
    assert said(refused).startswith(
        "ryhma has no right to act for laatija on 2021-01-11; laatija could. "
        "`pykala person deputy` gives such a right"
    )
    deputy(town, "ryhma", "laatija", until="2021-01-31")
    town.case_id = by(town, "ryhma", "open_case", "preparer", **asked).journal
    fact = town.facts(town.case_id)[0]
    assert (fact.actor, fact.on_behalf_of, town.case.preparer) == ("ryhma", "laatija", "laatija")
    town.until("2021-02-01 09:00")
    with pytest.raises(NoRightToActFor):
        by(town, "ryhma", "open_case", "preparer", **asked)


def test_a_checker_who_was_not_there_is_refused() -> None:
    town = staffed(a_handled_case())
    with pytest.raises(CheckerNotPresent):
        by(
            town,
            "sihteeri",
            "check_minutes",
            "secretary",
            town.meeting_id,
            checkers=("Mai Kivelä", "varajäsen 9"),
        )


def test_time_passes_and_is_nobody() -> None:
    town = staffed(a_summoned_meeting())
    before = len(town.memory.facts)
    town.until("2021-03-16 09:00")
    assert {fact.role for fact in town.memory.facts[before:]} <= {"time"}


def test_what_is_typed_later_is_decided_by_who_may_now() -> None:
    town = a_prepared_case()
    town.until("2021-02-01 09:00")
    by(town, "rekisteri", "end_office", "registrar", person="laatija", office="preparer", of="kanslia")
    command = spoken(town, "withdraw_case", "laatija", "preparer", town.case_id, reason="Ei tarvita.")
    earlier = town.memory.now - timedelta(days=20)
    with pytest.raises(NotThatPlace, match="kollega could"):
        town.memory.act(command.model_copy(update={"happened_at": earlier}))


def test_a_fact_without_another_name_is_hashed_as_it_always_was() -> None:
    town = an_opened_case()
    fact = town.facts(town.case_id)[0]
    assert "on_behalf_of" not in fact.model_dump(mode="json")
    assert fact.model_copy(update={"on_behalf_of": "joku"}).computed_hash() != fact.hash


def test_whoever_could_is_refused_by_nothing() -> None:
    town = a_prepared_case()
    command = spoken(town, "approve_for_agenda", "laatija", "presenter", town.case_id, body="khs")
    held, today = town.memory.held(town.case_id), town.case.opened
    asked = may.asked_of("presenter", command.act, held, register(town), today)
    assert [*asked.could()] == ["esittelija"]
    assert asked.refusal("esittelija") is None
