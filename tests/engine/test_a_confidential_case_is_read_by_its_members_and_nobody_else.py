"""A confidential case is read by its members through the commands, and by nobody else, byte by byte."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from activities.checks.verification import verify
from activities.installation import Installation
from app.commands.handing_out import hand_out
from app.desk.command import command_of
from app.desk.reading.confidential import HandedOut, ShownText, read_now
from app.dossier import write_dossier
from models.base.refusal import Refusal
from models.engine.command import AnyAct
from models.engine.may import NotThatPlace
from models.papers.attachments import OpenAttachment
from models.papers.reading import ReadPaper
from models.papers.showing import ShowSealed
from models.tables.schema import metadata
from models.tables.tables import ADDRESS, SEALED
from tests.support.clerk import Clerk, lived
from tests.support.command_line import pykala
from tests.support.leaking import files_that_tell, tells
from tests.support.lives import at
from tests.support.reading_pdf import lines_by_page, text

CASE, MEETING = "HEL 2022-000310", "khs-2022-04-11"
WHEN = at("2022-06-01 09:00")
WORDS = ("ranteensa", "murtuma", "Maija Meik", "posti.example")
"""What stands in its reasons, in its secret attachment, in its clauses; and where somebody's mail goes."""


@dataclass
class Hall:
    """The example lived to its end, and people who come and read."""

    record: Installation
    clerk: Clerk
    sent: int = 0

    def act(self, who: str, role: str, name: str, journal: str = "", **fields: Any) -> Any:
        self.sent += 1
        command = command_of(
            name,
            fields,
            actor=who,
            role=role,
            journal=journal,
            happened_at=self.clerk.now,
            command_id=f"act-{self.sent}",
        )
        return asyncio.run(self.clerk.act(command))

    def read(self, who: str, role: str, name: str, journal: str, **fields: Any) -> Any:
        return read_now(self.record, self.act(who, role, name, journal, **fields))


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    record = lived("confidential", tmp_path_factory.mktemp("hall"))
    hall = Hall(record, Clerk(record, WHEN))
    hall.act("kirjaaja", "registrar", "add_person", person="kirjaaja")
    for person, office, of, seat in (
        ("sihteeri", "secretary", "khs", 0),
        ("jasen", "member", "khs", 4),
        ("muujasen", "member", "kvsto", 4),
        ("ryhma", "reviewer", "kaupjory", 0),
        ("muuryhma", "reviewer", "digijory", 0),
    ):
        hall.act("kirjaaja", "registrar", "add_person", person=person)
        fields: dict[str, Any] = {"person": person, "office": office, "of": of, "seat": seat}
        hall.act("kirjaaja", "registrar", "appoint_person", **fields)
    yield hall
    record.close()


def test_a_member_reads_the_minutes_marked_on_every_page(hall: Hall) -> None:
    paper = hall.read("jasen", "member", "read_paper", MEETING, template="minutes")
    assert isinstance(paper, HandedOut)
    said = text(paper.content)
    assert "päätti maksaa Maija Meikäläiselle 1 850 euroa" in said.replace("\xa0", " ")
    assert "Lääkärinlausunto Maija Meikäläinen" in said
    for page in lines_by_page(paper.content):
        assert any("Salassa pidettävä (JulkL 24.1 § 25 k)" in line for line in page)
    for journal in (MEETING, CASE):
        last = hall.record.registry.facts(journal)[-1]
        assert (last.kind, last.actor, last.role) == ("PaperRead", "jasen", "member")


def test_the_party_gets_an_extract_with_the_decision(hall: Hall) -> None:
    paper = hall.read("sihteeri", "secretary", "read_paper", CASE, template="extract")
    assert isinstance(paper, HandedOut)
    assert "maksaa Maija Meikäläiselle" in text(paper.content)


def test_a_group_that_was_asked_reads_the_texts_and_the_attachment(hall: Hall) -> None:
    shown = hall.read("ryhma", "reviewer", "show_sealed", CASE)
    assert any(isinstance(each, ShownText) and "ranteensa" in each.text.say("fi") for each in shown)
    file = hall.read("ryhma", "reviewer", "open_attachment", CASE, number=2)
    assert b"murtuma" in file.content
    assert file.name == "hel-2022-000310_liite-2.txt"


@pytest.mark.parametrize(
    ("who", "role", "name", "journal", "fields"),
    [
        ("muujasen", "member", "read_paper", MEETING, {"template": "minutes"}),
        ("muujasen", "member", "show_sealed", CASE, {}),
        ("muuryhma", "reviewer", "open_attachment", CASE, {"number": 2}),
    ],
)
def test_nobody_else_reads_it(
    hall: Hall, who: str, role: str, name: str, journal: str, fields: dict[str, Any]
) -> None:
    with pytest.raises(NotThatPlace, match="could") as refused:
        hall.act(who, role, name, journal, **fields)
    assert not any(tells(str(refused.value), word) for word in WORDS)


def test_no_byte_of_it_stands_anywhere_else(hall: Hall, tmp_path: Path) -> None:
    write_dossier(CASE, hall.record, tmp_path / "dossier")
    for word in WORDS:
        assert files_that_tell(hall.record.settings.data / "store", word) == []
        assert files_that_tell(tmp_path, word) == []
        with hall.record.database.connect() as connection:
            for table in metadata.sorted_tables:
                if table not in (SEALED, ADDRESS):
                    rows = [str(tuple(row)) for row in connection.execute(select(table))]
                    assert not [row for row in rows if tells(row, word)], (table.name, word)
    for file in (tmp_path / "dossier" / "papers").iterdir():
        assert not any(tells(text(file.read_bytes()), word) for word in WORDS), file.name
        assert "kaikkineen" not in file.name


def test_the_door_puts_it_into_a_folder_of_the_reader_alone(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(hall.record.settings.data))
    acts: tuple[tuple[type[AnyAct], str, str, dict[str, Any]], ...] = (
        (ReadPaper, "read_paper", MEETING, {"template": "agenda", "language": "fi"}),
        (OpenAttachment, "open_attachment", CASE, {"number": 2}),
        (ShowSealed, "show_sealed", CASE, {}),
    )
    for act, name, journal, fields in acts:
        if name == "read_paper":
            with pytest.raises(Refusal, match="with anything confidential in it"):
                hall.act("sihteeri", "secretary", name, journal, **fields)
            fields["template"] = "minutes"
        answer = hall.act("sihteeri", "secretary", name, journal, **fields)
        hand_out(act, answer, {"json": False, "folder": tmp_path / "mine"})
    assert "ranteensa" in capsys.readouterr().out
    files = sorted((tmp_path / "mine").iterdir())
    assert [oct(file.stat().st_mode & 0o777) for file in files] == ["0o600", "0o600"]
    assert "kaikkineen" in files[1].name


def test_a_public_attachment_and_a_public_paper_need_no_right(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(hall.record.settings.data))
    before = len(hall.record.registry.facts(CASE))
    opened = pykala("paper", "open", CASE, "--folder", str(tmp_path))
    assert opened.exit_code == 0
    assert not [file for file in tmp_path.iterdir() if "kaikkineen" in file.name]
    assert len(hall.record.registry.facts(CASE)) == before


def test_a_paper_whose_text_was_erased_says_so_and_nothing_is_wrong(hall: Hall) -> None:
    hall.act("kirjaaja", "registrar", "appoint_person", person="kirjaaja", office="archivist")
    shown = hall.read("sihteeri", "secretary", "show_sealed", CASE)
    reasons = next(each for each in shown if "ranteensa" in each.text.say("fi"))
    erasing = {"commitment": reasons.sha256, "reason": "Säilytysaika päättyi."}
    hall.act("kirjaaja", "archivist", "erase_text", CASE, **erasing)
    paper = hall.read("jasen", "member", "read_paper", MEETING, template="minutes")
    said = text(paper.content)
    assert "ranteensa" not in said
    assert "(Teksti on hävitetty.)" in said
    assert "maksaa Maija Meikäläiselle" in said
    verdict = verify(hall.record.archive)
    assert verdict.faults == ()
    assert any("showed a text that was erased since" in each.sentence for each in verdict.notices)
