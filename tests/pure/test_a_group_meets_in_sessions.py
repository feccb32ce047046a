"""A steering group meets in sessions: with a chair, who was there, its cases, and a memo that ranks them."""

from __future__ import annotations

from typing import Any

import pytest

from models.base.refusal import AlreadyThere
from models.case.case import Case
from models.groups.correcting import ReviewedThere, SessionAsItIs
from models.groups.holding import NobodyElseThere, NotAGroup, NotUnderIt, PreparedOthers
from models.groups.session import GroupSession
from models.groups.writing_up import NothingToWriteUp, WrittenUpAlready
from tests.support.builders import Town, a_reviewed_case, proposal, written

DAY = "2021-02-16"
SESSION = f"kaupjory-{DAY}"
WEIGHED = [
    {"id": "effect", "text": {"fi": "Vaikutus"}, "weight": 3},
    {"id": "cost", "text": {"fi": "Hinta"}},
]


def body(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "steering_group", "names": {"fi": f"ryhmä {id_}"}, **more}


def load(town: Town, id_: str, **more: Any) -> None:
    town.do("load_body", role="secretary", description=body(id_, **more))


def hold(town: Town, group: str = "kaupjory", *cases: str, when: str = DAY, **more: Any) -> str:
    given = {"chair": "Puheenjohtaja", "present": ["Jäsen A", "Jäsen B"], "cases": cases or [town.case_id]}
    return town.do("hold_session", when=f"{when} 14:00", group=group, **{**given, **more}).journal


def session(town: Town, journal: str = SESSION) -> GroupSession:
    return town.memory.held(journal).of(GroupSession)


def scored(town: Town, *cases: tuple[int, int] | None, when: str = DAY) -> list[str]:
    """So many cases that a group of weighed criteria scored in one session."""
    load(town, "valinta", criteria=WEIGHED)
    numbers = []
    for points in cases:
        number = town.do("open_case", title="Hanke", task_class="02 02 02").journal
        town.do("revise_proposal", number, proposal=proposal())
        town.do("request_reviews", number, groups=["valinta"])
        numbers.append((number, points))
    hold(town, "valinta", *(number for number, _ in numbers), when=when)
    for number, points in numbers:
        scores = dict(zip(("effect", "cost"), points, strict=True)) if points else {"effect": 5}
        town.do("give_review", number, group="valinta", session=when, verdict="supports", scores=scores)
    return [number for number, _ in numbers]


def test_a_session_has_a_chair_those_who_were_there_and_its_cases() -> None:
    town = a_reviewed_case()
    assert hold(town, present=["Jäsen A", "Puheenjohtaja", "Jäsen A"]) == SESSION
    held = session(town)
    assert (held.chair, held.present, held.cases) == ("Puheenjohtaja", ("Jäsen A",), (town.case_id,))
    assert held.open


def test_its_memo_says_what_the_group_thinks_of_each_case() -> None:
    town = a_reviewed_case()
    hold(town)
    with pytest.raises(NothingToWriteUp):
        town.do("write_up", SESSION)
    for verdict in ("opposes", "no_position"):
        town.on_case("give_review", group="kaupjory", session=DAY, verdict=verdict)
    town.do("write_up", SESSION)
    (line,) = session(town).lines
    assert (line.case, line.verdict, line.revision, line.rank) == (town.case_id, "no_position", 1, 0)
    assert not session(town).open


def test_what_is_said_after_it_makes_a_new_version_and_nothing_else_does() -> None:
    town = a_reviewed_case()
    hold(town)
    town.on_case("give_review", group="kaupjory", session=DAY, verdict="opposes")
    town.do("write_up", SESSION, text=written("Keskusteltiin."))
    with pytest.raises(WrittenUpAlready):
        town.do("write_up", SESSION)
    town.on_case("give_review", group="kaupjory", session=DAY, verdict="supports")
    said = town.do("write_up", SESSION).sentence
    assert said == "Version 2 of the memo was written; the group gave its review of 1 case."
    now = session(town)
    assert (now.version, now.lines[0].verdict, bool(now.text), now.open) == (2, "supports", True, False)
    town.do("write_up", SESSION, text=written("Keskusteltiin pitkään."))
    assert session(town).version == 3


def test_who_led_it_and_who_was_there_can_be_corrected_and_the_memo_says_so() -> None:
    town = a_reviewed_case()
    hold(town)
    with pytest.raises(SessionAsItIs):
        town.do("correct_session", SESSION, present=["Jäsen A", "Jäsen B"])
    said = town.do("correct_session", SESSION, present=["Jäsen A", "Jäsen C", "Jäsen C"]).sentence
    assert said == "Corrected: Puheenjohtaja led the session, and Jäsen A and Jäsen C were there."
    town.on_case("give_review", group="kaupjory", session=DAY, verdict="supports")
    town.do("write_up", SESSION)
    town.do("correct_session", SESSION, chair="Jäsen A")
    now = session(town)
    assert (now.chair, now.present, now.version, now.open) == ("Jäsen A", ("Jäsen C",), 1, False)
    town.do("write_up", SESSION)
    assert session(town).version == 2
    with pytest.raises(WrittenUpAlready):
        town.do("write_up", SESSION)


def test_which_cases_it_looked_at_can_be_corrected_and_the_memo_names_those_of_before() -> None:
    town = a_reviewed_case()
    first, second = town.do("open_case", title="Hanke", task_class="02 02 02").journal, town.case_id
    hold(town, "kaupjory", first)
    town.do("write_up", SESSION, text=written("Keskusteltiin."))
    with pytest.raises(SessionAsItIs):
        town.do("correct_session", SESSION, cases=[first])
    said = town.do("correct_session", SESSION, cases=[second, second]).sentence
    assert said == f"Corrected: the session looked at {second}."
    town.on_case("give_review", group="kaupjory", session=DAY, verdict="supports")
    town.do("write_up", SESSION)
    now = session(town)
    assert (now.cases, now.cases_before, now.version) == ((second,), (first,), 2)
    assert [line.case for line in now.lines] == [second]
    with pytest.raises(ReviewedThere):
        town.do("correct_session", SESSION, cases=[first])
    town.do("correct_session", SESSION, chair="Jäsen A", cases=[second, first])
    assert (session(town).chair, session(town).cases) == ("Jäsen A", (second, first))


def test_cases_are_ranked_by_scores_and_weights() -> None:
    town = a_reviewed_case()
    first, second, third, fourth = scored(town, (4, 1), (5, 1), (4, 1), None)
    town.do("write_up", f"valinta-{DAY}")
    lines = {line.case: line for line in session(town, f"valinta-{DAY}").lines}
    assert {number: (line.points, line.rank) for number, line in lines.items()} == {
        first: (13, 2),
        second: (16, 1),
        third: (13, 2),
        fourth: (None, 0),
    }
    assert lines[first].at_most == 20
    assert [line.case for line in session(town, f"valinta-{DAY}").ranked] == [second, first, third]


def test_one_case_alone_has_no_place() -> None:
    town = a_reviewed_case()
    scored(town, (4, 1))
    town.do("write_up", f"valinta-{DAY}")
    assert [line.rank for line in session(town, f"valinta-{DAY}").lines] == [0]


def test_a_preparatory_group_has_sessions_of_its_own() -> None:
    town = a_reviewed_case()
    load(town, "valmistelu", superior="kaupjory")
    workshop = hold(town, "valmistelu", when="2021-02-10")
    hold(town, prepared_in=[workshop])
    assert session(town).prepared_in == ("valmistelu-2021-02-10",)


def test_only_groups_under_it_prepare_for_a_group() -> None:
    town = a_reviewed_case()
    other = hold(town, "digijory", when="2021-02-10")
    with pytest.raises(NotUnderIt, match="digijory-2021-02-10"):
        hold(town, prepared_in=[other])


def test_a_body_that_decides_calls_a_meeting() -> None:
    with pytest.raises(NotAGroup, match="khs is a board"):
        hold(a_reviewed_case(), "khs")


def test_a_session_is_recorded_once() -> None:
    town = a_reviewed_case()
    hold(town)
    with pytest.raises(AlreadyThere, match=SESSION):
        hold(town)


def test_the_latest_session_counts_whatever_was_typed_last() -> None:
    town = a_reviewed_case()
    town.until("2021-02-20 12:00")
    for day, verdict in (("2021-02-18", "opposes"), ("2021-02-16", "supports")):
        town.on_case("give_review", group="kaupjory", session=day, verdict=verdict)
    reviews = town.memory.held(town.case_id).of(Case).reviews["kaupjory"].reviews
    assert [review.verdict for review in reviews] == ["supports", "opposes"]


def test_a_session_names_those_that_prepared_its_cases_and_has_somebody_there() -> None:
    town = a_reviewed_case()
    load(town, "valmistelu", superior="kaupjory")
    other = town.do("open_case", title="Hanke", task_class="02 02 02").journal
    before = hold(town, "valmistelu", other, when="2021-02-10")
    with pytest.raises(PreparedOthers):
        hold(town, prepared_in=[before])
    with pytest.raises(NobodyElseThere):
        hold(town, present=["Puheenjohtaja"])
    assert hold(town, "kaupjory", other, town.case_id, prepared_in=[before]) == SESSION
