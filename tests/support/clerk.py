"""A clerk who writes everything up by hand: a real registry, store and papers, and no Temporal."""

from __future__ import annotations

import asyncio
import json
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from activities.archive import note_paper
from activities.backup.copying import copy
from activities.installation import Installation
from activities.notices.enclosures import NotMadeYet
from activities.notices.notices import Post
from activities.registry.commit import Commits
from activities.registry.ledger import recording
from activities.registry.outbox import write_what_became
from activities.registry.sealed import erase
from activities.registry.sealing import seal_what_was_open
from activities.settings import load_settings
from app.case_file.reader import read
from app.case_file.script import Script
from app.desk.command import command_of
from app.played import deposit
from app.rehearsal import play
from models.engine import engine
from models.engine.command import Answer, Command
from models.engine.effect_state import Became, EffectState
from models.engine.journal import BEGINNING
from models.engine.message import CommitOrder, Committed
from models.engine.passing import time_passes
from models.engine.world import Held
from models.papers.notice_order import NoticeOrder
from models.papers.paper_order import PaperOrder
from models.tables.outbox import OUTBOX, STILL_WAITS
from models.tables.tables import JOURNAL, JournalRow

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass
class Clerk:
    """A stage for rehearsals on which the commit is called as it is, and the outbox emptied after it."""

    installation: Installation
    now: datetime
    leaves: frozenset[str] = frozenset()
    """Templates of papers that are left waiting."""
    commits: Commits = field(init=False)
    _read: dict[str, Held] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.commits = Commits(self.installation.database)

    async def forward(self, to: datetime) -> None:
        """Let time pass, deadline by deadline, in every open journal."""
        while due := min(self._due(to), default=None):
            at, journal = due
            self.now = max(self.now, at.replace(second=0, microsecond=0))
            self._commit(time_passes(journal, at))
            await self.deliver()
        self.now = max(self.now, to)

    async def act(self, command: Command) -> Answer:
        """Commit a command."""
        committed = self._commit(command)
        if committed.refused:
            raise committed.refused.refusal
        await self.deliver()
        assert committed.answer is not None
        return committed.answer

    async def held(self, journal: str) -> Held:
        """A journal as the registry holds it."""
        return self.installation.registry.held(journal)

    async def deliver(self) -> None:
        """Do what waits in the outbox."""
        archive, post = self.installation.archive, Post(self.installation.settings)
        with self.installation.database.connect() as connection:
            waiting = connection.execute(select(OUTBOX).where(STILL_WAITS).order_by(OUTBOX.c.id)).all()
        for row in waiting:
            order, became, made = json.loads(row.order), Became(EffectState.ASLEEP), None
            if row.kind == "paper":
                paper = PaperOrder.model_validate(order)
                if paper.template in self.leaves:
                    continue
                made = archive.make_paper(paper, archive.at(row.position), self.now)
                became = Became(EffectState.MADE, made.sha256) if made else Became(EffectState.NOT_NEEDED)
            elif row.kind == "notice":
                notice = NoticeOrder.model_validate(order)
                try:
                    became = await post.deliver(notice, archive.at(None), self.now)
                except NotMadeYet:  # its paper is left waiting
                    continue
            else:
                became = self._done(row.kind, order)
            with recording(self.installation.database) as ledger:
                if made:
                    note_paper(ledger, made)
                write_what_became(ledger, {row.id: became})
        if any(row.kind == "resending" for row in waiting):
            await self.deliver()

    def _done(self, kind: str, order: dict[str, Any]) -> Became:
        archive = self.installation.archive
        match kind:
            case "erase":
                erase(archive, order["commitment"])
                return Became(EffectState.ERASED)
            case "seal":
                seal_what_was_open(archive, order["journal"], order["seq"])
                return Became(EffectState.SEALED)
            case "resending":
                archive.send_again(order["to"])
                return Became(EffectState.DONE)
        return Became(EffectState.ASLEEP)

    def _commit(self, command: Command) -> Committed:
        with self.installation.registry.reading.connect() as connection:
            wanted = select(JOURNAL.c.seq, JOURNAL.c.head).where(JOURNAL.c.id == command.journal)
            since, head = connection.execute(wanted).one_or_none() or (0, BEGINNING)
        return self.commits.commit(CommitOrder(command=command, since=since, head=head, now=self.now))

    def _due(self, to: datetime) -> list[tuple[datetime, str]]:
        journals = self.installation.registry.journals(only_open=True)
        held = (self._as_it_stands(row) for row in journals)
        return [(first.at, one.id) for one in held for first in engine.due(one)[:1] if first.at <= to]

    def _as_it_stands(self, row: JournalRow) -> Held:
        """An open journal, folded anew where something was written to it since."""
        known = self._read.get(row.id)
        if known is None or (known.seq, known.head) != (row.seq, row.head):
            known = self._read[row.id] = self.installation.registry.held(row.id)
        return known


def script(name: str) -> Script:
    """One of the examples."""
    return read(EXAMPLES / name / "case.yaml")


def lived(name: str, data: Path, dsn: str = "") -> Installation:
    """An installation in a folder, in which an example was lived to its end."""
    kept = Path(_once(name).name, "data")
    elsewhere = shutil.ignore_patterns("registry.sqlite*") if dsn else None
    shutil.copytree(kept, data, dirs_exist_ok=True, ignore=elsewhere)
    settings = load_settings(data=data, **({"registry": dsn} if dsn else {}))
    if dsn:
        with closing(Installation(load_settings(data=kept))) as whole:
            copy(whole.database, settings)
    return Installation(settings)


@cache
def _once(name: str) -> TemporaryDirectory[str]:
    """Where an example was lived by this process; whoever needs its end takes a copy."""
    folder = TemporaryDirectory(prefix="pykala-lived-")
    written_up(script(name), Path(folder.name, "data")).close()
    return folder


def written_up(life: Script, data: Path, dsn: str = "") -> Installation:
    """An installation in a folder, in which a case file was lived to its end."""
    settings = load_settings(data=data, **({"registry": dsn} if dsn else {}))
    installation = Installation.fresh(settings, rehearsal=True)
    deposit(life, installation)
    asyncio.run(play(life, Clerk(installation, life.begins)))
    return installation


def erasing(journal: str, commitment: str, *, happened_at: datetime, actor: str = "arkisto") -> Command:
    """The command that erases a sealed text, whose name is the text's."""
    return command_of(
        "erase_text",
        {"commitment": commitment, "reason": "Säilytysaika päättyi."},
        actor=actor,
        role="archivist",
        journal=journal,
        happened_at=happened_at,
        command_id=f"erase/{commitment}",
    )
