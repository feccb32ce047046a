"""A worker that stood still longer than its heartbeat allows wakes up beside another: nothing is lost."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from activities.delivery.claims import enlisted
from models.engine.effect_state import EffectState
from tests.support.faulty_worker import impatient, working
from tests.support.hops import OF_A_DELIVERY, Fault, Hop
from tests.support.mail_server import MailServer
from tests.support.office import ASK_REVIEW, OPEN_CASE, Office, at_work, office
from tests.support.patience import until
from tests.support.promises import check_chains, check_heads, check_rows

impatient()
STANDS_STILL = "T"


@pytest.mark.parametrize("hop", sorted(OF_A_DELIVERY), ids=lambda hop: hop.name)
async def test_what_it_had_in_hand_is_done_by_the_other_and_it_begins_anew(
    hop: Hop, tmp_path: Path, smtp_server: MailServer
) -> None:
    fault = Fault(hop, "deliver", tmp_path / "latch", signal.SIGSTOP)
    async with office(tmp_path, smtp=smtp_server.address) as (city, _):
        case = await asyncio.to_thread(lambda: city.commit(OPEN_CASE).journal)
        await asyncio.to_thread(city.commit, city.proposal(), case)
        await city.start()
        async with asyncio.timeout(60), working(city, fault) as stuck, asyncio.TaskGroup() as group:
            asking = group.create_task(city.act(ASK_REVIEW, case))
            await until(lambda: stands_still(stuck))
            async with at_work(city):
                await asking
                await city.rest()
                assert stuck.pid is not None
                os.kill(stuck.pid, signal.SIGCONT)
                await until(lambda: len(enlisted(city.installation.database)) == 2)
                await city.act(city.proposal("kasko.head"), case)
                await city.rest()
                await kept(city)
    mails = Counter(mail["Message-ID"] for mail in smtp_server.messages)
    sent = [row for row in city.outbox(waiting=False) if row.state is EffectState.SENT]
    assert len(mails) == len(sent) > 0
    assert sum(mails.values()) <= len(sent) + 1, "only the one that was in its hand may have come twice"


def stands_still(process: BaseProcess) -> bool:
    """Whether a process was stopped by a signal."""
    stat = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8")
    return stat.rpartition(")")[2].split()[0] == STANDS_STILL


async def kept(city: Office) -> None:
    """What must hold whatever stood still."""
    check_chains(city)
    check_rows(city)
    await check_heads(city)
    made = Counter(row.state for row in city.outbox(waiting=False))
    assert set(made) <= {EffectState.MADE, EffectState.SENT, EffectState.WOKEN, EffectState.NOT_NEEDED}
