"""The certificate of legal force says from which day, and that nobody challenged it, or how that ended."""

from __future__ import annotations

from tests.papers.test_papers_tell_of_every_kind import Board, printed

KEY = "khs-2021-186"


def a_published_decision(**changes: str) -> Board:
    """Decided on 15.3., published on 23.3.2021; a claim has to arrive by 13.4. at 16:00."""
    board = Board(appropriation=None, **changes)
    board.act("handle_item", outcome="approved")
    board.publish()
    return board


def certify(board: Board, when: str) -> None:
    board.life.do(when, "registrar", "certify_force", board.case, decision=KEY)


def test_a_period_that_ran_out_unused_is_certified_in_three_languages() -> None:
    board = a_published_decision()
    certify(board, "2021-05-03 09:00")
    told = printed(board.life, "force_certificate")
    assert "Lainvoimaisuustodistus" in told
    assert "Päätös on lainvoimainen 14.4.2021 alkaen." in told
    assert "Päätökseen ei ole haettu muutosta määräajassa." in told
    assert "Lagakraftsbevis" in printed(board.life, "force_certificate", "sv")
    assert "was not challenged in time" in printed(board.life, "force_certificate", "en")


def test_how_a_challenge_ended_is_certified() -> None:
    board = a_published_decision(legal_ground="administrative")
    life = board.life
    served = {"decision": KEY, "manner": "receipt", "day": "2021-03-23"}
    life.do("2021-03-23 12:00", "secretary", "serve_decision", board.case, **served)
    appeal = {"decision": KEY, "kind": "appeal", "title": "Valitus"}
    own = str(
        life.do("2021-04-13 15:59", "registrar", "record_challenge", board.case, **appeal).values["case"]
    )
    ruling = {"ruling": "Helsingin hallinto-oikeus 1.9.2021", "ruling_final": "2021-10-09"}
    life.do("2021-09-01 12:00", "registrar", "conclude_challenge", own, result="rejected", **ruling)
    certify(board, "2021-11-01 09:00")
    told = printed(life, "force_certificate")
    assert "Päätös on lainvoimainen 9.10.2021 alkaen." in told
    assert f"{own}: valitus, saapui 13.4.2021 klo 15.59, määräajassa: hylättiin" in told


def test_a_late_claim_that_waits_is_named() -> None:
    board = a_published_decision()
    claim = {"decision": KEY, "kind": "claim", "title": "Oikaisuvaatimus"}
    late = board.life.do("2021-04-20 12:00", "registrar", "record_challenge", board.case, **claim)
    certify(board, "2021-05-03 09:00")
    told = printed(board.life, "force_certificate")
    own = late.values["case"]
    assert f"Seuraavia muutoksenhakuja ei ole vielä ratkaistu, eivätkä ne estä lainvoimaa: {own}." in told
    assert "hindrar inte att beslutet vinner laga kraft" in printed(board.life, "force_certificate", "sv")
