"""A decision may be implemented before legal force, on a ground; its legal force can be certified."""

from __future__ import annotations

from datetime import date

import pytest

from models.force.certifying import NotInForce
from models.force.implementing import ImplementedAlready, NothingToImplement, NotToImplement
from tests.support.builders import a_handled_case, a_published_decision, a_running_follow_up, an_open_meeting

KEY = "khs-2021-1"
GROUND = {"decision": KEY, "reason": "Hankkeet alkavat elokuussa, ja päätös voidaan peruuttaa."}


def test_it_is_implemented_once_on_its_ground_also_while_it_is_challenged() -> None:
    town = a_published_decision()
    said = {"decision": KEY, "kind": "claim", "title": "Oikaisuvaatimus"}
    town.on_case("record_challenge", "2021-04-01", role="registrar", **said)
    town.on_case("implement_early", "2021-04-02", **GROUND)
    assert town.case.decisions[KEY].implemented == date(2021, 4, 2)
    assert town.case.decisions[KEY].word == "challenged"
    assert "Hankkeet alkavat elokuussa" in str(town.facts(town.case_id)[-1].content.said())
    with pytest.raises(ImplementedAlready):
        town.on_case("implement_early", **GROUND)


def test_nothing_is_implemented_early_that_is_not_checked_or_is_final() -> None:
    with pytest.raises(NotToImplement, match="decided"):
        a_handled_case().on_case("implement_early", **GROUND)
    town = a_running_follow_up()
    town.until("2021-05-01")
    with pytest.raises(NotToImplement, match="final"):
        town.on_case("implement_early", **GROUND)


@pytest.mark.parametrize("outcome", ["returned", "rejected"])
def test_what_was_put_off_or_refused_is_not_implemented(outcome: str) -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome=outcome, proposed_by="jäsen 4", unanimous=True)
    town.on_meeting("close_meeting")
    town.check("2021-03-16")
    with pytest.raises(NothingToImplement):
        town.on_case("implement_early", "2021-03-17", **GROUND)


def test_only_legal_force_is_certified_and_in_a_closed_case_too() -> None:
    town = a_published_decision()
    with pytest.raises(NotInForce, match="published"):
        town.on_case("certify_force", decision=KEY)
    town.until("2021-05-01")
    town.on_case("certify_force", decision=KEY)
    town.on_case("certify_force", decision=KEY)
    assert town.kinds(town.case_id)[-2:] == ["ForceCertified", "ForceCertified"]
