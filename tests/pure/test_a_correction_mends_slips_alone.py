"""A clerical error is a slip of the pen; what is wrong in substance is decided anew, which ends the old."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.base.language import Language
from models.base.text import Text
from models.case.decision_status import DecisionStatus
from models.decision.clerical_error import CorrectedAlready, LanguagesLack, NoSlip
from models.decision.slip import is_slip
from models.matter.stage import Stage
from models.preparation.correcting import NoConsent, NotHeard
from tests.support.builders import MOVED, Town, a_published_decision, grant, proposal, written
from tests.support.orders import ordered

SAID = "Lautakunta päättää avata uimarannan 1.6. alkaen, ja vuokra on 100 euroa."


@pytest.mark.parametrize(
    "mended",
    [
        "Lautakunta päättää avata uimarannan 1.6. alkaen, ja että vuokra on 100 euroa.",
        "Lautakunta päättää avata uimarannan 1.6. alkaen, vuokra on 100 euroa.",
        "Lautakunta päättää avata uima rannan 1.6. alkaen, ja vuokra on 100 euroa.",
        "Lautakunta päättää avata uimarantan 1.6. alkaen, ja vuokra on 100 euroa.",
        "Lautakunta päättää avata uimarannan 2.6. alkaen, ja vuokra on 100 euroa.",
    ],
)
def test_letters_and_words_left_out_are_slips(mended: str) -> None:
    assert is_slip(Text.of(SAID), Text.of(mended))


@pytest.mark.parametrize(
    "turned",
    [
        "Lautakunta päättää sulkea uimarannan 1.6. alkaen, ja vuokra on 100 euroa.",
        "Lautakunta päättää avata uimarannan 1.6. alkaen, ja vuokra on 100 euroa kuukaudessa.",
        "Lautakunta päättää avata suuren uimarannan 1.6. alkaen, ja vuokra on 100 euroa.",
        "Lautakunta päättää ei avata uimarannan 1.6. alkaen, ja vuokra on 100 euroa.",
        "Lautakunta päättää avata uimarannan 1.6. alkaen, ja vuokra on 110 euroa.",
        "Lautakunta päättää avata uimarannan 1.6. alkaen.",
        "Lautakunta hylkää hakemuksen.",
        "Lautakunta päättää avata uimarannan 1.6. alkaen 2027, ja vuokra on 100 euroa.",
    ],
)
def test_another_sum_and_other_words_are_none(turned: str) -> None:
    assert not is_slip(Text.of(SAID), Text.of(turned))


@pytest.mark.parametrize(
    ("said", "mended", "slip"),
    [
        ("Laituriin varataan 10 venepaikkaa.", "Laituriin varataan 16 venepaikkaa.", False),
        ("Työ valmistuu kesäkuussa.", "Työ valmistuu kesäkuussa 2027.", False),
        ("Työ valmistuu kesäkuussa 2026.", "Työ valmistuu kesäkuussa 2027.", True),
        ("Alue on 12 500 neliötä.", "Alue on 12500 neliötä.", True),
        ("Vuokra-aika on 5 vuotta.", "Vuokra-aika on 15 vuotta.", False),
    ],
)
def test_another_number_is_none_but_in_a_day_or_year(said: str, mended: str, slip: bool) -> None:
    assert is_slip(Text.of(said), Text.of(mended)) is slip


@pytest.mark.parametrize(
    ("said", "mended", "record", "slip"),
    [
        ("Tuki myönnetään Väkinen Oy:lle.", "Tuki myönnetään Mäkinen Oy:lle.", "", False),
        ("Tuki myönnetään Väkinen Oy:lle.", "Tuki myönnetään Mäkinen Oy:lle.", "Mäkinen Oy hakee.", True),
        ("Tuki myönnetään Väkinen Oy:lle.", "Tuki myönnetään Mäkinen Oy:lle.", "Mäkinen ja Väkinen.", False),
        ("Matti Laine valitaan.", "Martti Laine valitaan.", "", False),
        ("Alue on tontti A.", "Alue on tontti B.", "", False),
        ("Lautakunta myöntää luvan.", "Lautakunta myöntää määräaikaisen luvan.", "", False),
        (
            "Lautakunta myöntää luvan.",
            "Lautakunta myöntää rakennus luvan.",
            "Hän hakee rakennus lupaa.",
            False,
        ),
        ("Lautakunta myöntää luvan.", "Lautakunta myöntää rakennus luvan.", "Anotaan rakennus luvan.", True),
        ("Alue myydään vuokralaiselle.", "Alue myydään.", "", False),
        ("Vuokra maksetaan yhtiölle.", "Vuokra maksetaan yhtiöltä.", "", False),
        ("Sopimus jatkuu kahden vuoden.", "Sopimus jatkuu kuuden vuoden.", "", False),
        ("Lautakunta ostaa alueen.", "Lautakunta ottaa alueen.", "", False),
        ("Lautakunta hakemuksen.", "Lautakunta hylkää hakemuksen.", "Ehdotus hylkää hakemuksen.", False),
        ("Myönetään lupa jn tontti.", "Myönnetään lupa ja tontti.", "", True),
        ("Lupa on voimassa 1.6.2027 astı.", "Lupa on voimassa 1.6.2027 asti.", "", True),
    ],
)
def test_another_word_or_name_is_none_but_where_the_record_has_it(
    said: str, mended: str, record: str, slip: bool
) -> None:
    assert is_slip(Text.of(said), Text.of(mended), [Text.of(record)]) is slip


def test_what_another_language_of_the_clause_says_shows_the_right_name() -> None:
    said: dict[Language, str] = {"fi": "Tuki myönnetään Väkinen Oy:lle.", "sv": "Stöd beviljas Mäkinen Oy."}
    mended: dict[Language, str] = {**said, "fi": "Tuki myönnetään Mäkinen Oy:lle."}
    assert is_slip(Text(original="fi", texts=said), Text(original="fi", texts=mended))


def test_the_reasons_show_whom_the_decision_is_about() -> None:
    clause = {"number": 1, "text": written("Avustus myönnetään yhdistykselle Pelti ry.")}
    town = a_published_decision(clauses=[clause], reasons="Hakija on Pelto ry.")
    corrected(town, "Avustus myönnetään yhdistykselle Pelto ry.")
    assert town.case.decisions["khs-2021-1"].corrections
    with pytest.raises(NoSlip, match="rest of the record"):
        corrected(town, "Avustus myönnetään yhdistykselle Peltu ry.")


def test_a_word_that_denies_another_is_no_slip_in_any_language() -> None:
    assert not is_slip(Text.of("Det är lagligt.", "sv"), Text.of("Det är olagligt.", "sv"))
    assert not is_slip(Text.of("Nämnden godkänner.", "sv"), Text.of("Nämnden godkänner inte.", "sv"))


def corrected(town: Town, text: str | Text) -> None:
    fields: dict[str, Any] = {"decision": "khs-2021-1", "clause": 1, "reason": "Kirjoitusvirhe."}
    town.on_case("correct_clerical_error", text=written(text), **fields)


def test_what_turns_a_decision_around_is_no_clerical_error() -> None:
    with pytest.raises(NoSlip, match="no slip of the pen in clause 1 of khs-2021-1"):
        corrected(a_published_decision(), "Hakemus hylätään.")


def test_another_sum_is_no_clerical_error_even_where_no_text_is_at_hand() -> None:
    town = a_published_decision()
    town.memory.texts = lambda _: None
    with pytest.raises(NoSlip):
        corrected(town, "Määrärahaa myönnetään 500 euroa.")


def test_the_same_correction_is_not_made_twice() -> None:
    town = a_published_decision()
    corrected(town, "Määrärahaa myönnetään.")
    with pytest.raises(CorrectedAlready):
        corrected(town, "Määrärahaa myönnetään.")


def test_a_clause_in_two_languages_is_corrected_in_both() -> None:
    both = Text(original="fi", texts={"fi": "Määräraha myönnetään.", "sv": "Anslaget beviljas."})
    town = a_published_decision(clauses=[{"number": 1, "text": written(both)}])
    with pytest.raises(LanguagesLack, match="is there in fi and sv"):
        corrected(town, "Määrärahaa myönnetään.")
    corrected(town, Text(original="fi", texts={"fi": "Määrärahaa myönnetään.", "sv": "Anslag beviljas."}))


def anew(town: Town, outcome: str = "approved", **parts: Any) -> DecisionStatus:
    """The decision of 15.3. is decided anew on 26.4.; how its status is then."""
    parts = parts if "to_loss" in parts else {"no_loss": True, **parts}
    town.on_case("reopen_case", reason="Päätös perustui väärään selvitykseen.")
    town.on_case("revise_proposal", proposal=proposal("Toisin.", corrects="khs-2021-1", **parts))
    town.on_case("approve_for_agenda", body="khs")
    town.call("", "2021-04-26 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.hold("2021-04-26", outcome=outcome, **(MOVED if outcome == "rejected" else {}))
    town.check("2021-04-28 12:00")
    return town.case.decisions["khs-2021-1"]


def test_a_decision_that_takes_anothers_place_ends_its_force() -> None:
    town = a_published_decision()
    old = anew(town, heard="Asianosainen on kuultu.")
    assert (old.word, old.replaced_by, old.void_since) == ("void", "khs-2021-2", date(2021, 4, 28))
    assert town.case.stage is Stage.DECIDED
    town.on_meeting("publish_minutes", "2021-04-29 12:00")
    assert town.case.decisions["khs-2021-2"].appeal_ends


def test_papers_of_the_old_decision_are_made_again_to_say_so() -> None:
    town = a_published_decision()
    anew(town)
    made_anew = next(n for n, fact in enumerate(town.memory.facts) if fact.kind == "DecisionReplaced")
    orders = [order.template for place, order in ordered(town.memory.facts) if place == made_anew]
    assert set(orders) == {"extract"}


def test_a_correction_that_was_turned_down_leaves_the_decision_in_force() -> None:
    old = anew(a_published_decision(), outcome="rejected")
    assert (old.word, old.corrected_by, old.void_since) == ("final", "", None)


def test_the_money_of_a_replaced_decision_is_not_followed_any_more() -> None:
    town = a_published_decision(appropriation=grant())
    assert town.case.followed
    anew(town)
    assert not town.case.followed


def test_a_party_who_loses_by_a_correction_consents_and_is_heard() -> None:
    town = a_published_decision()
    with pytest.raises(NoConsent):
        anew(town, to_loss=True)
    town.on_case(
        "revise_proposal", proposal=proposal("Toisin.", corrects="khs-2021-1", to_loss=True, consent=True)
    )
    with pytest.raises(NotHeard):
        town.on_case("approve_for_agenda", body="khs")


@pytest.mark.parametrize("answer", ["rejected", "not_examined", "revoked"])
def test_whom_a_correction_turns_down_is_heard_whatever_is_said_of_their_loss(answer: str) -> None:
    town = a_published_decision()
    town.on_case("reopen_case", reason="Lupa perustui väärään selvitykseen.")
    turned = [{"number": 1, "text": written("Lupa perutaan."), "answer": answer}]
    anew = proposal("Toisin.", corrects="khs-2021-1", no_loss=True) | {"clauses": turned}
    town.on_case("revise_proposal", proposal=anew)
    with pytest.raises(NotHeard):
        town.on_case("approve_for_agenda", body="khs")
    town.on_case("revise_proposal", proposal=anew | {"heard": "Luvan saajaa kuultiin 20.4.2021."})
    town.on_case("approve_for_agenda", body="khs")
