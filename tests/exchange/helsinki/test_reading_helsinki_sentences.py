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


@pytest.mark.parametrize(
    "sentence",
    ["Vastaehdotusta kannatti Daavid Dahl.", "Daavid Dahl kannatti Cilla Cederlöfin vastaehdotusta."],
)
def test_who_seconds_may_be_told_in_a_sentence(sentence: str) -> None:
    (motion,) = told(MOTION[0], sentence).motions
    assert [one.name for one in motion.seconders] == ["Daavid Dahl"]


def test_who_is_recused_may_be_told_in_a_sentence_with_the_ground() -> None:
    recusals = told(
        "Aino Aalto ja Bo Berg ilmoittivat olevansa esteellisiä, hallintolaki 28.1 § 5 kohta."
    ).recusals
    assert [(one.person.name, one.ground) for one in recusals] == [
        ("Aino Aalto", "hallintolaki 28.1 § 5 kohta"),
        ("Bo Berg", "hallintolaki 28.1 § 5 kohta"),
    ]


def test_out_of_which_order_an_item_was_handled_is_kept() -> None:
    sentence = "Asia käsiteltiin kokouksessa 3. asiana."
    assert told(sentence).order == (sentence,)


@pytest.mark.parametrize(
    "lines", [("Vastaehdotus:", "Ehdottaja: Cilla Cederlöf"), (*MOTION, "Ehdottaja: Cilla Cederlöf")]
)
def test_who_moved_may_stand_on_a_line_of_its_own(lines: tuple[str, ...]) -> None:
    (motion,) = told(*lines).motions
    assert motion.mover
    assert motion.mover.name == "Cilla Cederlöf"


def test_a_unanimous_approval_of_the_base_is_kept_in_its_words() -> None:
    sentence = "Lautakunta hyväksyi esittelijän ehdotuksen yksimielisesti."
    proceedings = told(sentence)
    assert (proceedings.proposal_approved, proceedings.unanimous) == (True, (sentence,))


def test_a_sentence_may_add_only_how_many_voted() -> None:
    (vote,) = told(
        *MOTION, *VOTE, "Esittelijän ehdotus jäi voimaan.", "Äänin 2-1.", "Tyhjää äänesti 1."
    ).votes
    assert vote.won is Won.YES


def test_blank_votes_that_are_not_the_votes_are_a_finding() -> None:
    found = handled(*MOTION, *VOTE, "Esittelijän ehdotus jäi voimaan.", "Tyhjää äänesti 3.")
    assert tuple(map(str, found.findings)) == (
        "The blank votes told in 'Tyhjää äänesti 3.' are not the vote's.",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Daavid Dahl kannatti vastaehdotusta.",
        "Bo Berg veti ehdotuksensa pois.",
        "Lautakunta jatkoi asian käsittelyä.",
        "Jaa-ehdotus voitti äänestyksen.",
        "Asia pantiin pöydälle.",
        "Tyhjää äänesti 3.",
        "Ehdottaja: Bo Berg",
        "Eriävään mielipiteeseen yhtyi: hän itse",
        "Talvilautakunta päätti hänen ehdotuksestaan lisätä kujat.",
    ],
)
def test_what_speaks_of_nothing_that_is_on_the_floor_is_kept_as_a_remark(sentence: str) -> None:
    proceedings = handled(sentence).record.proceedings
    assert proceedings
    assert (proceedings.remarks, proceedings.motions, proceedings.votes) == ((sentence,), (), ())


def test_a_line_that_names_another_mover_is_kept_as_a_remark() -> None:
    proceedings = handled(*MOTION, "Ehdottaja: Bo Berg").record.proceedings
    assert proceedings
    assert proceedings.remarks == ("Ehdottaja: Bo Berg",)
    assert [one.mover and one.mover.name for one in proceedings.motions] == ["Cilla Cederlöf"]


def test_an_acceptance_of_which_one_motion_is_missing_settles_none() -> None:
    sentence = "Lautakunta hyväksyi yksimielisesti Cilla Cederlöfin ja Bo Bergin vastaehdotukset."
    proceedings = handled(*MOTION, sentence).record.proceedings
    assert proceedings
    assert [one.result for one in proceedings.motions] == [MotionResult.UNKNOWN]
    assert proceedings.unanimous == (sentence,)


def test_counts_without_a_heading_begin_a_vote() -> None:
    (vote,) = told("Jaa-äänet: 2<br>Aino Aalto, Bo Berg", "Ei-äänet: 1<br>Cilla Cederlöf").votes
    assert (vote.yes and vote.yes.count, vote.no and vote.no.names) == (2, ("Cilla Cederlöf",))
