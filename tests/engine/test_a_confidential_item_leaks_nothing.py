"""A confidential case is moved on, voted on and dissented from in a meeting: its words come out nowhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from gzip import compress
from pathlib import Path

import pytest
from sqlalchemy import select

from activities.installation import Installation
from activities.store import PAPERS
from app.case_file.reader import read
from app.case_file.script import Script
from app.dossier import write_dossier
from app.played import deposit
from models.papers.edition import is_whole
from models.tables.schema import metadata
from models.tables.tables import ADDRESS, SEALED
from tests.support.leaking import everything_in_temporal, files_that_tell, inflated, listening, tells
from tests.support.office import at_work, office
from tests.support.reading_pdf import attachment, text

WORD = "Zyxsalaus"
GROUND = "JulkL 24.1 § 20 k"
CASE = f"""\
case: HEL 2021-000001
title: Salassa pidettävä asia
language: fi
task class: 02 02 02
publicity: confidential
ground: {GROUND}
body: khs
people:
  preparer: {{title: valmistelija, mail: valmistelija@kaupunki.example}}
  secretary: {{title: sihteeri, mail: sihteeri@kaupunki.example}}
  presenter: {{title: kansliapäällikkö, mail: esittelija@kaupunki.example}}
  kaupjory: {{title: johtoryhmän sihteeri, mail: johtoryhma@kaupunki.example}}
proposals:
  first:
    clauses:
      - Kaupunginhallitus myy {WORD} yhtiön osakkeet.
      - Kaupunginhallitus hyväksyy {WORD} kauppahinnan.
    reasons: Perusteluna on {WORD} arvio.
    summary: Tiivistelmä {WORD} kaupasta.
    presenter: presenter
    attachments:
      - {{title: Kauppakirja {WORD}, file: liitteet/kauppakirja-{WORD}.md, secrecy: {GROUND}}}
    informed:
      - {{private: Ostaja {WORD}, mail: ostaja@posti.example}}
  mended:
    like: first
    reasons: Täydennetty {WORD} arvio.
acts:
  - 2021-02-01 09:00, preparer: {{open case, secret until: 2046-01-01}}
  - 2021-02-02 09:00, preparer: {{revise proposal: first}}
  - 2021-02-03 09:00, preparer: {{request reviews: kaupjory, due: 2021-04-19}}
  - 2021-02-10 09:00, reviewer kaupjory:
      give review: kaupjory
      session: 2021-02-10
      verdict: opposes
      comment: Johtoryhmä epäilee {WORD} hintaa.
  - 2021-02-11 09:00, preparer: {{answer review: kaupjory, text: Hinta {WORD} on tarkistettu.}}
  - 2021-02-12 09:00, presenter: {{send back: Arvio {WORD} puuttuu.}}
  - 2021-02-15 09:00, preparer: {{revise proposal: mended}}
  - 2021-02-16 09:00, reviewer kaupjory:
      give review: kaupjory
      session: 2021-02-16
      verdict: supports
      comment: Johtoryhmä puoltaa {WORD} kauppaa.
  - 2021-03-01 09:00, presenter: approve for agenda
  - 2021-03-01 10:00, secretary: {{call meeting: 2021-03-15 16:00}}
  - 2021-03-01 10:10, secretary: {{place item: 1}}
  - 2021-03-01 10:20, secretary: {{add item, item: 2, secret title: Toinen {WORD}, secrecy: {GROUND}}}
  - 2021-03-03 12:00, secretary: send agenda
  - 2021-03-15 16:00, secretary: {{open meeting: [1–15]}}
  - 2021-03-15 16:05, secretary: {{recuse: 1, person: jäsen 4, ground: hallintolaki 28.1 § 5 kohta}}
  - 2021-03-15 16:06, secretary: {{hear expert: 1, expert: Arvioija Arvila, title: arvioija}}
  - 2021-03-15 16:07, secretary: {{revise at meeting: 1, clause: 1, text: Myydään {WORD} osakkeet heti.}}
  - 2021-03-15 16:08, secretary:
      make motion: 1
      kind: counter proposal
      mover: jäsen 5
      clauses: 2
      text: Hinta {WORD} puolitetaan.
  - 2021-03-15 16:09, secretary: {{second motion: 1, motion: 1, seconders: jäsen 6}}
  - 2021-03-15 16:10, secretary: {{make motion: 1, kind: wish, mover: jäsen 8, text: Selvitys {WORD}.}}
  - 2021-03-15 16:11, secretary: {{second motion: 1, motion: 2, seconders: jäsen 6}}
  - 2021-03-15 16:12, secretary: {{record vote: 1, method: count, yes count: 4, no count: 10}}
  - 2021-03-15 16:13, secretary: {{record vote: 1, method: count, yes count: 10, no count: 4}}
  - 2021-03-15 16:14, secretary:
      handle item: 1
      outcome: approved amended
      remarks: [Keskusteltiin {WORD} ehdoista.]
    gives: {{section: 1}}
  - 2021-03-15 16:15, secretary: {{announce dissent: 1, member: jäsen 9}}
  - 2021-03-15 16:20, secretary: {{settle item: 2, outcome: noted, text: Merkittiin {WORD} tiedoksi.}}
  - 2021-03-15 16:40, secretary: close meeting
  - 2021-03-16 09:00, secretary: {{give reasons: 1, member: jäsen 9, reasons: Kauppa {WORD} on huono.}}
  - 2021-03-17 12:00, secretary: {{check minutes: [jäsen 5, jäsen 8]}}
  - 2021-03-18 12:00, secretary: publish minutes
    later because: Kirjattiin vasta huhtikuussa.
"""


@dataclass(frozen=True)
class Lived:
    """What is left of the case, and what was said meanwhile."""

    script: Script
    installation: Installation
    out: Path
    logged: str
    in_temporal: dict[str, bytes]


@pytest.fixture(scope="module")
async def life(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Lived]:
    """The case, lived through the real server on a file."""
    folder = tmp_path_factory.mktemp("salaisuus")
    (folder / "liitteet").mkdir()
    (folder / "liitteet" / f"kauppakirja-{WORD}.md").write_text(f"Kauppakirja, {WORD}.\n")
    (folder / "case.yaml").write_text(CASE)
    script = read(folder / "case.yaml")
    data = folder / "data"
    with listening() as log:
        async with office(data, outbox=folder / "outbox") as (city, _):
            deposit(script, city.installation)
            async with at_work(city):
                for number, step in enumerate(script.steps, start=1):
                    command = script.command(number, step.journal or "")
                    await city.desk.send(command.model_copy(update={"id": f"act-{number}"}))
                await city.rest()
                in_temporal = {key: said async for key, said in everything_in_temporal(city.client)}
            write_dossier(script.case, city.installation, folder / "out")
            yield Lived(script, city.installation, folder, log.getvalue(), in_temporal)


def test_the_word_was_said_everywhere_it_could_be(life: Lived) -> None:
    sealed = [one for one in life.script.manuscripts if WORD in one.text.model_dump_json()]
    assert len(sealed) >= 18
    assert all(one.salt for one in sealed)


def test_temporal_has_no_byte_of_it(life: Lived) -> None:
    assert [key for key, said in life.in_temporal.items() if tells(said, WORD)] == []
    stored = sorted(life.installation.settings.data.glob("temporal*"))
    assert stored
    assert [file.name for file in stored if file.is_file() and tells(file.read_bytes(), WORD)] == []


def test_no_log_mail_store_or_page_has_a_byte_of_it(life: Lived) -> None:
    assert not tells(life.logged, WORD)
    assert files_that_tell(life.out / "out", WORD) == []
    assert files_that_tell(life.installation.settings.data / "store" / "texts", WORD) == []
    told = files_that_tell(life.out / "outbox", WORD)
    assert all(b"ostaja@posti.example" in (life.out / "outbox" / name).read_bytes() for name in told)


def test_no_row_but_the_sealed_one_has_a_byte_of_it(life: Lived) -> None:
    with life.installation.database.connect() as connection:
        for table in metadata.sorted_tables:
            if table not in (SEALED, ADDRESS):
                rows = [str(tuple(row)) for row in connection.execute(select(table))]
                assert not [row for row in rows if tells(row, WORD)], table.name


def test_no_paper_says_a_word_of_it_or_who_took_part(life: Lived) -> None:
    papers = list(papers_of(life.installation))
    assert {name for name, _ in papers} >= {"minutes", "minutes_draft", "agenda", "extract"}
    for name, pdf in papers:
        read = text(pdf)
        assert not tells(read, WORD), name
        assert not any(tells(part, WORD) for part in inflated(pdf)), name
        assert not tells(attachment(pdf, "record.json"), WORD), name


def test_the_meetings_papers_say_of_it_only_that_it_is_secret(life: Lived) -> None:
    for name, pdf in papers_of(life.installation):
        if name in ("minutes", "minutes_draft", "agenda"):
            everything = text(pdf) + attachment(pdf, "record.json").decode()
            for hidden in ("Arvila", "28.1 §", "Vastaehdotus", "HEL 2021-000001", "Eriävä"):
                assert hidden not in everything, (name, hidden)


def papers_of(installation: Installation) -> Iterator[tuple[str, bytes]]:
    """The public edition of every paper that was made, by its template."""
    table = metadata.tables["paper"]
    with installation.registry.reading.connect() as connection:
        rows = connection.execute(select(table)).all()
    for row in rows:
        if not is_whole(row.template):
            yield row.template, installation.archive.store.get(PAPERS, row.sha256)


def test_a_word_is_found_in_every_guise() -> None:
    for said in (WORD, WORD.lower()):
        assert tells(f"… {said} …", WORD)
        for offset in range(3):
            assert tells(b64encode(b"x" * offset + f"{said} on".encode()), WORD)
        assert tells(compress(said.encode()), WORD)
    assert tells(WORD.encode("utf-16"), WORD)
    assert not tells("Sala", WORD)
