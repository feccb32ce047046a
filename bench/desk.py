"""The desk under load: how long pages wait at fifty readings a second, and an act beside its command."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import quote

import httpx
from sqlalchemy import event

from activities.installation import Installation
from activities.settings import load_settings
from app.desk.giving import Given
from app.desk.logging_in import accounts_of
from app.embedded import HOST, embedded_server
from app.web.application import application
from app.web.house import House
from app.web.sample import make_sample
from bench.machine import cpu_seconds
from bench.many_cases import write_many
from bench.process import running
from bench.reader import Reader
from bench.waiting import percentile
from models.base import clock
from models.base.calendar import local_day
from models.engine.command import AnyAct

A_SECOND = 50
EXAMPLE = Path(__file__).parents[1] / "examples" / "helsinki"
TURNS = (("leave", {"member": "jäsen 5"}), ("arrive", {"seat": "5"}))
"""Somebody who leaves the hall and comes back."""

PROPOSAL = {
    "clause": ["Kaupunginhallitus päättää aukiolosta.", "Aukiolosta tiedotetaan."],
    "reasons": "Asukkaat ovat toivoneet sitä.",
    "presenter_title": "kansliapäällikkö",
    "legal_ground": "local government",
}


@dataclass(frozen=True)
class PageRead:
    """A page under load: seconds that its readers waited; CPU of the desk and statements of one reading."""

    page: str
    p50: float
    p99: float
    readings: int
    cpu: float
    queries: int


@dataclass(frozen=True)
class DeskUnderLoad:
    """Pages, and an act of the hall: seconds until its command is answered, and until its form is."""

    cases: int
    a_second: int
    pages: list[PageRead] = field(default_factory=list)
    command: float = 0.0
    form: float = 0.0
    acts: int = 0

    @property
    def ratio(self) -> float:
        """An act of the hall in relation to its command."""
        return self.form / self.command


@dataclass(frozen=True)
class OpenDesk:
    """A desk that is served by a process of its own, and the same one in this process for counting."""

    address: str
    pid: int
    password: str
    house: House

    async def person(self, name: str) -> Reader:
        """Somebody of the sample, over the network."""
        return await Reader.logged_in(self.address, name, self.password)


async def measure_desk(cases: int, seconds: float, acts: int, tell: Callable[[str], None]) -> DeskUnderLoad:
    """Measure in a folder of its own, with a server, a worker and a desk that end with it."""
    async with _open_desk() as desk:
        preparer, secretary = await desk.person("laatija"), await desk.person("sihteeri")
        case = await preparer.does("open_case", title="Aukiolo", task_class="00 01 02", language="fi")
        await asyncio.to_thread(write_many, desk.house.installation, case.replace("%20", " "), cases)
        await preparer.sends(f"/proposal/{case}", **PROPOSAL)
        meeting = await _held(secretary)
        found = DeskUnderLoad(cases, A_SECOND)
        pages = {
            "case list": (preparer, "/cases"),
            "case list, searched": (preparer, "/cases?q=aukio"),
            "my desk": (preparer, "/"),
            "case": (preparer, f"/journal/{case}"),
            "hall": (secretary, f"/hall/{meeting}"),
            "what is published": (preparer, "/public"),
        }
        counts = await _counted(desk, {path: who for who, path in pages.values()})
        for called, (who, path) in pages.items():
            await who.reads(path)
            before = cpu_seconds(desk.pid)
            waited = await who.reads_often(path, A_SECOND, seconds)
            cpu = (cpu_seconds(desk.pid) - before) / len(waited)
            found.pages.append(
                PageRead(called, median(waited), percentile(waited, 0.99), len(waited), cpu, counts[path])
            )
            last = found.pages[-1]
            tell(f"  {called}: p99 {last.p99 * 1000:.0f} ms, CPU {last.cpu * 1000:.1f} ms")
        command, form = await _acts(desk, secretary, meeting, acts)
        return DeskUnderLoad(cases, A_SECOND, found.pages, median(command), median(form), len(form))


@asynccontextmanager
async def _open_desk() -> AsyncIterator[OpenDesk]:
    async with AsyncExitStack() as stack:
        folder = tempfile.TemporaryDirectory(prefix="pykala-bench-", ignore_cleanup_errors=True)
        data = Path(stack.enter_context(folder))
        installation = stack.enter_context(closing(Installation.fresh(load_settings(data=data))))
        server = await stack.enter_async_context(embedded_server(data, ui=False, port=0))
        common = ["--address", server.address, "--data", str(data)]
        await stack.enter_async_context(running("bench.side", "worker", "product", *common))
        accounts = stack.enter_context(accounts_of(installation.settings))
        house = House(installation, server.client, accounts)
        password = await make_sample(house, EXAMPLE)
        port = _free_port()
        serving = running("bench.desk_side", *common, "--port", str(port))
        process = await stack.enter_async_context(serving)
        yield OpenDesk(f"http://{HOST}:{port}", process.pid, password, house)


async def _held(secretary: Reader) -> str:
    """A meeting that is held today with ten items on its agenda."""
    early = {
        "_when": f"{clock.now() - timedelta(days=20):%Y-%m-%dT%H:%M}",
        "_because": "kirjattu jälkikäteen",
    }
    at = f"{local_day(clock.now())}T00:00"
    meeting = await secretary.does("call_meeting", body="khs", at=at, place="Sali", another="yes", **early)
    for number in range(1, 11):
        await secretary.does("add_item", meeting, title=f"Asia {number}", ground="kiire")
    await secretary.does("send_agenda", meeting, **early)
    await secretary.sends(f"/hall/{meeting}", f"/hall/{meeting}/open_meeting", **_seats(15))
    return meeting


def _seats(many: int) -> dict[str, str]:
    return {f"seat {number}": "present" for number in range(1, many + 1)}


async def _counted(desk: OpenDesk, pages: dict[str, Reader]) -> dict[str, int]:
    """Statements of one reading of each page, once it was read before."""
    told: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    engine, counts = desk.house.installation.registry.reading, {}
    transport = httpx.ASGITransport(application(desk.house))
    for path, who in pages.items():
        cookies = dict(who.browser.cookies)
        async with httpx.AsyncClient(transport=transport, base_url=desk.address, cookies=cookies) as browser:
            await browser.get(path)
            event.listen(engine, "before_cursor_execute", note)
            answer = await browser.get(path)
            event.remove(engine, "before_cursor_execute", note)
        assert answer.status_code == 200, (path, answer.status_code)
        counts[path] = len(told)
        told.clear()
    return counts


async def _acts(
    desk: OpenDesk, secretary: Reader, meeting: str, many: int
) -> tuple[list[float], list[float]]:
    """Seconds of a command of somebody who leaves or arrives, and of its form in the hall; taking turns."""
    command, form = list[float](), list[float]()
    page = await secretary.reads(f"/hall/{meeting}")
    token = page.partition('name="_token" value="')[2].partition('"')[0]
    connection = HTTPConnection(desk.address.removeprefix("http://"))
    for _ in range(many):
        for act, said in TURNS:
            given = Given("fi").act(AnyAct.catalogue[act], said, None)
            begun = perf_counter()
            await desk.house.desk.act(act, given, journal=meeting, actor="sihteeri", role="secretary")
            command.append(perf_counter() - begun)
        for act, said in TURNS:
            data = {"_token": token, "_command": clock.new_id(), **said}
            form.append(secretary.waits_for(connection, f"/hall/{quote(meeting)}/{act}", data))
    return command, form


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
