"""What must hold whatever broke: nothing lost, nothing twice, one truth in both stores."""

from __future__ import annotations

from collections import Counter
from email import message_from_bytes
from pathlib import Path
from typing import Any

from sqlalchemy import select

from activities.registry.database import snapshot
from activities.registry.facts import read_facts
from activities.registry.rows import kept_rows, row_key
from models.engine.effect_state import WAITS, EffectState
from models.engine.journal import broken_link
from models.engine.row import Row
from models.engine.world import Held
from models.papers.notice_order import NoticeOrder, message_id
from models.tables.outbox import OUTBOX
from models.tables.tables import COMMAND, FACT, NUMBER, PAPER
from models.whole.rows import rows_of
from tests.support.office import Office

DRIVEN = ("case", "meeting", "follow_up")


async def check(city: Office) -> None:
    """Assert every promise, once everything is at rest."""
    check_chains(city)
    check_rows(city)
    check_effects(city)
    await check_heads(city)


def check_chains(city: Office) -> None:
    """Every journal is unbroken, every command became its facts once, every number is accounted for."""
    for row in city.installation.registry.journals():
        facts = city.installation.registry.facts(row.id)
        assert broken_link(facts) is None, (row.id, broken_link(facts))
        assert (row.seq, row.head) == (facts[-1].seq, facts[-1].hash), row.id
    with city.installation.registry.reading.connect() as connection:
        positions = list(connection.execute(select(FACT.c.position).order_by(FACT.c.position)).scalars())
        assert positions == list(range(1, len(positions) + 1)), "positions have a gap"
        commands = set(connection.execute(select(COMMAND.c.id)).scalars())
        assert commands == set(connection.execute(select(FACT.c.command_id)).scalars())
        numbers = connection.execute(select(NUMBER.c.series, NUMBER.c.number)).all()
    for series, count in Counter(row.series for row in numbers).items():
        assert sorted(row.number for row in numbers if row.series == series) == list(range(1, count + 1))


def check_rows(city: Office) -> None:
    """The rows that people read are what the journals say."""
    journals = city.installation.registry.journals()
    wanted = [row for each in journals for row in rows_of(_held(city, each.id))]
    with city.installation.registry.reading.connect() as connection:
        found = list(kept_rows(connection))
    assert sorted(found, key=_key) == sorted(wanted, key=_key)


def check_effects(city: Office) -> None:
    """Every effect was done, every paper made once, every notice sent once."""
    with snapshot(city.installation.database) as connection:
        effects = connection.execute(select(OUTBOX)).all()
        papers = connection.execute(select(PAPER.c.id)).all()
    assert not any(row.state in WAITS for row in effects)
    ordered = Counter(row.order for row in effects if row.kind != "nudge")
    assert all(times == 1 for times in ordered.values()), "an effect was ordered twice"
    made = [row for row in effects if row.kind == "paper" and row.state is EffectState.MADE]
    assert len(papers) == len(made), Counter((row.kind, row.state) for row in effects)
    ids = [mail["Message-ID"] for mail in mails(city.installation.settings.outbox)]
    notices = {_message_id(row.order): row.state for row in effects if row.kind == "notice"}
    sent = {id_ for id_, state in notices.items() if state is EffectState.FILED}
    assert len(ids) == len(set(ids)), "a notice was sent twice"
    assert sent <= set(ids) <= set(notices), "a notice was lost, or was never ordered"


async def check_heads(city: Office) -> None:
    """Every open workflow has read exactly what the registry holds."""
    for row in city.installation.registry.journals(*DRIVEN, only_open=True):
        handle = city.client.get_workflow_handle(row.id)
        assert await handle.query("head", result_type=tuple[int, str]) == (row.seq, row.head), row.id


def kinds_of(city: Office, journal: str) -> list[str]:
    """The kinds of a journal's facts, in order."""
    return [fact.kind for fact in city.installation.registry.facts(journal)]


def mails(outbox: Path) -> list[Any]:
    """The mails in an outbox folder."""
    return [message_from_bytes(file.read_bytes()) for file in sorted(outbox.glob("*.eml"))]


def _message_id(order: str) -> str:
    return message_id(NoticeOrder.model_validate_json(order), "kunta.example")


def _key(row: Row) -> list[str]:
    return [str(part) for part in row_key(row)]


def _held(city: Office, journal: str) -> Held:
    with city.installation.registry.reading.connect() as connection:
        return Held(journal).after(read_facts(connection, journal))
