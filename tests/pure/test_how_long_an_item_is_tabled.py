"""Until when a tabling lasts, to the day; a part that is tabled has the time that its motion says."""

from __future__ import annotations

from datetime import date

import pytest

from models.decision.as_carried import NothingTabled, OtherThanCarried
from models.voting.until import NotAnUntil
from tests.support.builders import MOVED, TABLED, Town, an_open_meeting, written
from tests.support.floor import handled, moved

TWO = [{"number": number, "text": written(f"Kohta {number}.")} for number in (1, 2)]


def with_a_part_put_off(*parts: tuple[str, int, str]) -> Town:
    """An item of which clauses were tabled or returned, each with its own time."""
    town = an_open_meeting(clauses=[*TWO, {"number": 3, "text": written("Kohta 3.")}])
    for number, (kind, clause, until) in enumerate(parts, start=1):
        moved(town, kind, clauses=[clause], until=until)
        town.on_meeting("carry_motion", item=1, motion=number, unanimous=True)
    return town


@pytest.mark.parametrize(
    ("until", "told", "returns"),
    [
        ("next meeting", "the next meeting", date(2021, 3, 16)),
        ("week", "a week later", date(2021, 3, 22)),
        ("2021-03-16", "2021-03-16", date(2021, 3, 16)),
    ],
)
def test_it_is_told_and_counted_from_the_meetings_day(until: str, told: str, returns: date) -> None:
    handling = handled(an_open_meeting(), **{**TABLED, "until": until}).handling
    assert handling is not None
    assert (handling.until, handling.returns_from) == (told, returns)


def test_a_motion_says_a_time_that_there_is() -> None:
    town = an_open_meeting()
    for until in ("kesällä", "2021-03-15", "2021-02-01"):
        with pytest.raises(NotAnUntil):
            moved(town, "tabling", until=until)


def test_no_item_is_tabled_to_the_day_on_which_it_is_handled() -> None:
    with pytest.raises(NotAnUntil):
        handled(an_open_meeting(), **{**TABLED, "until": "2021-03-15"})


@pytest.mark.parametrize("outcome", ["approved", "removed", "withdrawn", "returned"])
def test_what_is_not_tabled_has_no_day_to_come_back_on(outcome: str) -> None:
    moved_by = MOVED if outcome in ("returned", "removed") else {}
    with pytest.raises(NothingTabled, match=f"Item 1 is {outcome}, .* leave 'week' out"):
        handled(an_open_meeting(), outcome, until="week", **moved_by)
    handling = handled(an_open_meeting(), outcome, **moved_by).handling
    assert handling is not None
    assert (handling.until, handling.returns_from) == ("", None)


@pytest.mark.parametrize(
    ("until", "told", "returns"),
    [("week", "a week later", date(2021, 3, 22)), ("", "the next meeting", date(2021, 3, 16))],
)
def test_a_tabled_part_comes_back_when_its_motion_says(until: str, told: str, returns: date) -> None:
    handling = handled(with_a_part_put_off(("tabling", 2, until)), "approved").handling
    assert handling is not None
    assert (handling.until, handling.returns_from) == (told, returns)


def test_a_tabled_part_comes_back_when_its_motion_says_and_on_no_other_day() -> None:
    town = with_a_part_put_off(("tabling", 2, "week"))
    with pytest.raises(OtherThanCarried, match="motion 1"):
        handled(town, "approved", until="2021-04-12")
    handling = handled(town, "approved").handling
    assert handling is not None
    assert handling.returns_from == date(2021, 3, 22)
    assert str(handling.said()) == (
        "§ 1: partly put off (clause 1 approved; clause 2 tabled until a week later; clause 3 approved)"
    )


def test_the_secretary_says_the_day_of_a_tabled_part_whose_motion_says_none() -> None:
    handling = handled(with_a_part_put_off(("tabling", 2, "")), "approved", until="2021-04-12").handling
    assert handling is not None
    assert handling.returns_from == date(2021, 4, 12)


def test_of_two_tabled_parts_the_first_one_moved_says_when() -> None:
    town = with_a_part_put_off(("tabling", 1, "2021-04-12"), ("tabling", 2, "week"))
    handling = handled(town, "approved").handling
    assert handling is not None
    assert handling.returns_from == date(2021, 4, 12)


@pytest.mark.parametrize("parts", [[("return", 2, "")], [("tabling", 1, "week"), ("return", 2, "")]])
def test_where_a_part_was_returned_nothing_comes_back_by_itself(parts: list[tuple[str, int, str]]) -> None:
    handling = handled(with_a_part_put_off(*parts), "approved").handling
    assert handling is not None
    assert (handling.until, handling.returns_from) == ("", None)


def test_an_item_that_is_tabled_after_a_part_of_it_has_one_day_for_all() -> None:
    town = with_a_part_put_off(("tabling", 1, "week"))
    moved(town, "tabling", seconder="jäsen 4", until="2021-04-12")
    town.on_meeting("carry_motion", item=1, motion=2, unanimous=True)
    handling = handled(town, "tabled", until="2021-04-12").handling
    assert handling is not None
    assert handling.returns_from == date(2021, 4, 12)
    assert {str(clause.outcome) for clause in handling.clauses} == {"tabled"}


def test_a_week_may_be_written_as_its_day_and_the_next_meeting_may_not() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    with pytest.raises(OtherThanCarried):
        handled(town, "tabled", unanimous=True, until="next meeting")
    made = handled(town, "tabled", unanimous=True, until="2021-03-22").handling
    assert made is not None
    assert made.returns_from == date(2021, 3, 22)
