"""Readers are told by mail of a body, a case or a word, once they have confirmed it and until they end it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from activities.installation import Installation
from activities.notices.notices import Post
from activities.notices.sending import AnswerWithheld, ServerAway
from activities.public.subscriptions import KEPT_UNCONFIRMED, Subscriptions
from activities.public.telling import SubscriberPost
from activities.settings import load_settings
from models.base import clock
from models.base.language import Language
from models.papers.telling_order import TellingOrder
from models.tables.public import SUBSCRIPTION, TOLD
from tests.support.browsing import words
from tests.support.command_line import pykala
from tests.support.mail_server import MailServer
from tests.support.published_life import CASE, DECISION, MEETING, published_life
from tests.support.reading_desk import reader, reading_desk

SITE = "https://paatokset.kaupunki.example"
AT = datetime(2021, 3, 19, 10, tzinfo=UTC)
ORDER = TellingOrder(journal=MEETING, seq=1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("told")
    published_life(folder).close()
    return folder / "data"


@pytest.fixture
def installation(folder: Path, smtp_server: MailServer) -> Iterator[Installation]:
    settings = load_settings(data=folder, smtp=smtp_server.address, public_address=SITE)
    with closing(Installation(settings)) as installation:
        yield installation
        with installation.database.begin() as connection:
            for table in (TOLD, SUBSCRIPTION):
                connection.execute(table.delete())


@pytest.fixture
def desk(installation: Installation) -> Iterator[FastAPI]:
    with reading_desk(installation) as desk:
        yield desk


@pytest.fixture
async def browser(desk: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with reader(desk, "sv") as browser:
        yield browser


async def tell(installation: Installation, order: TellingOrder = ORDER, position: int = 7) -> None:
    await SubscriberPost(installation.archive, Post(installation.settings), SITE).tell(order, position, AT)


def subscribed(installation: Installation, mail: str, kind: str, of: str, language: Language = "fi") -> str:
    asked = Subscriptions(installation.database).ask(mail, language, kind, of)  # type: ignore[arg-type]
    assert asked
    Subscriptions(installation.database).confirm(asked.token)
    return asked.token


def link_in(message: EmailMessage) -> str:
    found = re.search(rf"{SITE}(\S+)", message.get_content())
    assert found
    return found[1]


async def test_whoever_asks_is_asked_back_and_told_nothing_before_they_confirm(
    installation: Installation, browser: httpx.AsyncClient, smtp_server: MailServer
) -> None:
    form = {"mail": "maija@posti.example", "kind": "word", "of": "skola"}
    answer = await browser.post("/public/subscribe", data=form)
    assert answer.status_code == 200, words(answer.text)
    (asked,) = smtp_server.messages
    assert (asked["To"], asked["Content-Language"]) == ("maija@posti.example", "sv")
    await tell(installation)
    assert smtp_server.messages == [asked]
    link = link_in(asked)
    assert (await browser.get(link)).status_code == 200, "whoever looks at links confirms nothing"
    await tell(installation)
    assert smtp_server.messages == [asked]
    assert (await browser.post(link)).status_code == 200
    await tell(installation)
    told = smtp_server.messages[-1]
    assert told["To"] == "maija@posti.example"
    assert told["Subject"] == "Nytt har publicerats: skola"
    assert f"{SITE}/public/archive/{DECISION}" in told.get_content()
    assert "Beviljande av invånarpris" in told.get_content()


async def test_a_body_is_chosen_by_its_name(
    installation: Installation, browser: httpx.AsyncClient, smtp_server: MailServer
) -> None:
    page = (await browser.get("/public/subscribe?kind=body&of=khs")).text
    assert '<option value="khs" selected>Stadsstyrelsen</option>' in page
    form = {"mail": "elli@posti.example", "kind": "word", "of": "", "body": "khs"}
    assert (await browser.post("/public/subscribe", data=form)).status_code == 200
    assert (await browser.post(link_in(smtp_server.messages[-1]))).status_code == 200
    await tell(installation)
    told = smtp_server.messages[-1]
    assert (told["To"], told["Subject"].partition(": ")[0]) == ("elli@posti.example", "Nytt har publicerats")


async def test_one_click_in_a_mail_program_ends_it_and_nothing_is_kept_of_the_address(
    installation: Installation, browser: httpx.AsyncClient, smtp_server: MailServer
) -> None:
    subscribed(installation, "liisa@posti.example", "body", "khs")
    await tell(installation)
    (told,) = smtp_server.messages
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert dict(told.raw_items())["List-Unsubscribe"].startswith("<https://"), "as it stands, in one line"
    address = told["List-Unsubscribe"].strip("<>").removeprefix(SITE)
    assert (await browser.get(address)).status_code == 200
    kept = Subscriptions(installation.database)
    assert len(kept.confirmed()) == 1, "whoever looks at links ends nothing"
    clicked = await browser.post(
        address,
        content="List-Unsubscribe=One-Click",
        headers={
            "content-type": "application/x-www-form-urlencoded",
            "cookie": "",
        },
    )
    assert clicked.status_code == 200
    assert (await browser.post(address, content="List-Unsubscribe=One-Click")).status_code == 200
    with installation.database.connect() as connection:
        assert not connection.execute(select(SUBSCRIPTION)).all()
        assert not connection.execute(select(TOLD)).all()
    await tell(installation, position=8)
    assert smtp_server.messages == [told]


async def test_everybody_is_told_once_of_what_concerns_them_and_of_nothing_else(
    installation: Installation, smtp_server: MailServer
) -> None:
    for mail, kind, of in (
        ("a@posti.example", "case", CASE),
        ("b@posti.example", "word", "koulussa"),
        ("c@posti.example", "body", "kv"),
        ("d@posti.example", "word", "Kotikuja"),
        ("e@posti.example", "case", "HEL 2021-000002"),
    ):
        subscribed(installation, mail, kind, of)
    await tell(installation)
    await tell(installation)
    assert sorted(each["To"] for each in smtp_server.messages) == ["a@posti.example", "b@posti.example"]
    await tell(installation, TellingOrder(journal=MEETING, seq=2, decision="khs-2021-2"), 9)
    assert len(smtp_server.messages) == 2


async def test_a_mail_server_that_says_no_is_asked_again_and_its_words_name_nobody(
    installation: Installation, smtp_server: MailServer
) -> None:
    subscribed(installation, "a@posti.example", "body", "khs")
    subscribed(installation, "b@posti.example", "body", "khs")
    smtp_server.answer = "451 a@posti.example is busy"
    with pytest.raises(AnswerWithheld):
        await tell(installation)
    smtp_server.answer = "250 OK"
    smtp_server.stranger = "a@posti.example"
    await tell(installation)
    assert [each["To"] for each in smtp_server.messages] == ["b@posti.example"], "the other never gets it"
    settings = installation.settings.model_copy(
        update={"smtp": load_settings(smtp="smtp://127.0.0.1:1").smtp}
    )
    with pytest.raises(ServerAway):
        await SubscriberPost(installation.archive, Post(settings), SITE).tell(ORDER, 10, AT)


async def test_nobody_has_many_mails_sent_to_somebody_else(
    installation: Installation, browser: httpx.AsyncClient, smtp_server: MailServer
) -> None:
    form = {"mail": "uhri@posti.example", "kind": "word"}
    said = [await browser.post("/public/subscribe", data={**form, "of": f"sana{n}"}) for n in range(5)]
    assert [each.status_code for each in said] == [200] * 3 + [422] * 2
    assert len(smtp_server.messages) == 3
    others = [
        await browser.post("/public/subscribe", data={**form, "mail": f"x{n}@posti.example", "of": "a"})
        for n in range(20)
    ]
    assert [each.status_code for each in others].count(422) == 5, "twenty an hour from one place"


@pytest.mark.parametrize(
    "form",
    [
        {"mail": "ei osoite", "kind": "word", "of": "koulu"},
        {"mail": "a@b.example\r\nBcc: c@d.example", "kind": "word", "of": "koulu"},
        {"mail": "a@posti.example", "kind": "everything", "of": "koulu"},
        {"mail": "a@posti.example", "kind": "word", "of": "!!"},
        {"mail": "a@posti.example", "kind": "case", "of": " "},
    ],
)
async def test_what_cannot_be_meant_is_told_and_nothing_is_sent(
    browser: httpx.AsyncClient, smtp_server: MailServer, form: dict[str, str]
) -> None:
    answer = await browser.post("/public/subscribe", data=form)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert smtp_server.messages == []


def test_what_nobody_confirms_is_forgotten_and_an_address_on_request(installation: Installation) -> None:
    kept = Subscriptions(installation.database)
    late = kept.ask("a@posti.example", "fi", "word", "koulu")
    assert late
    asked = clock.now() - KEPT_UNCONFIRMED - timedelta(minutes=1)
    with installation.database.begin() as connection:
        connection.execute(update(SUBSCRIPTION).values(asked_at=asked))
    kept.ask("b@posti.example", "fi", "word", "koulu")
    assert kept.of(late.token) is None
    assert kept.forget("B@posti.example") == 1
    assert kept.forget("b@posti.example") == 0


def test_an_operator_forgets_whoever_lost_their_link(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribed(installation, "a@posti.example", "body", "khs")
    monkeypatch.setenv("PYKALA_DATA", str(installation.settings.data))
    told = pykala("address", "forget-subscriber", "A@posti.example")
    assert "1 subscription of A@posti.example was erased." in told.output
    assert not Subscriptions(installation.database).confirmed()
