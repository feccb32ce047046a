"""`pykala up`: embedded Temporal, registry and worker in one command, until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

import worker
from activities.core import serve_metrics
from activities.engine_keys import EngineKeys
from activities.installation import Installation
from activities.nudging import Nudges
from activities.settings import Settings, load_settings
from activities.upgrading import drives, refuse_who_returns, upgrade
from app.commands import screen
from app.commands.helping import worded
from app.commands.house import OPERATOR, top
from app.commands.metavar import FOLDER
from app.desk.logging_in import accounts_of
from app.embedded import PORT, UI_PORT, EmbeddedServer, embedded_server
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed
from models.bodies.body_register import described_on

LOOKS_EVERY = 1.0  # seconds

DESK = "Desk: {}"
"""The line that says where the desk is, the same in every language, so that a program finds it."""


class ServerEnded(Refusal):
    """The embedded Temporal server ended by itself; {log} says why. Start `pykala up` again, nothing is
    lost."""


@top.command(rich_help_panel=OPERATOR)
def up(
    port: Annotated[int, typer.Option(help="Port of Temporal; 0 takes a free one.")] = PORT,
    ui_port: Annotated[int, typer.Option(help="Port of Temporal's page; 0 takes a free one.")] = UI_PORT,
    desk_port: Annotated[
        int | None,
        typer.Option(
            help="Port of the desk, the pages in a browser; 0 takes a free one. Without it there is none.",
            show_default=False,
        ),
    ] = None,
    sample: Annotated[
        Path | None,
        typer.Option(
            help="Where the registry is new: load this municipality, with people to try the desk with.",
            metavar=FOLDER,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Run everything on this machine: Temporal, the registry and a worker. Ctrl-C stops it.

    Everything is kept in the folder PYKALA_DATA (pykala-data by default); `up` again goes on where it was.

    Example: pykala up --desk-port 8000
    """
    asyncio.run(_until_told(port, ui_port, desk_port, sample))


async def _until_told(port: int, ui_port: int, desk_port: int | None, sample: Path | None) -> None:
    settings = load_settings()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if settings.metrics:
        serve_metrics(settings.metrics)
    screen.complain(screen.words("Starting Temporal, the registry and a worker …"))
    installation = await asyncio.to_thread(Installation.fresh, settings)
    try:
        async with embedded_server(
            settings.data, store=settings.store, keys=settings.codec_keys, port=port, ui_port=ui_port
        ) as server:
            await _unless_it_ends(server, _drive(installation, server, stop, desk_port, sample), settings)
    finally:
        installation.close()
    screen.complain(screen.words("Stopped. `pykala up` goes on from here."))


async def _drive(
    installation: Installation,
    server: EmbeddedServer,
    stop: asyncio.Event,
    desk_port: int | None,
    sample: Path | None,
) -> None:
    queue = installation.settings.task_queue
    nudges = Nudges(
        installation.database, server.client, queue, EngineKeys(installation.settings.engine_keys)
    )
    if not await asyncio.to_thread(drives, installation.database):
        screen.complain(
            screen.words(
                "Another version drove this registry, or this one with another Python or other libraries. "
                "Looking whether a worker of it lives …"
            )
        )
        await refuse_who_returns(server.client, queue)
    begun = await upgrade(installation.database, nudges, installation.settings.data)
    worker.settle_memory()
    async with worker.make_worker(server.client, installation):
        woken = await (nudges.rebuild() if server.interrupted else nudges.reconcile())
        async with AsyncExitStack() as open_while_it_runs:
            desk = ""
            if desk_port is not None:
                desk = await open_while_it_runs.enter_async_context(
                    _desk(installation, server, desk_port, sample)
                )
            _welcome(installation, server, begun + woken, desk)
            await stop.wait()
            screen.complain(screen.words("Stopping: the worker first, then Temporal …"))


@asynccontextmanager
async def _desk(
    installation: Installation, server: EmbeddedServer, port: int, sample: Path | None
) -> AsyncIterator[str]:
    """The desk while the block lasts; its address. Its libraries are loaded for it alone."""
    house, serving = import_module("app.web.house"), import_module("app.web.serving")
    with accounts_of(installation.settings) as accounts:
        stands = house.House(installation, server.client, accounts, temporals_page=server.ui or "")
        if sample is not None:
            making = import_module("app.web.sample")
            if making.is_new(stands):
                password = await making.make_sample(stands, sample)
                screen.heading(
                    screen.words("People to try it with: {people}.", people=Listed.of(making.PEOPLE)),
                    screen.words("Each logs in with the password {password}", password=password),
                )
        async with serving.served(stands, port) as address:
            yield address


async def _unless_it_ends(
    server: EmbeddedServer, driving: Coroutine[None, None, None], settings: Settings
) -> None:
    """Drive, and say when the server ended by itself, whatever that broke. Raises ServerEnded."""
    task = asyncio.create_task(driving)
    while not task.done():
        await asyncio.wait({task}, timeout=LOOKS_EVERY)
        if not _runs(server.pid):
            task.cancel()
            await asyncio.wait({task})
            broke = None if task.cancelled() else task.exception()
            raise ServerEnded(log=str(settings.data / "temporal.log")) from broke
    await task


def _welcome(installation: Installation, server: EmbeddedServer, woken: int, desk: str) -> None:
    settings = installation.settings
    kept = len(installation.registry.journals(only_open=True))
    stands = {
        screen.words("Temporal's page"): str(server.ui),
        screen.words("Temporal"): server.address,
        screen.words("Registry"): settings.redacted()["registry"],
        screen.words("Open journals"): str(kept),
        **({screen.words("Workflows woken"): str(woken)} if woken else {}),
    }
    width = max(map(len, stands)) + 3
    screen.heading(
        screen.words("Pykälä is up."),
        *([DESK.format(desk)] if desk else []),
        *(f"{what:{width}}{value}" for what, value in stands.items()),
        "",
        screen.words(
            "From a second terminal in this folder (or with PYKALA_DATA={folder}):",
            folder=str(settings.data.absolute()),
        ),
        *_first(installation),
        "  pykala case open --title 'Määrärahan myöntäminen' --task-class '02 02 02'",
        "  pykala cases",
        "  pykala --help",
        screen.words("Ctrl-C stops it."),
    )


def _first(installation: Installation) -> tuple[str, ...]:
    """What comes first in a registry in which nobody has described a municipality."""
    if described_on(installation.registry, local_day(clock.now())):
        return ()
    folder = worded(FOLDER)
    return (f"  pykala init {folder}", f"  pykala municipality load {folder}")


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
