"""Bodies: seats, quorum, presenters, and what a body may override."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.bodies.body import Bodies, Body, NoSeats, NoSuchBody
from models.bodies.seat import known_as
from models.law.rules import Rulebook, RuleError

DAY = date(2021, 3, 15)
BOOK = Rulebook.load()


def body(**changes: Any) -> Body:
    known = {"id": "test", "kind": "board", "names": {"fi": "toimielin"}, "seats": 3, "chair": 1}
    return Body.model_validate(known | changes)


@pytest.mark.parametrize(("name", "seats", "quorum"), [("khs", 15, 8), ("kylk", 13, 7), ("kvsto", 85, 57)])
def test_the_quorum_is_counted_from_the_seats(name: str, seats: int, quorum: int) -> None:
    found = Bodies.load().get(name)
    assert len(found.seats_on(DAY)) == seats
    assert found.quorum(DAY, found.rules(BOOK, DAY)) == quorum


@given(st.integers(1, 200))
def test_a_board_needs_more_than_half_and_a_council_two_thirds(seats: int) -> None:
    rules = BOOK.on(DAY)
    board = body(seats=seats).quorum(DAY, rules)
    council = body(seats=seats, kind="council").quorum(DAY, rules)
    assert 2 * board > seats >= 2 * (board - 1)
    assert 3 * council >= 2 * seats > 3 * (council - 1)


def test_a_steering_group_has_no_seats_and_so_no_quorum() -> None:
    with pytest.raises(NoSeats, match="digijory"):
        Bodies.load().get("digijory").quorum(DAY, BOOK.on(DAY))


def test_a_steering_group_scores_five_criteria() -> None:
    for name in ("digijory", "kaupjory"):
        assert len(Bodies.load().get(name).criteria) == 5


def test_an_unknown_body_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(NoSuchBody, match=r"no body nosuch; there are .*khs"):
        Bodies.load().get("nosuch")


def test_a_seat_without_a_known_holder_is_called_by_its_role_and_number() -> None:
    labels = [seat.label() for seat in Bodies.load().get("khs").seats_on(DAY)]
    assert labels[:4] == ["puheenjohtaja", "varapuheenjohtaja 2", "varapuheenjohtaja 3", "jäsen 4"]
    assert labels[6] == "Mai Kivelä"


def test_nobody_is_named_but_those_of_the_public_record() -> None:
    named = set()
    for found in Bodies.load().bodies.values():
        named |= {officer.name for officer in (*found.presenters, *found.secretaries)}
        named |= {holder.name for seat in found.seats for holder in (*seat.members, *seat.deputies)}
    assert named - {None} == {"Mai Kivelä", "Sami Sarvilinna"}


def test_the_board_s_presenter_is_the_one_of_the_day() -> None:
    presenter = Bodies.load().get("khs").presenter_on(DAY)
    assert presenter is not None
    assert (presenter.title.say("fi"), presenter.name) == ("kansliapäällikkö", "Sami Sarvilinna")


def test_a_new_holder_sits_from_their_first_day() -> None:
    holders = {
        2: {
            "members": [
                {"name": "jäsen A", "valid_to": "2021-08-01"},
                {"name": "jäsen B", "valid_from": "2021-08-02"},
            ]
        }
    }
    changed = body(holders=holders)
    assert [changed.seats_on(date(2021, 8, day))[1].member for day in (1, 2)] == ["jäsen A", "jäsen B"]


def test_a_seat_that_was_added_later_counts_from_its_first_day() -> None:
    grown = body(seats=4, holders={4: {"valid_from": "2021-08-02"}})
    assert [grown.quorum(date(2021, 8, day), BOOK.on(DAY)) for day in (1, 2)] == [2, 3]


def test_a_seat_number_is_given_once() -> None:
    with pytest.raises(ValidationError, match="twice"):
        Body.model_validate({"id": "x", "kind": "board", "names": {"fi": "x"}, "seats": [{"number": 1}] * 2})


def test_a_holder_of_a_seat_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValidationError, match="no seat 4 among 3"):
        body(holders={4: {}})


def test_a_body_s_override_holds_while_it_is_dated() -> None:
    override = {"rule": "summons.other", "value": 6, "source": "own decision", "valid_from": "2021-04-01"}
    own = body(overrides=[override])
    assert own.rules(BOOK, DAY).int("summons.other") == 4
    assert own.rules(BOOK, date(2021, 4, 1)).int("summons.other") == 6


def test_a_council_that_shortens_its_summons_is_refused() -> None:
    override = {"rule": "summons.council", "value": 3, "source": "own decision"}
    with pytest.raises(RuleError, match=r"summons\.council"):
        body(kind="council", overrides=[override]).rules(BOOK, DAY)


def test_the_packaged_bodies_override_only_what_they_may() -> None:
    for found in Bodies.load().bodies.values():
        found.rules(BOOK, DAY)


@pytest.mark.parametrize(
    ("recorded", "swedish", "english"),
    [
        ("puheenjohtaja", "ordföranden", "chair"),
        ("varapuheenjohtaja 2", "vice ordförande 2", "vice chair 2"),
        ("jäsen 13", "ledamot 13", "member 13"),
        ("ersättare 4", "ersättare 4", "deputy 4"),
        ("Mai Kivelä", "Mai Kivelä", "Mai Kivelä"),
        ("jäsen {}", "jäsen {}", "jäsen {}"),
        ("Jäsen 13", "Jäsen 13", "Jäsen 13"),
        ("jäsen 13\n", "jäsen 13\n", "jäsen 13\n"),
    ],
)
def test_a_seat_without_a_name_is_called_in_the_readers_language(
    recorded: str, swedish: str, english: str
) -> None:
    assert (known_as(recorded).say("sv"), known_as(recorded).say("en")) == (swedish, english)
