"""A text that refuses what was applied for keeps no lines, whatever is said of its money."""

from __future__ import annotations

from typing import Any

import pytest

from models.base.text import Text
from models.case.granting import RefusesAndGrants
from models.case.written_grant import ClauseRefusesAndGrants
from models.law.refusing import refuses
from models.preparation.revising import AnswerUnsaid
from tests.support.builders import (
    DAYCARE,
    LIBRARY,
    STREETS,
    Town,
    a_case_in_preparation,
    a_published_decision,
    an_open_meeting,
    grant,
    proposal,
    written,
)
from tests.support.challenging import challenged
from tests.support.floor import moved

REFUSING = [
    ("fi", "Lautakunta ei myönnä avustusta Nuorisoseuralle."),
    ("fi", "Lautakunta ei myönnä Nuorisoseuralle haettua 3 000 euroa, koska hakemus on myöhässä."),
    ("fi", "Lautakunta hylkää hakemuksen."),
    ("fi", "Avustusta ei tänä vuonna myönnetä."),
    (
        "fi",
        "Hakemus hylätään, sillä hakija, jolle avustus myönnettiin viime vuonna, ei ole antanut tilitystä.",
    ),
    ("fi", "Lautakunta päättää olla myöntämättä avustusta."),
    ("fi", "Lautakunta jättää oikaisuvaatimuksen tutkimatta."),
    ("sv", "Nämnden avslår ansökan."),
    ("sv", "Nämnden beviljar inte bidraget."),
    ("sv", "Bidrag beviljas föreningen inte."),
    ("sv", "Nämnden beslutar att inte bevilja bidraget."),
    ("en", "The committee does not grant the application."),
]
GRANTING = [
    ("fi", "Lautakunta myöntää 3 000 euroa ja hylkää hakemuksen muilta osin."),
    ("fi", "Lautakunta myöntää 3 000 euroa, jota ei makseta ennen tilitystä."),
    ("fi", "Kylän seuralle aiemmin myönnetty avustus ei muutu."),
    ("fi", "Lautakunta hyväksyy vaatimuksen osittain ja hylkää sen muilta osin."),
    ("sv", "Nämnden beviljar 3 000 euro och avslår ansökan till övriga delar."),
    ("en", "The committee grants what was not granted last year."),
]


@pytest.mark.parametrize(("language", "words"), REFUSING)
def test_what_refuses_is_read_in_each_language(language: str, words: str) -> None:
    assert refuses(Text.model_validate({"original": "fi", "texts": {"fi": "x", language: words}}))


@pytest.mark.parametrize(("language", "words"), GRANTING)
def test_what_grants_something_is_no_refusal(language: str, words: str) -> None:
    assert not refuses(Text.model_validate({"original": "fi", "texts": {"fi": "x", language: words}}))


def before_the_board() -> Town:
    clauses = proposal("Hankkeille myönnetään 10 000 euroa.", "Hankkeet raportoivat.")["clauses"]
    return an_open_meeting(clauses=clauses, appropriation=grant())


def carried(text: str) -> Town:
    town = before_the_board()
    motion = moved(town, "counter_proposal", text=written(text), clauses=[1])
    town.on_meeting("carry_motion", item=1, motion=motion, unanimous=True)
    return town


@pytest.mark.parametrize("said", [{}, {"same_money": True}, {"sums": {DAYCARE: 4_000_00}}])
def test_a_carried_refusal_keeps_no_money_because_somebody_says_so(said: dict[str, Any]) -> None:
    town = carried("Hankkeille ei myönnetä 10 000 euroa.")
    with pytest.raises(RefusesAndGrants):
        town.on_meeting("handle_item", item=1, outcome="approved_amended", **said)


def test_who_is_refused_gets_nothing() -> None:
    town = carried("Hankkeille ei myönnetä 10 000 euroa.")
    town.on_meeting(
        "handle_item", item=1, outcome="approved_amended", sums={DAYCARE: 0, LIBRARY: 0, STREETS: 0}
    )
    town.on_meeting("close_meeting")
    town.check("2021-03-16")
    town.publish("2021-03-17")
    assert town.case.follow_ups == ()


def test_a_presenter_who_turns_a_grant_into_a_refusal_takes_its_lines_away() -> None:
    said: dict[str, Any] = {"item": 1, "clause": 1, "text": written("Hankkeille ei myönnetä avustusta.")}
    with pytest.raises(RefusesAndGrants):
        before_the_board().on_meeting("revise_at_meeting", **said, same_money=True)


def test_a_proposal_is_not_written_that_refuses_and_grants() -> None:
    said = proposal("Lautakunta ei myönnä 10 000 euroa.", appropriation=grant())
    with pytest.raises(ClauseRefusesAndGrants):
        a_case_in_preparation().on_case("revise_proposal", proposal=said)


def test_a_claim_is_not_rejected_in_words_alone() -> None:
    town = a_published_decision()
    town.case_id = challenged(town)
    said = proposal("Kaupunginhallitus hylkää oikaisuvaatimuksen.")
    with pytest.raises(AnswerUnsaid):
        town.on_case("revise_proposal", "2021-04-20", proposal=said)
    town.on_case("revise_proposal", "2021-04-20", proposal={**said, "refusing": True})


def test_an_application_is_not_refused_in_words_alone() -> None:
    town = a_case_in_preparation()
    said = proposal("Lautakunta hylkää hakemuksen.", "Hakijalle ilmoitetaan.")
    with pytest.raises(AnswerUnsaid):
        town.on_case("revise_proposal", "2021-02-10", proposal=said)
    said["clauses"][0]["answer"] = "rejected"
    town.on_case("revise_proposal", "2021-02-10", proposal=said)


def test_what_only_reads_like_a_refusal_is_approved_where_that_is_said() -> None:
    said = proposal("Lautakunta hylkää vanhan nimen.", "Lautakunta ottaa uuden nimen.")
    said["clauses"][0]["answer"] = "approved"
    town = an_open_meeting(clauses=said["clauses"])
    town.on_meeting("handle_item", item=1, outcome="approved")
    handling = town.case.handlings[-1]
    assert handling.outcome == "approved"
    assert [clause.outcome for clause in handling.clauses] == ["approved", "approved"]
