"""A name that stands in every confidential place of a case is found nowhere else once the case was lived."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from activities.installation import Installation
from activities.papers.papers import make
from activities.settings import load_settings
from activities.store import PAPERS
from app.case_file.reader import read
from app.case_file.script import Script
from app.dossier import Dossier, write_dossier
from app.played import played
from app.rehearsal import play
from models.papers.edition import is_whole
from models.papers.paper_order import PaperOrder
from models.tables.schema import metadata
from models.tables.tables import ADDRESS, SEALED
from tests.support.leaking import everything_in_temporal, listening
from tests.support.reading_pdf import attachment, text

EXAMPLE = Path(__file__).parents[2] / "examples" / "confidential"
PERSON = "maija.meikalainen@posti.example"
MARKS = ("meikäl", "meikal", r"meik\u00e4l", "meik=c3=a4l", "meik%c3%a4l")
"""The beginning of the name, as it is written in texts, in addresses and by machines."""


@dataclass(frozen=True)
class Lived:
    """What is left of a life: where it lies, and what everybody else was told meanwhile."""

    script: Script
    installation: Installation
    dossier: Dossier
    out: Path
    logged: str
    in_temporal: dict[str, bytes]


def tells(said: bytes | str) -> bool:
    """Whether the name stands there."""
    words = said if isinstance(said, str) else said.decode(errors="replace")
    return any(mark in words.lower() for mark in MARKS)


@pytest.fixture(scope="module", params=["partly confidential", "confidential"])
async def life(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Lived]:
    """The example as it is, and as a case that is confidential as a whole."""
    folder = tmp_path_factory.mktemp("life")
    file, out = folder / "case" / "case.yaml", folder / "out"
    shutil.copytree(EXAMPLE, file.parent)
    written = file.read_text("utf-8")
    file.write_text(written.replace("publicity: partly confidential", f"publicity: {request.param}"), "utf-8")
    script = read(file)
    with listening() as log:
        async with played(script, load_settings(data=folder / "data", outbox=out / "outbox")) as stage:
            await play(script, stage)
            await stage.rest()
            in_temporal = {key: said async for key, said in everything_in_temporal(stage.time.client)}
            dossier = write_dossier(script.case, stage.installation, out)
            yield Lived(script, stage.installation, dossier, out, log.getvalue(), in_temporal)


def rows(installation: Installation) -> Iterator[tuple[str, str]]:
    """Every row of the registry that is not the one place for what is confidential."""
    with installation.database.connect() as connection:
        for table in metadata.sorted_tables:
            if table not in (SEALED, ADDRESS):
                yield from ((table.name, str(tuple(row))) for row in connection.execute(select(table)))


async def test_the_name_is_nowhere_but_where_it_may_be(life: Lived) -> None:
    assert sum(tells(manuscript.text.model_dump_json()) for manuscript in life.script.manuscripts) >= 9
    assert [name for name, row in rows(life.installation) if tells(row)] == []
    assert [key for key, said in life.in_temporal.items() if tells(said)] == []
    assert not tells(life.logged)

    papers = life.installation.archive.store
    for paper in life.dossier.record.papers:
        pdf = papers.get(PAPERS, paper.sha256)
        assert not tells(pdf), paper.name
        assert not tells(paper.name)
        if not is_whole(paper.template):
            assert not tells(text(pdf)), paper.name
            assert not tells(attachment(pdf, "record.json")), paper.name
    assert not tells(life.dossier.json.read_bytes())
    assert not tells(life.dossier.timeline.read_bytes())

    mails = {mail.name: mail.read_bytes() for mail in (life.out / "outbox").iterdir()}
    assert not any(tells(name) for name in mails)
    (to_the_person,) = [said for said in mails.values() if tells(said)]
    assert f"To: Maija Meikäläinen <{PERSON}>".encode() in to_the_person
    assert not any(tells(file.read_bytes()) for file in life.installation.settings.data.glob("store/texts/*"))


async def test_the_places_that_were_searched_are_the_right_ones(life: Lived) -> None:
    sealed = [manuscript.written.sha256 for manuscript in life.script.manuscripts if manuscript.salt]
    histories = b"".join(said for key, said in life.in_temporal.items() if key.endswith("history"))
    assert all(sha256.encode() in histories for sha256 in sealed)
    facts = [row for name, row in rows(life.installation) if name == "fact"]
    assert all(any(sha256 in row for row in facts) for sha256 in sealed)
    details = [said for key, said in life.in_temporal.items() if key.endswith("details")]
    assert any(b"### HEL 2022-000310" in said and b"121" in said for said in details)
    assert "commit" in life.logged
    order = PaperOrder(template="extract", language="fi", journal=life.script.case, seq=17)
    assert "§ 121" in make(order, life.installation.archive.at(None)).html


async def test_the_person_is_called_a_private_person_and_addressed_by_a_commitment(life: Lived) -> None:
    proposal = life.dossier.record.proposal
    assert proposal is not None
    confidential = life.dossier.record.publicity == "confidential"
    parties = ("kaupunkiympäristön toimiala", "yksityishenkilö")
    assert proposal.informed == (() if confidential else parties)
    assert proposal.attachments[1].model_dump(exclude_defaults=True) == {
        "number": 2,
        "secrecy": "JulkL 24.1 § 25 k",
    }
    (commitment,) = life.script.private
    assert life.installation.archive.address(commitment) == ("", PERSON)
    notices = [paper for paper in life.dossier.record.papers if paper.template == "decision_notice"]
    shown = text(life.installation.archive.store.get(PAPERS, notices[-1].sha256))
    assert ("yksityishenkilö" in shown) is not confidential
    assert "toimiala" not in shown or not confidential
