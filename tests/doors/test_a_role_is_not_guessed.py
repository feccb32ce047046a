"""The role of an act is filled in where only one may do it, and never guessed between several."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.commands.options import given_fields
from app.desk.hands import Hands, SayTheRole
from models.engine.command import AnyAct
from models.engine.may import NotThatRole
from models.engine.world import Held
from tests.support.builders import Town, proposal
from tests.support.clerk import lived
from tests.support.command_line import parsed, pykala
from tests.support.people import by, staffed
from tests.support.people import register as people_of


def nowhere() -> Held:
    """The journal of an act that begins one."""
    return Held("")


def typed(line: str) -> AnyAct:
    """The act of a command line, of one that has fields of one word."""
    act, params = parsed(line)
    said = given_fields(params)
    left = {name: field.get_default() for name, field in act.model_fields.items()}
    return act.model_construct(**{**left, **{name: value for name, value in said.items() if value}})


def a_case_of_the_staff() -> Town:
    """A case that somebody known has opened."""
    town = staffed(Town())
    town.case_id = by(town, "laatija", "open_case", "preparer", title="Asia", task_class="02 02 02").journal
    return town


def test_a_role_is_filled_in_where_only_one_may() -> None:
    act = typed("pykala item hear khs-2021-03-15 --item 1 --expert 'Asiantuntija'")
    assert Hands("anybody").role(act, None, nowhere) == "secretary"


def test_a_role_is_never_guessed_where_several_may() -> None:
    act = typed("pykala case decide 'HEL 2021-002935' --body strj")
    with pytest.raises(SayTheRole, match=r"not guessed: officeholder or presenter\.$") as refused:
        Hands("anybody").role(act, None, nowhere)
    assert refused.value.roles == ("officeholder", "presenter")


def test_the_command_line_prints_the_lines_to_type_one_for_each_role_that_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path / "data"))
    lived("claim-left", tmp_path / "data").close()
    told = pykala("case", "decide", "HEL 2022-000202", "--body", "strj")
    assert told.exit_code != 0
    for role in ("officeholder", "presenter"):
        assert f"\n  pykala case decide 'HEL 2022-000202' --body strj --role {role}\n" in told.output


def test_where_people_are_known_the_one_role_that_somebody_holds_is_taken() -> None:
    act = typed("pykala case decide 'HEL 2021-002935' --body strj")
    town, today = a_case_of_the_staff(), date(2021, 1, 11)
    by(town, "rekisteri", "appoint_person", "registrar", person="esittelija", office="presenter", of="strj")
    register = people_of(town)

    def case() -> Held:
        return town.memory.held(town.case_id)

    assert Hands("esittelija", "", register, today).role(act, None, case) == "presenter"
    assert Hands("laatija", "esittelija", register, today).role(act, None, case) == "presenter"


def test_who_holds_no_role_that_may_is_refused_at_once_and_told_who_could() -> None:
    town = a_case_of_the_staff()
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    by(town, "rekisteri", "appoint_person", "registrar", person="esittelija", office="presenter", of="strj")
    hands = Hands("arkisto", "", people_of(town), date(2021, 1, 11))
    decide = typed("pykala case decide 'HEL 2021-000001' --body strj")
    with pytest.raises(NotThatRole, match="for an officeholder or a presenter; esittelija could"):
        hands.role(decide, None, lambda: town.memory.held(town.case_id))
    opening = typed("pykala case open --title Asia --task-class '02 02 02'")
    with pytest.raises(NotThatRole, match="for a preparer; kollega, laatija or toisaalla could"):
        hands.role(opening, "preparer", nowhere)


def test_who_is_no_member_is_told_so_at_whatever_stage() -> None:
    town = a_case_of_the_staff()
    read = typed("pykala sealed show 'HEL 2021-000001'")
    with pytest.raises(NotThatRole, match="a member or a deputy member; kollega or laatija could"):
        Hands("laatija", "", people_of(town), date(2021, 1, 11)).role(
            read, "member", lambda: town.memory.held(town.case_id)
        )


def test_who_holds_several_roles_that_may_elsewhere_is_told_who_could_here() -> None:
    town = a_case_of_the_staff()
    for office in ("secretary", "reviewer"):
        by(town, "rekisteri", "appoint_person", "registrar", person="arkisto", office=office, of="kvsto")
    hands = Hands("arkisto", "", people_of(town), date(2021, 1, 11))
    by(town, "laatija", "revise_proposal", "preparer", town.case_id, proposal=proposal())
    show = typed("pykala sealed show 'HEL 2021-000001'")
    with pytest.raises(NotThatRole, match=r"for a preparer, .*; .*laatija.* could"):
        hands.role(show, None, lambda: town.memory.held(town.case_id))


def test_a_role_in_which_nobody_could_is_told_with_those_in_which_somebody_could() -> None:
    town = a_case_of_the_staff()
    by(town, "rekisteri", "appoint_person", "registrar", person="esittelija", office="presenter", of="strj")
    decide = typed("pykala case decide 'HEL 2021-000001' --body strj")
    with pytest.raises(NotThatRole, match="for an officeholder or a presenter; esittelija could"):
        Hands("esittelija", "", people_of(town), date(2021, 1, 11)).role(
            decide, "officeholder", lambda: town.memory.held(town.case_id)
        )
