"""The ways in which a handling tells the same: each sentence is understood, and none is left as a remark."""

from __future__ import annotations

import pytest

from models.law.outcome import Outcome
from models.record.proceedings import Proceedings
from models.record.recorded_motion import MotionResult, RecordedMotionKind
from models.record.recorded_vote import Won
from tests.exchange.helsinki.published import MOTION, VOTE, handled

PASSED, FAILED, LAPSED = MotionResult.PASSED, MotionResult.FAILED, MotionResult.LAPSED
OWN = "Cilla Cederlöfin vastaehdotus"


def told(*lines: str, **more: str) -> Proceedings:
    """What these lines tell, all of it understood."""
    proceedings = handled(*lines, **more).record.proceedings
    assert proceedings
    assert proceedings.remarks == ()
    return proceedings


@pytest.mark.parametrize(
    ("sentence", "result", "unanimous"),
    [
        ("Vastaehdotus hyväksyttiin yksimielisesti.", PASSED, True),
        ("Ehdotus hyväksyttiin yksimielisesti.", PASSED, True),
        ("Talvilautakunta hyväksyi asian Cilla Cederlöfin vastaehdotuksen mukaisesti.", PASSED, False),
        (f"Päätökseksi tuli {OWN}.", PASSED, False),
        ("Lautakunta päätti olla hyväksymättä Cilla Cederlöfin vastaehdotusta.", FAILED, False),
        ("Puheenjohtaja totesi, että vastaehdotusta ei kannatettu, joten se raukesi.", LAPSED, False),
        ("Koska vastaehdotusta ei kannatettu, se raukesi.", LAPSED, False),
        ("Cilla Cederlöf veti pois tekemänsä vastaehdotuksen.", MotionResult.WITHDRAWN, False),
    ],
)
def test_what_became_of_a_motion_is_understood(sentence: str, result: MotionResult, unanimous: bool) -> None:
    (motion,) = told(*MOTION, sentence).motions
    assert (motion.result, motion.unanimous) == (result, unanimous)


@pytest.mark.parametrize(
    ("sentence", "won", "casting"),
    [
        (f"Äänestyksessä {OWN} voitti äänin 2–1.", Won.NO, False),
        ("Esittelijän ehdotus jäi voimaan äänin 2 - 1 (tyhjiä 1).", Won.YES, False),
        (
            "Talvilautakunta hyväksyi esittelijän ehdotuksen äänin 2-1, yhden äänestäessä tyhjää.",
            Won.YES,
            False,
        ),
        ("Päätökseksi tuli esittelijän ehdotus äänin 2 - 1.", Won.YES, False),
        (
            f"Äänten mennessä tasan puheenjohtajan ääni ratkaisi tuloksen ja {OWN} voitti äänestyksen.",
            Won.NO,
            True,
        ),
    ],
)
def test_who_won_a_vote_is_understood(sentence: str, won: Won, casting: bool) -> None:
    (vote,) = told(*MOTION, *VOTE, sentence).votes
    assert (vote.won, vote.casting) == (won, casting)


def test_a_heading_over_the_votes_is_no_vote() -> None:
    assert [vote.number for vote in told(*MOTION, "Äänestykset", *VOTE).votes] == [1]


def test_a_motion_may_stand_after_the_sentence_that_accepts_it() -> None:
    (motion,) = told("Talvilautakunta hyväksyi yksimielisesti seuraavan vastaehdotuksen:", *MOTION).motions
    assert (motion.result, motion.unanimous, motion.mover and motion.mover.name) == (
        PASSED,
        True,
        "Cilla Cederlöf",
    )


def test_an_acceptance_without_its_motion_is_kept_as_a_remark() -> None:
    found = handled("Talvilautakunta hyväksyi yksimielisesti seuraavan vastaehdotuksen:").record.proceedings
    assert found
    assert len(found.remarks) == 1


def test_what_a_body_did_on_somebodys_proposal_is_a_motion_that_passed() -> None:
    (motion,) = told("Talvilautakunta päätti yksimielisesti Bo Bergin ehdotuksesta lisätä kujat.").motions
    assert (motion.kind, motion.result, motion.text) == (
        RecordedMotionKind.COUNTER_PROPOSAL,
        PASSED,
        "päätti lisätä kujat",
    )


def test_the_chair_may_move_without_a_name() -> None:
    (motion,) = told(
        "Puheenjohtaja ehdotti asian jättämistä pöydälle viikoksi. Ehdotus hyväksyttiin yksimielisesti."
    ).motions
    assert (motion.kind, motion.mover and motion.mover.name, motion.result) == (
        RecordedMotionKind.TABLING,
        "puheenjohtaja",
        PASSED,
    )


def test_several_wishes_of_one_mover_are_motions_of_their_own() -> None:
    wishes = told(
        "Bo Berg ehdotti Aino Aallon kannattamana hyväksyttäväksi seuraavat toivomusponnet:",
        "1. Ladut selvitetään.",
        "2. Mäet selvitetään.",
    ).motions
    assert [(one.kind, one.text) for one in wishes] == [
        (RecordedMotionKind.WISH, "Ladut selvitetään."),
        (RecordedMotionKind.WISH, "Mäet selvitetään."),
    ]
    assert all(one.seconders for one in wishes)


def test_a_ground_between_brackets_belongs_to_the_recused() -> None:
    (recusal,) = told("Esteelliset: Bo Berg (yhteisöjäävi, hallintolaki 28.1 § 5 kohta)").recusals
    assert recusal.basis
    assert (recusal.person.name, recusal.basis.item) == ("Bo Berg", 5)


def test_one_dissent_that_is_told_twice_is_one() -> None:
    lines = (*MOTION, *VOTE, "Esittelijän ehdotus jäi voimaan.", "Eriävä mielipide: Cilla Cederlöf")
    (dissent,) = told(*lines, "Cilla Cederlöf jätti päätöksestä eriävän mielipiteen.").dissents
    assert dissent.person.name == "Cilla Cederlöf"


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("Talvilautakunta totesi, että esittelijä on poistanut asian esityslistalta.", Outcome.WITHDRAWN),
        ("Talvilautakunta päätti poistaa asian esityslistalta.", Outcome.REMOVED),
        ("Talvilautakunta valitsi jäseneksi Bo Bergin.", Outcome.ELECTED),
        ("Talvilautakunta valitsi toimittajaksi Aura Oy:n.", Outcome.APPROVED),
    ],
)
def test_an_outcome_is_told_by_the_decisions_own_words(decision: str, outcome: Outcome) -> None:
    assert handled(decision=decision).record.outcome is outcome
