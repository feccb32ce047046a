"""A case's title, publicity and preparer are changed by acts of their own; the record keeps what was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.base.refusal import NotNow
from models.base.text import Text
from models.base.writing import Written
from models.case.subject import NoGround, Publicity
from models.engine.may import NotThatPlace, OwnAct
from models.engine.secrecy import TextInTheOpen
from models.papers.notice import notices
from models.preparation.classifying import CaseClassified, SamePublicity, TitleOfASecret
from models.preparation.handing_over import NoPreparer, SamePreparer
from models.preparation.retitling import SameTitle
from models.whole.effects import effects_of
from tests.support.builders import (
    Town,
    a_case_in_preparation,
    a_handled_case,
    a_tabled_case,
    an_opened_case,
    proposal,
    written,
)
from tests.support.people import by, staffed

SECRET: dict[str, Any] = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k", "title": "Sopimusasia"}


def test_a_case_is_called_otherwise_from_a_day_on() -> None:
    town = an_opened_case()
    before = town.case.title
    answer = town.on_case("retitle_case", "2021-02-01", title="Kirjaston aukioloajat")
    assert answer.sentence == "The case is now called: Kirjaston aukioloajat."
    assert town.case.title == "Kirjaston aukioloajat"
    assert [(each.title, each.until) for each in town.case.titles] == [(before, date(2021, 2, 1))]


def test_titles_in_other_languages_that_go_with_the_old_one_are_told() -> None:
    town = an_opened_case()
    town.on_case("retitle_case", title="Kirjasto", title_in={"sv": "Biblioteket"})
    answer = town.on_case("retitle_case", title="Kirjaston aukioloajat")
    assert answer.sentence.endswith("went with the old one; --title-in sv=… says a new one.")
    assert town.case.title_in == {}


def test_the_same_title_again_is_refused() -> None:
    town = an_opened_case()
    with pytest.raises(SameTitle):
        town.on_case("retitle_case", title=town.case.title)


def test_a_decision_keeps_the_title_under_which_it_was_made() -> None:
    town = a_tabled_case()
    first, before = town.case.handlings[0].key, town.case.title
    town.on_case("retitle_case", title="Toinen nimi")
    assert town.case.title_of(first) == before
    assert town.case.title == "Toinen nimi"


def test_what_a_body_has_before_it_or_decided_keeps_its_title() -> None:
    with pytest.raises(NotNow):
        a_handled_case().on_case("retitle_case", title="Toinen nimi")


def test_a_case_that_becomes_confidential_needs_ground_and_a_neutral_title() -> None:
    town = an_opened_case()
    with pytest.raises(NoGround):
        town.on_case("classify_case", publicity="confidential", title="Sopimusasia")
    with pytest.raises(TitleOfASecret):
        town.on_case("classify_case", publicity="confidential", ground="JulkL 24.1 § 20 k")
    with pytest.raises(SamePublicity):
        town.on_case("classify_case", publicity="public")


def test_a_case_that_becomes_confidential_takes_nothing_in_the_open_any_more() -> None:
    town = a_case_in_preparation()
    answer = town.on_case("classify_case", **SECRET)
    assert answer.sentence == (
        "The case became confidential; its texts are sealed. Nothing had been published."
    )
    assert (town.case.publicity, town.case.title) == (Publicity.CONFIDENTIAL, "Sopimusasia")
    with pytest.raises(TextInTheOpen):
        town.on_case("revise_proposal", proposal=proposal("Toisin."))


def test_it_says_what_had_been_published() -> None:
    town = a_tabled_case()
    sitting = town.case.handlings[0].meeting
    town.on_case("classify_case", **SECRET)
    [said] = [f.content for f in town.facts(town.case_id) if isinstance(f.content, CaseClassified)]
    assert said.published == (sitting,)


def test_what_was_open_is_sealed_once_and_only_towards_secrecy() -> None:
    town = a_case_in_preparation()
    partly = {"publicity": "partly_confidential", "ground": "JulkL 24.1 § 20 k"}
    for fields, sealed in ((partly, 0), (SECRET, 1), ({"publicity": "public"}, 0)):
        town.on_case("classify_case", **fields)
        fact = town.facts(town.case_id)[-1]
        orders = [each for each in effects_of(town.case_id, [(fact, town.case)]) if each.kind == "seal"]
        assert len(orders) == sealed


def test_a_case_that_becomes_public_has_no_ground_and_no_secret_title() -> None:
    town = an_opened_case()
    sealed = Written.of(Text.of("Kauppa"), "ab" * 16).model_dump(mode="json")
    town.on_case("classify_case", **SECRET, secret_title=sealed, secret_until="2031-01-01")
    assert town.case.secret_title is not None
    town.on_case("classify_case", publicity="public", title="Tontin kauppa")
    assert town.case.ground == ""
    assert town.case.secret_title is None
    assert town.case.secret_until is None


def a_staffed_case() -> Town:
    """A case that somebody of the staff opened and wrote."""
    town = staffed(Town())
    town.case_id = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    return town


def test_who_took_a_case_over_prepares_it_and_who_gave_it_away_does_not() -> None:
    town = a_staffed_case()
    by(town, "laatija", "hand_over_case", "preparer", town.case_id, to="toisaalla")
    by(town, "toisaalla", "revise_proposal", "preparer", town.case_id, proposal=proposal("Toisin."))
    with pytest.raises(NotThatPlace, match="toisaalla could"):
        by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal("Kolmas."))


def test_who_is_appointed_to_the_case_itself_takes_over_what_somebody_left_behind() -> None:
    town = a_staffed_case()
    appointed(town, "toisaalla", "preparer", town.case_id)
    by(town, "toisaalla", "hand_over_case", "preparer", town.case_id, to="toisaalla")
    assert town.case.preparer == "toisaalla"


def test_a_case_is_handed_to_a_preparer_and_to_another_one() -> None:
    town = a_staffed_case()
    with pytest.raises(NoPreparer):
        by(town, "laatija", "hand_over_case", "preparer", town.case_id, to="sihteeri")
    with pytest.raises(SamePreparer):
        by(town, "laatija", "hand_over_case", "preparer", town.case_id, to="laatija")


def test_what_was_ones_own_work_one_does_not_approve_after_handing_it_over() -> None:
    town = a_staffed_case()
    appointed(town, "laatija", "presenter", "khs")
    by(town, "laatija", "hand_over_case", "preparer", town.case_id, to="toisaalla")
    with pytest.raises(OwnAct):
        by(town, "laatija", "approve_for_agenda", "presenter", town.case_id, body="khs")


def appointed(town: Town, person: str, office: str, of: str) -> None:
    said = {"person": person, "office": office, "of": of}
    by(town, "rekisteri", "appoint_person", "registrar", "people", **said)


def test_who_took_a_case_over_is_told_what_is_sent_back() -> None:
    town = a_case_in_preparation()
    town.on_case("hand_over_case", to="Toinen Valmistelija")
    town.on_case("send_back", comment=written("Perustelut puuttuvat."))
    told = notices(town.facts(town.case_id)[-1], town.case)
    assert [order.to for order in told] == ["Toinen Valmistelija"]


def test_a_case_that_becomes_secret_again_is_as_secret_as_before() -> None:
    def standing() -> tuple[Publicity, date | None]:
        return town.case.publicity, town.case.secrecy_ended

    town = a_case_in_preparation()
    town.on_case("classify_case", **{**SECRET, "secret_until": "2021-03-01"})
    town.until("2021-03-03")
    assert standing() == (Publicity.PUBLIC, date(2021, 3, 1))
    again = {**SECRET, "title": "Muu asia", "secret_until": "2040-01-01"}
    town.on_case("classify_case", "2021-03-04", **again)
    assert standing() == (Publicity.CONFIDENTIAL, None)
