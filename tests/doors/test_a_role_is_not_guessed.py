"""The role of an act is filled in where only one may do it, and never guessed between several."""

from __future__ import annotations

from datetime import date

import pytest

from app.desk.bad_input import BadInput
from app.desk.hands import Hands
from models.engine.may import NotThatRole
from models.engine.world import Held
from tests.support.builders import Town, proposal
from tests.support.command_line import parsed
from tests.support.people import by, staffed
from tests.support.people import register as people_of


def nowhere() -> Held:
    """The journal of an act that begins one."""
    return Held("")


def a_case_of_the_staff() -> Town:
    """A case that somebody known has opened."""
    town = staffed(Town())
    town.case_id = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    return town


def test_a_role_is_filled_in_where_only_one_may() -> None:
    act, params = parsed("pykala item hear khs-2021-03-15 --item 1 --expert 'Asiantuntija'")
    assert params["role"] is None
    assert Hands("anybody").role(act, None, nowhere) == "secretary"


def test_a_role_is_never_guessed_where_several_may() -> None:
    act, _ = parsed("pykala case decide 'HEL 2021-002935' --body strj")
    with pytest.raises(
        BadInput, match=r"not guessed: officeholder or presenter. .* --role officeholder or --role presenter"
    ):
        Hands("anybody").role(act, None, nowhere)


def test_where_people_are_known_the_one_role_that_somebody_holds_is_taken() -> None:
    act, _ = parsed("pykala case decide 'HEL 2021-002935' --body strj")
    register, today = people_of(staffed(Town())), date(2021, 1, 11)
    assert Hands("esittelija", "", register, today).role(act, None, nowhere) == "presenter"
    assert Hands("laatija", "esittelija", register, today).role(act, None, nowhere) == "presenter"


def test_who_holds_no_role_that_may_is_refused_at_once_and_told_who_could() -> None:
    town = a_case_of_the_staff()
    hands = Hands("arkisto", "", people_of(town), date(2021, 1, 11))
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    decide, _ = parsed("pykala case decide 'HEL 2021-000001' --body strj")
    with pytest.raises(NotThatRole, match="for an officeholder or a presenter; esittelija could"):
        hands.role(decide, None, lambda: town.memory.held(town.case_id))
    opening, _ = parsed("pykala case open --title Asia --task-class '02 02 02'")
    with pytest.raises(NotThatRole, match="for a preparer; kollega, laatija or toisaalla could"):
        hands.role(opening, "preparer", nowhere)


def test_who_is_no_member_is_told_so_at_whatever_stage() -> None:
    town = a_case_of_the_staff()
    read, _ = parsed("pykala sealed show 'HEL 2021-000001'")
    with pytest.raises(NotThatRole, match=r"laatija may not .* for a member"):
        Hands("laatija", "", people_of(town), date(2021, 1, 11)).role(
            read, "member", lambda: town.memory.held(town.case_id)
        )
