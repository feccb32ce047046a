"""The same handling in other words, marks or forms of a day is read as the same."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from app.exchange.helsinki import Import, read
from models.law.outcome import Outcome
from models.record.recorded_motion import MotionResult, RecordedMotionKind
from tests.exchange.helsinki.published import about, handled, published, section

TABLED = "Talvilautakunta päätti panna asian pöydälle 15.3.2030 saakka."


def counted(found: Import) -> list[tuple[int, int]]:
    """The YES and NO votes of each vote."""
    assert found.record.proceedings is not None
    votes = found.record.proceedings.votes
    return [(vote.yes.count if vote.yes else -1, vote.no.count if vote.no else -1) for vote in votes]


@pytest.mark.parametrize(
    "line",
    [
        "Päätettiin yksimielisesti Aino Hallan ehdotuksesta jättää asia pöydälle 15.3.2030 saakka.",
        "Asia päätettiin panna pöydälle 15. maaliskuuta 2030 saakka jäsen Aino Hallan esityksestä.",
        "Ärendet bordlades enhälligt på begäran av Aino Halla till den 15 mars 2030.",
    ],
)
def test_a_tabling_names_its_mover_and_its_day(line: str) -> None:
    found = handled(line, decision=TABLED)
    assert (found.record.outcome, found.not_understood) == (Outcome.TABLED, ())
    assert found.record.tabled is not None
    assert found.record.tabled.day == date(2030, 3, 15)
    assert found.record.proceedings is not None
    (motion,) = found.record.proceedings.motions
    assert (motion.kind, motion.result) == (RecordedMotionKind.TABLING, MotionResult.PASSED)
    assert motion.mover is not None
    assert motion.mover.name == "Aino Halla"


def test_a_decision_tabled_until_a_day_in_words_is_tabled_until_it() -> None:
    found = handled(decision="Talvilautakunta päätti panna asian pöydälle 15. maaliskuuta 2030 saakka.")
    assert found.record.tabled is not None
    assert found.record.tabled.day == date(2030, 3, 15)


@pytest.mark.parametrize(
    ("line", "result", "votes"),
    [
        ("Vastaehdotus hylättiin äänin 3–8.", MotionResult.FAILED, (8, 3)),
        ("Vastaehdotus hyväksyttiin äänin 8–3.", MotionResult.PASSED, (3, 8)),
        (
            "Äänin 8–3 lautakunta hyväksyi esittelijän ehdotuksen, 2 äänesti tyhjää.",
            MotionResult.FAILED,
            (8, 3),
        ),
    ],
)
def test_a_vote_of_which_only_the_tally_is_told_is_a_vote(
    line: str, result: MotionResult, votes: tuple[int, int]
) -> None:
    moved = "Aino Halla ehdotti Bertta Virran kannattamana, että lumilapioita lisätään."
    found = handled(moved, line)
    assert found.record.proceedings is not None
    assert [motion.result for motion in found.record.proceedings.motions] == [result]
    assert counted(found) == [votes]


def test_a_tally_of_nothing_is_not_understood() -> None:
    assert handled("Äänin 8–3 lautakunta hyväksyi esittelijän ehdotuksen.").not_understood


@pytest.mark.parametrize(
    "line",
    [
        "Hyväksyttiin yksimielisesti esittelijän ehdotus.",
        "Ehdotus hyväksyttiin.",
        "Päätösehdotus hyväksyttiin keskustelutta.",
        "Lautakunta hyväksyi ehdotuksen yksimielisesti ilman äänestystä.",
        "Beslutsförslaget godkändes enhälligt.",
        "Kunnanvaltuusto hyväksyi kunnanhallituksen ehdotuksen.",
    ],
)
def test_the_proposal_stood_in_other_words(line: str) -> None:
    found = handled(line)
    assert (found.record.outcome, found.not_understood) == (Outcome.APPROVED, ())


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        ("Aino Halla ilmoitti esteellisyydestään ja poistui kokouksesta asian käsittelyn ajaksi.", None),
        ("Aino Halla oli esteellinen (yhteisöjäävi) eikä osallistunut asian käsittelyyn.", "(yhteisöjäävi)"),
        ("Puheenjohtaja Aino Halla jääväsi itsensä ja poistui; puheenjohtajana toimi Bertta Virta.", None),
        ("Aino Halla anmälde jäv och deltog inte i behandlingen av ärendet.", None),
    ],
)
def test_who_withdrew_is_told_with_the_ground_alone(line: str, ground: str | None) -> None:
    found = handled(line)
    assert found.record.proceedings is not None
    assert found.not_understood == ()
    (recusal,) = found.record.proceedings.recusals
    assert (recusal.person.name, recusal.ground) == ("Aino Halla", ground)


@pytest.mark.parametrize(
    "line",
    [
        "Päätökseen jätti eriävän mielipiteen Aino Halla.",
        "Aino Halla anmälde avvikande mening till protokollet.",
    ],
)
def test_who_dissents_may_stand_last(line: str) -> None:
    found = handled(line)
    assert found.record.proceedings is not None
    assert [one.person.name for one in found.record.proceedings.dissents] == ["Aino Halla"]


PLAN = "<p>Talvilautakunta päätti aloittaa lumityöt syyskuussa.</p>"
HEARD = "<p>Kysy Aino Halla.</p>"


@pytest.mark.parametrize(
    "written",
    [
        PLAN.replace("lumityöt", "lumi&shy;työt"),
        unicodedata.normalize("NFD", PLAN),
        PLAN.replace("lumityöt", "<o:p>lumityöt</o:p>"),
    ],
)
def test_a_mark_that_nobody_sees_changes_nothing(written: str) -> None:
    plain, marked = (read(published(section("Päätös", said))) for said in (PLAN, written))
    assert marked.record.clauses == plain.record.clauses
    assert (marked.unread, marked.not_understood) == ((), ())


def test_a_heading_may_end_in_a_colon() -> None:
    found = read(published(section("Päätös", PLAN) + about("LisatiedotOtsikko", "Lisätiedot:", HEARD)))
    assert "Lisätiedot:" not in found.unread
