"""The whole table of role × act × stage × scope, walked and searched, against what a naive reader says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.base.refusal import Refusal
from models.engine import policy
from models.engine.may import RoleAsked, asked_of
from models.engine.policy import ENGINE, Reach
from models.engine.rights import HeldOffice
from models.engine.where import Where
from models.engine.world import Held
from models.people.people_register import PeopleRegister
from models.people.person import Appointment, Days, KnownPerson
from models.whole.catalogue import ACTS
from tests.support.builders import a_running_follow_up, a_summoned_meeting

TODAY = date(2021, 3, 15)
STAGES = {
    noun: sorted({stage for roles in acts.values() for stages in roles.values() for stage in stages})
    for noun, acts in policy.table().items()
}
ROLES = sorted(
    {role for acts in policy.table().values() for roles in acts.values() for role in roles} - {ENGINE}
)
SCOPES = ("body", "group", "division", "line", "case", "step")
HERE, THERE = "here", "there"


def known(**offices: tuple[HeldOffice, ...]) -> PeopleRegister:
    """People with their offices."""
    days = Days(since=TODAY)
    return PeopleRegister(
        people={
            person: KnownPerson(
                person, appointments=tuple(Appointment(office=o, days=days, by="x") for o in held)
            )
            for person, held in offices.items()
        }
    )


@dataclass(frozen=True)
class Situation:
    """How somebody stands to the place where an act is done."""

    name: str
    of: str | None
    named: bool = False
    colleague: bool = False
    acted_as: str = ""
    entrusted: bool = False


SITUATIONS = (
    Situation("of the place", HERE),
    Situation("of another place", THERE),
    Situation("everywhere", ""),
    Situation("in no such office", None),
    Situation("named there", THERE, named=True),
    Situation("named, in no such office", None, named=True),
    Situation("of the unit of who is named", "unit", colleague=True),
    Situation("whose own work it is", HERE, acted_as=HERE),
    Situation("entrusted by name, in no such office", None, entrusted=True),
    Situation("entrusted with their own work", None, entrusted=True, acted_as=HERE),
)


def expected(reach: Reach, situation: Situation) -> bool:
    """What the table says, in the plainest words."""
    if situation.acted_as and reach.but:
        return False
    if situation.entrusted or situation.of is None:
        return situation.entrusted
    if not reach.of or situation.of in (HERE, "") or situation.named:
        return True
    return situation.colleague and reach.of == "case"


def asked(noun: str, act: str, role: str, situation: Situation) -> RoleAsked:
    """The question that the policy is asked of somebody who is `me`."""
    reach = policy.reach(noun, act, role)
    where = Where(colleagues=reach.of == "case").by(role, ["me" if situation.named else "other"])
    where = where.entrusting(role, "me") if situation.entrusted else where
    for scope in SCOPES:
        where = where.at(scope, HERE)
    if situation.acted_as and reach.but:
        where = where.by(reach.but, ["me"])
    mine = () if situation.of is None else (HeldOffice(role=role, of=situation.of),)
    rights = known(me=mine, other=(HeldOffice(role=role, of="unit"),))
    return RoleAsked(act, role, reach, where, rights, TODAY)


@pytest.mark.parametrize("noun", sorted(policy.table()))
def test_every_role_act_stage_and_scope(noun: str) -> None:
    walked = 0
    for act, role, stage, situation in product(policy.table()[noun], ROLES, STAGES[noun], SITUATIONS):
        stages = policy.table()[noun][act].get(role, ())
        by_the_table = stage in stages
        with suppress(Refusal):
            policy.check(noun, stage, act, role)
            assert by_the_table, (act, role, stage)
        if not by_the_table:
            with pytest.raises(Refusal):
                policy.check(noun, stage, act, role)
            continue
        question = asked(noun, act, role, situation)
        may = expected(question.reach, situation)
        assert question.may("me") is may, (act, role, stage, situation.name)
        assert (question.refusal("me") is None) is may
        assert ("me" in [*question.could()]) is may
        walked += 1
    assert walked


def test_the_scopes_of_the_table_are_known_ones() -> None:
    lines = [
        policy.reach(noun, act, role)
        for noun, acts in policy.table().items()
        for act, roles in acts.items()
        for role in roles
    ]
    assert {line.of for line in lines} == {"", *SCOPES}
    assert {(line.but, line.but_of) for line in lines} == {("", ""), ("preparer", "case"), ("owner", "line")}


NOT_YET = {
    ("case", "publish_decision"),
    ("case", "unpublish_decision"),
    ("case", "serve_decision"),
    ("case", "correct_service"),
    ("case", "correct_clerical_error"),
    ("case", "record_challenge"),
    ("case", "certify_force"),
    ("case", "implement_early"),
}
"""Of a decision that there is not."""


@cache
def journals() -> dict[str, Held]:
    """A journal of each kind that has one."""
    meeting, followed = a_summoned_meeting(), a_running_follow_up()
    there: dict[str, Any] = {"chair": "puheenjohtaja", "present": ["sihteeri"], "cases": [meeting.case_id]}
    session = meeting.do("hold_session", group="digijory", **there).journal
    named = ((meeting, meeting.meeting_id), (followed, followed.follow_up_id), (meeting, session))
    held = [town.memory.held(id_) for town, id_ in named]
    fresh = Held(meeting.case_id, meeting.case)
    return {each.begun().noun: each for each in (*held, fresh)}


def lines() -> Iterator[tuple[str, str, str]]:
    for noun, acts in policy.table().items():
        for act, roles in acts.items():
            for role in roles:
                if policy.reach(noun, act, role).of and (noun, act) not in NOT_YET:
                    yield noun, act, role


@pytest.mark.parametrize(("noun", "name", "role"), [*lines()])
def test_an_act_says_where_it_is_done_in_the_scope_of_its_line(noun: str, name: str, role: str) -> None:
    act = ACTS[name]
    held = Held("") if act.on is None else journals()[noun]
    given = {
        "body": "khs",
        "group": "digijory",
        "project": "104020107401",
        "period": "2021Q1",
        "series": "§ khs 2021",
        "step": "talous",
        "meeting": "khs-2021-03-15",
    }
    fields: dict[str, Any] = {key: value for key, value in given.items() if key in act.model_fields}
    made = act.model_construct(None, **fields | {"description": type("Body", (), {"id": "khs"})})
    where = asked_of(role, made, held, known(), TODAY)
    assert where.where.places[where.reach.of], name


places = st.sampled_from(["", "a", "b", "c"])
office = st.builds(HeldOffice, role=st.sampled_from(["owner", "controller"]), of=places)
people = st.dictionaries(
    st.sampled_from(["p", "q", "r"]), st.lists(office, max_size=3).map(tuple), min_size=1
)
alternatives = st.frozensets(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=2)


@st.composite
def questions(draw: st.DrawFn) -> RoleAsked:
    """Any question: who, where, of what scope, judging whose work."""
    register = known(**draw(people))
    named = st.frozensets(st.sampled_from(["p", "q", "r", "x"]), max_size=2)
    where = Where(
        places={
            "line": tuple(draw(st.lists(alternatives, max_size=2))),
            "division": tuple(draw(st.lists(alternatives, max_size=2))),
        },
        named={"owner": draw(named), "controller": draw(named)},
        colleagues=draw(st.booleans()),
    )
    reach = draw(
        st.sampled_from([Reach(), Reach("line"), Reach("division"), Reach("division", "owner", "line")])
    )
    return RoleAsked(
        "accept_report", draw(st.sampled_from(["owner", "controller"])), reach, where, register, TODAY
    )


@given(questions())
def test_who_could_are_those_whom_nothing_refuses(question: RoleAsked) -> None:
    register = question.rights
    assert isinstance(register, PeopleRegister)
    could = [*question.could()]
    assert could == sorted(person for person in register.people if question.refusal(person) is None)
    for person in register.people:
        refused = question.refusal(person)
        assert refused is None or all(f"{each}" in str(refused) for each in could)
        assert not (person in could and question.refusal_of_own(person))


@given(questions(), office, st.sampled_from(["p", "q", "r"]))
def test_one_more_office_takes_nothing_away_but_from_who_would_judge_it(
    question: RoleAsked, more: HeldOffice, person: str
) -> None:
    register = question.rights
    assert isinstance(register, PeopleRegister)
    if person not in register.people or more.role == question.reach.but:
        return
    one = register.people[person]
    given = Appointment(office=more, days=Days(since=TODAY), by="x")
    richer = register.with_(replace(one, appointments=(*one.appointments, given)))
    assert {*question.could()} <= {*replace(question, rights=richer).could()}


@given(questions())
def test_nobody_may_who_holds_no_such_office_or_is_gone(question: RoleAsked) -> None:
    register = question.rights
    assert isinstance(register, PeopleRegister)
    for person in question.could():
        assert any(each.role == question.role for each in register.offices(person, TODAY))
        gone = register.with_(replace(register.people[person], gone=TODAY))
        assert not replace(question, rights=gone).may(person)
