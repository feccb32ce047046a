"""An announcement tells in many ways what became of an item, and who moved what."""

from __future__ import annotations

import pytest

from app.exchange.helsinki.announcement import Announced, announced_in
from models.law.outcome import Outcome
from models.record.recorded_motion import MotionResult, RecordedMotionKind

SENTENCE = "Jäsen Aino Aalto teki jäsen Bo Bergin kannattamana vastaehdotuksen, jonka mukaan mäki avataan."
PEOPLE = ("Aino Aalto", "Bo Berg", "Oiva Hiihtäjäinen", "Siiri Sukkula")


WISHES = """Päätös
Ehdotuksen mukaan. Talvivaltuusto hyväksyi valtuutettu Hiihtäjäisen (+Berg) toivomusponnen.
Käsittely
- Ponsi 1
Hiihtäjäinen Oiva
Latu laajennetaan.
- Ponsi 1
Sukkula Siiri
Mäki suljetaan.
1 Äänestys
JAA-ehdotus: Ponsi 1 / Sukkula Siiri
EI-ehdotus: Vastustaa
JAA: 1, EI: 2"""


def announced(told: str) -> Announced:
    """What is read of one item."""
    lines = told.strip().replace("\n", "<br>")
    part = f'<div class="Tiedote"><h3>3 Ladut</h3><p class="TiedoteTeksti">{lines}</p></div>'
    (item,) = announced_in(f"<html><body>{part}</body></html>", PEOPLE)
    return item


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Ehdotuksen mukaan.", Outcome.APPROVED),
        ("Ehdotuksen mukaan. Lautakunta kuuli latumestaria.", Outcome.APPROVED),
        ("Ehdotuksen mukaan siten täydennettynä, että mäki avataan.", Outcome.APPROVED_AMENDED),
        ("Esittelijän ehdotuksesta poiketen. Lautakunta lisäsi mäen.", Outcome.APPROVED_AMENDED),
        (
            "Esittelijän muutetun ehdotuksen mukaan. Lautakunta valitsi latumestarin.",
            Outcome.APPROVED_REVISED,
        ),
        ("Talvivaltuusto totesi kokouksen lailliseksi ja päätösvaltaiseksi.", Outcome.APPROVED),
        ("Pöytäkirjan tarkastajiksi valittiin Aino Aalto ja Bo Berg.", Outcome.APPROVED),
        ("Lautakunta päätti yksimielisesti palauttaa asian uudelleen valmisteltavaksi.", Outcome.RETURNED),
        ("Lautakunta päätti panna asian pöydälle.", Outcome.TABLED),
        ("Hangella oli hiljaista.", None),
    ],
)
def test_a_decision_is_told_by_its_proposal_or_in_its_own_words(told: str, outcome: Outcome | None) -> None:
    assert announced(f"Päätös\n{told}").outcome is outcome


@pytest.mark.parametrize(
    ("result", "became", "unanimous"),
    [
        ("Vastaehdotus hyväksyttiin äänestyksen jälkeen", MotionResult.PASSED, False),
        ("Vastaehdotus raukesi kannattamattomana.", MotionResult.LAPSED, False),
        ("Lautakunta hyväksyi vastaehdotuksen yksimielisesti", MotionResult.PASSED, True),
        ("Talvilautakunta hylkäsi vastaehdotuksen äänin 5 - 4.", MotionResult.FAILED, False),
    ],
)
@pytest.mark.parametrize("made", ["Aalto Aino + Berg Bo", SENTENCE])
def test_a_motion_is_told_by_names_or_in_a_sentence_and_so_is_what_became_of_it(
    made: str, result: str, became: MotionResult, unanimous: bool
) -> None:
    item = announced(f"Päätös\nEhdotuksen mukaan\nKäsittely\n- Vastaehdotus 1\n{made}\nMäki.\n{result}")
    (motion,) = item.motions
    assert motion.mover
    assert (motion.mover.name, [one.name for one in motion.seconders]) == ("Aino Aalto", ["Bo Berg"])
    assert (motion.kind, motion.result, motion.unanimous) == (
        RecordedMotionKind.COUNTER_PROPOSAL,
        became,
        unanimous,
    )
    assert item.remarks == []


def test_the_wishes_that_were_carried_are_those_of_whom_the_decision_names() -> None:
    item = announced(WISHES)
    assert [(one.kind, one.result) for one in item.motions] == [
        (RecordedMotionKind.WISH, MotionResult.PASSED),
        (RecordedMotionKind.WISH, MotionResult.FAILED),
    ]
    assert item.remarks == []
