"""The outbox of the first release told in sentences what became of an effect; each becomes its state."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import select, text

from activities.registry.database import connect
from activities.registry.schema import alembic_config, migrate
from models.engine.effect_state import EffectState
from models.tables.outbox import OUTBOX
from models.whole.effect_words import effect_words

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
WITHHELD = "its answer is withheld, it may name a private person"

TOLD = (
    ("paper", False, "", EffectState.WAITING, ""),
    ("paper", True, HASH, EffectState.MADE, HASH),
    ("paper", False, "failed: no room left\non the disk", EffectState.FAILED, "no room left\non the disk"),
    ("paper", False, "failed: ", EffectState.FAILED, "Exception"),
    ("nudge", True, "nudged", EffectState.WOKEN, ""),
    ("nudge", True, "closed", EffectState.ASLEEP, ""),
    ("nudge", False, "failed: Timeout expired", EffectState.FAILED, "Timeout expired"),
    ("notice", False, "failed: 421 Closing", EffectState.FAILED, "421 Closing"),
    ("notice", False, f"failed: {WITHHELD}", EffectState.FAILED, ""),
    ("notice", True, "sent to ruoka@kunta.example", EffectState.SENT, "ruoka@kunta.example"),
    ("notice", True, "sent to a private person", EffectState.SENT, ""),
    ("notice", True, "put into the outbox as 2021-04-06-a.eml", EffectState.FILED, "2021-04-06-a.eml"),
    ("notice", True, "sent before the registry was restored", EffectState.SENT_BEFORE, ""),
    ("notice", True, "no longer needed", EffectState.NOT_NEEDED, ""),
    ("notice", True, "no address for ruoka.owner", EffectState.NO_ADDRESS, "ruoka.owner"),
    (
        "notice",
        True,
        f"the address for {HASH} has no name any more: it was erased",
        EffectState.NO_NAME,
        HASH,
    ),
    (
        *("notice", True, "the address for polku.owner is no mail address"),
        *(EffectState.WRONG_ADDRESS, "polku.owner"),
    ),
    ("notice", True, "refused by the mail server: 554 No", EffectState.REFUSED, "554 No"),
    ("notice", True, f"refused by the mail server: {WITHHELD}", EffectState.REFUSED, ""),
    (
        "notice",
        True,
        "sent by hand, as the server was away",
        EffectState.DONE,
        "sent by hand, as the server was away",
    ),
)
"""Kind, done and outcome as the first release wrote them, or a person; state and detail as they are now."""

INSERT = text(
    'insert into outbox (driver, kind, position, "order", ordered_at, done, outcome)'
    " values ('HEL 2021-000001', :kind, 1, '{}', '2021-04-06T07:00:00Z', :done, :outcome)"
)


@pytest.fixture(params=["sqlite", "postgres"])
def first_release(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A registry of each kind with the outbox of the first release, in which every sentence stands."""
    dsn = f"sqlite:///{tmp_path / 'registry.sqlite'}"
    if request.param == "postgres":
        dsn = request.getfixturevalue("postgres_registries").empty()
    database = connect(dsn)
    with database.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for kind, done, outcome, *_ in TOLD:
            connection.execute(INSERT, {"kind": kind, "done": done, "outcome": outcome})
    database.dispose()
    return dsn


def test_every_sentence_becomes_its_state(first_release: str) -> None:
    migrate(first_release)
    database = connect(first_release)
    with database.connect() as connection:
        became = connection.execute(select(OUTBOX.c.state, OUTBOX.c.detail).order_by(OUTBOX.c.id)).all()
    database.dispose()
    assert [tuple(row) for row in became] == [(state, detail) for *_, state, detail in TOLD]


def test_every_state_has_its_words() -> None:
    assert all(effect_words(state, "x") for state in EffectState)
    assert str(effect_words(EffectState.NO_ADDRESS, "ruoka.owner")) == "no address for ruoka.owner"
    assert str(effect_words(EffectState.REFUSED, "")) == f"refused by the mail server: {WITHHELD}"
