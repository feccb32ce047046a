"""The handling of a published decision: motions, votes, recusals, experts, dissents."""

from __future__ import annotations

from datetime import date

import pytest

from models.law.outcome import Outcome
from models.record.decision import Tabled, Until
from models.record.recorded_motion import MotionResult, RecordedMotion, RecordedMotionKind
from models.record.recorded_vote import Won
from tests.exchange.helsinki.published import MOTION, handled


def motions(*lines: str, **more: str) -> tuple[RecordedMotion, ...]:
    """The motions that these lines tell of."""
    proceedings = handled(*lines, **more).record.proceedings
    return proceedings.motions if proceedings else ()


def remarks(*lines: str) -> tuple[str, ...]:
    """The sentences that found no field."""
    proceedings = handled(*lines).record.proceedings
    return proceedings.remarks if proceedings else ()


@pytest.mark.parametrize(
    ("sentence", "mover"),
    [
        (
            "Talvilautakunta päätti yksimielisesti panna asian pöydälle Aino Aallon ehdotuksesta.",
            "Aino Aalto",
        ),
        (
            "Lautakunta päätti yksimielisesti Eero Virtasen ehdotuksesta panna asian pöydälle.",
            "Eero Virtanen",
        ),
        (
            "Talvilautakunta pani asian yksimielisesti pöydälle jäsen Eero Mäkisen ehdotuksesta.",
            "Eero Mäkinen",
        ),
        ("Lautakunta jätti asian yksimielisesti pöydälle puheenjohtajan ehdotuksesta.", "puheenjohtaja"),
    ],
)
def test_a_tabling_in_one_sentence_is_a_motion_that_passed(sentence: str, mover: str) -> None:
    (motion,) = motions(sentence, decision="Talvilautakunta päätti panna asian pöydälle.")
    assert (motion.kind, motion.result, motion.unanimous) == (
        RecordedMotionKind.TABLING,
        MotionResult.PASSED,
        True,
    )
    assert motion.mover
    assert motion.mover.name == mover


def test_a_name_made_from_its_genitive_is_told() -> None:
    found = handled("Talvilautakunta päätti yksimielisesti panna asian pöydälle Eero Virtasen ehdotuksesta.")
    assert [finding for finding in found.findings if "Eero Virtasen" in str(finding)]


def test_a_tabling_knows_until_when() -> None:
    tabled = handled(decision="Talvilautakunta päätti panna asian pöydälle 22.1.2030 saakka.").record
    assert tabled.outcome is Outcome.TABLED
    assert tabled.tabled
    assert tabled.tabled.day == date(2030, 1, 22)


def test_two_weeks_are_not_read_as_one() -> None:
    tabled = handled(decision="Talvilautakunta päätti jättää asian kahdeksi viikoksi pöydälle.").record
    assert (tabled.outcome, tabled.tabled) == (Outcome.TABLED, Tabled(until=Until.WEEK, weeks=2))


def test_a_counter_proposal_that_won_without_a_vote_amends() -> None:
    found = handled(
        *MOTION, "Talvilautakunta hyväksyi Cilla Cederlöfin vastaehdotuksen yksimielisesti."
    ).record
    assert found.proceedings
    (motion,) = found.proceedings.motions
    assert (motion.result, motion.unanimous) == (MotionResult.PASSED, True)
    assert [str(one) for one in motion.seconders] == ["Daavid Dahl"]
    assert found.outcome is Outcome.APPROVED_AMENDED


def test_two_counter_proposals_are_accepted_in_one_sentence() -> None:
    found = motions(
        *MOTION,
        "Vastaehdotus:<br>Bo Berg: Hiekkaa levitetään aamulla.",
        "Lautakunta hyväksyi yksimielisesti Cilla Cederlöfin ja Bo Bergin vastaehdotukset.",
    )
    assert [motion.result for motion in found] == [MotionResult.PASSED, MotionResult.PASSED]


def test_motions_of_one_mover_are_told_apart_by_number() -> None:
    found = motions(
        "Vastaehdotus 1:<br>Bo Berg: Hiekkaa levitetään aamulla.",
        "Vastaehdotus 2:<br>Bo Berg: Hiekkaa levitetään illalla.",
        "Bo Bergin vastaehdotusta 1 ei kannatettu, joten se raukesi.",
        "Lautakunta hyväksyi yksimielisesti Bo Bergin vastaehdotuksen 2.",
    )
    assert [motion.result for motion in found] == [MotionResult.LAPSED, MotionResult.PASSED]


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("Cilla Cederlöfin vastaehdotusta ei kannatettu, joten se raukesi.", MotionResult.LAPSED),
        ("Vastaehdotus raukesi kannattamattomana.", MotionResult.LAPSED),
        ("Cilla Cederlöf veti ehdotuksensa pois.", MotionResult.WITHDRAWN),
        ("Talvilautakunta hylkäsi Cilla Cederlöfin vastaehdotuksen.", MotionResult.FAILED),
        ("Cilla Cederlöfin vastaehdotuksesta ei äänestetty.", MotionResult.NOT_VOTED),
    ],
)
def test_what_became_of_a_motion_is_read(sentence: str, result: MotionResult) -> None:
    (motion,) = motions(MOTION[0], sentence)
    assert motion.result is result


def test_a_council_moves_with_seconders_in_the_genitive() -> None:
    found = motions(
        "Valtuutettu Eero Virtanen ehdotti valtuutettu Bo Bergin kannattamana, että asia palautetaan "
        "valmisteluun.",
        "Lisäksi pyydetään selvitys.",
        "Valtuutettu Cilla Cederlöf ehdotti valtuutettu Eero Virtasen kannattamana hyväksyttäväksi seuraavan "
        "toivomusponnen:",
        "Selvitetään lumen määrä.",
    )
    assert [motion.kind for motion in found] == [RecordedMotionKind.RETURN, RecordedMotionKind.WISH]
    assert [str(one) for motion in found for one in motion.seconders] == [
        "valtuutettu Bo Berg",
        "valtuutettu Eero Virtanen",
    ]
    assert found[0].text == "asia palautetaan valmisteluun\n\nLisäksi pyydetään selvitys."


def test_a_wish_may_win_beside_the_base() -> None:
    found = handled(
        "Valtuutettu Bo Berg ehdotti valtuutettu Aino Aaltosen kannattamana hyväksyttäväksi seuraavan "
        "toivomusponnen:",
        "Selvitetään lumen määrä.",
        "Kaupunginvaltuusto hyväksyi kaupunginhallituksen ehdotuksen.",
        "3 äänestys",
        "JAA-ehdotus: Valtuutettu Bo Bergin toivomusponsi<br>EI-ehdotus: Vastustaa",
        "Jaa-äänet: 2<br>Bo Berg, Aino Aaltonen",
        "Ei-äänet: 0",
        "Kaupunginvaltuusto hyväksyi valtuutettu Bo Bergin ehdottaman toivomusponnen.",
        Organization={"Name": "Kaupunginvaltuusto", "ID": "02900", "TypeId": "1"},
    ).record
    assert found.proceedings
    assert found.proceedings.motions[0].result is MotionResult.PASSED
    assert found.proceedings.votes[0].won is Won.YES
    assert (found.outcome, found.proceedings.proposal_approved) == (Outcome.APPROVED, True)


def test_the_presenters_change_revises() -> None:
    found = handled("Esittelijä muutti ehdotustaan siten, että lumityöt aloitetaan klo 5.").record
    assert found.proceedings
    assert found.proceedings.motions[0].kind is RecordedMotionKind.CORRECTION
    assert found.outcome is Outcome.APPROVED_REVISED


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("Talvilautakunta poisti asian esityslistalta.", Outcome.REMOVED),
        ("Talvilautakunta päätti palauttaa asian uudelleen valmisteltavaksi.", Outcome.RETURNED),
        ("Talvilautakunta merkitsi raportin tiedoksi.", Outcome.NOTED),
        ("Talvilautakunta valitsi Aino Aaltosen pöytäkirjantarkastajaksi.", Outcome.ELECTED),
        ("Talvilautakunta päätti jättää oikaisuvaatimuksen tutkimatta.", Outcome.REJECTED),
    ],
)
def test_the_words_tell_the_outcome(decision: str, outcome: Outcome) -> None:
    assert handled(decision=decision).record.outcome is outcome


def test_an_item_and_an_attachment_taken_back_by_the_presenter_are_read() -> None:
    told = handled("Esittelijä veti asian pois.", "Esittelijä poisti liitteen 3.").record
    assert told.proceedings
    assert (told.proceedings.item_withdrawn, told.proceedings.withdrawn_attachments) == (True, (3,))


@pytest.mark.parametrize(
    ("ground", "numbers"),
    [
        ("yhteisöjäävi (hallintolaki 28.1 § 5 kohta)", (28, 1, 5)),
        ("hallintolain 28 §:n 1 momentin 4 kohta", (28, 1, 4)),
        ("28 § 1 mom. 6 kohta", (28, 1, 6)),
        ("Hallintolaki 28 §", (28, None, None)),
    ],
)
def test_a_ground_of_recusal_is_read_in_the_laws_terms(ground: str, numbers: tuple[int | None, ...]) -> None:
    told = handled(f"Esteelliset: Aino Aalto, Bo Berg<br>Esteellisyyden syy: {ground}").record.proceedings
    assert told
    assert [str(recusal.person) for recusal in told.recusals] == ["Aino Aalto", "Bo Berg"]
    basis = told.recusals[1].basis
    assert basis
    assert (basis.section, basis.moment, basis.item) == numbers


def test_experts_are_heard_and_leave() -> None:
    told = handled(
        "Asian aikana kuultavina olivat vs. talous- ja lumipäällikkö Aino Aalto ja Bo Berg. "
        "Asiantuntijat poistuivat kuulemisensa jälkeen kokouksesta."
    ).record.proceedings
    assert told
    assert [(str(one.person), one.left) for one in told.experts] == [
        ("vs. talous- ja lumipäällikkö Aino Aalto", True),
        ("Bo Berg", True),
    ]


def test_dissents_are_read() -> None:
    told = handled(
        "Bo Berg jätti asiaan eriävän mielipiteen.", "Eriävä mielipide: Aino Aalto: Liian myöhään."
    )
    assert told.record.proceedings
    assert [(one.person.name, one.text) for one in told.record.proceedings.dissents] == [
        ("Bo Berg", ""),
        ("Aino Aalto", "Liian myöhään."),
    ]


def test_a_sentence_with_something_left_over_is_kept_as_it_is() -> None:
    line = "Talvilautakunta hyväksyi Cilla Cederlöfin vastaehdotuksen lumisateessa."
    assert remarks(MOTION[0], MOTION[1], line) == (line,)


def test_a_heading_that_no_motion_follows_makes_none() -> None:
    told = handled("Toivomusponnet", "Toivomusponsia tehtiin kolme.").record.proceedings
    assert told
    assert (told.motions, len(told.remarks)) == ((), 2)


def test_a_changed_proposal_that_was_approved_tells_of_the_presenters_change() -> None:
    found = handled("Talvilautakunta hyväksyi yksimielisesti esittelijän muutetun ehdotuksen.").record
    assert found.proceedings
    (motion,) = found.proceedings.motions
    assert (motion.kind, motion.result, motion.unanimous) == (
        RecordedMotionKind.CORRECTION,
        MotionResult.PASSED,
        True,
    )
    assert found.outcome is Outcome.APPROVED_REVISED


def test_an_opinion_under_a_heading_keeps_its_words() -> None:
    told = handled("Eriävä mielipide", "Bo Berg: Liian aikaisin.", "Lunta ei ole.").record.proceedings
    assert told
    assert [(one.person.name, one.text) for one in told.dissents] == [
        ("Bo Berg", "Liian aikaisin.\n\nLunta ei ole.")
    ]


def test_swedish_records_are_read() -> None:
    found = handled(
        "Förslag om återremiss",
        "Ledamoten Bo Berg understödd av ledamoten Cilla Cederlöf föreslog att ärendet ska återremitteras.",
        "7 omröstningen",
        "JA-förslag: Behandlingen fortsätter<br>NEJ-förslag: Ledamoten Bo Bergs förslag om återremiss",
        "Ja-röster: 1<br>Aino Aalto",
        "Nej-röster: 2<br>Bo Berg, Cilla Cederlöf",
        "Blanka: 0",
        language="sv",
        decision="Stadsfullmäktige godkände planen.",
    ).record
    assert found.proceedings
    (motion,) = found.proceedings.motions
    (vote,) = found.proceedings.votes
    assert (motion.kind, str(motion.seconders[0])) == (RecordedMotionKind.RETURN, "ledamoten Cilla Cederlöf")
    assert (vote.number, vote.no and vote.no.count, vote.blank and vote.blank.count) == (7, 2, 0)
