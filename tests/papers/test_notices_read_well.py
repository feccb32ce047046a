"""What a notice says, in each language, and that nothing in it can pass for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2.ext import babel_extract

from activities.notices.mail_text import one_line
from activities.notices.notices import Post
from activities.papers.rendering import TEMPLATES
from activities.settings import Settings
from app.case_file.municipality_file import read_municipality
from models.base.language import LANGUAGES, Language
from models.papers.notice import NOTICES
from models.papers.notice_order import NoticeOrder
from tests.support.boards import a_board_with
from tests.support.chains import chain
from tests.support.lives import Life, at

EXAMPLES = Path(__file__).parents[2] / "examples"
SENT = at("2021-04-27 09:00")
SENT_BACK = Life()
SENT_BACK.propose()
SENT_BACK.act("2021-01-14", "presenter", "send_back", comment=SENT_BACK.written("Muu."))
OWNER = ("Ruokalistan omistaja", "ruoka@kunta.example")


def body_of(life: Life, order: NoticeOrder, language: Language = "fi") -> str:
    """The letter of a notice."""
    message = Post(Settings()).compose(order.model_copy(update={"language": language}), life, [OWNER], SENT)
    content: str = message.get_content()
    return content


@pytest.fixture(scope="module")
def late() -> Life:
    """A life in which every kind of notice was called for."""
    life = Life()
    follow_up = life.decide()
    life.act("2021-03-19", "secretary", "unpublish_minutes", "khs-2021-03-15", reason="Väärä tiedosto.")
    life.act("2021-03-22", "secretary", "publish_minutes", "khs-2021-03-15")
    report: dict[str, Any] = {"project": "104020107401", "period": "2021Q1"}
    life.act("2021-04-10", "owner", "give_report", follow_up, figures={"spent": 1, "people": 1}, **report)
    comment = life.written("Tavoite puuttuu.")
    life.act("2021-04-12", "controller", "return_report", follow_up, comment=comment, **report)
    life.act("2021-04-13", "owner", "ask_for_time", follow_up, until="2021-05-07", reason="Kesken.", **report)
    life.act("2021-04-14", "controller", "grant_time", follow_up, until="2021-05-07", **report)
    life.until("2021-04-28")
    life.propose("Toinen asia")
    life.act("2021-04-28", "preparer", "request_reviews", groups=["digijory", "kaupjory"], due="2021-05-03")
    life.until("2021-05-10")
    life.act("2021-05-10", "presenter", "recall_request", group="kaupjory", reason="Väärä ryhmä.")
    life.act("2021-05-11", "presenter", "send_back", comment=life.written("Perustelut puuttuvat."))
    life.act("2021-05-11", "secretary", "call_meeting", "", body="khs", at=at("2021-05-31 16:00").isoformat())
    life.until("2021-05-30")
    call: dict[str, Any] = {"body": "khs", "at": at("2021-06-07 16:00").isoformat()}
    meeting = life.act("2021-05-30", "secretary", "call_meeting", "", **call).journal
    life.act("2021-05-30", "secretary", "add_item", meeting, title="Ilmoitusasiat")
    life.act("2021-05-30", "secretary", "send_agenda", meeting)
    later = at("2021-06-14 16:00").isoformat()
    life.act("2021-05-30", "secretary", "move_meeting", meeting, at=later, reason="Sali ei ole käytössä.")
    life.act("2021-05-30", "secretary", "cancel_meeting", meeting, reason="Asioita ei ole.")
    life.act("2021-05-30", "secretary", "load_body", "", description=a_board_with(proposals__due_before=10))
    call["at"] = at("2021-06-21 16:00").isoformat()
    meeting = life.act("2021-05-30", "secretary", "call_meeting", "", **call).journal
    life.act("2021-05-31", "preparer", "wish_meeting", meeting=meeting)
    life.until("2021-06-09")
    life.act("2021-06-09", "preparer", "name_observer", observer="sivistystoimi")
    for group in ("digijory",):
        said = {"group": group, "session": "2021-06-09", "verdict": "supports"}
        life.act("2021-06-09", "reviewer", "give_review", **said)
    life.act("2021-06-09", "presenter", "approve_for_agenda", body="khs")
    _summoned(life)
    return life


@pytest.fixture(scope="module")
def awaited() -> Life:
    """A life in which a visa was asked for, delegated, and reminded of when its last day was over."""
    told = read_municipality(EXAMPLES / "helsinki").model_dump(mode="json")
    told["municipality"]["approval_chains"] = [chain(talous={"days": 2}) | {"task_class": ""}]
    life = Life()
    life.act("2021-01-10", "registrar", "load_municipality", "", description=told)
    life.propose("Toinen asia")
    life.act("2021-01-13", "preparer", "request_visas")
    life.act("2021-01-13", "approver", "delegate_visa", step="talous", to="talous.toinen")
    life.until("2021-01-20")
    return life


def test_whoever_a_visa_was_delegated_to_is_asked_and_reminded_of_it(awaited: Life) -> None:
    told = [(order.template, order.to) for _, order in awaited.orders()]
    assert told == [
        ("visa_request", "talous"),
        ("visa_request", "laki"),
        ("visa_request", "talous.toinen"),
        ("visa_reminder", "talous.toinen"),
        ("visa_reminder", "talous.toinen"),
        ("visa_late", "preparer.one"),
    ]
    words = " ".join(body_of(awaited, awaited.order("visa_request")).split())
    for said in (
        "Asian ehdotuksen versio 1 odottaa hyväksyntää",
        "Hyväksyjä talousjohtaja",
        "15.1.2021 klo 16.00",
        "Hyväksyntä on siirretty talous.toinen",
    ):
        assert said in words


def test_whose_visa_is_needed_anew_reads_what_is_to_be_mended(awaited: Life) -> None:
    life = deepcopy(awaited)
    life.act("2021-01-20", "approver", "give_visa", step="talous")
    life.act("2021-01-20", "approver", "send_back", to="talous", comment=life.written("Summa puuttuu."))
    assert "  > Summa puuttuu.\n" in body_of(life, life.order("visa_request"))
    words = " ".join(body_of(life, life.order("sent_back")).split())
    assert "vaiheeseen, jonka hyväksyntä pyydettiin uudelleen" in words
    assert "Palautettu vaiheeseen talousjohtaja" in words


def _summoned(life: Life) -> None:
    """A meeting to which people whom the registry knows are summoned; later its agenda is changed."""
    for person, office in (("registrar.one", {}), ("secretary.one", {"office": "secretary", "of": "khs"})):
        life.act("2021-06-09", "registrar", "add_person", "", person=person)
        if office:
            life.act("2021-06-09", "registrar", "appoint_person", "", person=person, **office)
    call: dict[str, Any] = {"body": "khs", "at": at("2021-06-28 16:00").isoformat()}
    meeting = life.act("2021-06-09", "secretary", "call_meeting", "", **call).journal
    placed = {"case": life.case, "item": 9}
    life.act("2021-06-09", "secretary", "place_item", meeting, **placed)
    life.act("2021-06-09", "secretary", "take_off_item", meeting, item=9)
    for title in (
        "Ilmoitusasiat",
        "Strategian pitkän otsikon asia, joka ei mahdu yhdelle riville millään",
    ):
        life.act("2021-06-09", "secretary", "add_item", meeting, title=title)
    life.act("2021-06-09", "secretary", "send_agenda", meeting)
    life.act("2021-06-09", "secretary", "take_off_item", meeting, item=1)
    life.act("2021-06-09", "secretary", "add_item", meeting, title="Lisäasia")
    life.act("2021-06-09", "secretary", "publish_agenda", meeting, ground="Asia tuli myöhään.")


def test_a_late_report_is_asked_for_with_its_day_its_rule_its_sum_and_its_history(late: Life) -> None:
    order = next(
        order
        for fact, order in late.orders()
        if order.template == "report_reminder" and fact.happened_at == SENT and order.to == "ruoka.owner"
    )
    words = " ".join(body_of(late, order).split())
    for said in (
        "Muistutus raportista 4/5",
        "Seurantaraportin määräpäivä oli 20.4.2021",
        "104020107403 Ruokalista",
        "1 000 euroa",
        "20.4.2021 klo 16.00",
        "20 päivää kauden päättymisestä 31.3.2021",
        "7 päivää määräpäivästä 20.4.2021",
        "Aiemmat muistutukset 6.4.2021, 17.4.2021, 20.4.2021",
        "Tieto myös toimialan johtaja",
    ):
        assert said in words
    assert "The progress report was due on 20 April 2021" in " ".join(body_of(late, order, "en").split())
    assert "Uppföljningsrapporten skulle ha lämnats senast 20.4.2021" in " ".join(
        body_of(late, order, "sv").split()
    )


def test_the_head_is_told_of_those_reports_only_that_are_still_missing() -> None:
    life = Life()
    follow_up = life.decide()
    life.until("2021-04-28")
    order = next(order for _, order in life.orders() if order.to == "kasko.head")
    report = {"project": "104020107402", "period": "2021Q1", "figures": {"spent": 1, "people": 1}}
    life.act("2021-04-28", "owner", "give_report", follow_up, **report)
    assert "Ruokalista" in body_of(life, order)
    assert "Oppimisen polku" not in body_of(life, order)


def test_a_returned_report_says_what_is_to_be_mended(late: Life) -> None:
    assert "  > Tavoite puuttuu.\n" in body_of(late, late.order("report_returned"))


@pytest.mark.parametrize("secret", ["sealed", "confidential case"])
def test_a_confidential_comment_is_never_in_a_mail(secret: str) -> None:
    life = Life()
    closed = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k"}
    life.propose(**(closed if secret == "confidential case" else {}))
    comment = life.written("Salainen peruste.", salt="salt" if secret == "sealed" else None)
    life.act("2021-01-14", "presenter", "send_back", comment=comment)
    body = body_of(life, life.order("sent_back"))
    assert "Salainen" not in body
    assert "Huomautusta ei toisteta sähköpostissa." in body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", sorted({kind.template for kind in NOTICES}))
def test_every_notice_is_set_in_short_lines_in_every_language(
    late: Life, awaited: Life, template: str, language: Language
) -> None:
    life = awaited if template.startswith("visa") else late
    body = body_of(life, life.order(template), language)
    assert all(len(line) <= 72 for line in body.splitlines())
    assert "\n\n\n" not in body
    assert "None" not in body
    assert body.splitlines()[1].startswith("===")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_sentence_of_the_notices_is_translated_with_its_values(language: Language) -> None:
    with (TEMPLATES / "catalogues" / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    for said in _sentences():
        found = catalogue.get(said)
        assert found, said
        assert set(re.findall(r"%\(\w+\)s", str(found.string))) == set(re.findall(r"%\(\w+\)s", said))


def _sentences() -> Iterator[str]:
    options = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for path in sorted((TEMPLATES / "notices").glob("*.j2")):
        with path.open("rb") as file:
            for _, _, said, _ in babel_extract(file, ["_", "gettext"], [], options):
                yield said if isinstance(said, str) else str(said and said[0])


EVIL = "Hei\r\nBcc: muut@kunta.example\n\nLiite\u202e <script>{{ 7 * 7 }}</script>"


def test_a_title_with_line_breaks_adds_no_header_and_no_line() -> None:
    life = Life()
    life.propose(EVIL.replace("\r", "").replace("\u202e", ""))
    life.act("2021-01-14", "presenter", "send_back", comment=life.written("Muu.\n-- \nAllekirjoitus"))
    order = life.order("sent_back")
    message = Post(Settings()).compose(order, life, [(EVIL, "x@kunta.example")], SENT)

    assert message["Bcc"] is None
    assert [address.addr_spec for address in message["To"].addresses] == ["x@kunta.example"]
    assert "\n" not in message["Subject"]
    body = message.get_content()
    assert "\nBcc:" not in body
    assert "<script>{{ 7 * 7 }}</script>" in " ".join(body.split())
    assert body.count("\n-- \n") == 1


@given(st.text())
def test_any_value_becomes_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.text(max_size=60))
def test_any_name_in_the_address_book_makes_one_addressee(name: str) -> None:
    message = Post(Settings()).compose(
        SENT_BACK.order("sent_back"), SENT_BACK, [(name, "x@kunta.example")], SENT
    )
    read = message_from_bytes(message.as_bytes(), EmailMessage, policy=policy.default)
    assert sorted(read.keys()) == sorted(message.keys())
    assert [address.addr_spec for address in read["To"].addresses] == ["x@kunta.example"]


def test_a_mail_bears_the_time_that_it_is_given(late: Life) -> None:
    message = Post(Settings()).compose(late.order("decision_notice"), late, [OWNER], SENT)
    assert message["Date"].datetime == SENT
    assert message["Message-ID"].endswith("@kunta.example>")
