"""Where papers name who prepared a case, an id is no name; the unit stands there."""

from __future__ import annotations

from activities.notices.notice_view import _named
from activities.papers.actors import prepared_by
from activities.papers.papers import make
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from tests.support.builders import Town, an_opened_case
from tests.support.paper_life import AsItStood
from tests.support.paper_lives import decided_alone
from tests.support.people import by, staffed


def test_the_unit_of_who_is_known_by_an_id_stands_in_its_place() -> None:
    town = staffed(Town())
    case = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    reading = AsItStood(town.memory.facts, {})
    assert prepared_by(town.memory.held(case).state, reading, "fi") == "kanslia"  # type: ignore[arg-type]


def test_who_is_named_otherwise_is_named_as_the_record_does() -> None:
    town = an_opened_case()
    assert prepared_by(town.case, AsItStood(town.memory.facts, {}), "fi") == town.case.preparer


def test_a_mail_names_who_acted_until_the_name_is_erased() -> None:
    town = staffed(Town())
    name = Text.of("Kerttu Keksitty")
    written = Written.of(name, salt="suola")
    by(town, "rekisteri", "add_person", "registrar", person="kerttu", called=written.model_dump(mode="json"))
    assert _named("kerttu", AsItStood(town.memory.facts, {written.sha256: name})) == "Kerttu Keksitty"
    assert _named("kerttu", AsItStood(town.memory.facts, {})) == "kerttu"


def test_who_prepares_a_case_of_no_unit_is_called_by_the_role() -> None:
    town = staffed(Town())
    by(town, "rekisteri", "appoint_person", "registrar", person="ryhma", office="preparer", of="all")
    case = by(town, "ryhma", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    state = town.memory.held(case).of(Case)
    assert prepared_by(state, AsItStood(town.memory.facts, {}), "fi") != "ryhma"


def test_who_signed_in_a_role_alone_is_named_by_the_office() -> None:
    life = decided_alone()
    (order,) = [
        each for each in life.orders() if (each.template, each.language) == ("officeholder_decision", "fi")
    ]
    html = make(order, life.reading(order)).html
    assert "Päätöksen on allekirjoittanut sähköisesti 15.3.2021 strategiajohtaja." in html
