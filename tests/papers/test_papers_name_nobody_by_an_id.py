"""Where papers name who prepared a case, an id is no name; the unit stands there."""

from __future__ import annotations

from activities.notices.notice_view import _named
from activities.papers.actors import prepared_by
from models.base.text import Text
from models.base.writing import Written
from tests.support.builders import Town, an_opened_case
from tests.support.paper_life import AsItStood
from tests.support.people import by, staffed


def test_the_unit_of_who_is_known_by_an_id_stands_in_its_place() -> None:
    town = staffed(Town())
    case = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    reading = AsItStood(town.memory.facts, {})
    assert prepared_by(town.memory.held(case).state, reading) == "kanslia"  # type: ignore[arg-type]


def test_who_is_named_otherwise_is_named_as_the_record_does() -> None:
    town = an_opened_case()
    assert prepared_by(town.case, AsItStood(town.memory.facts, {})) == town.case.preparer


def test_a_mail_names_who_acted_until_the_name_is_erased() -> None:
    town = staffed(Town())
    name = Text.of("Kerttu Keksitty")
    written = Written.of(name, salt="suola")
    by(town, "rekisteri", "add_person", "registrar", person="kerttu", called=written.model_dump(mode="json"))
    assert _named("kerttu", AsItStood(town.memory.facts, {written.sha256: name})) == "Kerttu Keksitty"
    assert _named("kerttu", AsItStood(town.memory.facts, {})) == "kerttu"
