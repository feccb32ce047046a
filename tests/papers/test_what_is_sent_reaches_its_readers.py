"""A summons, a request and a decision go by mail with their papers; what reached nobody goes when it can."""

from __future__ import annotations

from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from activities.checks.verification import verify
from app.desk.addressing import set_address
from app.desk.reading.people import people
from app.desk.reading.unreached import unreached
from models.base.calendar import local_day
from models.people.people_register import JOURNAL as PEOPLE
from models.people.people_register import people_of
from models.tables.outbox import OUTBOX
from tests.support.mail_server import MailServer
from tests.support.post_office import PostOffice
from tests.support.reading_pdf import text

MEMBERS = ["puheenjohtaja@sarvijoki.example", "toinen@sarvijoki.example"]
NOBODY = [f"kh/{seat}" for seat in (4, 5, 6, 7, 8, 9)]


@pytest.fixture
async def town(tmp_path: Path, smtp_server: MailServer) -> AsyncIterator[PostOffice]:
    town = await PostOffice(tmp_path, smtp_server).staffed()
    yield town
    town.installation.close()


def names(mail: EmailMessage) -> list[str]:
    """The files that go with a mail; each is a PDF."""
    parts = list(mail.iter_attachments())
    assert all(part.get_content()[:5] == b"%PDF-" for part in parts)
    return [part.get_filename() or "" for part in parts]


def abouts(mail: EmailMessage) -> list[str]:
    """What each file is about, as its name says after the meeting's."""
    return [name.split("_")[1] for name in names(mail)]


def said(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return " ".join(body.get_content().split())


def receivers(mails: list[EmailMessage]) -> list[str]:
    return [mail["To"].addresses[0].addr_spec for mail in mails]


async def summoned(town: PostOffice) -> str:
    meeting = await town.meeting(await town.case())
    del town.mails[:]
    await town.do("sihteeri", "secretary", "send_agenda", meeting, deputies=[4])
    return meeting


async def test_the_summons_goes_to_members_and_called_deputies_with_agenda_and_proposals(
    town: PostOffice,
) -> None:
    await town.reach("vara", "vara@koti.example", office="deputy_member", of="kh")
    await summoned(town)
    assert receivers(town.mails) == [
        "puheenjohtaja@sarvijoki.example",
        "toinen@sarvijoki.example",
        "vara@koti.example",
    ]
    mail = town.mails[0]
    assert " ".join(mail["Subject"].split()) == (
        "Kokouskutsu: kunnanhallitus 2.3.2026 klo 17.00 / "
        "Kallelse till sammanträde: kommunstyrelsen 2.3.2026 kl. 17.00"
    )
    (plain,) = (part for part in mail.walk() if part.get_content_type() == "text/plain")
    assert plain["Content-Language"] == "fi, sv"
    assert said(mail).index("Teidät kutsutaan") < said(mail).index("Ni kallas") < said(mail).index("-- ")
    assert mail["From"].addresses[0].addr_spec == "paatokset@sarvijoki.example"
    assert mail["Reply-To"].addresses[0].addr_spec == "sihteeri@sarvijoki.example"
    assert "1 Kirjaston laajennus" in said(mail)
    assert [name.rpartition("_")[0].split("_")[1] for name in names(mail)] == ["esityslista"] * 2 + [
        "asia-1"
    ] * 2
    assert [name[-6:-4] for name in names(mail)] == ["fi", "sv"] * 2


async def test_who_has_no_address_is_named_at_once_and_told_once_there_is_one(
    town: PostOffice,
) -> None:
    meeting = await summoned(town)
    assert town.unreached() == ["kolmas", *NOBODY, "vara"]
    assert unreached(town.installation, f"post/{town.sent}") == ("kolmas", *NOBODY, "vara")
    del town.mails[:]
    await town.reach("kolmas", "kolmas@koti.example")
    assert receivers(town.mails) == ["kolmas@koti.example"]
    assert names(town.mails[0])
    set_address(town.installation, "kh/5", "viides@koti.example", "Viides Jäsen")
    await town.clerk.deliver()
    assert receivers(town.mails)[1:] == ["viides@koti.example"]
    await town.do("rekisteri", "registrar", "add_person", person="kuudes")
    await town.reach("kuudes", "kuudes@koti.example")
    await town.do(
        "rekisteri", "registrar", "appoint_person", person="kuudes", office="member", of="kh", seat=6
    )
    assert receivers(town.mails)[2:] == ["kuudes@koti.example"]
    assert town.unreached() == [*(each for each in NOBODY if each not in ("kh/5", "kh/6")), "vara"]
    assert verify(town.installation.archive).faults == ()
    await town.do("sihteeri", "secretary", "call_deputies", meeting, seats=[5])
    assert town.unreached()[-1] == "kh/5/deputy"


async def test_an_observer_without_an_address_is_named_at_once(town: PostOffice) -> None:
    case = await town.case()
    for observer, missing in (("sivistystoimi", ("sivistystoimi",)), ("toinen", ())):
        await town.do("laatija", "preparer", "name_observer", case, observer=observer)
        assert unreached(town.installation, f"post/{town.sent}") == missing


async def test_a_refused_mail_goes_to_the_new_address(town: PostOffice, smtp_server: MailServer) -> None:
    meeting = await town.meeting(await town.case())
    smtp_server.knows = "550 Unknown"
    await town.do("sihteeri", "secretary", "send_agenda", meeting)
    smtp_server.knows = "250 OK"
    del town.mails[:]
    await town.reach("toinen", "toinen@koti.example")
    assert receivers(town.mails) == ["toinen@koti.example"]
    with town.installation.registry.reading.connect() as connection:
        kept = set(connection.execute(select(OUTBOX.c.detail).where(OUTBOX.c.kind == "notice")).scalars())
    assert "toinen" in kept
    assert not any("@" in detail for detail in kept)  # what may be erased is not kept beside


async def test_a_changed_agenda_goes_again_and_says_what_changed(town: PostOffice) -> None:
    meeting = await summoned(town)
    case = await town.case("Sillan korjaus")
    await town.do("johtaja", "presenter", "approve_for_agenda", case, body="kh")
    await town.do("sihteeri", "secretary", "place_item", meeting, case=case, ground="Silta on huono.")
    del town.mails[:]
    await town.do("sihteeri", "secretary", "publish_agenda", meeting, ground="Silta on huono.")
    assert receivers(town.mails) == MEMBERS
    mail = town.mails[0]
    assert mail["Subject"].startswith("Esityslista on muuttunut: kunnanhallitus")
    assert "– Lisätty: 2 Sillan korjaus" in said(mail)
    assert "Muutoksen peruste: Silta on huono." in said(mail)
    assert [name.rpartition("_")[0].split("_")[1] for name in names(mail)] == ["versio-2"] * 2 + [
        "asia-2"
    ] * 2


async def test_the_review_request_carries_the_proposal_and_is_answered_by_its_preparer(
    town: PostOffice,
) -> None:
    case = await town.case()
    await town.do("laatija", "preparer", "request_reviews", case, groups=["johtory"])
    assert town.unreached() == ["johtory"]
    await town.reach("ryhma", "ryhma@sarvijoki.example")
    (mail,) = town.mails
    assert receivers([mail]) == ["ryhma@sarvijoki.example"]
    assert len(names(mail)) == 1
    assert "lausuntopyynto" in names(mail)[0]
    assert mail["Reply-To"].addresses[0].addr_spec == "laatija@sarvijoki.example"
    assert f"– {names(mail)[0]}" in said(mail)


async def test_the_decision_carries_the_extract_and_the_instructions_and_is_answered_to_the_registry(
    town: PostOffice,
) -> None:
    set_address(town.installation, "Kirjaston ystävät", "ystavat@yhdistys.example")
    meeting = await summoned(town)
    secretary = "sihteeri", "secretary"
    await town.do(*secretary, "open_meeting", meeting, "2026-03-02 17:00", present=range(1, 10))
    await town.do(*secretary, "handle_item", meeting, item=1, outcome="approved")
    await town.do(*secretary, "close_meeting", meeting)
    await town.do(*secretary, "check_minutes", meeting, checkers=["jäsen 4", "jäsen 5"])
    del town.mails[:]
    await town.do(*secretary, "publish_minutes", meeting)
    (mail,) = town.mails
    assert mail["To"].addresses[0].addr_spec == "ystavat@yhdistys.example"
    assert mail["Reply-To"].addresses[0].addr_spec == "kirjaamo@sarvijoki.example"
    assert [name.split("_")[-2] for name in names(mail)] == ["ote", "muutoksenhakuohje"]
    assert {name[-6:] for name in names(mail)} == {"fi.pdf"}


async def test_papers_say_of_the_preparer_what_the_municipality_publishes_until_it_is_erased(
    tmp_path: Path, smtp_server: MailServer
) -> None:
    town = await PostOffice(tmp_path, smtp_server).staffed(further_information=["telephone", "email"])
    office = {"office": "preparer", "of": "kanslia"}
    await town.reach("laatija", "kanslia@sarvijoki.example", telephone="016 123 456", **office)
    (line,) = (each for each in people(town.installation, local_day(town.now)) if each.id == "laatija")
    assert line.contacts == ("laatija@sarvijoki.example", "kanslia@sarvijoki.example", "016 123 456")

    await town.meeting(await town.case())
    said = text(town.paper("proposal", "fi"))
    assert "Lisätiedot" in said
    assert "Valmistelija: 016 123 456, kanslia@sarvijoki.example" in said
    assert "Beredare: 016 123 456" in text(town.paper("proposal", "sv"))

    register = people_of(town.installation.registry.held(PEOPLE))
    assert register
    telephone = register.person("laatija").contact("preparer").telephone
    assert telephone
    erasing = {"commitment": telephone.sha256, "reason": "Työsuhde päättyi."}
    await town.do("arkisto", "archivist", "erase_text", PEOPLE, **erasing)
    found = verify(town.installation.archive)
    assert found.faults == ()
    assert [note for note in found.notices if "was erased since" in str(note.said)]
    town.installation.close()


async def test_each_half_of_a_summons_names_its_items_in_its_language(town: PostOffice) -> None:
    meeting = await town.meeting(await town.case())
    title: dict[str, Any] = {"title": "Torin penkit", "title_in": {"sv": "Bänkarna på torget"}}
    await town.do("sihteeri", "secretary", "add_item", meeting, **title)
    del town.mails[:]
    await town.do("sihteeri", "secretary", "send_agenda", meeting)
    finnish, _, swedish = said(town.mails[0]).partition("Ni kallas")
    assert ("Torin penkit" in finnish, "Bänkarna på torget" in swedish) == (True, True)
    assert "Torin penkit" not in swedish
