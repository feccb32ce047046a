"""Commits of somebody whom the registry knows, signed or not, and what becomes of them."""

from __future__ import annotations

from typing import Any

from models.engine.command import AnyAct, Command
from models.engine.message import Committed
from models.tables.tables import REFUSED
from tests.support.committing import Counter, command

SET_UP: tuple[tuple[str, dict[str, str]], ...] = (
    ("add_person", {"person": "anna"}),
    ("appoint_person", {"person": "anna", "office": "preparer", "of": "kanslia"}),
)


def asked(name: str, journal: str = "", role: str = "registrar", **fields: Any) -> Command:
    """An act of anna, who is registrar and preparer."""
    act = AnyAct.catalogue[name].model_validate(fields)
    sent = command("open_case", journal, f"{name}/{sorted(fields.items())}")
    return sent.model_copy(update={"name": name, "act": act, "role": role})


def taken(committed: Committed) -> Committed:
    """What was committed, which was not refused."""
    assert committed.refused is None, committed.refused
    return committed


def refused(counter: Counter, sent: Command) -> str:
    """Why it is refused, which is kept though nobody signalled it."""
    before = len(counter.rows(REFUSED))
    why = counter.commit(sent).refused
    assert why is not None
    assert len(counter.rows(REFUSED)) == before + 1
    return why.type
