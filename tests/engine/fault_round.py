"""A round of the campaign of faults: a short life, what is broken in it, and what must hold at its end."""

from __future__ import annotations

import asyncio
import random  # noqa: TID251 - seeded, so that a round can be played again
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from activities.checks.verification import verify
from activities.installation import Installation
from activities.store import ATTACHMENTS
from app.desk.acting import NotRunning
from app.embedded import EmbeddedServer, embedded_server
from models.base.refusal import Refusal
from models.engine.command import Answer
from models.meeting.meeting import Meeting
from models.tables.tables import FACT
from tests.support.faulty_worker import working
from tests.support.forgetting import erase, secret_proposal
from tests.support.hops import OF_A_DELIVERY, OF_A_SNAPSHOT, OF_AN_ERASING, Fault, Hop
from tests.support.office import (
    APPROVE,
    ASK_REVIEW,
    CALL,
    CLOSE,
    MEETING,
    OPEN_CASE,
    OPEN_MEETING,
    PUBLISH,
    REVIEW,
    SUMMON,
    Office,
    Step,
    approve,
    check,
    furnish,
    locked,
    place,
    settings_of,
    table,
)
from tests.support.patience import until
from tests.support.promises import check as check_promises
from tests.support.servers import kill

LONGEST = 90.0
"""Seconds after which a round that has not ended is a broken promise."""


class Broken(Exception):  # noqa: N818 - said as a sentence
    """A promise was broken."""


@dataclass
class Told:
    """What each command was told, so that a repetition must be told the same."""

    answers: dict[str, Answer] = field(default_factory=dict)
    refusals: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)


class Round:
    """One life among faults."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.folder = folder
        self.told = Told()
        self.installation = Installation.fresh(settings_of(folder), rehearsal=True)
        furnish(self.installation)
        self._worker = AsyncExitStack()
        self._server = AsyncExitStack()
        self._strikes = 0
        self._updates_a_run = self.chance.choice([2, 3, None])
        self._long = self.chance.choice([3, 5, None])
        self._lived = False
        self.waits_for = ""

    async def play(self) -> Told:
        """Play the round; an AssertionError or a timeout is a broken promise."""
        try:
            async with asyncio.timeout(LONGEST):
                await self._start_server()
                await self._start_worker()
                disaster = asyncio.create_task(self._disasters())
                try:
                    await self._live()
                finally:
                    self._lived = True
                    await disaster
                await self._worker.aclose()
                await self._start_worker(faulty=False)
                self.waits_for = "rest"
                await self.city.rest()
                await check_promises(self.city)
                self._check_answers()
                await asyncio.to_thread(self._check_erased)
        finally:
            await self._worker.aclose()
            await self._stop_server()
            self.installation.close()
        return self.told

    # ------------------------------------------------------------------ life

    async def _live(self) -> None:
        wanted = self.chance.randint(1, 3)
        _, *cases = await asyncio.gather(self._forget(), *(self._prepare() for _ in range(wanted)))
        await self._act(CALL)
        items = list(enumerate(cases, start=1))
        await asyncio.gather(*(self._act(place(case, item), MEETING) for item, case in items))
        for step in (SUMMON, OPEN_MEETING):
            await self._act(step, MEETING)
        present = self.installation.registry.held(MEETING).of(Meeting).names_present()
        for item, _ in items:
            both = [approve(item), table(item, present[0])]
            self.chance.shuffle(both)
            await asyncio.gather(*(self._act(step, MEETING) for step in both))
        for step in (CLOSE, check(list(present[-2:])), PUBLISH):
            await self._act(step, MEETING)

    async def _prepare(self) -> str:
        case = await self._act(OPEN_CASE)
        for step in (self.city.proposal(), ASK_REVIEW, REVIEW, APPROVE):
            await self._act(step, case)
        return case

    async def _forget(self) -> str:
        """A case with a secret file, which is erased with its title."""
        case = await self._act(OPEN_CASE)
        step, self.forgotten = await asyncio.to_thread(secret_proposal, self.city)
        for each in (step, erase(self.forgotten)):
            await self._act(each, case)
        return case

    async def _act(self, step: Step, journal: str = "") -> str:
        """Act, and sometimes send the same command again, at once or later."""
        self.waits_for = command = f"{step.name}-{self.chance.getrandbits(40):010x}"
        times = self.chance.choice([1, 1, 2])
        said = await asyncio.gather(*(self._sent(step, journal, command) for _ in range(times)))
        if self.chance.random() < 0.2:
            said.append(await self._sent(step, journal, command))
        assert all(each == said[0] for each in said), f"{command} was told {said}"
        return said[0].journal if isinstance(said[0], Answer) else journal

    async def _sent(self, step: Step, journal: str, command: str) -> Answer | str:
        while True:
            city = self.city
            sending = asyncio.create_task(city.act(step, journal, command))
            restarted = asyncio.create_task(self.restarted.wait())
            await asyncio.wait({sending, restarted}, return_when=asyncio.FIRST_COMPLETED)
            restarted.cancel()
            if not sending.done():  # the sender lost the server, and sends again
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
                await until(lambda city=city: self.city is not city)  # type: ignore[misc]  # its loop
                continue
            try:
                answer = sending.result()
            except NotRunning:  # its workflow is being started
                continue
            except Refusal as refusal:
                self.told.refusals[refusal.type] += 1
                return refusal.type
            self.told.answers[command] = answer
            return answer

    # ---------------------------------------------------------------- faults

    async def _disasters(self) -> None:
        """Replace each worker that was killed; now and then lock the registry for a moment."""
        while True:
            await until(lambda: self._lived or not self.process.is_alive(), seconds=LONGEST)
            if self._lived:
                return
            self.told.faults[self.fault.hop.name if self.fault else "none"] += 1
            if self.chance.random() < 0.2:
                self.told.faults["server"] += 1
                await self._restart_server()
            if self.chance.random() < 0.2:
                self.told.faults["registry"] += 1
                with locked(self.installation.settings.registry.get_secret_value()):
                    await self._worker.aclose()
                    await self._start_worker()
                    await asyncio.sleep(self.chance.random())
            else:
                await self._worker.aclose()
                await self._start_worker()

    async def _start_worker(self, *, faulty: bool = True) -> None:
        self._strikes += 1
        self.fault = self._any_fault() if faulty and self._strikes <= 3 else None
        self._worker = AsyncExitStack()
        self.process = await self._worker.enter_async_context(
            working(self.city, self.fault, updates_a_run=self._updates_a_run, long=self._long)
        )

    def _any_fault(self) -> Fault:
        hop = self.chance.choice(list(Hop))
        acts = ["handle_item", "revise_proposal", "place_item", "check_minutes", "approve_for_agenda"]
        of = {OF_A_DELIVERY: "deliver", OF_A_SNAPSHOT: "snapshot", OF_AN_ERASING: "erase"}
        act = next((act for hops, act in of.items() if hop in hops), "") or self.chance.choice(acts)
        return Fault(hop, act, self.folder / f"latch-{self._strikes}")

    async def _start_server(self) -> None:
        self._server = AsyncExitStack()
        self.server: EmbeddedServer = await self._server.enter_async_context(
            embedded_server(self.folder, ui=False, port=0)
        )
        self.city, self.restarted = Office(self.installation, self.server.client), asyncio.Event()

    async def _restart_server(self) -> None:
        lost = self.restarted
        await self._stop_server()
        await self._start_server()
        lost.set()

    async def _stop_server(self) -> None:
        kill(self.server)
        await self._server.aclose()

    def _check_erased(self) -> None:
        archive = self.installation.archive
        assert archive.text(self.forgotten) is None, "an erased text is there"
        assert ATTACHMENTS not in {shelf for shelf, _ in archive.store.files()}, "an erased file is there"
        assert not (faults := verify(archive).faults), faults

    def _check_answers(self) -> None:
        with self.installation.registry.reading.connect() as connection:
            carried_out = set(connection.execute(select(FACT.c.command_id)).scalars())
        lost = set(self.told.answers) - carried_out
        assert not lost, f"answered, and not in the registry: {lost}"
        unanswered = {name for name in carried_out if not name.startswith("time/")} - set(self.told.answers)
        assert not unanswered, f"carried out, and its sender not answered: {unanswered}"
