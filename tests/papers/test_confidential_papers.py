"""What is confidential comes into no paper, neither into its words nor into the record inside."""

from __future__ import annotations

import pytest

from activities.papers.papers import Paper, file_name, make
from activities.papers.scene import Scene
from tests.support.paper_life import Life
from tests.support.paper_lives import approved, followed, opened, prepared, proposal, tabled
from tests.support.reading_pdf import text

GROUND = "JulkL 24.1 § 20 k"
SECRET = "liikesalaisuus"
FOLLOW_UP_PAPERS = {"report_request", "progress_report", "consolidated_report", "accounts_section"}


def sealed_life(publicity: str = "partly_confidential") -> Life:
    life = Life(confidential=publicity == "confidential")
    case = opened(life, publicity=publicity, ground=GROUND)
    clauses = proposal(life)["clauses"]
    clauses.append(
        {"number": 3, "text": life.write(f"Kaupunginhallitus päättää: {SECRET}.", confidential=True)}
    )
    attachments = [
        {"number": 1, "title": "Liite 1 Esitys"},
        {
            "number": 3,
            "sealed_title": life.write(f"Liite 3 {SECRET}", confidential=True),
            "sha256": "0" * 64,
            "sealed_file": True,
            "secrecy": GROUND,
        },
    ]
    reasons = life.write(f"Perustelu: {SECRET}.", confidential=True)
    informed = [life.own("Toimialat"), life.write(f"Maija {SECRET}", confidential=True)]
    prepared(life, case, clauses=clauses, reasons=reasons, attachments=attachments, informed=informed)
    tabled(life, case)
    approved(life, case)
    return life


def papers(life: Life) -> list[Paper]:
    return [make(order, life.reading(order)) for order in life.orders() if not order.whole]


@pytest.mark.parametrize("publicity", ["partly_confidential", "confidential"])
def test_no_public_edition_says_what_is_sealed(publicity: str) -> None:
    for paper in papers(sealed_life(publicity)):
        assert SECRET not in text(paper.pdf)
        assert SECRET not in paper.html
        assert SECRET.encode() not in paper.record


def test_the_ground_stands_in_its_place() -> None:
    life = sealed_life()
    order = life.order("extract")
    said = text(make(order, life.reading(order)).pdf)
    assert f"Osittain salassa pidettävä ({GROUND})" in said
    assert f"3. Salassa pidettävä ({GROUND})" in said
    assert said.count(f"Salassa pidettävä ({GROUND})") >= 4


def test_a_wholly_confidential_case_shows_no_text_and_no_money() -> None:
    life = sealed_life("confidential")
    order = life.order("extract", nth=1)
    paper = make(order, life.reading(order))
    assert "myöntää" not in text(paper.pdf).replace("Määrärahan myöntäminen", "")
    assert "3 200 000" not in text(paper.pdf).replace("\xa0", " ")
    assert b"104020107401" not in paper.record


def test_no_paper_of_its_follow_up_shows_money_or_goals() -> None:
    life = Life(confidential=True)
    case = opened(life, publicity="confidential", ground=GROUND)
    prepared(life, case)
    tabled(life, case)
    approved(life, case)
    followed(life, case)
    orders = [order for order in life.orders() if order.template in FOLLOW_UP_PAPERS]
    of_each_kind = {order.template: order for order in orders}
    assert set(of_each_kind) == FOLLOW_UP_PAPERS
    for order in of_each_kind.values():
        paper = make(order, life.reading(order))
        everything = paper.html + text(paper.pdf) + paper.record.decode() + paper.name
        assert f"Salassa pidettävä ({GROUND})" in text(paper.pdf)
        for hidden in ("palveluvaje", "104020107", "€", '"spent"', '"cents"', "Hanke eteni"):
            assert hidden not in everything, (paper.name, hidden)
    names = [file_name(Scene(order, life.reading(order))) for order in orders]
    assert len(set(names)) == len(orders) > len(FOLLOW_UP_PAPERS)


def test_nobody_who_is_informed_of_a_confidential_decision_is_named() -> None:
    for paper in papers(sealed_life("confidential")):
        assert "Toimialat" not in paper.html
        assert b"Toimialat" not in paper.record
