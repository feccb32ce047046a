"""The record of a case tells each of its decisions whole, in the form in which a published one is read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped] # it ships no types

from app.exchange.helsinki import read
from models.base.writing import Written
from models.record.case_record import CaseRecord
from models.record.claims import ClaimedAgainst
from models.record.decision import DecisionRecord
from models.record.making.case_record import case_record
from models.record.service import AddresseeRole, ServiceWay
from tests.exchange.helsinki.published import published, section
from tests.papers.test_papers_tell_of_every_kind import Board
from tests.support.paper_life import Life
from tests.support.paper_lives import approved, opened, prepared, tabled

DOCS = Path(__file__).parents[2] / "docs"
CASE, DECISION = (
    jsonschema.Draft202012Validator(json.loads((DOCS / f"{name}.schema.json").read_text("utf-8")))
    for name in ("record", "decision-record")
)


def recorded(life: Life, case: str = "HEL 2021-002935") -> CaseRecord:
    """The record of a case, which the published schema describes."""
    record = case_record(life.memory, case, life.memory.facts, (), lambda one: life.texts.get(one.sha256))
    CASE.validate(record.model_dump(mode="json"))
    for decision in record.handlings:
        DECISION.validate(decision.model_dump(mode="json"))
    return record


def last(life: Life) -> DecisionRecord:
    return recorded(life).handlings[-1]


def test_a_proposal_to_another_body_is_told_as_one() -> None:
    board = Board(kind="proposal", to="kvsto", appropriation=None)
    board.act("handle_item", outcome="approved")
    board.publish()
    told = last(board.life)
    assert (told.kind, told.to, told.key) == ("proposal", "kvsto", f"khs-2021-{told.section}")


def test_votes_dissents_and_who_joined_them_are_told() -> None:
    board = Board(appropriation=None)
    text = board.life.write("Rahoitus siirretään.")
    board.act("make_motion", kind="counter_proposal", mover="Mai Kivelä", text=text)
    board.act("second_motion", motion=1, seconders=["jäsen 15"])
    board.vote(9)
    board.act("handle_item", outcome="approved_by_vote")
    board.act("announce_dissent", member="Mai Kivelä")
    board.act("announce_dissent", member="jäsen 15", joins="Mai Kivelä")
    board.publish()
    told = last(board.life)
    assert told.proceedings is not None
    assert [(one.person.name, one.joins) for one in told.proceedings.dissents] == [
        ("Mai Kivelä", ""),
        ("jäsen 15", "Mai Kivelä"),
    ]
    assert [vote.won for vote in told.proceedings.votes] == ["yes"]


def test_an_election_is_told_with_its_votes_and_its_lot() -> None:
    board = Board(appropriation=None)
    slates = [
        {"candidates": ["Ensimmäinen Ehdokas"], "votes": 7},
        {"candidates": ["Toinen Ehdokas"], "votes": 7},
    ]
    board.act(
        "record_election", ballots={"seats": 1, "slates": slates, "blank": 1, "lot": ["Toinen Ehdokas"]}
    )
    board.act("handle_item", outcome="elected")
    board.publish()
    told = last(board.life)
    assert told.proceedings is not None
    (held,) = told.proceedings.elections
    assert (held.elected, held.lot, held.blank) == (("Toinen Ehdokas",), ("Toinen Ehdokas",), 1)


def lived(**changes: Any) -> Life:
    """A case that was tabled and then approved, one clause or as many as the proposal has."""
    life = Life()
    case = opened(life)
    prepared(life, case, **changes)
    tabled(life, case)
    approved(life, case)
    return life


def test_each_clause_has_its_number_and_what_became_of_it() -> None:
    first, second = recorded(lived()).handlings
    assert [(one.number, one.outcome) for one in second.clauses] == [(1, "approved"), (2, "approved")]
    assert (second.outcome, second.proposal and second.proposal.clauses) == ("approved", ())
    assert [(one.number, one.outcome) for one in first.clauses] == [(None, "tabled")]
    assert first.proposal
    assert [(one.number, one.outcome) for one in first.proposal.clauses] == [(1, "tabled"), (2, "tabled")]


def test_a_clause_that_was_put_off_is_told_beside_those_decided() -> None:
    board = Board(appropriation=None)
    board.act("make_motion", kind="tabling", mover="Mai Kivelä", clauses=[2])
    board.act("second_motion", motion=1, seconders=["jäsen 15"])
    board.act("carry_motion", motion=1)
    board.act("handle_item", outcome="approved")
    board.publish()
    told = last(board.life)
    assert [(one.number, one.outcome) for one in told.clauses] == [(1, "approved"), (2, "tabled")]
    assert told.texts[1] == "Kohta 2 pantiin pöydälle."
    assert told.outcome == "approved"


def test_an_amended_clause_stands_in_the_place_of_the_proposed_one() -> None:
    board = Board(appropriation=None)
    text = board.life.write("Kaupunginhallitus kehottaa toimialoja raportoimaan.")
    board.act("make_motion", kind="counter_proposal", mover="Mai Kivelä", text=text, clauses=[2])
    board.act("second_motion", motion=1, seconders=["jäsen 15"])
    board.vote(6)
    board.act("handle_item", outcome="approved_amended")
    board.publish()
    told = last(board.life)
    assert [(one.number, one.outcome) for one in told.clauses] == [(1, "approved"), (2, "approved_amended")]
    assert told.texts[1] == "Kaupunginhallitus kehotti toimialoja raportoimaan."


def test_money_is_told_on_its_clause_where_there_is_but_one_that_can_grant_it() -> None:
    granted = 1_000_000_000
    one_of_two = recorded(lived()).handlings[-1]
    assert one_of_two.appropriation
    assert (one_of_two.appropriation.cents, len(one_of_two.appropriation.lines)) == (granted, 9)
    assert [clause.cents for clause in one_of_two.clauses] == [None, None]
    life = Life()
    case = opened(life)
    prepared(life, case, clauses=[{"number": 1, "text": life.write("Kaupunginhallitus päättää myöntää.")}])
    tabled(life, case)
    first = last(life)
    assert ([clause.cents for clause in first.clauses], first.appropriation) == ([None], None)
    assert first.proposal
    assert [clause.cents for clause in first.proposal.clauses] == [granted]
    approved(life, case)
    assert [clause.cents for clause in last(life).clauses] == [granted]


def test_those_to_whom_it_is_notified_are_told_and_a_private_person_without_a_name() -> None:
    life = Life()
    person = Written.model_validate(life.write("Maija Meikäläinen", confidential=True))
    case = opened(life)
    prepared(life, case, informed=["Toimialat", person.model_dump(mode="json")])
    tabled(life, case)
    assert [one.role for one in last(life).addressees] == [AddresseeRole.MUNICIPALITY]
    approved(life, case)
    party, private, everybody = last(life).addressees
    assert (party.name, party.private, party.role, party.way) == (
        "Toimialat", False, AddresseeRole.INFORMED, None,
    )  # fmt: skip
    assert (private.name, private.private, private.sent) == ("", True, None)
    assert (everybody.way, everybody.sent) == (ServiceWay.PUBLICATION, date(2021, 3, 26))
    assert everybody.served == date(2021, 4, 2)
    assert "Meikäläinen" not in last(life).model_dump_json()


def test_what_a_claim_was_made_against_is_told_and_no_claim_is_invented() -> None:
    against = "Rakennusvalvontapäällikkö 3.2.2021 § 12"
    told = recorded(lived(claim_against=against)).handlings[-1]
    assert told.claim_against == ClaimedAgainst(words=against)
    assert told.claims == ()


def corrected() -> Life:
    life = Life()
    case = opened(life)
    prepared(life, case)
    tabled(life, case)
    approved(life, case)
    right = life.write("Samalla kaupunginhallitus kehottaa toimialoja raportoimaan hankkeista.")
    error: dict[str, Any] = {"decision": "khs-2021-216", "clause": 2, "text": right, "reason": "Väärä saaja."}
    life.do("2021-03-29 10:00", "secretary", "correct_clerical_error", case, **error)
    return life


def test_a_clerical_error_is_told_with_the_clause_as_it_ought_to_be() -> None:
    told = last(corrected())
    ((clause, reason, text),) = [(one.clause, one.reason, one.text) for one in told.corrections]
    assert (clause, reason) == (2, "Väärä saaja.")
    assert "toimialoja raportoimaan" in text
    assert "kehotti toimialoja raportoimaan" in told.texts[1]


def test_nothing_of_a_confidential_case_is_told_but_that_it_was_handled() -> None:
    life = Life(confidential=True)
    case = opened(life, publicity="confidential", ground="JulkL 24.1 § 20 k")
    prepared(life, case)
    tabled(life, case)
    told = last(life)
    assert (told.withheld, told.secrecy) == (True, "JulkL 24.1 § 20 k")
    assert (told.key, told.outcome) == ("khs-2021-186", "tabled")
    assert [(clause.number, clause.text, clause.outcome) for clause in told.clauses] == [
        (1, "", "tabled"),
        (2, "", "tabled"),
    ]
    silent = (told.appropriation, told.proceedings, told.proposal, told.presenter, told.claim_against)
    assert silent == (None,) * 5
    assert (told.reasons, told.attachments, told.addressees, told.extracts) == ("", (), (), ())


def test_a_decision_that_was_read_is_described_by_the_same_schema() -> None:
    found = read(published(section("Päätös", "<p>Talvilautakunta päätti aloittaa lumityöt.</p>")))
    DECISION.validate(found.record.model_dump(mode="json"))
