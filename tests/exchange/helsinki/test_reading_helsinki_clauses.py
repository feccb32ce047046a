"""What became of a clause is read only where the published words leave no doubt."""

from __future__ import annotations

import pytest

from app.exchange.helsinki import read
from models.law.outcome import Outcome
from models.record.decision import DecisionRecord
from tests.exchange.helsinki.published import about, handled, published, section
from tests.exchange.helsinki.whole import p

AS_DECIDED = section("Päätösehdotus", p("Päätös on ehdotuksen mukainen."))
PLOUGH, SALT = "Talvilautakunta päätti aloittaa lumityöt.", "Talvilautakunta päätti ostaa suolaa."
CHECKED = "Talvilautakunta päätti tarkastaa pöytäkirjan tämän asian osalta heti."


def decided(*clauses: str, draft: str = AS_DECIDED) -> DecisionRecord:
    """A decision of several paragraphs."""
    return read(published(section("Päätös", p(*clauses)), draft)).record


def outcomes(record: DecisionRecord) -> list[Outcome | None]:
    return [clause.outcome for clause in record.clauses]


def test_a_clause_that_is_alone_became_what_the_whole_became() -> None:
    record = handled(decision="Talvilautakunta päätti panna asian pöydälle viikoksi.").record
    assert outcomes(record) == [record.outcome] == [Outcome.TABLED]


def test_each_clause_of_what_equals_its_proposal_was_approved() -> None:
    record = decided(PLOUGH, SALT)
    assert (record.outcome, outcomes(record)) == (Outcome.APPROVED, [Outcome.APPROVED, Outcome.APPROVED])


def test_that_the_minutes_were_checked_at_once_is_no_clause_of_the_proposal() -> None:
    assert outcomes(decided(PLOUGH, SALT, CHECKED)) == [Outcome.APPROVED, Outcome.APPROVED, None]


def test_of_several_clauses_that_differ_from_their_proposal_nothing_is_said() -> None:
    another = section(
        "Päätösehdotus", p("Talvilautakunta päättää odottaa.", "Talvilautakunta päättää ostaa hiekkaa.")
    )
    record = decided(PLOUGH, SALT, draft=another)
    assert outcomes(record) == [None, None]
    assert record.proposal
    assert [clause.outcome for clause in record.proposal.clauses] == [None, None]


def test_what_was_proposed_was_put_off_with_the_whole_item() -> None:
    proposed = section(
        "Päätösehdotus", p("Talvilautakunta päättää odottaa.", "Talvilautakunta päättää ostaa hiekkaa.")
    )
    record = decided("Talvilautakunta päätti panna asian pöydälle.", CHECKED, draft=proposed)
    assert (record.outcome, outcomes(record)) == (Outcome.TABLED, [Outcome.TABLED, None])
    assert record.proposal
    assert [clause.outcome for clause in record.proposal.clauses] == [Outcome.TABLED, Outcome.TABLED]


@pytest.mark.parametrize(
    "name", ["addressees", "claims", "appropriation", "claim_against", "key", "published"]
)
def test_what_the_form_has_no_place_for_is_left_empty(name: str) -> None:
    record = read(
        published(section("Päätös", p(PLOUGH)) + about("TiedoksiOtsikko", "Tiedoksi", p("Varikko")))
    ).record
    assert not getattr(record, name)
    assert all((clause.number, clause.cents) == (None, None) for clause in record.clauses)
