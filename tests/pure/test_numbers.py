"""Numbers: without a gap, with those that were given elsewhere accounted for."""

import pytest
from pydantic import ValidationError

from models.base.refusal import NotYours
from models.register.numbers import (
    Backwards,
    GivenAbove,
    GivenHere,
    NoteGivenElsewhere,
    NothingToldSo,
    ToldAlready,
)
from models.whole.numbering import Account
from tests.support.builders import Town, a_summoned_meeting, an_open_meeting


def elsewhere(town: Town, series: str, first: int, last: int) -> str:
    return town.do("note_given_elsewhere", series=series, first=first, last=last).sentence


def opened(town: Town) -> str:
    return town.do("open_case", title="Asia", task_class="02 02 02").journal


def test_a_city_that_begins_in_the_middle_of_a_year_goes_on_from_there() -> None:
    town = Town()
    assert elsewhere(town, "HEL 2021", 1, 2934) == "HEL 2021: 1–2934 were given elsewhere."
    assert opened(town) == "HEL 2021-002935"


def test_sections_go_on_too() -> None:
    town = a_summoned_meeting()
    elsewhere(town, "§ khs 2021", 1, 185)
    assert town.hold("2021-03-15", outcome="approved").values["section"] == 186


def test_a_range_that_comes_up_later_is_stepped_over() -> None:
    town = Town()
    elsewhere(town, "HEL 2021", 2, 3)
    elsewhere(town, "HEL 2021", 4, 4)
    assert [opened(town) for _ in range(2)] == ["HEL 2021-000001", "HEL 2021-000005"]


@pytest.mark.parametrize(("first", "last"), [(3, 8), (1, 5), (2, 3), (5, 5)])
def test_ranges_never_overlap(first: int, last: int) -> None:
    town = Town()
    elsewhere(town, "HEL 2021", 1, 5)
    with pytest.raises(ToldAlready, match="1–5"):
        elsewhere(town, "HEL 2021", first, last)
    elsewhere(town, "HEL 2020", first, last)


def take_back(town: Town, first: int, last: int) -> None:
    town.do("take_back_elsewhere", series="HEL 2021", first=first, last=last, reason="Kirjoitusvirhe.")


def test_a_mistyped_range_is_taken_back_and_leaves_nothing() -> None:
    town = Town()
    elsewhere(town, "HEL 2021", 1, 2000)
    take_back(town, 1, 2000)
    elsewhere(town, "HEL 2021", 1, 200)
    assert opened(town) == "HEL 2021-000201"
    account = Account({"HEL 2021": {201}})
    account.note(town.memory.facts)
    assert [(line.numbers, line.wrong) for line in account.lines()] == [("1–200", False), ("201", False)]


def test_it_stays_once_a_number_was_given_above_it() -> None:
    town = Town()
    elsewhere(town, "HEL 2021", 1, 2000)
    opened(town)
    with pytest.raises(GivenAbove, match="HEL 2021 2001"):
        take_back(town, 1, 2000)


def test_what_was_never_said_is_not_taken_back() -> None:
    town = Town()
    elsewhere(town, "HEL 2021", 1, 2000)
    with pytest.raises(NothingToldSo, match="1–2000"):
        take_back(town, 1, 200)


def test_a_number_given_here_was_not_given_elsewhere() -> None:
    town = Town()
    opened(town)
    with pytest.raises(GivenHere, match="HEL 2021 1 was already given here"):
        elsewhere(town, "HEL 2021", 1, 5)
    assert opened(town) == "HEL 2021-000002"


def test_a_section_given_here_was_not_given_elsewhere() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    with pytest.raises(GivenHere, match="§ khs 2021 1 was already given here"):
        elsewhere(town, "§ khs 2021", 1, 1)


def test_a_range_runs_upwards() -> None:
    with pytest.raises(Backwards, match="run from 5 to 1"):
        elsewhere(Town(), "HEL 2021", 5, 1)


@pytest.mark.parametrize("series", ["", "HEL", "hel 2021", "§ KHS 2021", "§ khs", "HEL 2021\n", "HEL 21"])
def test_a_series_is_a_register_or_a_body_and_a_year(series: str) -> None:
    with pytest.raises(ValidationError):
        NoteGivenElsewhere(series=series, first=1, last=2)


def test_only_a_secretary_says_so() -> None:
    with pytest.raises(NotYours, match="a secretary may"):
        Town().do("note_given_elsewhere", role="preparer", series="HEL 2021", first=1, last=2)


def test_a_refused_act_leaves_no_gap() -> None:
    town = an_open_meeting()
    with pytest.raises(Exception, match="on a member's motion"):
        town.on_meeting("handle_item", item=1, outcome="tabled", until="week")
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1
