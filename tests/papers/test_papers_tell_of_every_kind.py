"""Kinds, elections, dissents, corrections and officeholders' decisions, as their papers tell them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from activities.papers.papers import make
from models.meeting.meeting import Meeting
from tests.support.paper_life import Life
from tests.support.paper_lives import decided_alone, opened, prepared
from tests.support.reading_pdf import faults
from tests.support.reading_pdf import text as text_of

MEETING = "khs-2021-03-15"


class Board:
    """The City Board on 15.3.2021, with the case as item 10."""

    def __init__(self, **changes: Any) -> None:
        self.life = life = Life()
        self.case = opened(life)
        prepared(life, self.case, **changes)
        life.do("2021-03-01 10:00", "secretary", "call_meeting", body="khs", at="2021-03-15T14:00:00Z")
        life.do("2021-03-02 10:00", "secretary", "place_item", MEETING, case=self.case, item=10)
        life.do("2021-03-03 10:00", "secretary", "send_agenda", MEETING)
        life.do("2021-03-15 16:00", "secretary", "open_meeting", MEETING, present=list(range(1, 16)))

    def act(self, name: str, **fields: Any) -> None:
        self.life.do("2021-03-15 16:30", "secretary", name, MEETING, item=10, **fields)

    def vote(self, yes: int) -> None:
        names = self.life.memory.held(MEETING).of(Meeting).voters(10)
        self.act("record_vote", yes=names[:yes], no=names[yes:])

    def publish(self) -> None:
        do = self.life.do
        do("2021-03-15 18:00", "secretary", "close_meeting", MEETING)
        do("2021-03-22 09:00", "secretary", "check_minutes", MEETING, checkers=["Mai Kivelä", "jäsen 4"])
        do("2021-03-23 09:00", "secretary", "publish_minutes", MEETING)


def printed(life: Life, template: str, language: str = "fi", nth: int = 0) -> str:
    """The words of a paper, which is valid."""
    order = life.order(template, language, nth)
    paper = make(order, life.reading(order))
    assert faults(paper.pdf) == []
    return re.sub(r"\s+", " ", text_of(paper.pdf))


def test_a_proposal_to_another_body_is_called_one_and_proposes() -> None:
    board = Board(kind="proposal", to="kvsto", appropriation=None)
    board.act("handle_item", outcome="approved")
    board.publish()
    told = printed(board.life, "extract")
    assert "Esitysehdotus Esitys on ehdotuksen mukainen." in told
    assert printed(board.life, "appeal_prohibition").count("kuntalaki (410/2015) 136 §") == 1
    assert "Framställning" in printed(board.life, "extract", "sv")


def test_an_election_and_its_lot_are_told() -> None:
    board = Board(appropriation=None)
    slates = [
        {"candidates": ["Ensimmäinen Ehdokas"], "votes": 7},
        {"candidates": ["Toinen Ehdokas"], "votes": 7},
    ]
    drawn = {"lot": ["Toinen Ehdokas"], "secret": True, "demanded_by": "jäsen 4"}
    board.act("record_election", ballots={"seats": 1, "slates": slates, "blank": 1, **drawn})
    board.act("handle_item", outcome="elected")
    board.publish()
    told = printed(board.life, "extract")
    for sentence in (
        "Valituiksi tulivat: Toinen Ehdokas.",
        "Vaali toimitettiin enemmistövaalina. Äänestys toimitettiin suljetuin lipuin. Sitä vaati jäsen 4.",
        "arvalla valittiin Toinen Ehdokas",
    ):
        assert sentence in told
    assert "genom lottning valdes Toinen Ehdokas" in printed(board.life, "extract", "sv")


def test_a_dissent_its_joiner_and_its_reasons_are_told_in_extract_and_minutes() -> None:
    board = Board()
    board.act("make_motion", kind="counter_proposal", mover="Mai Kivelä", text=board.life.write("Toisin."))
    board.act("second_motion", motion=1, seconders=["jäsen 4"])
    board.vote(8)
    board.act("handle_item", outcome="approved_by_vote")
    board.act("announce_dissent", member="Mai Kivelä")
    board.act("announce_dissent", member="jäsen 15", joins="Mai Kivelä")
    board.act("give_reasons", member="Mai Kivelä", reasons=board.life.write("Summa on liian suuri."))
    board.publish()
    for paper in ("extract", "minutes"):
        told = printed(board.life, paper)
        assert "Mai Kivelä jätti eriävän mielipiteen. Summa on liian suuri." in told
        assert "jäsen 15 yhtyi eriävään mielipiteeseen, jonka jätti Mai Kivelä." in told
    assert "announced a dissenting opinion" in printed(board.life, "extract", "en")


def test_what_the_presenter_changed_is_decided_and_what_was_proposed_is_printed() -> None:
    board = Board(appropriation=None)
    text = board.life.write("Samalla kaupunginhallitus kehottaa raportoimaan kuukausittain.")
    board.act("revise_at_meeting", clause=2, text=text)
    board.act("handle_item", outcome="approved_revised")
    board.publish()
    told = printed(board.life, "extract")
    decision, proposal = told.split("Päätösehdotus", 1)
    assert "kehotti raportoimaan kuukausittain" in decision
    assert "Esittelijä muutti ehdotustaan kokouksessa." in decision
    assert "seuraamaan hankkeita" in proposal
    assert "kuukausittain" not in proposal


def test_a_clause_put_off_is_not_printed_as_decided() -> None:
    board = Board(appropriation=None)
    board.act("make_motion", kind="return", mover="Mai Kivelä", clauses=[2])
    board.act("carry_motion", motion=1, unanimous=True)
    board.act("handle_item", outcome="approved")
    board.act("check_at_once")
    board.publish()
    decision = printed(board.life, "extract").split("Päätösehdotus", 1)[0]
    assert "seuraamaan hankkeita" not in decision
    assert "Kohta 2 palautettiin uudelleen valmisteltavaksi." in decision
    assert "Pöytäkirja tarkastettiin tämän pykälän osalta heti." in decision


def test_a_corrected_extract_is_a_new_paper_and_the_old_one_stays() -> None:
    board = Board(appropriation=None)
    board.act("handle_item", outcome="approved")
    board.publish()
    correction = {"decision": "khs-2021-186", "clause": 2, "reason": "Sana oli väärin."}
    right = board.life.write("Samalla kaupunginhallitus kehottaa kansliaa raportoimaan.")
    board.life.do(
        "2021-04-01 09:00", "secretary", "correct_clerical_error", board.case, text=right, **correction
    )
    old, new = printed(board.life, "extract"), printed(board.life, "extract", nth=1)
    assert "Kohdan 2 kirjoitusvirhe on korjattu 1.4.2021: Sana oli väärin." in new
    assert "kehotti kansliaa raportoimaan" in new
    assert "kehotti kansliaa" not in old
    assert "kehotti kansliaa raportoimaan" in printed(board.life, "minutes", nth=1)
    names = {make(o, board.life.reading(o)).name for o in board.life.orders() if o.template == "extract"}
    assert len(names) == 6


@pytest.mark.parametrize(
    ("language", "kind"),
    [("fi", "Viranhaltijapäätös"), ("sv", "Tjänsteinnehavarbeslut"), ("en", "Decision of an officeholder")],
)
def test_an_officeholder_s_decision_is_a_paper_of_its_own(language: str, kind: str) -> None:
    told = printed(decided_alone(), "officeholder_decision", language)
    assert kind in told
    assert re.search(r"§\s?1\b", told)
    assert "Strategiajohtaja päättää tilata selvityksen." in told


def test_a_claim_against_an_officeholder_goes_to_the_superior_body() -> None:
    life = decided_alone(corrects="khs-2021-186", no_loss=True)
    assert "Tällä päätöksellä korjataan aiempaa päätöstä: kaupunginhallitus, § 186/2021." in printed(
        life, "officeholder_decision"
    )
    told = printed(life, "appeal_instructions")
    assert "Viranomainen Kaupunginhallitus Toimitetaan Kirjaamo, Helsingin kaupunki" in told
    assert "Päätös allekirjoitettu" in told


@pytest.mark.parametrize(
    ("ground", "told"),
    [
        ("procurement", "voi vaatia siihen hankintaoikaisua"),
        ("administrative", "voi valittaa siitä kirjallisesti hallinto-oikeuteen."),
    ],
)
def test_the_instructions_follow_the_appeal(ground: str, told: str) -> None:
    board = Board(appropriation=None, legal_ground=ground)
    board.act("handle_item", outcome="approved")
    board.publish()
    assert told in printed(board.life, "appeal_instructions")
    for language in ("sv", "en"):
        printed(board.life, "appeal_instructions", language)
