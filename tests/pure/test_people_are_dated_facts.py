"""People, offices and deputies are dated facts, each from its day on; there is always a registrar."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.base.refusal import Refusal
from models.base.text import Text
from models.base.writing import Written
from models.bodies.body import NoSuchBody
from models.people.adding import NothingNewOf, UserTaken
from models.people.appointing import (
    AppointedAlready,
    LastDayFirst,
    NobodysSeat,
    NoSeatToHold,
    NotAppointed,
    OfTheWholeMunicipality,
    OfWhat,
    WhichSeat,
)
from models.people.people_register import JOURNAL, LastRegistrar, NoSuchPerson
from models.people.standing_in import NoRightToEnd, OwnDeputy
from tests.support.builders import Town
from tests.support.people import by, day, register, staffed


def a_staffed_town() -> Town:
    return staffed(Town())


def does(town: Town, act: str, **fields: Any) -> str:
    """What the registrar does, in words."""
    return by(town, "rekisteri", act, "registrar", **fields).sentence


def offices(town: Town, person: str, on: str) -> list[tuple[str, str]]:
    return [(office.role, office.of) for office in register(town).offices(person, day(on))]


def test_an_office_is_held_from_its_first_day_to_its_last() -> None:
    town = a_staffed_town()
    office = {"person": "laatija", "office": "secretary", "of": "khs"}
    said = does(town, "appoint_person", **office, since="2021-02-01", until="2021-02-28")
    assert said == "laatija is secretary of khs from 2021-02-01 to 2021-02-28."
    held = [("preparer", "kanslia"), ("secretary", "khs")]
    assert [offices(town, "laatija", f"2021-{on}") for on in ("01-31", "02-01", "02-28", "03-01")] == [
        held[:1],
        held,
        held,
        held[:1],
    ]


def test_an_office_ends_on_a_day_and_who_appointed_stays() -> None:
    town = a_staffed_town()
    does(town, "end_office", person="sihteeri", office="secretary", of="khs", since="2021-03-01")
    assert offices(town, "sihteeri", "2021-02-28") == [("secretary", "khs")]
    assert offices(town, "sihteeri", "2021-03-01") == []
    (appointment,) = register(town).person("sihteeri").appointments
    assert appointment.by == "rekisteri"
    with pytest.raises(NotAppointed):
        does(town, "end_office", person="sihteeri", office="secretary", of="khs", since="2021-03-01")


def test_who_is_removed_is_nothing_from_then_on_and_may_come_back() -> None:
    town = a_staffed_town()
    does(town, "remove_person", person="sihteeri", since="2021-03-01")
    assert register(town).knows("sihteeri", day("2021-02-28"))
    assert not register(town).knows("sihteeri", day("2021-03-01"))
    town.until("2021-03-02")
    does(town, "add_person", person="sihteeri")
    assert offices(town, "sihteeri", "2021-03-02") == [("secretary", "khs")]


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("remove_person", {}),
        ("end_office", {"office": "registrar"}),
        ("appoint_person", {"office": "registrar", "until": "2021-12-31"}),
    ],
)
def test_the_last_registrar_stays(act: str, fields: dict[str, Any]) -> None:
    town = a_staffed_town()
    with pytest.raises(LastRegistrar):
        does(town, act, person="rekisteri", **fields)
    does(town, "appoint_person", person="arkisto", office="registrar")
    does(town, act, person="rekisteri", **fields)


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"office": "secretary"}, OfWhat),
        ({"office": "secretary", "of": "nobody"}, NoSuchBody),
        ({"office": "archivist", "of": "khs"}, OfTheWholeMunicipality),
        ({"office": "member", "of": "khs"}, WhichSeat),
        ({"office": "member", "of": "khs", "seat": 86}, NoSeatToHold),
        ({"office": "secretary", "of": "khs", "seat": 4}, NobodysSeat),
        ({"office": "preparer", "of": "kanslia"}, AppointedAlready),
        ({"office": "owner", "of": "1", "since": "2021-02-01", "until": "2021-01-31"}, LastDayFirst),
    ],
)
def test_an_office_that_cannot_be_is_refused(fields: dict[str, Any], refused: type[Refusal]) -> None:
    with pytest.raises(refused):
        does(a_staffed_town(), "appoint_person", person="laatija", **fields)


def test_an_example_of_what_an_office_is_of_fits_the_office() -> None:
    for office, of in (("secretary", "khs"), ("preparer", "kanslia")):
        with pytest.raises(OfWhat, match=f"--of {of}, for example"):
            does(a_staffed_town(), "appoint_person", person="laatija", office=office)


def test_a_right_that_would_be_over_already_is_not_given() -> None:
    with pytest.raises(NoRightToEnd):
        does(a_staffed_town(), "name_deputy", person="kollega", for_whom="laatija", until="2021-01-10")


def test_why_something_is_entered_later_is_kept_only_where_it_is() -> None:
    town = a_staffed_town()
    for happened, kept in (("2021-01-11 08:00", ""), ("2021-01-08 08:00", "Sairausloma.")):
        command = town.command("open_case", title="Asia", task_class="02 02 02", happened=happened)
        command = command.model_copy(update={"actor": "laatija", "later_because": "Sairausloma."})
        town.memory.act(command)
        assert town.memory.facts[-1].later_because == kept


def test_a_member_is_one_of_a_seat() -> None:
    town = a_staffed_town()
    said = does(town, "appoint_person", person="laatija", office="member", of="khs", seat=4)
    assert said == "laatija is member of khs, seat 4 from 2021-01-11 on."


def test_a_right_to_act_for_another_is_given_anew_and_ends() -> None:
    town = a_staffed_town()
    named = {"person": "kollega", "for_whom": "laatija"}
    does(town, "name_deputy", **named, until="2021-12-31")
    assert [*register(town).deputies("laatija", day("2021-06-01"))] == ["kollega"]
    does(town, "name_deputy", **named, until="2021-01-10")
    assert not register(town).acts_for("kollega", "laatija", day("2021-01-11"))
    with pytest.raises(OwnDeputy):
        does(town, "name_deputy", person="laatija", for_whom="laatija", until="2021-12-31")
    with pytest.raises(NoSuchPerson):
        does(town, "name_deputy", person="laatija", for_whom="nobody", until="2021-12-31")


def test_a_user_of_the_machine_is_one_person() -> None:
    town = a_staffed_town()
    does(town, "add_person", user="maija")
    assert register(town).people["maija"].user == "maija"
    with pytest.raises(UserTaken):
        does(town, "add_person", person="laatija", user="maija")
    with pytest.raises(NothingNewOf):
        does(town, "add_person", person="laatija")


def test_a_name_is_sealed_and_its_erasing_leaves_the_id() -> None:
    town = a_staffed_town()
    name = Written.of(Text.of("Maija Virta"), salt="suola")
    with pytest.raises(ValidationError, match="must be sealed"):
        does(town, "add_person", person="laatija", called=Written.of(Text.of("Maija")).model_dump())
    does(town, "add_person", person="laatija", called=name.model_dump())
    assert "Maija" not in "".join(fact.model_dump_json() for fact in town.facts(JOURNAL))
    erased = {"commitment": name.sha256, "reason": "Ei enää töissä."}
    by(town, "arkisto", "erase_text", "archivist", JOURNAL, **erased)
    assert register(town).person("laatija").name == name
