"""What a release wrote goes on with this version: it migrates, proves itself, and its open cases finish."""

from __future__ import annotations

import asyncio
import getpass
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any

import httpx
import pytest

from activities.accounts import Accounts
from activities.installation import Installation
from models.engine.effect_state import WAITS
from models.tables.public import STEMS
from tests.support.after_a_release import PREPARED, WAIT_TO_BE_FINAL, Life, addressee
from tests.support.cellar import RELEASES, Cellar, brought_up, moved_to
from tests.support.command_line import Up, pykala, second_terminal, up
from tests.support.leaking import inflated
from tests.support.lives import at
from tests.support.lives_temporal import stage_at
from tests.support.mail_server import MailServer
from tests.support.office import settings_of
from tests.support.patience import until
from tests.support.promises import mails

LEFT = "2021-07-20 08:00"
"""The morning after the day on which the folder was left."""

COULD_NOT_BE_SENT = {"kirjaamo@kymp.example", "liisa@posti.example", "strategiajohtaja@kunta.example"}
SECRETS = ("Yrityskauppa", "arviohinnalla", "Vahingonkorvaus", "Virtanen")

GIVEN_UP = {"kirjaamo@kasko.example", "maija1@posti.example", "maija2@posti.example"}
"""Whose mail server refused the mail, or whose name was erased before it was sent."""

READ = "HEL 2021-000001"
"""A case that the release had, read in the desk."""

REACHED_NOBODY = {"kylk-2021-03-15": 5, "kylk-2021-06-14": 2, PREPARED: 1}
"""Notices that were refused or had no address, and those that wait."""


@dataclass(frozen=True)
class Upgraded:
    """A folder after the upgrade, and what was and is said of it."""

    cellar: Cellar
    facts: list[dict[str, Any]]
    verified: dict[str, Any]


@pytest.fixture(params=RELEASES, scope="module")
def release(request: pytest.FixtureRequest) -> str:
    """Each release of which a folder is kept."""
    name: str = request.param
    return name


@pytest.fixture(params=["sqlite", "postgres"], scope="module")
def bring_up(release: str, request: pytest.FixtureRequest) -> Callable[[Path], Cellar]:
    """Its folder in another one, with its registry in a database of each kind."""

    def brought(data: Path) -> Cellar:
        found = brought_up(release, data)
        if request.param == "sqlite":
            return found
        return moved_to(found, request.getfixturevalue("postgres_registries").empty())

    return brought


@pytest.fixture
def cellar(bring_up: Callable[[Path], Cellar], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cellar:
    """Its folder, for the command line too."""
    found = bring_up(tmp_path)
    at_the_command_line(found, monkeypatch)
    return found


@pytest.fixture(scope="module")
def upgraded_once(bring_up: Callable[[Path], Cellar], tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    """Its folder, brought up to this version and verified."""
    cellar = bring_up(tmp_path_factory.mktemp("upgraded"))
    facts = cellar.rows("fact")
    with pytest.MonkeyPatch.context() as here:
        at_the_command_line(cellar, here)
        migrated()
        return Upgraded(cellar, facts, told_by("verify", "--heads", str(cellar.heads)))


@pytest.fixture
def upgraded(upgraded_once: Upgraded, monkeypatch: pytest.MonkeyPatch) -> Upgraded:
    """The same for the command line; it is left as it is."""
    at_the_command_line(upgraded_once.cellar, monkeypatch)
    return upgraded_once


def at_the_command_line(cellar: Cellar, here: pytest.MonkeyPatch) -> None:
    """Let commands work on this folder."""
    here.setenv("PYKALA_DATA", str(cellar.data))
    here.setenv("PYKALA_REGISTRY", cellar.dsn)
    here.delenv("PYKALA_STORE", raising=False)
    here.delenv("PYKALA_SMTP", raising=False)


def test_it_is_brought_up_to_this_version_and_nothing_is_wrong_with_it(upgraded: Upgraded) -> None:
    assert upgraded.verified["ok"]
    assert changed(upgraded.facts, upgraded.cellar.rows("fact")) == []


def test_its_papers_are_made_again_or_known_to_be_another_versions(upgraded: Upgraded) -> None:
    verified = upgraded.verified
    others = [one for one in verified["notices"] if "was made by another version" in one["sentence"]]
    again = verified["checked"].get("papers made again", 0)
    assert len(others) + again == verified["checked"]["papers"] == len(upgraded.cellar.rows("paper"))


def test_its_rows_are_what_its_journals_say(upgraded: Upgraded) -> None:
    before = _without_the_index(upgraded)
    rebuilt = pykala("rebuild", "rows")
    assert rebuilt.exit_code == 0, rebuilt.output
    assert _without_the_index(upgraded) == before


def _without_the_index(upgraded: Upgraded) -> dict[str, Any]:
    """All rows but SQLite's own pages of its index, which it keeps as it likes; verify looks into them."""
    rows = upgraded.cellar.every_row()
    return {table: found for table, found in rows.items() if table != f"{STEMS}_data"}


def test_what_could_not_be_delivered_is_still_told_while_somebody_needs_it(upgraded: Upgraded) -> None:
    assert Counter(row["journal"] for row in told_by("due")["outbox"]) == REACHED_NOBODY


def test_a_sender_still_hears_what_became_of_a_command(upgraded: Upgraded) -> None:
    assert told_by("answer", "act-114", fails=True)["refused"] == "NotReady"
    assert told_by("answer", "act-113")["facts"][0]["kind"] == "ReviewRequested"


async def test_its_open_cases_finish_and_nothing_is_sent_twice(
    cellar: Cellar, smtp_server: MailServer
) -> None:
    facts, papers, files = cellar.rows("fact"), cellar.rows("paper"), cellar.files()
    await asyncio.to_thread(migrated)
    cellar.becomes_a_rehearsals()
    settings = settings_of(cellar.data, registry=cellar.dsn, smtp=smtp_server.address)
    installation = await asyncio.to_thread(Installation.ready, settings)
    async with stage_at(installation, at(LEFT)) as stage:
        life = Life(stage)
        await life.start_again()
        assert {addressee(mail) for mail in smtp_server.messages} == COULD_NOT_BE_SENT
        await life.start_again()
        assert len(smtp_server.messages) == len(COULD_NOT_BE_SENT)

        await life.a_repeated_command_is_still_one()
        await life.a_report_is_awaited_and_reminded_of(smtp_server)
        await life.the_minutes_are_published()
        await life.the_reviews_are_given(smtp_server)
        await life.the_final_day_comes()
        await life.the_next_meeting_decides()
        await life.the_year_is_reported()
        await life.city.rest()
        assert installation.registry.journals(only_open=True) == []
    installation.close()

    nothing_was_sent_again(cellar, smtp_server.messages)
    assert changed(facts, cellar.rows("fact")) == []
    assert changed(papers, cellar.rows("paper")) == []
    assert files.items() <= cellar.files().items()
    proved = await asyncio.to_thread(told_by, "verify", "--heads", str(cellar.heads))
    assert proved["ok"], proved["faults"]
    new = {name: content for name, content in cellar.files().items() if name not in files}
    assert [name for name, content in new.items() if tells_a_secret(content)] == []


async def test_up_goes_on_in_the_folder_as_if_only_time_had_passed(release: str, tmp_path: Path) -> None:
    cellar = brought_up(release, tmp_path)
    facts, files = cellar.rows("fact"), cellar.files()
    put_there_before = len(mails(cellar.data / "outbox"))

    def has_caught_up() -> bool:
        closed = {row["journal"] for row in cellar.rows("case_row") if row["stage"] == "closed"}
        return closed >= {*WAIT_TO_BE_FINAL} and not any(
            row["state"] in WAITS for row in cellar.rows("outbox")
        )

    with up(cellar.data, "--desk-port", "0") as running:
        rebuilt = second_terminal(cellar.data, "rebuild", "workflows")
        assert rebuilt.returncode == 0, rebuilt.stderr
        await until(has_caught_up, seconds=120)
        await _the_desk_is_read(running, cellar.data)
    found = mails(cellar.data / "outbox")
    assert len(found) >= put_there_before + len(COULD_NOT_BE_SENT)
    nothing_was_sent_again(cellar, found)
    assert changed(facts, cellar.rows("fact")) == []
    assert files.items() <= cellar.files().items()
    proved = second_terminal(cellar.data, "verify", "--heads", str(cellar.heads))
    assert proved.returncode == 0, proved.stdout


async def _the_desk_is_read(running: Up, data: Path) -> None:
    """Somebody whom the registry gets to know logs in at the desk, and reads a case of the release there."""
    added = second_terminal(data, "person", "add", "--person", "lukija", "--user", getpass.getuser())
    assert added.returncode == 0, added.stderr
    accounts = Accounts(data / "desk.sqlite")
    accounts.set_password("lukija", "pihka-sarka-aalto-aalto")
    accounts.dispose()
    (line,) = (line for line in running.said.splitlines() if line.startswith("Desk: "))
    async with httpx.AsyncClient(base_url=line.removeprefix("Desk: ").strip(), timeout=30) as reader:
        said = {"person": "lukija", "password": "pihka-sarka-aalto-aalto"}
        assert (await reader.post("/login", data=said)).status_code == 303
        for path in ("/cases", f"/journal/{READ}"):
            page = await reader.get(path)
            assert (page.status_code, READ in page.text) == (200, True), path


def migrated() -> None:
    """Do what the operations page says of an upgrade."""
    done = pykala("registry", "migrate")
    assert done.exit_code == 0, done.output


def told_by(*words: str, fails: bool = False) -> Any:
    """What a command says as JSON."""
    told = pykala(*words, "--json")
    assert bool(told.exit_code) is fails, told.output
    return json.loads(told.stdout)


def nothing_was_sent_again(cellar: Cellar, sent: Sequence[Message]) -> None:
    """Assert that no mail went out twice, and none that the release had sent or given up."""
    ids = [str(mail["Message-ID"]) for mail in sent]
    assert len(ids) == len(set(ids)), "a notice was sent twice"
    assert not cellar.sent & set(ids), "a notice was sent that the release had sent"
    assert not any(given_up in str(mail["To"]) for mail in sent for given_up in GIVEN_UP)


def tells_a_secret(content: bytes) -> bool:
    """Whether a sealed text stands in a file, packed or not."""
    return any(secret.encode() in part for part in inflated(content) for secret in SECRETS)


def changed(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a table that are not any more as they were, by the columns that it had and has."""
    columns = before[0].keys() & now[0].keys()
    kept, were = ([{column: row[column] for column in columns} for row in rows] for rows in (now, before))
    return [row for row in were if row not in kept]
