"""Papers and mails are made beside the cases: what hangs or fails there holds up no case, no other mail."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from activities.archive import Archive
from activities.delivery import patience
from activities.delivery.keeping import DELIVERY
from activities.notices import sending
from activities.store import PAPERS, Store
from models.engine.effect_state import EffectState
from models.engine.message import Backlog
from models.papers.notice_order import NoticeOrder
from tests.support.command_line import pykala, read
from tests.support.hanging_mail_server import hanging_mail_server
from tests.support.mail_server import MailServer
from tests.support.office import ADDRESSES, ASK_REVIEW, OPEN_CASE, Office, Step, at_work, office
from tests.support.patience import until, until_async

WITHDRAW = Step("2021-02-20", "preparer", "withdraw_case", {"reason": "Ei tarvita."})


class WithoutRoom(Store):
    """A store that has no room for papers, until somebody makes some."""

    room = False

    def put(self, shelf: str, content: bytes, sha256: str = "") -> str:
        if shelf == PAPERS and not self.room:
            raise TypeError("no room")
        return super().put(shelf, content, sha256)


async def asked_for_review(city: Office) -> str:
    """A case whose group is asked for its review, which is a mail."""
    case = (await city.act(OPEN_CASE)).journal
    await city.act(city.proposal(), case)
    await city.act(ASK_REVIEW, case)
    return case


async def test_a_case_ends_while_the_mail_server_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "STEP", 1)
    async with (
        hanging_mail_server(at="DATA") as server,
        office(tmp_path, smtp=server) as (city, _),
        at_work(city),
    ):
        case = await asked_for_review(city)
        await until(lambda: any(row.state is EffectState.FAILED for row in city.outbox()))
        await city.act(WITHDRAW, case)
        async with asyncio.timeout(10):
            await city.client.get_workflow_handle(case).result()
        assert any(row.kind == "notice" for row in city.outbox())


async def test_a_slow_mail_holds_up_no_other(tmp_path: Path, smtp_server: MailServer) -> None:
    smtp_server.slow_for = "digijory@kunta.example"
    async with office(tmp_path, smtp=smtp_server.address) as (city, _), at_work(city):
        case = await asked_for_review(city)
        for key in ADDRESSES[1:]:
            await city.act(city.proposal(key), case)
        await city.act(WITHDRAW, case)
        await until(lambda: len(city.outbox()) == 1)
        (held_up,) = city.outbox()
        assert NoticeOrder.model_validate_json(held_up.order).to == "digijory"
        smtp_server.go_on.set()
        await city.rest()


async def test_temporals_page_tells_how_much_waits_and_since_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "STEP", 1)
    async with (
        hanging_mail_server(at="DATA") as server,
        office(tmp_path, smtp=server) as (city, _),
        at_work(city),
    ):
        await asked_for_review(city)

        async def told() -> bool:
            runs = city.client.list_workflows(f'WorkflowType = "{DELIVERY}"')
            backlogs = [await backlog(city, run.id) async for run in runs]
            return any(each and each.depth == len(city.outbox()) > 0 and each.oldest for each in backlogs)

        await until_async(told)
        await until(lambda: any(row.state is EffectState.FAILED for row in city.outbox()))


async def backlog(city: Office, workflow: str) -> Backlog | None:
    """What a drain's heartbeat told last."""
    described = (await city.client.get_workflow_handle(workflow).describe()).raw_description
    for pending in described.pending_activities:
        if pending.heartbeat_details.payloads:
            (told,) = await city.client.data_converter.decode(pending.heartbeat_details.payloads, [Backlog])
            return Backlog.model_validate(told)
    return None


async def test_what_fails_again_and_again_is_put_aside_and_tried_again_on_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "WAITS", patience.WAITS[:0])
    async with office(tmp_path) as (city, _):
        store = WithoutRoom(city.installation.settings.store)
        city.installation.archive = Archive(city.installation.database, store)
        async with at_work(city):
            case = await asked_for_review(city)
            await city.act(WITHDRAW, case)
            await until(lambda: not city.outbox())
            aside = [row for row in city.outbox(waiting=False) if row.state is EffectState.ASIDE]
            assert "paper" in {row.kind for row in aside}  # and the mail that was to bring it, if in time
            told = await asyncio.to_thread(read, city.installation, monkeypatch, "due")
            assert "put aside after many tries: TypeError: no room" in told
            assert "`pykala outbox retry` has what was put aside tried again." in told
            store.room = True
            again = await asyncio.to_thread(pykala, "outbox", "retry", case)
            assert "tried again" in again.stdout
            await until(lambda: all(row.state is EffectState.MADE for row in papers(city)))


def papers(city: Office) -> list[Any]:
    """The papers that were ordered."""
    return [row for row in city.outbox(waiting=False) if row.kind == "paper"]
