"""What was made before a case became confidential, and never published, is for those who may read it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sqlalchemy import select, update

from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.outbox import NotSealedYet
from app.case_file.reader import read
from app.desk.command import command_of
from app.desk.reading.confidential import HandedOut, read_now
from app.desk.reading.papers import papers
from app.dossier import write_dossier
from models.papers.paper_order import PaperOrder
from models.tables.outbox import AT_ONCE, OUTBOX
from tests.papers.test_papers_are_bundled import bookmarks
from tests.support.clerk import Clerk, written_up
from tests.support.command_line import pykala
from tests.support.lives import at
from tests.support.reading_pdf import text

CASE, MEETING = "HEL 2021-000001", "khs-2021-03-15"
FILE = """
case: HEL 2021-000001
title: Tontin kauppa
task class: 02 02 02
body: khs
people:
  johtaja: {title: kansliapäällikkö}
proposals:
  first:
    clauses: [Kaupunginhallitus päättää myydä tontin Kuuselle.]
    reasons: Hinta on käypä.
    presenter: johtaja
  second:
    like: first
    attachments:
      - {title: Kauppakirja Kuusi, file: kauppakirja.pdf, secrecy: JulkL 24.1 § 20 k}
acts:
  - 2021-01-11 09:00, preparer: open case
  - 2021-01-11 10:00, preparer: {revise proposal: first}
  - 2021-01-11 11:00, preparer: {request reviews: [digijory], due: 2021-01-20, voluntary: true}
  - 2021-01-12 10:00, preparer: {revise proposal: second}
  - 2021-02-01 09:00, presenter: approve for agenda
  - 2021-02-02 10:00, secretary: {call meeting: 2021-03-15 16:00}
  - 2021-02-02 10:10, secretary: {place item: 10}
  - 2021-02-02 10:20, secretary: {take off item: 10}
  - 2021-02-03 09:00, preparer:
      classify case: confidential
      ground: JulkL 24.1 § 20 k
      title: Sopimusasia
      secret until: 2021-06-01
  - 2021-02-03 10:00, secretary: {place item: 10}
  - 2021-02-04 10:00, secretary: send agenda
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("before")
    (folder / "case.yaml").write_text(FILE, "utf-8")
    (folder / "kauppakirja.pdf").write_bytes(a_pdf())
    made = written_up(read(folder / "case.yaml"), folder / "data")
    yield made
    made.close()


def a_pdf() -> bytes:
    """A PDF of one empty page."""
    with pikepdf.new() as made:
        made.add_blank_page()
        written = BytesIO()
        made.save(written)
        return written.getvalue()


@pytest.fixture(autouse=True)
def here(record: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(record.settings.data))
    monkeypatch.chdir(tmp_path)


def handed_out(record: Installation, number: int, name: str, journal: str, **fields: Any) -> bytes:
    """What somebody of the body reads."""
    command = command_of(
        name,
        fields,
        actor="jasen",
        role="member",
        journal=journal,
        happened_at=at("2021-02-05 09:00"),
        command_id=f"read-{number}",
    )
    answer = asyncio.run(Clerk(record, at("2021-02-05 09:00")).act(command))
    found = read_now(record, answer)
    assert isinstance(found, HandedOut)
    return found.content


def test_it_is_not_handed_out_and_the_sentence_says_why(record: Installation, tmp_path: Path) -> None:
    told = pykala("paper", "open", MEETING, "--name", "paatosehdotus")
    assert told.exit_code != 0
    assert "was made before its case became confidential" in told.output
    told = pykala("paper", "open", MEETING)
    assert "Not handed out, as its case became confidential after it was made" in told.stdout
    assert {file.name.split("_")[1] for file in (tmp_path / "papers").iterdir()} == {"esityslista"}


def test_a_bundle_and_a_dossier_are_without_it(record: Installation, tmp_path: Path) -> None:
    told = pykala("paper", "bundle", MEETING, "--out", "kokous.pdf")
    assert "Not handed out" in told.stdout
    assert "Kuuselle" not in text((tmp_path / "kokous.pdf").read_bytes())
    write_dossier(CASE, record, tmp_path / "dossier")
    assert not any("ehdotus" in file.name for file in (tmp_path / "dossier" / "papers").iterdir())


def test_a_list_of_papers_has_its_title_of_now(record: Installation) -> None:
    titles = {line.title for line in papers(record, MEETING) if line.template.startswith("proposal")}
    assert titles == {"Sopimusasia"}


def test_those_who_may_read_the_case_read_it_and_the_whole_edition_of_after(record: Installation) -> None:
    [before] = [line for line in papers(record, MEETING) if line.template == "proposal"]
    first = handed_out(record, 1, "read_paper", MEETING, template="proposal", of=before.seq)
    last = handed_out(record, 2, "read_paper", MEETING, template="proposal")
    assert "Kuuselle" in text(first)
    assert "Kuuselle" in text(last)
    assert "Salassa pidettävä (JulkL 24.1 § 20 k)" in text(last)
    asked = handed_out(record, 3, "read_paper", CASE, template="review_request")
    assert "Kuuselle" in text(asked)
    assert record.registry.facts(CASE)[-1].content.model_dump()["public_before"]
    assert verify(record.archive).faults == ()


def test_a_whole_edition_waits_until_what_locks_it_is_sealed(record: Installation) -> None:
    made = [line for line in papers(record, MEETING) if line.template == "proposal/whole"][-1]
    order = PaperOrder.model_validate(made, from_attributes=True).model_copy(update={"language": "sv"})
    with record.database.connect() as connection:
        wanted = select(OUTBOX.c.id, OUTBOX.c.position).where(OUTBOX.c.kind == "seal")
        seal = connection.execute(wanted).one()
        connection.execute(update(OUTBOX).where(OUTBOX.c.id == seal.id).values(next_at=AT_ONCE))
        connection.commit()
    stood = record.archive.at(seal.position)
    with pytest.raises(NotSealedYet):
        record.archive.make_paper(order, stood, at("2021-02-05 09:00"))
    with record.database.begin() as connection:
        connection.execute(update(OUTBOX).where(OUTBOX.c.id == seal.id).values(next_at=None))


def test_an_attachment_whose_secrecy_has_ended_is_in_a_bundle_and_its_opening_no_fact(
    record: Installation, tmp_path: Path
) -> None:
    asyncio.run(Clerk(record, at("2021-02-06 09:00")).forward(at("2021-06-02 09:00")))
    pykala("paper", "bundle", CASE, "--out", "asia.pdf")
    assert f"{CASE}, liite 1: Kauppakirja Kuusi" in bookmarks((tmp_path / "asia.pdf").read_bytes())
    before = len(record.registry.facts(CASE))
    assert pykala("attachment", "open", CASE, "--number", "1").exit_code == 0
    assert len(record.registry.facts(CASE)) == before
