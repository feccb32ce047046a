"""Lives that are interrupted: a script in parts, a stage that goes on at an instant, and what came of it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url, select

from activities.installation import Installation
from activities.nudging import Nudges
from activities.upgrading import upgrade
from app.case_file.script import Script
from app.played import Played
from app.skipped_time import skipped_time
from models.engine.command import Command
from models.engine.message import Origin
from models.tables.outbox import OUTBOX
from models.tables.tables import FACT, PAPER
from worker import make_worker


@dataclass(frozen=True)
class Part(Script):
    """Some steps of a script; their commands have the ids that they have in the whole."""

    skipped: int = 0

    def command(self, number: int, journal: str) -> Command:
        """The command of a step, counted from one within the part."""
        command = super().command(number, journal)
        return command.model_copy(update={"id": f"{self.case}/{self.skipped + number}"})


def part(script: Script, first: int, last: int | None = None) -> Part:
    """The steps after `first`, up to `last`; time goes on at the end only if the script ends there."""
    whole = {field.name: getattr(script, field.name) for field in fields(Script)}
    until = script.until if last is None else None
    return Part(**{**whole, "steps": script.steps[first:last], "until": until}, skipped=first)


@asynccontextmanager
async def stage_at(installation: Installation, when: datetime) -> AsyncIterator[Played]:
    """A fresh server, a worker, and an installation whose life goes on at an instant."""
    async with skipped_time() as time:
        nudges = Nudges(installation.database, time.client, installation.settings.task_queue)
        stage = Played(time, installation, time.offset_for(when))
        await upgrade(installation.database, nudges, installation.settings.data, Origin(offset=stage.offset))
        async with make_worker(time.client, installation):
            yield stage
            await stage.rest()


@dataclass(frozen=True)
class Legacy:
    """What a life leaves: the hashes of its facts and papers, what was ordered, its mails."""

    facts: frozenset[tuple[str, int, str]]
    papers: frozenset[tuple[str, str]]
    orders: tuple[str, ...]
    mails: tuple[str, ...]


def legacy(installation: Installation) -> Legacy:
    """What the life in an installation left."""
    with installation.database.connect() as connection:
        facts = connection.execute(select(FACT.c.journal, FACT.c.seq, FACT.c.hash)).all()
        papers = connection.execute(select(PAPER.c.name, PAPER.c.sha256)).all()
        wanted = select(OUTBOX.c.order).where(OUTBOX.c.kind != "nudge")
        orders = connection.execute(wanted).scalars().all()
    mails = installation.settings.outbox.rglob("*.eml")
    return Legacy(
        facts=frozenset((row.journal, row.seq, row.hash) for row in facts),
        papers=frozenset((row.name, row.sha256) for row in papers),
        orders=tuple(sorted(orders)),
        mails=tuple(sorted(mail.name for mail in mails)),
    )


def copy_of(installation: Installation, to: Path) -> Path:
    """A backup of an SQLite registry, as an operator makes it."""
    _copy(_file(installation), to)
    return to


def put_back(installation: Installation, copy: Path) -> None:
    """Restore a registry from an older copy, behind everybody's back."""
    _copy(copy, _file(installation))


def _file(installation: Installation) -> Path:
    return Path(make_url(installation.settings.registry.get_secret_value()).database or "")


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


async def legacy_of(installation: Installation) -> Legacy:
    """What the life left, read beside the loop."""
    return await asyncio.to_thread(legacy, installation)
