"""Another version takes over with one command: workflows begin anew from the registry, and lose nothing."""

from __future__ import annotations

import asyncio
import json
import socket
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from activities.installation import Installation
from activities.upgrading import drives
from app.embedded import HOST, embedded_server
from models.base import clock
from models.base.calendar import local_day
from tests.support.command_line import ROOT
from tests.support.office import settings_of
from tests.support.other_version import Program, another_version, flat, this_version
from tests.support.patience import until
from tests.support.promises import mails
from tests.support.servers import passing_server

LATE_REMINDERS = {
    "models/preparation/reviewing.py": ("rungs=rungs[ladder.passed(rungs, world.now) :]", "rungs=rungs")
}
"""What ought to have been reminded of before it was asked for is reminded of at once."""

NO_REMINDERS = {
    "models/case/review.py": (
        "            yield from (rung.deadline for rung in self.rungs[self.reminded :])\n",
        "            yield from ()\n",
    )
}
"""Reminders fall due no more: what a workflow did by its history, it would not do again."""

PROPOSAL = ROOT / "examples" / "claim-left" / "case.yaml"


async def test_a_case_with_a_reminded_review_goes_on_by_other_rules_of_time(tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = another_version(tmp_path / "before", data, LATE_REMINDERS)
    after = another_version(tmp_path / "after", data, NO_REMINDERS)
    async with passing_server(data):
        await asyncio.to_thread(before.said, "upgrade")
        with before.at_work():
            case = await asyncio.to_thread(reminded, before)
            await until(lambda: facts(data, case)[-1] == "ReviewReminded")
            await until(lambda: len(mails(data / "outbox")) == len(("asked", "reminded")))
            ended = await asyncio.to_thread(after.pykala, "upgrade")
            assert "A worker still drives HEL" in ended.stderr
            assert ended.returncode == 1
        await asyncio.to_thread(taken_over, after, case)
    assert facts(data, case)[-2:] == ["ReviewReminded", "ReviewGiven"]
    assert len(mails(data / "outbox")) == len(("asked", "reminded"))


async def test_a_worker_is_seen_where_nothing_is_open(tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = another_version(tmp_path / "before", data, LATE_REMINDERS)
    async with passing_server(data):
        await asyncio.to_thread(before.said, "upgrade")
        with before.at_work():
            await asyncio.to_thread(withdrawn, before)
            ended = await asyncio.to_thread(this_version(data).pykala, "upgrade")
            assert ended.returncode == 1
            assert "A worker has asked for work within the last minute" in flat(ended.stderr)
        refused = await asyncio.to_thread(this_version(data).pykala, "worker")
        assert "Another version of the program drove this registry last" in refused.stderr


async def test_a_worker_that_comes_back_to_a_new_server_is_refused_as_well(tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = another_version(tmp_path / "before", data, LATE_REMINDERS)
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    command = ("up", "--port", str(port), "--ui-port", "0")
    async with AsyncExitStack() as server:
        await server.enter_async_context(embedded_server(data, ui=False, port=port))
        await asyncio.to_thread(before.said, "upgrade")
        with before.at_work():
            await asyncio.to_thread(reminded, before)
            await server.aclose()
            ended = await asyncio.to_thread(this_version(data).pykala, *command)
            assert ended.returncode == 1
            assert "Another worker still lives" in flat(ended.stderr)
    installation = Installation.ready(settings_of(data))
    assert not drives(installation.database), "nothing was taken over"
    installation.close()


def withdrawn(program: Program) -> None:
    """A case that is closed again, and no other."""
    opening = ("case", "open", "--title", "Määräraha", "--task-class", "02 02 02")
    case = str(json.loads(program.said(*opening, "--json"))["journal"])
    program.said("case", "withdraw", case, "--reason", "Ei tarvita.")


def taken_over(program: Program, case: str) -> None:
    """What somebody does who installs another version, and what they are told."""
    refused = program.pykala("worker")
    assert refused.returncode == 1
    assert "Another version of the program drove this registry last" in refused.stderr
    assert "1 workflow was begun anew" in program.said("upgrade")
    assert "0 workflows were begun anew" in program.said("upgrade")
    given = ("--group", "digijory", "--session", str(local_day(clock.now())), "--verdict", "supports")
    with program.at_work():
        program.said("review", "give", case, *given)
    assert json.loads(program.said("verify", "--json"))["ok"]


def facts(data: Path, journal: str) -> list[str]:
    """The kinds of the facts of a journal."""
    installation = Installation.ready(settings_of(data))
    try:
        return [fact.kind for fact in installation.registry.facts(journal)]
    finally:
        installation.close()


def reminded(program: Program) -> str:
    """A case whose review is reminded of."""
    today = local_day(clock.now())
    at = ("--at", f"{today - timedelta(days=20)} 12:00")
    program.said("address", "set", "digijory", "digijory@kunta.example")
    opening = ("case", "open", "--title", "Määräraha", "--task-class", "02 02 02")
    case = str(json.loads(program.said(*opening, *at, "--json"))["journal"])
    program.said("proposal", "revise", case, "--from", str(PROPOSAL), *at)
    due = str(today + timedelta(days=1))
    program.said("review", "request", case, "--groups", "digijory", "--due", due, *at)
    return case
