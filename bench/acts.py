"""The product's own acts for the case that everybody plays."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from sqlalchemy import delete, insert

from activities.archive import Archive
from activities.installation import Installation
from activities.registry.commit import Commits
from app.desk.command import command_of
from bench.life import GROUPS, Asked
from models.base import clock
from models.base.calendar import local_instant
from models.base.text import Text
from models.engine.command import Answer, Command
from models.engine.journal import BEGINNING
from models.engine.message import CommitOrder
from models.tables.tables import ADDRESS

PREPARER = "anna"
TODAY = local_instant(date(2021, 4, 12), time(12))
DUE = "2021-04-30"
REMINDED_AT = local_instant(date(2021, 4, 27), time(9))
"""The first reminder: three days before the review is due, at the hour of reminders."""


def command(asked: Asked, journal: str, archive: Archive) -> Command:
    """The command of one act; its long texts are deposited first, as a front door does it."""
    return command_of(
        asked.act,
        _fields(asked, archive),
        actor=PREPARER if asked.role == "preparer" else asked.role,
        role=asked.role,
        journal=journal,
        happened_at=TODAY,
        command_id=clock.new_id(),
    )


def _fields(asked: Asked, archive: Archive) -> dict[str, Any]:
    def written(text: str) -> dict[str, Any]:
        return archive.write(Text.of(text)).model_dump(mode="json")

    match asked.act:
        case "open_case":
            fields: dict[str, Any] = {"title": asked.text, "task_class": "02 02 02"}
        case "revise_proposal":
            clause = {"number": 1, "text": written("Kaupunginhallitus myöntää määrärahan.")}
            reasons, presenter = written(asked.text), {"name": "Esittelijä"}
            fields = {"proposal": {"clauses": [clause], "reasons": reasons, "presenter": presenter}}
        case "request_reviews":
            fields = {"groups": list(GROUPS), "due": DUE}
        case "give_review":
            review = {"group": asked.group, "session": "2021-04-12", "verdict": "supports"}
            fields = {**review, "comment": written(asked.text)}
        case "answer_review":
            fields = {"group": asked.group, "text": written(asked.text)}
        case "approve_for_agenda":
            fields = {"body": "khs"}
        case "send_back":
            fields = {"comment": written(asked.text)}
        case _:
            fields = {"reason": asked.text}
    return fields


def furnish(installation: Installation) -> None:
    """Fill the address book."""
    keys = (*GROUPS, PREPARER)
    with installation.database.begin() as connection:
        connection.execute(delete(ADDRESS).where(ADDRESS.c.key.in_(keys)))
        rows = [{"key": key, "name": key, "mail": f"{key}@kunta.example"} for key in keys]
        connection.execute(insert(ADDRESS), rows)


class Straight:
    """Acts written into the registry without Temporal: what was before a measurement begins."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._commits = Commits(installation.database)

    def act(self, asked: Asked, journal: str = "") -> Answer:
        """Commit one act of a case."""
        return self.commit(command(asked, journal, self._installation.archive))

    def commit(self, wanted: Command) -> Answer:
        """Commit a command."""
        committed = self._commits.commit(CommitOrder(command=wanted, since=0, head=BEGINNING, now=TODAY))
        assert committed.answer is not None, committed.refused
        return committed.answer
