"""The record of a case tells each of its decisions whole, in the form in which a published one is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped] # it ships no types

from app.exchange.helsinki import read
from models.record.case_record import CaseRecord
from models.record.decision import DecisionRecord
from models.record.making.case_record import case_record
from tests.exchange.helsinki.published import published, section
from tests.papers.test_papers_tell_of_every_kind import Board
from tests.support.paper_lives import Life, approved, opened, prepared, tabled

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
    assert (told.withheld, told.key, told.outcome) == ("JulkL 24.1 § 20 k", "khs-2021-186", "tabled")
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
