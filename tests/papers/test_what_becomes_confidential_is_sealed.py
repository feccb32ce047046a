"""The texts of a case that becomes confidential leave store and papers; the chain still proves them."""

from __future__ import annotations

from pathlib import Path

from activities.checks.verification import verify
from activities.installation import Installation
from activities.store import TEXTS
from app.case_file.reader import read
from models.base.text import Text
from models.case.case import Case
from models.record.making.case_record import case_record
from tests.support.clerk import written_up

CASE = "HEL 2021-000001"
FILE = """
case: HEL 2021-000001
title: Tontin kauppa
task class: 02 02 02
body: khs
people:
  johtaja: {title: kansliapäällikkö}
proposal:
  clauses: [Tontti myydään Kuuselle.]
  reasons: Hinta on käypä.
  presenter: johtaja
acts:
  - 2021-01-11 09:00, preparer: open case
  - 2021-01-11 10:00, preparer: revise proposal
  - 2021-01-12 09:00, preparer: {request reviews: [digijory], due: 2021-02-01}
  - 2021-01-13 09:00, preparer:
      classify case: confidential
      ground: JulkL 24.1 § 20 k
      title: Sopimusasia
  - 2021-01-14 09:00, reviewer:
      give review: digijory
      session: 2021-01-14
      verdict: supports
      comment: Hyvä kauppa.
"""


def played(folder: Path) -> Installation:
    """A case that becomes confidential after its proposal was written."""
    file = folder / "case.yaml"
    file.write_text(FILE, "utf-8")
    return written_up(read(file), folder / "data")


def test_its_texts_leave_the_store_and_can_still_be_proved(tmp_path: Path) -> None:
    made = played(tmp_path)
    case = made.registry.held(CASE).of(Case)
    texts = [clause.text for clause in case.proposals[0].clauses]
    kept = {name for shelf, name in made.archive.store.files() if shelf == TEXTS}
    assert kept == set()
    assert [made.archive.text(text) for text in texts] == [Text.of("Tontti myydään Kuuselle.")]
    assert verify(made.archive).faults == ()
    made.close()


def test_what_is_said_after_it_is_sealed_in_the_case_file_too(tmp_path: Path) -> None:
    made = played(tmp_path)
    comment = made.registry.held(CASE).of(Case).reviews["digijory"].reviews[-1].comment
    assert comment is not None
    assert comment.sealed
    made.close()


def test_its_record_tells_none_of_its_words_nor_its_former_title(tmp_path: Path) -> None:
    made = played(tmp_path)
    stood = made.archive.at(None)
    record = case_record(stood, CASE, stood.facts(CASE), (), stood.text)
    said = record.model_dump_json()
    assert "Sopimusasia" in said
    assert not any(word in said for word in ("Kuuselle", "käypä", "Tontin kauppa"))
    made.close()
