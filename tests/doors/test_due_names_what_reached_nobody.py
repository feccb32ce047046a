"""`pykala due` and `pykala verify` name what waits in the outbox, what failed, and what reached nobody."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from activities.installation import Installation
from app.record_health import reached
from models.engine.effect_state import EffectState
from models.papers.notice_order import NoticeOrder
from models.tables.outbox import OUTBOX
from tests.support.clerk import lived
from tests.support.command_line import pykala

STATES = (
    (EffectState.WAITING, ""),
    (EffectState.FAILED, "421 Closing"),
    (EffectState.FAILED, ""),
    (EffectState.NO_ADDRESS, "ruoka.owner"),
    (EffectState.REFUSED, "554 No"),
    (EffectState.NOT_NEEDED, ""),
    (EffectState.SENT, "ruoka@kunta.example"),
)
WITHHELD = "its answer is withheld, it may name a private person"


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A lived case in whose outbox there is a notice of each of these states, and nothing else."""
    installation = lived("returned", tmp_path_factory.mktemp("data"))
    (case,) = installation.registry.journals("case")
    notice = NoticeOrder(template="sent_back", journal=case.id, seq=1, to="ruoka.owner", role="preparer")
    order = notice.model_dump_json()
    with installation.database.begin() as connection:
        paper = connection.execute(select(OUTBOX).where(OUTBOX.c.kind == "paper").limit(1)).one()
        connection.execute(OUTBOX.delete())
        ordered = datetime(2022, 3, 1, 9, tzinfo=UTC)
        row = {"driver": paper.driver, "kind": "notice", "position": 7, "order": order, "ordered_at": ordered}
        rows = [{**row, "state": state, "detail": detail} for state, detail in STATES]
        connection.execute(insert(OUTBOX), rows)
    return installation


@pytest.fixture(autouse=True)
def here(registry: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(registry.settings.data))
    monkeypatch.setenv("COLUMNS", "200")


def test_due_lists_what_is_still_to_be_done_and_what_never_will_be() -> None:
    told = json.loads(pykala("due", "--json").stdout)["outbox"]
    assert [(row["state"], row["detail"]) for row in told] == [
        (state.value, detail) for state, detail in STATES[:5]
    ]


def test_due_says_it_in_words_and_what_to_do() -> None:
    told = pykala("due").stdout
    for said in ("waits", "failed: 421 Closing", WITHHELD, "no address for ruoka.owner", "server: 554 No"):
        assert said in told
    assert "pykala address set KEY ADDRESS" in told
    assert "no longer needed" not in told


def test_the_doctor_names_what_reached_nobody_and_what_sends_it(registry: Installation) -> None:
    found = reached(registry.settings)
    assert str(found.what) == "Notices that reached nobody: 2."
    assert [str(place.said) for place in found.places] == [
        "no address for ruoka.owner",
        "refused by the mail server: 554 No",
    ]


def test_verify_tells_it_too() -> None:
    told = pykala("verify")
    said = " ".join(told.stdout.split())
    assert "A notice of position 7 reached nobody: no address for ruoka.owner." in said
    assert "A notice of position 7 reached nobody: refused by the mail server: 554 No." in said
    assert "A notice of position 7 waits: failed: 421 Closing." in said
    assert "A notice of position 7 waits since 1 March 2022 at 11:00." in said
    assert "no longer needed" not in said


def test_what_stands_for_an_address_is_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_LANGUAGE", "fi")
    assert "pykala address set AVAIN OSOITE" in pykala("due").stdout
