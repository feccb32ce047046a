"""What a release wrote goes on with this version: it migrates, proves itself, and its open cases finish."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from activities.installation import Installation
from app.played import Played
from models.engine.effect_state import WAITS
from models.engine.message import Origin
from models.meeting.meeting import Meeting
from tests.support.cellar import RELEASES, Cellar, brought_up, moved_to
from tests.support.command_line import pykala, second_terminal, up
from tests.support.leaking import inflated
from tests.support.lives import at
from tests.support.lives_temporal import stage_at
from tests.support.mail_server import MailServer
from tests.support.office import Office, Step, settings_of, until
from tests.support.promises import check_heads, mails

LEFT = "2021-07-20 08:00"
"""The morning after the day on which the folder was left."""

FOLLOW_UP = "HEL 2021-000001/kylk-2021-42"
TABLED, PREPARED, CONFIDENTIAL = "HEL 2021-000007", "HEL 2021-000008", "HEL 2021-000009"
WAIT_TO_BE_FINAL = ("HEL 2021-000004", "HEL 2021-000005", "HEL 2021-000006")
PROJECTS = {"104020107401": "Koulut", "104020107402": "Puistot"}
COULD_NOT_BE_SENT = {"kirjaamo@kymp.example", "liisa@posti.example", "strategiajohtaja@kunta.example"}
SECRETS = ("Yrityskauppa", "arviohinnalla", "Vahingonkorvaus", "Virtanen")

GIVEN_UP = {"kirjaamo@kasko.example", "maija1@posti.example", "maija2@posti.example"}
"""Whose mail server refused the mail, or whose name was erased before it was sent."""

REACHED_NOBODY = {"kylk-2021-03-15": 5, "kylk-2021-05-31": 2, "kylk-2021-06-14": 2, PREPARED: 1}
"""Notices that were refused or had no address, and those that wait."""


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest) -> str:
    """Each release of which a folder is kept."""
    name: str = request.param
    return name


@pytest.fixture(params=["sqlite", "postgres"])
def cellar(
    release: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Cellar:
    """Its folder, for the command line too, with its registry in a database of each kind."""
    found = brought_up(release, tmp_path)
    if request.param == "postgres":
        found = moved_to(found, request.getfixturevalue("postgres_registries").empty())
    monkeypatch.setenv("PYKALA_DATA", str(found.data))
    monkeypatch.setenv("PYKALA_REGISTRY", found.dsn)
    monkeypatch.delenv("PYKALA_STORE", raising=False)
    monkeypatch.delenv("PYKALA_SMTP", raising=False)
    return found


def test_it_is_brought_up_to_this_version_and_nothing_is_wrong_with_it(cellar: Cellar) -> None:
    facts = cellar.rows("fact")
    migrated()
    assert told_by("verify")["ok"]
    assert told_by("verify", "--heads", str(cellar.heads))["ok"]
    assert changed(facts, cellar.rows("fact")) == []


def test_its_papers_are_made_again_or_known_to_be_another_versions(cellar: Cellar) -> None:
    migrated()
    verified = told_by("verify")
    others = [one for one in verified["notices"] if "was made by another version" in one["sentence"]]
    again = verified["checked"].get("papers made again", 0)
    assert len(others) + again == verified["checked"]["papers"] == len(cellar.rows("paper"))


def test_its_rows_are_what_its_journals_say(cellar: Cellar) -> None:
    migrated()
    before = cellar.every_row()
    rebuilt = pykala("rebuild", "rows")
    assert rebuilt.exit_code == 0, rebuilt.output
    assert cellar.every_row() == before


def test_what_could_not_be_delivered_is_still_told(cellar: Cellar) -> None:
    migrated()
    assert Counter(row["journal"] for row in told_by("due")["outbox"]) == REACHED_NOBODY


def test_a_sender_still_hears_what_became_of_a_command(cellar: Cellar) -> None:
    migrated()
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

    with up(cellar.data):
        rebuilt = second_terminal(cellar.data, "rebuild", "workflows")
        assert rebuilt.returncode == 0, rebuilt.stderr
        await until(has_caught_up, seconds=120)
    found = mails(cellar.data / "outbox")
    assert len(found) >= put_there_before + len(COULD_NOT_BE_SENT)
    nothing_was_sent_again(cellar, found)
    assert changed(facts, cellar.rows("fact")) == []
    assert files.items() <= cellar.files().items()
    proved = second_terminal(cellar.data, "verify", "--heads", str(cellar.heads))
    assert proved.returncode == 0, proved.stdout


class Life:
    """What the people of that hall do from then on."""

    def __init__(self, stage: Played) -> None:
        self.stage = stage
        self.city = Office(stage.installation, stage.time.client)
        self.city.origin = Origin(offset=stage.offset)

    async def start_again(self) -> None:
        """Every open journal's workflow is started from the registry, and does what waits."""
        await self.city.start()
        await self.city.rest()
        await check_heads(self.city)

    async def act(self, day: str, role: str, name: str, journal: str = "", /, **fields: Any) -> str:
        """Let time come to a day, and act; the journal."""
        step = Step(day, role, name, fields)
        await self.stage.forward(step.at)
        return (await self.stage.act(self.city.command(step, journal))).journal

    async def a_repeated_command_is_still_one(self) -> None:
        """The sender of the last command asks again; it is answered, and nothing happens."""
        before = self.city.installation.registry.facts(PREPARED)
        asked = {"groups": ["strj"], "due": "2021-08-06", "voluntary": True}
        step = Step("2021-07-19", "preparer", "request_reviews", asked)
        command = self.city.command(step, PREPARED, before[-1].command_id)
        answer = await self.stage.act(command.model_copy(update={"actor": before[-1].actor}))
        assert answer.seq == before[-1].seq
        assert self.city.installation.registry.facts(PREPARED) == before

    async def a_report_is_awaited_and_reminded_of(self, mails: MailServer) -> None:
        """The owner is reminded on the last day, once; then both reports of the quarter are accepted."""
        known = len(mails.messages)
        await self.stage.forward(at("2021-07-20 09:30"))
        assert [addressee(mail) for mail in mails.messages[known:]] == ["puistot@kunta.example"]
        await self.report("2021-07-21", "104020107402", "2021Q2")
        for project in PROJECTS:
            await self.accept("2021-07-22", project, "2021Q2")
        await self.act("2021-07-23", "controller", "consolidate_quarter", FOLLOW_UP, period="2021Q2")

    async def the_minutes_are_published(self) -> None:
        """The remark that was open is answered, and the minutes of the tabling are checked."""
        meeting = "kylk-2021-06-28"
        await self.act("2021-07-26", "secretary", "resolve_remark", meeting, remark=1, done="Lisättiin.")
        checkers = self.present(meeting)[1:3]
        await self.act("2021-07-27", "secretary", "check_minutes", meeting, checkers=checkers)
        await self.act("2021-07-28", "secretary", "publish_minutes", meeting)

    async def the_reviews_are_given(self, mails: MailServer) -> None:
        """Who is still awaited is reminded once, and answers."""
        known = len(mails.messages)
        await self.stage.forward(at("2021-08-03 09:30"))
        reminded = sorted(addressee(mail) for mail in mails.messages[known:])
        assert reminded == ["digijory@kunta.example", "strategiajohtaja@kunta.example"]
        for case, group in ((PREPARED, "digijory"), (PREPARED, "strj"), (CONFIDENTIAL, "digijory")):
            said = {"group": group, "session": "2021-08-04", "verdict": "supports"}
            await self.act("2021-08-04", "reviewer", "give_review", case, **said)
        for case in (PREPARED, CONFIDENTIAL):
            await self.act("2021-08-05", "presenter", "approve_for_agenda", case, body="kylk")

    async def the_final_day_comes(self) -> None:
        """What was decided becomes final on the day that the release had computed."""
        await self.stage.forward(at("2021-08-09 23:00"))
        assert [self.stage_of(case) for case in WAIT_TO_BE_FINAL] == ["decided"] * 3
        await self.stage.forward(at("2021-08-10 00:30"))
        assert [self.stage_of(case) for case in WAIT_TO_BE_FINAL] == ["closed"] * 3

    async def the_next_meeting_decides(self) -> None:
        """The tabled case comes back by itself, and is decided with the two that were prepared."""
        when = at("2021-08-23 16:00").isoformat()
        meeting = await self.act("2021-08-11", "secretary", "call_meeting", body="kylk", at=when)
        assert self.stage_of(TABLED) == "on_agenda"
        for case in (PREPARED, CONFIDENTIAL):
            await self.act("2021-08-12", "secretary", "place_item", meeting, case=case)
        await self.act("2021-08-16", "secretary", "send_agenda", meeting)
        await self.act("2021-08-23 16:00", "secretary", "open_meeting", meeting, present=list(range(1, 14)))
        for item in (1, 2, 3):
            await self.act(
                "2021-08-23 16:10", "secretary", "handle_item", meeting, item=item, outcome="approved"
            )
        await self.act("2021-08-23 16:30", "secretary", "close_meeting", meeting)
        checkers = self.present(meeting)[1:3]
        await self.act("2021-08-25", "secretary", "check_minutes", meeting, checkers=checkers)
        await self.act("2021-08-26", "secretary", "publish_minutes", meeting)
        await self.stage.forward(at("2021-10-01"))
        assert {self.stage_of(case) for case in (TABLED, PREPARED, CONFIDENTIAL)} == {"closed"}

    async def the_year_is_reported(self) -> None:
        """The follow-up runs to the closing of the accounts, and its case closes with it."""
        for period, day, later in (
            ("2021Q3", "2021-10-04", "2021-10-05"),
            ("2021Q4", "2022-01-03", "2022-01-04"),
        ):
            for project in PROJECTS:
                await self.report(day, project, period)
                await self.accept(later, project, period)
            await self.act(later, "controller", "consolidate_quarter", FOLLOW_UP, period=period)
        await self.act("2022-03-10", "controller", "close_accounts", FOLLOW_UP)

    async def report(self, day: str, project: str, period: str) -> None:
        """The owner reports."""
        goals = [{"goal": f"{PROJECTS[project]} valmistuvat", "status": "met"}]
        figures = {"spent": 950_00, "people": 50, "goals": goals}
        await self.act(
            day, "owner", "give_report", FOLLOW_UP, project=project, period=period, figures=figures
        )

    async def accept(self, day: str, project: str, period: str) -> None:
        """The controller accepts it."""
        await self.act(day, "controller", "accept_report", FOLLOW_UP, project=project, period=period)

    def present(self, meeting: str) -> list[str]:
        """Who is present in a meeting."""
        return list(self.city.installation.registry.held(meeting).of(Meeting).names_present())

    def stage_of(self, journal: str) -> str:
        """Where a journal stands."""
        return str(self.city.installation.registry.held(journal).begun().stage)


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


def addressee(mail: Any) -> str:
    """To whom a mail went."""
    return str(mail["To"].addresses[0].addr_spec)


def changed(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a table that are not any more as they were, by the columns that it had."""
    kept = [{column: row[column] for column in before[0]} for row in now]
    return [row for row in before if row not in kept]
