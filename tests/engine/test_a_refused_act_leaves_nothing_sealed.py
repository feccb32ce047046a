"""What was sealed for an act goes again if the act is refused: text, salt, address and file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, Table, select

from activities.installation import Installation
from activities.registry.commit import Commits
from activities.registry.database import snapshot
from activities.settings import load_settings
from activities.store import ATTACHMENTS
from app.case_file.script import Person
from app.desk.acting import NoAnswerYet
from app.desk.depositing import Deposit, deposited, withdrawn_if_refused
from app.desk.giving import Given
from models.base.refusal import NoSuchJournal
from models.engine.command import Command
from models.engine.message import CommitOrder
from models.preparation.revising import FileInTheOpen, ReviseProposal
from models.tables.tables import ADDRESS, SEALED
from models.whole.memory import Memory
from tests.support.clerk import script
from tests.support.command_line import second_terminal, up
from tests.support.committing import NOW

LETTER = "Meikäläinen kaatui.\n".encode()
GROUND = "JulkL 24.1 § 25 k"
PLAIN = hashlib.sha256(LETTER).hexdigest()
PROPOSAL = """\
people: {j: {title: johtaja}}
clauses: [{confidential: Meikäläiselle maksetaan.}]
reasons: Syy.
presenter: j
attachments: [{title: Lausunto, secrecy: JulkL 24.1 § 25 k, file: lausunto.txt}]
informed: [{private: Maija Meikäläinen, mail: maija.meikalainen@posti.example}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A proposal with secrets of every kind."""
    (tmp_path / "proposal.yaml").write_text(PROPOSAL, "utf-8")
    (tmp_path / "lausunto.txt").write_bytes(LETTER)
    return tmp_path


@pytest.fixture
def city(folder: Path, registry_dsn: str) -> Iterator[Installation]:
    """An installation, with a registry of each kind."""
    installation = Installation.fresh(load_settings(data=folder / "data", registry=registry_dsn))
    yield installation
    installation.close()


def sent(city: Installation, folder: Path, journal: str = "HEL 2021-000001") -> Deposit[ReviseProposal]:
    """The proposal, as it is sent."""
    given = Given("fi")
    act = given.act(ReviseProposal, {}, folder / "proposal.yaml")
    return deposited(act, given.papers, city, journal, confidential=False, again=False)


def left(city: Installation) -> tuple[int, int, int]:
    """How many texts and files behind a commitment, addresses, and secret files there are."""
    files = list((city.settings.data / "store" / ATTACHMENTS).glob("*"))
    return rows(city.database, SEALED), rows(city.database, ADDRESS), len(files)


def readable(data: Path, word: bytes) -> bool:
    """Whether a word stands in the registry's file, or in one that SQLite keeps beside it."""
    return any(word in file.read_bytes() for file in data.glob("registry.sqlite*"))


def rows(database: Engine, table: Table) -> int:
    """How many rows a table has."""
    with database.connect() as connection:
        return len(connection.execute(select(table)).all())


def test_nothing_is_left_of_an_act_that_was_refused(city: Installation, folder: Path) -> None:
    act = sent(city, folder)
    assert left(city) == (5, 1, 1)
    with pytest.raises(NoSuchJournal), withdrawn_if_refused(act, city):
        raise NoSuchJournal(journal="HEL 2021-000001")
    assert left(city) == (0, 0, 0)


def test_nobodys_address_is_noted_for_an_act_that_was_refused(city: Installation, folder: Path) -> None:
    official = Person(key="esittelija", name="Esa Esittelijä", mail="esa@kunta.example")
    act = sent(city, folder)._replace(people=(official,))
    with pytest.raises(NoSuchJournal), withdrawn_if_refused(act, city):
        raise NoSuchJournal(journal="HEL 2021-000001")
    assert city.archive.address("esittelija") is None
    with withdrawn_if_refused(act, city):
        assert city.archive.address("esittelija") is None
    assert city.archive.address("esittelija") == ("Esa Esittelijä", "esa@kunta.example")


def test_nothing_is_left_of_a_signalled_act_that_was_refused(city: Installation, folder: Path) -> None:
    act = sent(city, folder)
    command = Command.model_validate(
        {
            "id": "the-command",
            "journal": "HEL 2021-000001",
            "name": "revise_proposal",
            "act": act.act.model_dump(mode="json"),
            "actor": "anna",
            "role": "preparer",
            "happened_at": NOW,
        }
    )
    commits = Commits(city.database, city.archive)
    committed = commits.commit(CommitOrder(command=command, since=0, now=NOW, signalled=True))
    assert committed.refused
    assert committed.refused.type == "NoSuchJournal"
    assert left(city) == (0, 0, 0)


def test_the_log_lets_go_of_the_words_too(folder: Path, sqlite_dsn: str) -> None:
    data = Path(sqlite_dsn[10:]).parent
    city = Installation.fresh(load_settings(data=folder / "data", registry=sqlite_dsn))
    act = sent(city, folder)
    assert readable(data, b"posti.example")
    with pytest.raises(NoSuchJournal), withdrawn_if_refused(act, city):
        raise NoSuchJournal(journal="HEL 2021-000001")
    assert not readable(data, b"posti.example")
    city.close()


def test_while_somebody_reads_the_refusal_comes_and_the_next_takes_the_words(
    folder: Path, sqlite_dsn: str
) -> None:
    data = Path(sqlite_dsn[10:]).parent
    city = Installation.fresh(load_settings(data=folder / "data", registry=sqlite_dsn))
    with snapshot(city.database) as reader:
        reader.execute(select(SEALED.c.sha256)).first()
        with pytest.raises(NoSuchJournal), withdrawn_if_refused(sent(city, folder), city):
            raise NoSuchJournal(journal="HEL 2021-000001")
        assert left(city) == (0, 0, 0)
    with pytest.raises(NoSuchJournal), withdrawn_if_refused(sent(city, folder), city):
        raise NoSuchJournal(journal="HEL 2021-000001")
    assert not readable(data, b"posti.example")
    city.close()


def test_a_word_of_a_refused_act_is_nowhere_while_the_server_runs(tmp_path: Path) -> None:
    data = tmp_path / "data"
    opening = (
        "case",
        "open",
        "--title",
        "Koe",
        "--task-class",
        "02 02 02",
        "--publicity",
        "confidential",
        "--ground",
        GROUND,
    )
    with up(data):
        opened = second_terminal(data, *opening, "--json")
        case = json.loads(opened.stdout)["journal"]
        reason = ("--reason", "Aavekirjoitus", "--role", "secretary")
        refused = second_terminal(data, "case", "withdraw", case, *reason)
        assert refused.returncode == 1, refused.stderr
        assert not readable(data, b"Aavekirjoitus")


def test_all_is_left_of_an_act_that_may_still_be_carried_out(city: Installation, folder: Path) -> None:
    with pytest.raises(NoAnswerYet), withdrawn_if_refused(sent(city, folder), city):
        raise NoAnswerYet(act="revise_proposal", command="the-command")
    assert left(city) == (5, 1, 1)


def test_a_secret_file_is_not_called_by_its_plain_hash(city: Installation, folder: Path) -> None:
    of_each = [sent(city, folder).act.proposal.attachments[0] for _ in range(2)]
    names = {attachment.sha256 for attachment in of_each}
    assert len(names) == 2
    assert PLAIN not in names
    kept = city.settings.data / "store" / ATTACHMENTS
    assert {file.name for file in kept.glob("*")} == names
    assert all(attachment.sealed_file for attachment in of_each)


def test_a_secret_file_under_its_plain_hash_is_refused() -> None:
    example = script("confidential")
    memory = Memory(now=example.begins)
    for number, step in enumerate(example.steps, start=1):
        memory.forward(step.recorded)
        command = example.command(number, step.journal or "")
        if isinstance(command.act, ReviseProposal):
            break
        memory.act(command)
    assert isinstance(command.act, ReviseProposal)
    secret = command.act.proposal.attachments[1].model_copy(update={"sealed_file": False})
    both = (command.act.proposal.attachments[0], secret)
    proposal = command.act.proposal.model_copy(update={"attachments": both})
    act = command.act.model_copy(update={"proposal": proposal})
    with pytest.raises(FileInTheOpen, match="secret attachment 2 was named by its plain hash"):
        memory.act(command.model_copy(update={"act": act}))


def test_the_command_line_leaves_nothing_and_tells_no_plain_hash(folder: Path) -> None:
    data = folder / "data"
    with up(data):
        opened = second_terminal(data, "case", "open", "--title", "Koe", "--task-class", "02 02 02", "--json")
        case = json.loads(opened.stdout)["journal"]
        revise = ("proposal", "revise", case, "--from", str(folder / "proposal.yaml"))
        refused = second_terminal(data, *revise, "--role", "secretary")
        assert refused.returncode == 1, refused.stderr
        city = Installation.ready(load_settings(data=data))
        assert left(city) == (0, 0, 0)
        taken = second_terminal(data, *revise)
        assert taken.returncode == 0, taken.stderr
        assert left(city) == (4, 1, 1)
        again = second_terminal(data, *revise)
        assert again.returncode == 1, "word for word the same, secret file and all"
        assert left(city) == (4, 1, 1)
        city.close()
    everything = b"".join(file.read_bytes() for file in data.glob("temporal.sqlite*"))
    assert PLAIN.encode() not in everything
