"""What befalls the cluster while the city works, and whether every promise was kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from tests.cluster.link import Link
from tests.cluster.lives import Lives
from tests.cluster.server import ServerInParts
from tests.support.patience import until
from tests.support.postgres import PostgresServer

AWAY = 5.0
"""Seconds for which a part or a database is away."""

LONG_AWAY = 20.0
"""Seconds for which one of several is away: the others do what it had in hand long before they are over."""

_EVER = 600.0


@dataclass(frozen=True)
class Fault:
    """Something that begins, lasts and ends."""

    name: str
    begin: Callable[[], Awaitable[None]]
    end: Callable[[], Awaitable[None]]
    lasts: float = AWAY
    others_go_on: bool = False


@dataclass(frozen=True)
class Overcome:
    """A fault after which everything held."""

    name: str
    acts: int
    meanwhile: int
    recovered: float

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.acts} acts, {self.meanwhile} of them answered meanwhile, "
            f"all at rest {self.recovered:.1f} s after its end; nothing lost, nothing twice"
        )


def killed(name: str, server: ServerInParts, *nodes: str) -> Fault:
    """All nodes of a part of Temporal's server are killed, and started again."""

    async def begin() -> None:
        for node in nodes:
            await server.kill(node)

    async def end() -> None:
        for node in nodes:
            await server.start(node)

    return Fault(name, begin, end)


def one_killed(name: str, server: ServerInParts, node: str) -> Fault:
    """One node of two is killed: the other one takes over what it had."""
    return Fault(name, lambda: server.kill(node), lambda: server.start(node), LONG_AWAY, others_go_on=True)


def cut_off(name: str, link: Link) -> Fault:
    """A worker whose every connection hangs, and goes on when the others have long taken over."""
    pulled, put_back = partial(asyncio.to_thread, link.pull), partial(asyncio.to_thread, link.put_back)
    return Fault(name, pulled, put_back, LONG_AWAY, others_go_on=True)


def restarted(name: str, server: PostgresServer) -> Fault:
    """A database that is stopped at once, as by a power failure, and started again."""
    return Fault(name, lambda: asyncio.to_thread(server.stop), lambda: asyncio.to_thread(server.start))


async def overcome(fault: Fault, lives: Lives, living: Awaitable[None]) -> Overcome:
    """Have a fault strike in the midst of acts; an AssertionError or a timeout is a broken promise."""
    before = lives.answered
    async with asyncio.timeout(_EVER), asyncio.TaskGroup() as group:
        life = group.create_task(_lived(living))
        await until(lambda: lives.answered > before or life.done(), seconds=_EVER)
        began = lives.answered
        await fault.begin()
        await asyncio.sleep(fault.lasts)
        meanwhile = lives.answered - began
        assert meanwhile or not fault.others_go_on, f"{fault.name}: nobody else was answered"
        await fault.end()
        ended = time.monotonic()
        await life
        await lives.check()
    return Overcome(fault.name, lives.answered - before, meanwhile, time.monotonic() - ended)


async def _lived(living: Awaitable[None]) -> None:
    await living
