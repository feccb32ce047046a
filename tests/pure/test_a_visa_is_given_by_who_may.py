"""A visa is given by its approver, a deputy, or the one to whom it was delegated; never by the preparer."""

from __future__ import annotations

from typing import Any

import pytest

from models.engine.may import NoRightToActFor, NotThatPlace, OwnAct
from models.people.people_register import NoSuchPerson
from models.preparation.presenting import VisasLack
from tests.support.builders import Town, proposal, written
from tests.support.chains import CHAIN, a_town_with, chain
from tests.support.people import by, spoken

OFFICES = {
    "laatija": ("preparer", "kanslia"),
    "esittelija": ("presenter", "kh"),
    "rahanen": ("approver", "talous"),
    "lakinen": ("approver", "laki"),
    "johto": ("approver", "kanslia"),
}


def a_staffed_town(chain_: dict[str, Any] = CHAIN) -> Town:
    """A case of `laatija` of the unit `kanslia`, whose visas are asked for, and its approvers."""
    town = a_town_with(chain_)
    town.memory.act(spoken(town, "add_person", "anybody", "registrar", person="rekisteri"))
    for person in (*OFFICES, "sijainen"):
        by(town, "rekisteri", "add_person", "registrar", person=person)
    for person, (office, of) in OFFICES.items():
        by(town, "rekisteri", "appoint_person", "registrar", person=person, office=office, of=of)
    opened = by(town, "laatija", "open_case", "preparer", title="Kirjasto", task_class="10 03 02")
    town.case_id = opened.journal
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    by(town, "laatija", "request_visas", "preparer", town.case_id)
    return town


def visa(town: Town, actor: str, step: str, behalf: str = "") -> None:
    by(town, actor, "give_visa", "approver", town.case_id, step=step, behalf=behalf)


def test_an_approver_gives_the_visa_of_their_own_step_only() -> None:
    town = a_staffed_town()
    visa(town, "rahanen", "talous")
    with pytest.raises(NotThatPlace, match="approver of laki; lakinen could"):
        visa(town, "rahanen", "laki")
    assert town.case.visas()["talous"].by == "rahanen"


def test_whose_title_a_step_bears_may_be_approver_of_something_else() -> None:
    town = a_staffed_town(chain(talous={"of": "kanslia"}))
    visa(town, "johto", "talous")


def test_a_step_of_the_own_unit_is_that_of_whoever_opened_the_case() -> None:
    town = a_staffed_town(chain(talous={"own_unit": True}))
    with pytest.raises(NotThatPlace, match="johto could"):
        visa(town, "rahanen", "talous")
    visa(town, "johto", "talous")


def test_the_own_unit_is_known_though_the_case_is_said_to_have_begun_before_its_preparer() -> None:
    town = a_staffed_town(chain(talous={"own_unit": True}))
    early = {"title": "Koulu", "task_class": "10 03 02", "happened": "2020-08-03 09:00"}
    town.case_id = by(town, "laatija", "open_case", "preparer", **early).journal
    by(
        town,
        "laatija",
        "revise_proposal",
        "preparer",
        town.case_id,
        happened="2020-08-03",
        proposal=proposal(),
    )
    by(town, "laatija", "request_visas", "preparer", town.case_id, happened="2020-08-04")
    visa(town, "johto", "talous")


def test_a_deputy_gives_a_visa_in_the_others_name_and_both_are_named() -> None:
    town = a_staffed_town()
    with pytest.raises(NoRightToActFor):
        visa(town, "sijainen", "talous", behalf="rahanen")
    days = {"for_whom": "rahanen", "until": "2026-12-31"}
    by(town, "rekisteri", "name_deputy", "registrar", person="sijainen", **days)
    visa(town, "sijainen", "talous", behalf="rahanen")
    given = town.case.visas()["talous"]
    assert (given.by, given.deputy) == ("rahanen", "sijainen")


def test_one_visa_is_delegated_to_a_named_person_who_holds_no_office() -> None:
    town = a_staffed_town()
    with pytest.raises(NotThatPlace):
        visa(town, "sijainen", "talous")
    with pytest.raises(NoSuchPerson):
        by(town, "rahanen", "delegate_visa", "approver", town.case_id, step="talous", to="kukaan")
    by(town, "rahanen", "delegate_visa", "approver", town.case_id, step="talous", to="sijainen")
    with pytest.raises(
        VisasLack, match="the visa of talousjohtaja is missing, which was delegated to sijainen"
    ):
        by(town, "esittelija", "approve_for_agenda", "presenter", town.case_id, body="kh")
    with pytest.raises(NotThatPlace):
        visa(town, "sijainen", "laki")
    visa(town, "sijainen", "talous")
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal("Toinen."))
    by(town, "laatija", "request_visas", "preparer", town.case_id)
    with pytest.raises(NotThatPlace, match="rahanen could"):
        visa(town, "sijainen", "talous")


def test_nobody_delegates_a_visa_that_is_not_theirs() -> None:
    town = a_staffed_town()
    with pytest.raises(NotThatPlace, match="rahanen could"):
        by(town, "lakinen", "delegate_visa", "approver", town.case_id, step="talous", to="sijainen")


def test_a_preparer_gives_no_visa_of_their_own_proposal() -> None:
    town = a_staffed_town()
    by(town, "rekisteri", "appoint_person", "registrar", person="laatija", office="approver", of="talous")
    with pytest.raises(OwnAct, match="rahanen could"):
        visa(town, "laatija", "talous")
    by(town, "rahanen", "delegate_visa", "approver", town.case_id, step="talous", to="laatija")
    with pytest.raises(OwnAct):
        visa(town, "laatija", "talous")


def test_who_is_awaited_sends_back_and_nobody_else_of_their_role() -> None:
    town = a_staffed_town()
    comment = written("Kustannusarvio puuttuu.")
    with pytest.raises(NotThatPlace):
        by(town, "johto", "send_back", "approver", town.case_id, comment=comment)
    by(town, "lakinen", "send_back", "approver", town.case_id, comment=comment)
    assert town.case.mending
    assert (town.case.mending.by, town.case.mending.role) == ("lakinen", "approver")
