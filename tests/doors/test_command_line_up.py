"""`pykala up` and a second terminal: acts are answered, and `up` again goes on where it was."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from activities.registry.schema import migrate
from app.embedded import HOST
from models.base import clock
from models.base.calendar import local_day
from tests.support.command_line import pykala, second_terminal, up
from tests.support.servers import passing_server

OPEN = ("case", "open", "--title", "Määrärahan [i]myöntäminen[/i] …", "--task-class", "02 02 02")
PROPOSAL = """
people: {johtaja: {name: Sami Sarvilinna, title: kansliapäällikkö}}
clauses: [Kaupunginhallitus myöntää toimialalle määrärahan.]
reasons: Hanke palvelee kaupunkilaisia.
presenter: johtaja
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is this process's own, on no other Temporal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("PYKALA_REGISTRY", raising=False)
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    return tmp_path / "data"


def test_what_was_begun_before_ctrl_c_goes_on_after_up_again(here: Path) -> None:
    with up(here) as first:
        assert "Temporal's page   http://127.0.0.1:" in first.said
        opened = second_terminal(here, *OPEN, "--actor", "Valmistelija", "--json")
        assert (opened.returncode, opened.stderr) == (0, "")
        answer = json.loads(opened.stdout)
        assert answer["sentence"] == "The case was opened: Määrärahan [i]myöntäminen[/i] …."
        code, said = first.stop(signal.SIGINT)
        assert code == 0
        assert "Stopped." in said
    case = answer["journal"]
    assert case in pykala("cases").stdout  # read without Temporal
    unreachable = pykala("case", "withdraw", case, "--reason", "Turha.")
    assert unreachable.exit_code == 1
    assert unreachable.stderr.startswith("No `pykala up` runs on the folder")
    with up(here) as again:
        assert "Open journals     1" in again.said
        withdrawn = second_terminal(here, "case", "withdraw", case, "--reason", "Turha.")
        assert "The case was withdrawn: Turha." in withdrawn.stdout
        assert again.stop(signal.SIGTERM)[0] == 0


def test_a_server_that_ends_by_itself_ends_it_and_its_log_is_named(here: Path) -> None:
    with up(here) as running:
        server = int((here / "temporal.lock").read_text(encoding="utf-8").partition(" ")[0])
        os.kill(server, signal.SIGKILL)
        _, complaints = running.process.communicate(timeout=60)
    assert running.process.returncode == 1
    assert str(here / "temporal.log") in " ".join(complaints.split())


def test_a_short_case_is_lived_from_the_second_terminal(here: Path) -> None:
    Path("proposal.yaml").write_text(PROPOSAL, encoding="utf-8")
    Path("toinen.yaml").write_text(PROPOSAL.replace("toimialalle", "kahdelle toimialalle"), encoding="utf-8")
    with up(here):
        case = json.loads(pykala(*OPEN, "--json").stdout)["journal"]
        assert pykala("proposal", "revise", case, "--from", "proposal.yaml").exit_code == 0
        asked = pykala("review", "request", case, "--groups", "digijory", "--due", "2099-01-05")
        assert "(digijory) was asked for its review by 5 January 2099." in asked.stdout

        refused = pykala("case", "approve", case, "--body", "khs", "--json")
        assert refused.exit_code == 1
        assert json.loads(refused.stdout)["refused"] == "NotReady"
        wrong_role = pykala("case", "approve", case, "--body", "khs", "--role", "reviewer")
        assert (wrong_role.exit_code, wrong_role.stdout) == (1, "")
        assert "a presenter may" in wrong_role.stderr
        missing = pykala("case", "approve", "HEL 1999-000001", "--body", "khs")
        assert "There is no case" in missing.stderr

        give = (
            "review",
            "give",
            case,
            "--group",
            "digijory",
            "--session",
            str(local_day(clock.now())),
            "--verdict",
            "supports",
        )
        secret = ("--comment", "Salainen arvio.", "--confidential", "--command-id", "arvio-1")
        once, twice = pykala(*give, *secret, "--json"), pykala(*give, *secret, "--json")
        assert once.stdout == twice.stdout
        assert once.exit_code == twice.exit_code == 0
        assert not any("Salainen" in file.read_text() for file in (here / "store" / "texts").iterdir())

        assert pykala("proposal", "revise", case, "--from", "toinen.yaml").exit_code == 0
        changed = pykala("proposal", "diff", case)
        assert "myöntää {+kahdelle+} toimialalle" in changed.stdout

        signalled = pykala(
            "case", "approve", case, "--body", "khs", "--signal", "--command-id", "liian-aikaisin"
        )
        assert "pykala answer liian-aikaisin" in signalled.stdout
        told = _outcome("liian-aikaisin")
        assert json.loads(told)["refused"] == "NotReady"
        shown = pykala("show", case, "--facts").stdout
    for said in (
        "stale: clause 1",
        "liian-aikaisin",
        "(digijory) supports revision 1",
        "review give",
        "5 January 2099",
    ):
        assert said in shown


def test_a_confidential_case_keeps_its_texts_out_of_the_store_unasked(here: Path) -> None:
    Path("proposal.yaml").write_text(PROPOSAL, encoding="utf-8")
    with up(here):
        ground = ("--publicity", "confidential", "--ground", "JulkL 24.1 § 20 k")
        case = json.loads(pykala(*OPEN, *ground, "--json").stdout)["journal"]
        assert pykala("proposal", "revise", case, "--from", "proposal.yaml").exit_code == 0
        assert not list((here / "store").glob("texts/*"))


def _outcome(command_id: str) -> str:
    """What became of a signalled command, once something has."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        told = pykala("answer", command_id, "--json").stdout
        if "NothingBecameOfIt" not in told:
            return told
    raise AssertionError(f"{command_id} was never answered")


def test_no_temporal_is_said_within_seconds(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((HOST, 0)) as nobody:
        address = f"{HOST}:{nobody.getsockname()[1]}"
    monkeypatch.setenv("TEMPORAL_ADDRESS", address)
    assert "There is no registry at" in pykala(*OPEN).stderr
    migrate(f"sqlite:///{here / 'registry.sqlite'}")
    begun = time.monotonic()
    told = pykala(*OPEN)
    assert time.monotonic() - begun < 10
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"Temporal does not answer at {address}." in told.stderr


def test_an_act_never_goes_to_the_temporal_of_another_folder(here: Path) -> None:
    """Whether or not something answers at the usual port."""
    migrate(f"sqlite:///{here / 'registry.sqlite'}")
    told = pykala(*OPEN)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith(f"No `pykala up` runs on the folder {here}.")


async def test_nobody_working_is_said_within_seconds(here: Path) -> None:
    migrate(f"sqlite:///{here / 'registry.sqlite'}")
    async with passing_server(here):
        begun = time.monotonic()
        told = await asyncio.to_thread(pykala, *OPEN, "--command-id", "avaus-1", "--json")
        assert time.monotonic() - begun < 12
    assert told.exit_code == 1
    said = json.loads(told.stdout)
    assert said["refused"] == "NobodyAnswers"
    assert "--command-id avaus-1" in said["sentence"]


@pytest.mark.parametrize("title", ["Kiinteistökaupan neuvottelut", "@title.txt"])
def test_a_confidential_item_is_added_and_its_title_sealed_by_itself(title: str, here: Path) -> None:
    Path("title.txt").write_text("Kiinteistökaupan neuvottelut", encoding="utf-8")
    secrecy = ("--secrecy", "JulkL 24.1 § 17 k", "--until", "2051-01-01")
    day = (clock.now() + timedelta(days=30)).date()
    with up(here):
        called = pykala("meeting", "call", "--body", "khs", "--at", f"{day} 16:00", "--json")
        meeting = json.loads(called.stdout)["journal"]
        added = pykala("item", "add", meeting, "--secret-title", title, *secrecy, "--json")
        assert (added.exit_code, added.stderr) == (0, "")
        shown = pykala("show", meeting, "--facts")
        sealed = pykala("sealed", "list", meeting)
    assert "Salassa pidettävä asia" in shown.stdout
    assert "kept" in sealed.stdout
    with closing(sqlite3.connect(here / "registry.sqlite")) as registry:
        facts = registry.execute("SELECT content FROM fact").fetchall()
    assert facts
    assert "neuvottelut" not in str(facts) + called.stdout + added.stdout + shown.stdout + sealed.stdout


def test_where_the_desk_is_stands_on_a_line_that_is_the_same_in_every_language(here: Path) -> None:
    with up(here, "--desk-port", "0", language="sv") as desk:
        (line,) = (line for line in desk.said.splitlines() if line.startswith("Desk"))
        assert re.fullmatch(r"Desk: http://127\.0\.0\.1:\d+", line)
        assert httpx.get(f"{line.removeprefix('Desk: ')}/login", timeout=30).status_code == 200
