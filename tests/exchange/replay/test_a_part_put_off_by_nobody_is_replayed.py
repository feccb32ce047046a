"""A part that was put off is played though the record names nobody who moved it, and that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.law.outcome import Partly
from models.record.decision import DecisionKind, RecordedDraft
from tests.exchange.replay.replayed import BOSS, CLAIM, clauses, decision, differing, played

SLEDGES = "Samalla talvilautakunta päätti käsitellä kelkkamäkiä kokouksessaan 12.2.2030."


def proposing(*texts: str) -> RecordedDraft:
    """A proposal with these clauses, which was not decided as it stood."""
    return RecordedDraft(
        kind=DecisionKind.DECISION,
        as_decided=False,
        clauses=clauses(*texts),
        reasons="Lunta on paljon.",
        presenter=BOSS,
        appeal=CLAIM,
    )


@pytest.mark.parametrize(
    ("decided", "proposed", "untold"),
    [
        (
            ("Talvilautakunta päätti hyväksyä ladut.", SLEDGES),
            ("Talvilautakunta päättää hyväksyä ladut ja kelkkamäet.",),
            ["motions[2].mover", "motions[2].seconders", "outcome"],
        ),
        (
            ("Talvilautakunta päätti hyväksyä ladut.", SLEDGES),
            ("Talvilautakunta päättää hyväksyä ladut.", "Talvilautakunta päättää hyväksyä kelkkamäet."),
            ["motions[1].mover", "motions[1].seconders"],
        ),
        (
            (
                "Talvilautakunta päätti hyväksyä ladut.",
                "Talvilautakunta palautti kelkkamäet uudelleen valmisteltavaksi.",
            ),
            ("Talvilautakunta päättää hyväksyä ladut.", "Talvilautakunta päättää hyväksyä kelkkamäet."),
            ["motions[1].mover", "motions[1].seconders"],
        ),
    ],
)
def test_it_comes_out_by_clause_and_what_was_supposed_is_told(
    decided: tuple[str, ...], proposed: tuple[str, ...], untold: list[str], tmp_path: Path
) -> None:
    replayed = played(decision(clauses=decided, proposal=proposing(*proposed)), tmp_path)
    assert differing(replayed) == {}
    assert replayed.equal
    assert replayed.engine.whole in (Partly.PUT_OFF, Partly.RETURNED)
    assert [line.field for line in replayed.not_told] == untold


def test_words_that_were_not_proposed_went_in_with_the_acts(tmp_path: Path) -> None:
    proposed = proposing("Talvilautakunta päättää hyväksyä kujat ja kelkkamäet.")
    decided = ("Talvilautakunta päätti hyväksyä ladut.", SLEDGES)
    assert played(decision(clauses=decided, proposal=proposed), tmp_path).worded


def test_a_clause_that_says_more_than_that_it_is_put_off_differs(tmp_path: Path) -> None:
    more = "Talvilautakunta päätti panna kelkkamäet pöydälle ja kehottaa aurakuskeja ajamaan ladut heti."
    replayed = played(
        decision(
            clauses=("Talvilautakunta päätti hyväksyä ladut.", more),
            proposal=proposing(
                "Talvilautakunta päättää hyväksyä ladut.", "Talvilautakunta päättää hyväksyä kelkkamäet."
            ),
        ),
        tmp_path,
    )
    assert set(differing(replayed)) == {"clauses[2]"}
