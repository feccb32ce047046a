"""Three municipalities on one server, a namespace each: the same numbers, nothing of one seen by another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.api.workflowservice.v1 import RegisterNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError

from activities.connection import NoSuchNamespace, connect
from activities.installation import Installation
from activities.settings import load_settings
from activities.store import PAPERS
from app.doctor import temporal
from models.base.refusal import Refusal
from models.case.case import Case
from tests.support.office import ASK_REVIEW, OPEN_CASE, Office, Step, at_work, furnish, settings_of
from tests.support.patience import until_async
from tests.support.servers import passing_server

NAMES = ("espoo", "oulu", "turku")
WITHDRAW = Step("2021-04-02", "preparer", "withdraw_case", {"reason": "Ei tarvita."})


@dataclass(frozen=True)
class Municipality:
    """An installation of its own, reached by its own settings, and the words that it alone writes."""

    name: str
    office: Office

    @property
    def title(self) -> str:
        """What its case is called."""
        return f"Kaupungin {self.name} asia"

    async def open_case(self) -> str:
        """Open a case that asks somebody for a review."""
        opening = replace(OPEN_CASE, fields={**OPEN_CASE.fields, "title": self.title})
        case = (await self.office.act(opening)).journal
        await self.office.act(self.office.proposal(), case)
        await self.office.act(ASK_REVIEW, case)
        return case

    def mails(self) -> str:
        """All mails that it has sent."""
        return "".join(file.read_text() for file in self.office.installation.settings.outbox.glob("*.eml"))

    def papers(self) -> set[str]:
        """The papers that its store keeps."""
        store = Path(self.office.installation.settings.store)
        return {file.name for file in (store / PAPERS).glob("*")}

    async def workflows(self) -> set[tuple[str, str]]:
        """Every workflow that it sees at the server, by id and run."""
        return {(run.id, run.run_id) async for run in self.office.client.list_workflows()}


async def namespace(client: Client, name: str) -> None:
    """Make a namespace, and wait until every part of the server knows it."""
    wanted = RegisterNamespaceRequest(namespace=name)
    wanted.workflow_execution_retention_period.FromTimedelta(timedelta(days=30))
    await client.workflow_service.register_namespace(wanted)

    async def known() -> bool:
        config = client.config()
        config["namespace"] = name
        try:
            await Client(**config).count_workflows()
        except RPCError:
            return False
        return True

    await until_async(known)


@pytest.fixture
async def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[Municipality]]:
    """Three of them at work, each in its own namespace."""
    async with AsyncExitStack() as until_the_end:
        server = await until_the_end.enter_async_context(passing_server(tmp_path / "server"))
        monkeypatch.setenv("TEMPORAL_ADDRESS", server.address)
        found = []
        for name in NAMES:
            await namespace(server.client, name)
            monkeypatch.setenv("TEMPORAL_NAMESPACE", name)
            settings = settings_of(tmp_path / name, task_queue=name)
            installation = await asyncio.to_thread(Installation.fresh, settings, rehearsal=True)
            until_the_end.callback(installation.close)
            furnish(installation)
            office = Office(installation, await connect(settings))
            await until_the_end.enter_async_context(at_work(office))
            found.append(Municipality(name, office))
        yield found


async def test_each_has_its_own_and_nothing_of_another(three: list[Municipality]) -> None:
    cases = await asyncio.gather(*(each.open_case() for each in three))
    assert set(cases) == {"HEL 2021-000001"}
    await asyncio.gather(*(each.office.rest() for each in three))
    for each in three[1:]:
        await each.office.act(WITHDRAW, cases[0])
    await asyncio.gather(*(each.office.rest() for each in three))
    runs = [await each.workflows() for each in three]
    papers = [each.papers() for each in three]
    assert all(papers[1:])
    for number, each in enumerate(three):
        registry = each.office.installation.registry
        case = registry.held(cases[0]).of(Case)
        assert case.title == each.title
        assert case.open is (number == 0)
        assert [row.id for row in registry.journals()] == [cases[0]]
        assert each.title in each.mails()
        for other in range(number):
            assert not runs[number] & runs[other]
            assert not papers[number] & papers[other]
            assert three[other].title not in each.mails()
            assert each.title not in three[other].mails()
    held = three[0].office.installation.registry.held(cases[0])
    assert await three[0].office.head(cases[0]) == (held.seq, held.head)


async def test_a_door_that_reaches_another_s_namespace_writes_nowhere(three: list[Municipality]) -> None:
    espoo, oulu, _ = three
    case = await oulu.open_case()
    lost = Office(espoo.office.installation, oulu.office.client)
    with pytest.raises(Refusal, match="meant for another registry"):
        await lost.act(WITHDRAW, case)
    assert [row.id for row in espoo.office.installation.registry.journals()] == []
    assert oulu.office.installation.registry.held(case).of(Case).open


async def test_a_namespace_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with passing_server(tmp_path) as server:
        monkeypatch.setenv("TEMPORAL_ADDRESS", server.address)
        monkeypatch.setenv("TEMPORAL_NAMESPACE", "vaasa")
        settings = load_settings(data=tmp_path)
        with pytest.raises(NoSuchNamespace, match=f"{server.address} has no namespace vaasa"):
            await connect(settings)
        found = await asyncio.to_thread(temporal, settings)
    assert not found.ok
    assert "namespace create --namespace vaasa --retention 720h` makes it." in str(found.remedy)
