"""The role of an act is filled in where only one may do it, and never guessed between several."""

from __future__ import annotations

from datetime import date

import pytest

from app.desk.bad_input import BadInput
from app.desk.hands import Hands
from tests.support.builders import Town
from tests.support.command_line import parsed
from tests.support.people import register as people_of
from tests.support.people import staffed


def test_a_role_is_filled_in_where_only_one_may() -> None:
    act, params = parsed("pykala item hear khs-2021-03-15 --item 1 --expert 'Asiantuntija'")
    assert params["role"] is None
    assert Hands("anybody").role(act) == "secretary"


def test_a_role_is_never_guessed_where_several_may() -> None:
    act, _ = parsed("pykala case decide 'HEL 2021-002935' --body strj")
    with pytest.raises(BadInput, match=r"not guessed: officeholder or presenter \(--role"):
        Hands("anybody").role(act)


def test_where_people_are_known_the_one_role_that_somebody_holds_is_taken() -> None:
    act, _ = parsed("pykala case decide 'HEL 2021-002935' --body strj")
    register, today = people_of(staffed(Town())), date(2021, 1, 11)
    assert Hands("esittelija", "", register, today).role(act) == "presenter"
    assert Hands("laatija", "esittelija", register, today).role(act) == "presenter"
    with pytest.raises(BadInput):
        Hands("laatija", "", register, today).role(act)
