"""Whoever listens is told of what is published, signed and by one id until they take it, and nothing else."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from standardwebhooks import Webhook, WebhookVerificationError

from activities.checks.verification import verify
from activities.delivery.patience import next_try
from activities.failing import failed
from activities.notices.telling_events import NotTold, Teller, is_everybodys
from activities.webhooks import Webhooks
from models.agenda.summons import AgendaSent
from models.base import clock
from models.engine.effect_state import EffectState
from models.engine.journal import Fact
from models.papers.public_event import HookOrder, PublicEvent
from models.tables.outbox import OUTBOX
from tests.support.browsing import Town, words
from tests.support.command_line import pykala
from tests.support.listening import listener
from tests.support.patience import until
from tests.support.publishing import with_a_secret

ORDER = HookOrder(event=PublicEvent.AGENDA_SENT, journal="khs-2026-11-30", seq=3, to="lehti")
SENT = Fact(
    kind="AgendaSent",
    authenticated="unproven",
    hash="0" * 64,
    journal=ORDER.journal,
    seq=3,
    position=9,
    content=AgendaSent(day=clock.now().date()),
    happened_at=clock.now(),
    recorded_at=clock.now(),
    actor="sihteeri",
    role="secretary",
    command_id="x",
    before="0" * 64,
)


async def test_an_event_is_told_again_until_it_is_taken(town: Town) -> None:
    installation = town.house.installation
    webhooks = Webhooks(installation.settings.webhooks)
    with listener() as listening:
        listening.answers += [500]
        secret = webhooks.add("lehti", f"{listening.address}/koukku", ["agenda.sent"], inside=True)
        webhooks.add("muu", f"{listening.address}/muu", ["minutes.published"], inside=True)
        meeting, _, case = await with_a_secret(town, days=46)
        done = await (await town.person("sihteeri")).does("send_agenda", meeting)
        assert done.status_code == 200, words(done.text)
        await until(lambda: len(listening.came) == 2)
        await until(lambda: _states(town, meeting) == [EffectState.SENT])
    for name in ("lehti", "muu"):
        webhooks.remove(name)
    (path, first, said), (_, again, _) = listening.came
    assert path == "/koukku"
    assert first["webhook-id"] == again["webhook-id"]
    told = Webhook(secret).verify(said, again)
    assert (told["type"], told["data"]["journal"]) == ("agenda.sent", meeting)
    for word in ("Lahtisen", "Torin", case, "sihteeri"):
        assert word not in said.decode()
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(said.replace(b"agenda", b"minutes"), again)
    assert not verify(installation.archive).faults


def _states(town: Town, meeting: str) -> list[EffectState]:
    wanted = select(OUTBOX.c.state).where(OUTBOX.c.kind == "webhook", OUTBOX.c.driver == meeting)
    with town.house.installation.registry.reading.connect() as connection:
        return list(connection.execute(wanted).scalars())


async def test_nobody_is_led_elsewhere_by_who_listens(tmp_path: Path) -> None:
    webhooks = Webhooks(tmp_path / "webhooks.json")
    with listener() as listening:
        listening.answers += [302, 410]
        webhooks.add("lehti", f"{listening.address}/koukku", [], inside=True)
        for status in (302, 410):
            with pytest.raises(NotTold, match=str(status)):
                await Teller(webhooks).tell(ORDER, [SENT])
    assert [path for path, _, _ in listening.came] == ["/koukku", "/koukku"]
    with pytest.raises(NotTold, match="cannot be reached"):
        await Teller(webhooks).tell(ORDER, [SENT])


async def test_nothing_inside_is_reached_unless_it_was_allowed(tmp_path: Path) -> None:
    webhooks = Webhooks(tmp_path / "webhooks.json")
    with listener() as listening:
        port = listening.address.rpartition(":")[2]
        for name, host in (
            ("a", "127.0.0.1"),
            ("b", "localhost"),
            ("c", "[::1]"),
            ("d", "[::ffff:127.0.0.1]"),
        ):
            webhooks.add(name, f"http://{host}:{port}/", [])
            with pytest.raises(NotTold, match="not everybody's"):
                await Teller(webhooks).tell(ORDER.model_copy(update={"to": name}), [SENT])
    assert not listening.came


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("9.9.9.9", True),
        ("2620:fe::fe", True),
    ],
)
def test_an_address_is_everybodys_or_not(address: str, public: bool) -> None:
    assert is_everybodys(address) is public


async def test_whoever_was_removed_is_told_nothing_that_waits(tmp_path: Path) -> None:
    became = await Teller(Webhooks(tmp_path / "webhooks.json")).tell(ORDER, [SENT])
    assert became.state is EffectState.NOT_NEEDED


def test_who_does_not_take_it_is_put_aside_after_seven_tries() -> None:
    failure = failed(NotTold("it answered 500"))
    times = [next_try(tries, clock.now(), blameless=failure.blameless) for tries in range(1, 8)]
    assert [bool(time) for time in times] == [*[True] * 6, False]
    assert (times[5] or clock.now()) - clock.now() > timedelta(minutes=50)


def test_a_secret_is_shown_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    monkeypatch.setenv("PYKALA_LANGUAGE", "en")
    asked = ("webhook", "add", "https://lehti.example/koukku", "--name", "lehti", "--event", "agenda.sent")
    secret = pykala(*asked).stdout.strip()
    assert secret.startswith("whsec_")
    listed = pykala("webhook", "list").output
    assert "lehti.example/koukku" in listed
    assert secret not in listed
    assert "already" in pykala(*asked).output
    for address in ("ftp://lehti.example/", "https://a:b@lehti.example/", "lehti"):
        assert "begins with https://" in pykala("webhook", "add", address, "--name", "x").output
    assert "agenda.sent" in pykala(*asked[:3], "--name", "x", "--event", "nothing").output
    assert (tmp_path / "webhooks.json").stat().st_mode & 0o077 == 0
    assert "nothing more" in pykala("webhook", "remove", "--name", "lehti").output
    assert json.loads((tmp_path / "webhooks.json").read_text()) == []
