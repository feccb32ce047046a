"""How somebody is reached is said for an office or for all, and what is closest to the office holds."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from models.base.text import Text
from models.base.writing import Written
from models.people.person import Contact
from models.people.reaching import InWhichOffice, NothingToReachBy
from tests.support.builders import Town
from tests.support.people import by, register, staffed


def sealed(text: str) -> dict[str, Any]:
    return Written.of(Text.of(text), "salt").model_dump(mode="json")


def hashed(text: str) -> str:
    return Written.of(Text.of(text), "salt").sha256


def reach(town: Town, **fields: Any) -> str:
    return by(town, "rekisteri", "give_contact", "registrar", person="sihteeri", **fields).sentence


def contact(town: Town, role: str, of: str = "") -> Contact:
    return register(town).person("sihteeri").contact(role, of)


def test_what_is_said_of_an_office_goes_before_what_is_said_of_all() -> None:
    town = staffed(Town())
    assert reach(town, email=sealed("oma"), telephone=sealed("1")) == "It is known how sihteeri is reached."
    office = {"office": "secretary", "of": "khs"}
    assert reach(town, email=sealed("khs"), **office).endswith("is reached as secretary of khs.")
    assert contact(town, "secretary", "khs").email == Written.model_validate(sealed("khs"))
    assert contact(town, "secretary", "khs").telephone == Written.model_validate(sealed("1"))
    assert contact(town, "secretary", "kvsto").email == Written.model_validate(sealed("oma"))
    assert contact(town, "preparer").email == Written.model_validate(sealed("oma"))


def test_what_is_given_anew_holds_and_the_rest_stays() -> None:
    town = staffed(Town())
    reach(town, email=sealed("vanha"), postal=sealed("katu"))
    reach(town, email=sealed("uusi"))
    known = contact(town, "member", "khs")
    assert (known.email, known.postal) == tuple(map(Written.model_validate, (sealed("uusi"), sealed("katu"))))


def test_a_member_is_reached_in_the_seat_of_a_deputy_too() -> None:
    town = staffed(Town())
    reach(town, email=sealed("x"), office="deputy_member", of="khs")
    assert contact(town, "member", "khs").email is not None
    assert contact(town, "member", "kvsto").email is None


def test_the_fact_has_no_word_of_it() -> None:
    town = staffed(Town())
    reach(town, email=sealed("salaa@kunta.example"))
    fact = town.memory.facts[-1]
    assert "salaa" not in fact.model_dump_json()
    assert hashed("salaa@kunta.example") in fact.model_dump_json()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({}, NothingToReachBy),
        ({"of": "khs", "email": sealed("x")}, InWhichOffice),
        ({"email": Written.of(Text.of("x")).model_dump(mode="json")}, ValidationError),
    ],
)
def test_something_has_to_be_said_and_sealed(fields: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        reach(staffed(Town()), **fields)
