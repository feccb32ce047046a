"""Every number of every series has one fate: given here, given elsewhere, or found to be wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.checks.numbers import full_account
from models.register.numbers import Range
from models.whole.numbering import Account
from tests.support.committing import Counter
from tests.support.lives import Life

SERIES = "§ khs 2021"


def account(
    given_here: set[int], *ranges: tuple[int, int], borne: dict[int, set[str]] | None = None
) -> Account:
    """An account of one series."""
    whole = Account({SERIES: given_here}, [Range(series=SERIES, first=a, last=b) for a, b in ranges])
    bearers = borne if borne is not None else {number: {"item"} for number in given_here}
    whole.borne[SERIES] = {number: {*names} for number, names in bearers.items()}
    return whole


def fates(whole: Account) -> dict[str, str]:
    """The account as people read it."""
    return {line.numbers: ("WRONG " if line.wrong else "") + str(line.fate) for line in whole.lines()}


def test_numbers_with_one_fate_stand_together() -> None:
    assert fates(account({3}, (1, 2), (4, 9))) == {
        "1–2": "given elsewhere",
        "3": "item",
        "4–9": "given elsewhere",
    }


@pytest.mark.parametrize(
    ("whole", "number", "fate"),
    [
        (account({1, 3}), "2", "WRONG skipped: given neither here nor elsewhere"),
        (account({1}, borne={}), "1", "WRONG given here, but nothing bears it"),
        (account(set(), borne={1: {"item 1"}}), "1", "WRONG borne by item 1, but never given"),
        (account({1}, borne={1: {"b", "a"}}), "1", "WRONG given more than once: to a and b"),
        (account({1}, (1, 1)), "1", "WRONG given elsewhere, and also given here to item"),
    ],
)
def test_what_is_wrong_with_a_number_is_said(whole: Account, number: str, fate: str) -> None:
    assert fates(whole)[number] == fate


@given(st.sets(st.integers(1, 40)), st.integers(1, 40), st.integers(0, 10))
def test_the_lines_cover_every_number_once(here: set[int], first: int, length: int) -> None:
    lines = list(account(here, (first, first + length)).lines())
    covered = [number for line in lines for number in range(line.first, line.last + 1)]
    assert covered == list(range(1, max([*here, first + length]) + 1))


def test_a_case_bears_the_number_that_it_was_given() -> None:
    life = Life()
    life.propose()
    whole = Account({"HEL 2021": {1}})
    whole.note(life.memory.facts)
    assert fates(whole) == {"1": life.case}


def test_a_section_that_was_given_back_is_given_again(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    counter.act("place_item", meeting, case=case)
    counter.act("send_agenda", meeting)
    counter.now = datetime(2021, 3, 15, 15, tzinfo=UTC)
    counter.act("open_meeting", meeting)
    for turn in ("first", "second"):
        counter.act("handle_item", meeting, turn)
        with counter.database.connect() as connection:
            whole = full_account(connection, [meeting, case])
        assert fates(whole)["1"] in (f"{meeting}, item 1", case)
        assert not [line for line in whole.lines() if line.wrong]
        counter.act("undo_handling", meeting, f"undo {turn}", item=1, reason="Väärin.")
        with counter.database.connect() as connection:
            left = full_account(connection, [case, meeting])
        assert [line.series for line in left.lines()] == ["HEL 2021"]
