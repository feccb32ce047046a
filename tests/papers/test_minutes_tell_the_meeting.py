"""The minutes tell how the meeting went: its sittings, its order, what was split and what taken together."""

from __future__ import annotations

import re
from typing import Any

from activities.papers.papers import make
from models.meeting.meeting import Meeting
from tests.support.paper_life import Life
from tests.support.paper_lives import opened, prepared, proposal, published
from tests.support.reading_pdf import faults, text

MEETING = "khs-2021-03-15"


class Board:
    """The City Board called to 15.3.2021 with as many cases, items 1, 2 and so on."""

    def __init__(self, cases: int, **changes: Any) -> None:
        self.life = life = Life()
        cases_in_order = [opened(life)]
        prepared(life, cases_in_order[0], **changes)
        for _ in range(1, cases):
            same = {"title": "Toinen asia", "task_class": "02 02 02"}
            case = life.do("2021-03-01 09:10", "preparer", "open_case", **same).journal
            written = proposal(life, **changes)
            life.do("2021-03-01 09:20", "preparer", "revise_proposal", case, proposal=written)
            life.do("2021-03-01 09:30", "presenter", "approve_for_agenda", case, body="khs")
            cases_in_order.append(case)
        life.do("2021-03-01 10:00", "secretary", "call_meeting", body="khs", at="2021-03-15T14:00:00Z")
        for case in cases_in_order:
            life.do("2021-03-02 10:00", "secretary", "place_item", MEETING, case=case)
        life.do("2021-03-03 10:00", "secretary", "send_agenda", MEETING)
        self.act("16:00", "open_meeting", present=range(1, 12))

    def act(self, when: str, name: str, day: str = "2021-03-15", **fields: Any) -> None:
        self.life.do(f"{day} {when}", "secretary", name, MEETING, **fields)

    @property
    def chair(self) -> str:
        """Who is in the chair now."""
        return self.life.memory.held(MEETING).of(Meeting).chair()

    def minutes(self, closed: str = "2021-03-15 19:00") -> str:
        self.life.do(closed, "secretary", "close_meeting", MEETING)
        published(self.life, MEETING, "2021-03-19", "2021-03-20")
        return self.printed("minutes")

    def printed(self, template: str, language: str = "fi") -> str:
        order = self.life.order(template, language)
        paper = make(order, self.life.reading(order))
        assert faults(paper.pdf) == []
        return re.sub(r"\s+", " ", text(paper.pdf))


def test_every_sitting_of_an_adjourned_meeting_has_its_times_and_its_people() -> None:
    board = Board(2)
    board.act("16:30", "handle_item", item=1, outcome="approved")
    board.act("16:40", "leave", member="jäsen 5")
    board.act("17:00", "adjourn_meeting", until="2021-03-16T14:00:00Z", reason="Aika loppui.")
    there = {"present": range(1, 9), "deputies": [14, 15], "remote": [8, 15]}
    board.act("16:00", "continue_meeting", "2021-03-16", **there)
    board.act("16:30", "handle_item", "2021-03-16", item=2, outcome="approved")
    told = board.minutes("2021-03-16 17:00")
    for sentence in (
        "Kaupunginhallituksen kokous 15.3.2021–16.3.2021",
        "15.3.2021 klo 17.00: Aika loppui.",
        "1. istunto 15.3.2021 klo 16.00",
        "jäsen 5 poistui 15.3.2021 klo 16.40, kun § 186 oli käsitelty.",
        "2. istunto 16.3.2021 klo 16.00",
        "jäsen 8 (etäyhteydellä)",
        "varajäsen 14 (varajäsen, varsinainen jäsen jäsen 14)",
        "varajäsen 15 (varajäsen, varsinainen jäsen jäsen 15, etäyhteydellä)",
        "Avattaessa läsnä oli 11 jäsentä 15 paikasta. Jatkettaessa läsnä oli 10 jäsentä 15 paikasta;",
    ):
        assert sentence in told
    first = told.split("1. istunto")[1].split("2. istunto")[0]
    assert "jäsen 5" in first
    assert "varajäsen 15" not in first


def test_a_deputy_on_the_chair_s_seat_is_told_among_the_members() -> None:
    board = Board(1)
    board.act("16:10", "adjourn_meeting", until="2021-03-16T14:00:00Z", reason="Aika loppui.")
    board.act("16:00", "continue_meeting", "2021-03-16", present=range(2, 10), deputies=[1])
    board.act("16:30", "handle_item", "2021-03-16", item=1, outcome="approved")
    first, second = board.minutes("2021-03-16 17:00").split("2. istunto")
    assert first.split("1. istunto")[1].strip().startswith("15.3.2021 klo 16.00 Puheenjohtaja")
    assert second.strip().startswith("16.3.2021 klo 16.00 Varapuheenjohtaja")
    assert "Jäsenet varajäsen 1 (varajäsen, varsinainen jäsen puheenjohtaja), jäsen 4" in second
    assert "Poissa puheenjohtaja" in second


def test_a_changed_order_is_told_with_its_mover_and_the_sections_follow_it() -> None:
    board = Board(2)
    board.act("16:10", "change_order", items=[2], proposed_by="Mai Kivelä")
    board.act("16:20", "handle_item", item=2, outcome="approved")
    board.act("16:30", "handle_item", item=1, outcome="approved")
    told = board.minutes()
    assert "Käsittelyjärjestystä päätettiin muuttaa (Mai Kivelä): seuraavaksi asia 2." in told
    assert told.index("§ 186 Toinen asia") < told.index("§ 187 Määrärahan")


def test_the_parts_of_a_split_item_say_which_clause_they_are_about() -> None:
    board = Board(1)
    board.act("16:10", "split_item", item=1, clauses=[2])
    board.act("16:20", "handle_item", item=1, outcome="approved")
    board.act("16:30", "handle_item", item=2, outcome="approved")
    told = board.minutes()
    assert "Asia jaettiin kokouksessa, ja tässä pykälässä käsiteltiin ehdotuksesta kohta 1." in told
    assert "Asia jaettiin kokouksessa, ja tässä pykälässä käsiteltiin ehdotuksesta kohta 2." in told


def test_an_expert_who_stayed_is_told_so_in_minutes_and_extract() -> None:
    board = Board(1)
    board.act("16:10", "hear_expert", item=1, expert="Lumi Tuntija", stays=True)
    board.act("16:20", "handle_item", item=1, outcome="approved")
    assert "Lumi Tuntija, joka jäi kokoukseen kuulemisen jälkeen." in board.minutes()
    assert "Lumi Tuntija, who stayed in the meeting after the hearing." in board.printed("extract", "en")


def test_who_held_the_meeting_is_told_with_the_sections_of_each() -> None:
    board = Board(3)
    board.act("16:05", "recuse", item=2, person=board.chair)
    board.act("16:20", "handle_item", item=1, outcome="approved")
    board.act("16:25", "name_minute_keeper", person="Maija Virta", title="hallintosihteeri")
    for item in (2, 3):
        board.act("16:30", "handle_item", item=item, outcome="approved")
    told = board.minutes()
    assert f"Puheenjohtajana {board.chair} (§ 186, 188) Puheenjohtajana" in told
    assert "Pöytäkirjanpitäjä hallintosihteeri Maija Virta (§ 187–188)" in told
    assert "Esittelijänä kansliapäällikkö Sami Sarvilinna" in told
    assert "Pöytäkirjanpitäjä hallintosihteeri Maija Virta" in told.split("on tarkastettu")[1]


def test_everybody_else_who_was_there_is_told() -> None:
    board = Board(2)
    board.act(
        "16:05", "attend_meeting", person="Oona Nuori", title="nuorisovaltuuston edustaja", listens=True
    )
    board.act("16:10", "hear_expert", item=1, expert="Lumi Tuntija", title="arkkitehti")
    board.act("16:20", "handle_item", item=1, outcome="approved")
    board.act("16:25", "attend_meeting", person="Veera Valtuusto", remote=True)
    board.act("16:26", "leave", member="Oona Nuori")
    board.act("16:30", "handle_item", item=2, outcome="approved")
    told = board.minutes()
    assert told.index("Muut läsnäolijat") < told.index("Laillisuus ja päätösvaltaisuus")
    for said in (
        "Oona Nuori, nuorisovaltuuston edustaja (läsnäolo-oikeus); poistui, kun § 186 oli käsitelty",
        "Veera Valtuusto (läsnäolo- ja puheoikeus, etäyhteydellä); saapui, kun § 186 oli käsitelty",
        "Lumi Tuntija, arkkitehti (asiantuntija, § 186)",
    ):
        assert said in told


def test_a_dissent_from_an_item_without_a_case_is_told_with_its_reasons() -> None:
    board = Board(1)
    board.act("16:05", "add_item", title="Lausunto", ground="Kiire.")
    board.act("16:06", "make_motion", item=2, kind="dismissal", mover="jäsen 4")
    board.act("16:10", "settle_item", item=2, outcome="approved")
    board.act("16:11", "announce_dissent", item=2, member="jäsen 4")
    board.act("16:12", "give_reasons", item=2, member="jäsen 4", reasons=board.life.write("Lumi sulaa pois."))
    board.act("16:20", "handle_item", item=1, outcome="approved")
    told = board.minutes()
    assert "jäsen 4 jätti eriävän mielipiteen." in told
    assert "Lumi sulaa pois." in told


def test_votes_and_elections_on_an_item_without_a_case_are_told() -> None:
    board = Board(1)
    board.act("16:05", "add_item", title="Kokousajat", ground="Kiire.")
    board.act("16:06", "add_item", title="Edustajan valinta", ground="Kiire.")
    board.act("16:07", "recuse", item=2, person="jäsen 9", ground="Oma asia.")
    board.act("16:08", "make_motion", item=2, kind="dismissal", mover="jäsen 4")
    board.act("16:09", "second_motion", item=2, motion=1, seconders=["jäsen 5"])
    board.act("16:10", "record_vote", item=2, method="count", yes_count=8, no_count=2)
    board.act("16:11", "settle_item", item=2, outcome="approved_by_vote")
    slates = [{"candidates": ["Aino Aalto"], "votes": 7}, {"candidates": ["Bo Berg"], "votes": 4}]
    board.act("16:12", "record_election", item=3, ballots={"seats": 1, "slates": slates})
    board.act("16:13", "settle_item", item=3, outcome="elected")
    board.act("16:20", "handle_item", item=1, outcome="approved")
    told = board.minutes()
    for sentence in (
        "Kokousajat Asia/2 Asia hyväksyttiin äänestyksen jälkeen. Käsittely Esteellinen: jäsen 9",
        "Hylkäysehdotus 1: jäsen 4 Kannattaja: jäsen 5.",
        "1. äänestys JAA-ehdotus: Esityksen mukaan EI-ehdotus: Hylkäysehdotus 1, jäsen 4",
        "Edustajan valinta Asia/3 Valituksi tuli: Aino Aalto. Käsittely Vaali",
        "Aino Aalto 7 Bo Berg 4",
    ):
        assert sentence in told


def test_items_taken_together_are_told_in_minutes_and_extract() -> None:
    board = Board(2)
    board.act("16:20", "handle_together", items=[1, 2], outcome="approved")
    assert board.minutes().count("Asiat 1, 2 käsiteltiin yhdessä.") == 2
    assert "Asiat 1, 2 käsiteltiin yhdessä." in board.printed("extract")
    assert "Items 1, 2 were handled together." in board.printed("extract", "en")


def test_a_number_that_no_attachment_bears_is_accounted_for() -> None:
    board = Board(1, attachments=[{"number": n, "title": f"Selvitys {n}"} for n in (1, 2, 4)])
    board.act("16:20", "handle_item", item=1, outcome="approved")
    told = board.minutes()
    assert "4. Selvitys 4 Asialla ei ole liitettä numero 3; muiden numerot ovat ennallaan." in told


def test_a_statements_paragraphs_are_not_numbered() -> None:
    board = Board(1, kind="statement", to="kvsto", appropriation=None)
    board.act(
        "16:20",
        "handle_item",
        item=1,
        outcome="tabled",
        until="next meeting",
        proposed_by="jäsen 4",
        unanimous=True,
    )
    told = board.minutes()
    assert "Lausuntoehdotus Kaupunginhallitus päättää myöntää" in told
    assert "2. Samalla kaupunginhallitus" not in told


def test_the_decision_names_who_presented_it_and_the_proposal_who_wrote_it() -> None:
    board = Board(1, presenter={"name": "Juha Sijainen", "title": "vs. kansliapäällikkö"})
    board.act("16:20", "handle_item", item=1, outcome="approved")
    told = board.minutes()
    assert told.index("Esittelijä kansliapäällikkö Sami Sarvilinna") < told.index("Päätösehdotus")
    assert told.index("Päätösehdotus") < told.index("Esittelijä vs. kansliapäällikkö Juha Sijainen")


def test_clauses_of_one_foreign_language_are_marked_once() -> None:
    life = Board(1).life
    wording = ("Kaupunginhallitus päättää myöntää rahan.", "Kaupunginhallitus päättää seurata sitä.")
    clauses = [{"number": n, "text": life.write(text)} for n, text in enumerate(wording, start=1)]
    board = Board(1, clauses=clauses, appropriation=None, summary=None, reasons=None)
    board.life.texts |= life.texts
    board.act("16:20", "handle_item", item=1, outcome="approved")
    board.minutes()
    decided = board.printed("extract", "en").split("Decision")[1].split("Presenter")[0]
    assert decided.count("(in Finnish)") == 1


def test_what_the_checkers_read_is_a_draft_and_says_so_until_it_is_checked() -> None:
    board = Board(1)
    board.act("16:30", "handle_item", item=1, outcome="approved")
    board.act("17:00", "close_meeting")
    draft = board.printed("minutes_draft")
    assert "Luonnos – tarkastamaton pöytäkirja" in draft
    assert "§ 186" in draft
    assert "on tarkastettu" not in draft
    assert "Tarkastajat" not in draft
    remark = {"text": "Nimi on väärin.", "checker": "Mai Kivelä"}
    board.act("09:00", "remark_on_minutes", "2021-03-16", **remark)
    board.act("10:00", "resolve_remark", "2021-03-16", remark=1, done="Korjattiin.")
    drafts = [order for order in board.life.orders() if order.template == "minutes_draft"]
    names = {make(order, board.life.reading(order)).name for order in drafts}
    assert len(names) == len(drafts) == 2
    assert f"{MEETING}_poytakirjaluonnos_fi.pdf" in names


def test_a_meeting_that_was_adjourned_and_closed_tells_what_happened() -> None:
    board = Board(1)
    board.act("16:30", "handle_item", item=1, outcome="approved")
    board.act("17:00", "adjourn_meeting", until="2021-03-18T14:00:00Z", reason="Sali.")
    told = board.minutes("2021-03-17 12:00")
    assert "kokous 15.3.2021" in told
    assert "Keskeytettiin 15.3.2021 klo 17.00: Sali." in told
    assert "oli määrä jatkua 18.3.2021 klo 16.00, mutta se päätettiin jatkamatta." in told


def test_who_presided_instead_of_the_chair_is_told_by_item() -> None:
    board = Board(2)
    board.act("16:05", "recuse", item=1, person="puheenjohtaja")
    board.act("16:10", "handle_item", item=1, outcome="approved")
    board.act("16:20", "handle_item", item=2, outcome="approved")
    told = board.minutes()
    sentence = "Puheenjohtajana tämän asian käsittelyssä toimi varapuheenjohtaja 2."
    assert told.count(sentence) == 1
    assert sentence in told.split("§ 187 ")[-2]
    assert sentence in board.printed("extract")
