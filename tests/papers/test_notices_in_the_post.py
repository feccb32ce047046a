"""Notices on their way: by a real mail server, or into a folder of readable files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from activities.notices.enclosures import Enclosures
from activities.notices.notices import Post
from activities.notices.sending import MailDelayed, MailRefused
from activities.settings import Settings
from models.engine.effect_state import Became, EffectState
from tests.support.lives import Life, at
from tests.support.mail_server import MailServer

WHEN = at("2021-04-06 09:00")
ADDRESS = ("Lainaamon Väki", "lainaamo@kunta.example")


@pytest.fixture
def life() -> Life:
    """A life whose first requests for reports have just been called for."""
    life = Life(addresses={"lainaamo.owner": ADDRESS, "polku.owner": ("Polku", "ei\nosoite")})
    life.decide()
    life.until("2021-04-06 10:00")
    return life


def outbox(tmp_path: Path) -> Post:
    """A post without a mail server."""
    return Post(Settings(outbox=tmp_path / "outbox"))


def by_smtp(server: MailServer) -> Post:
    """A post with a mail server."""
    return Post(Settings(smtp=SecretStr(server.address)))


async def test_a_mail_server_receives_the_mail_as_it_was_written(life: Life, smtp_server: MailServer) -> None:
    order = next(order for _, order in life.orders() if order.to == "lainaamo.owner")
    became = await by_smtp(smtp_server).deliver(order, life, WHEN)

    assert became == (EffectState.SENT, "lainaamo@kunta.example")
    (mail,) = smtp_server.messages
    assert mail["To"].addresses[0].display_name == "Lainaamon Väki"
    assert mail["Subject"] == "Raporttipyyntö: 1. vuosineljännes 2021, Lainaamo"
    assert mail["Date"].datetime == WHEN
    assert mail["Content-Language"] == "fi"
    assert "viimeistään 20.4.2021" in mail.get_content()


@pytest.mark.parametrize(("answer", "error"), [("550 No", MailRefused), ("451 Later", MailDelayed)])
async def test_a_refusal_for_good_is_told_from_one_for_now(
    life: Life, smtp_server: MailServer, answer: str, error: type[Exception]
) -> None:
    smtp_server.answer = answer
    post = by_smtp(smtp_server)
    message = post.compose(life.order("report_reminder"), life, [ADDRESS], WHEN)
    with pytest.raises(error, match=answer):
        await post.send(message)


@pytest.mark.parametrize(("answer", "error"), [("550 Unknown", MailRefused), ("450 Busy", MailDelayed)])
async def test_a_recipient_whom_the_server_does_not_know_is_told_from_one_who_is_away(
    life: Life, smtp_server: MailServer, answer: str, error: type[Exception]
) -> None:
    smtp_server.knows = answer
    post = by_smtp(smtp_server)
    message = post.compose(life.order("report_reminder"), life, [ADDRESS], WHEN)
    with pytest.raises(error, match=answer):
        await post.send(message)


async def test_a_mail_that_does_not_reach_all_of_its_receivers_is_told(
    life: Life, smtp_server: MailServer
) -> None:
    smtp_server.stranger = "poissa@kunta.example"
    post = by_smtp(smtp_server)
    both = [ADDRESS, ("Poissa", smtp_server.stranger)]
    message = post.compose(life.order("report_reminder"), life, both, WHEN)
    with pytest.raises(MailRefused, match="550 No such person"):
        await post.send(message)
    assert len(smtp_server.messages) == 1


async def test_a_refused_mail_is_an_outcome_and_a_delayed_one_is_tried_again(
    life: Life, smtp_server: MailServer
) -> None:
    order = next(order for _, order in life.orders() if order.to == "lainaamo.owner")
    smtp_server.answer = "554 No such office"
    became = await by_smtp(smtp_server).deliver(order, life, WHEN)
    assert became == (EffectState.REFUSED, "554 No such office")
    smtp_server.answer = "421 Closing"
    with pytest.raises(MailDelayed):
        await by_smtp(smtp_server).deliver(order, life, WHEN)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_a_mail_server_that_does_not_answer_delays_the_mail(life: Life, scheme: str) -> None:
    post = Post(Settings(smtp=SecretStr(f"{scheme}://127.0.0.1:1")))
    message = post.compose(life.order("report_reminder"), life, [ADDRESS], WHEN)
    with pytest.raises(MailDelayed):
        await post.send(message)


async def test_a_password_is_never_sent_in_clear(life: Life, smtp_server: MailServer) -> None:
    address = smtp_server.address.replace("//", "//user:secret@")
    post = Post(Settings(smtp=SecretStr(address)))
    message = post.compose(life.order("report_reminder"), life, [ADDRESS], WHEN)
    with pytest.raises(MailDelayed):
        await post.send(message)
    assert smtp_server.messages == []


async def test_the_outbox_holds_a_file_that_a_person_can_read(life: Life, tmp_path: Path) -> None:
    order = next(order for _, order in life.orders() if order.to == "lainaamo.owner")
    became = await outbox(tmp_path).deliver(order, life, WHEN)

    (file,) = (tmp_path / "outbox").iterdir()
    assert became == (EffectState.FILED, file.name)
    assert re.fullmatch(
        r"2021-04-06-raporttipyynto-1-vuosineljannes-2021-lainaamo-[0-9a-f]{10}\.eml", file.name
    )
    text = file.read_bytes().decode("utf-8")
    assert "\nTo: Lainaamon Väki <lainaamo@kunta.example>\n" in text
    assert "\nSubject: Raporttipyyntö: 1. vuosineljännes 2021, Lainaamo\n" in text
    assert "Määräpäivä" in text


async def test_the_same_notice_sent_again_is_the_same_file(life: Life, tmp_path: Path) -> None:
    order = next(order for _, order in life.orders() if order.to == "lainaamo.owner")
    for _ in range(3):
        await outbox(tmp_path).deliver(order, life, WHEN)
    assert len(list((tmp_path / "outbox").iterdir())) == 1


async def test_the_same_notice_with_its_papers_is_the_same_each_time(life: Life, tmp_path: Path) -> None:
    order = next(order for _, order in life.orders() if order.to == "lainaamo.owner")
    papers = Enclosures((("pyyntö.pdf", b"%PDF-1.7 yksi"), ("toinen.pdf", b"%PDF-1.7 kaksi")))
    first, second = (
        outbox(tmp_path).compose(order, life, [ADDRESS], WHEN, papers).as_bytes() for _ in range(2)
    )
    assert first == second
    assert first.count(b"Content-Disposition: attachment") == 2


async def test_what_is_too_much_for_one_mail_is_named(life: Life, tmp_path: Path) -> None:
    order = next(order for _, order in life.orders() if order.to == "lainaamo.owner")
    papers = Enclosures((("yksi.pdf", b"%PDF-1.7"),), left_out=("suuri.pdf",))
    mail = outbox(tmp_path).compose(order, life, [ADDRESS], WHEN, papers)
    body = mail.get_body(("plain",))
    assert body is not None
    assert "eivät mahtuneet viestiin; pyytäkää ne lähettäjältä:\n\n  – suuri.pdf" in body.get_content()


async def test_a_reminder_that_is_no_longer_needed_is_not_sent(life: Life, tmp_path: Path) -> None:
    order = next(order for _, order in life.orders() if order.to == "lainaamo.owner")
    life.act(
        "2021-04-07",
        "owner",
        "give_report",
        order.journal,
        project=order.projects[0],
        period=order.subject,
        figures={"spent": 1, "people": 1},
    )
    assert await outbox(tmp_path).deliver(order, life, WHEN) == Became(EffectState.NOT_NEEDED)
    assert not (tmp_path / "outbox").exists()


@pytest.mark.parametrize(
    ("key", "state"), [("ruoka.owner", EffectState.NO_ADDRESS), ("polku.owner", EffectState.WRONG_ADDRESS)]
)
async def test_a_missing_or_broken_address_is_an_outcome_and_no_error(
    life: Life, tmp_path: Path, key: str, state: EffectState
) -> None:
    order = next(order for _, order in life.orders() if order.to == key)
    assert await outbox(tmp_path).deliver(order, life, WHEN) == (state, key)
