"""A service that was recorded wrongly is corrected later, and every end that counted from it with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.commands.stands import stands
from models.bodies.body import Bodies
from models.case.case import Case
from models.case.decision_status import DecisionStatus
from models.decision.service_correcting import NoSuchService, ServiceAsItIs
from models.force.serving import ArrivedBeforeSent, SentInTheFuture, ServedBefore
from models.matter.stage import Stage
from tests.support.builders import Town, a_published_decision

KEY = "khs-2021-1"


def served(ground: str = "administrative", day: str = "2021-03-20") -> Town:
    town = a_published_decision(legal_ground=ground)
    town.on_case("serve_decision", "2021-03-22", decision=KEY, manner="letter", day=day)
    return town


def correct(town: Town, when: str, **fields: Any) -> DecisionStatus:
    town.on_case("correct_service", when, decision=KEY, reason="Kirjattiin väärin.", **fields)
    return town.case.decisions[KEY]


def last_day(status: DecisionStatus) -> date | None:
    return status.appeal_ends.day if status.appeal_ends else None


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"day": "2021-03-17"}, date(2021, 4, 23)),
        ({"manner": "receipt"}, date(2021, 4, 19)),
        ({"arrived": "2021-04-01"}, date(2021, 5, 3)),
        ({"manner": "electronic", "day": "2021-03-18"}, date(2021, 4, 20)),
    ],
)
def test_its_periods_count_from_how_it_was(fields: dict[str, str], last: date) -> None:
    town = served()
    assert last_day(correct(town, "2021-04-06", **fields)) == last
    town.until("2021-05-10")
    assert town.case.decisions[KEY].word == "final"


def test_a_day_that_was_too_late_no_longer_holds_the_decision_up() -> None:
    town = served()
    town.on_case("serve_decision", "2021-04-15", decision=KEY, manner="receipt", day="2021-04-14")
    status = correct(town, "2021-04-16", day="2021-03-24")
    assert last_day(status) == date(2021, 4, 26)
    assert [each.day for each in status.services] == [date(2021, 3, 20), date(2021, 3, 24)]


def test_one_that_never_was_leaves_the_decision_waiting_for_its_service() -> None:
    town = served()
    status = correct(town, "2021-04-06", never=True)
    assert (status.appeal_ends, status.final, status.unserved) == (None, None, True)
    town.until("2021-12-31")
    assert town.case.stage is Stage.DECIDED
    town.on_case("serve_decision", "2022-01-03", decision=KEY, manner="receipt", day="2022-01-03")
    town.until("2022-02-10")
    assert town.case.decisions[KEY].word == "final"


def test_the_period_of_the_public_stays_where_it_counts_from_publication() -> None:
    town = a_published_decision()
    before = town.case.decisions[KEY]
    town.on_case("serve_decision", "2021-03-22", decision=KEY, manner="letter", day="2021-03-22")
    after = correct(town, "2021-03-23", never=True)
    assert (after.appeal_ends, after.final, after.parties_end) == (before.appeal_ends, before.final, None)


def test_a_later_arrival_takes_legal_force_back_and_a_challenge_is_in_time_after_all() -> None:
    town = served()
    town.until("2021-05-02")
    assert town.case.stage is Stage.CLOSED
    challenge = {"decision": KEY, "kind": "appeal", "title": "Valitus"}
    opened = town.on_case("record_challenge", "2021-05-03 10:00", **challenge).values["case"]
    assert town.case.decisions[KEY].challenges[0].late
    status = correct(town, "2021-05-04", arrived="2021-04-12")
    assert (status.final_since, status.word, town.case.stage) == (None, "challenged", Stage.DECIDED)
    assert not status.challenges[0].late
    against = town.memory.held(str(opened)).of(Case).against
    assert against is not None
    assert not against.challenge.late


def test_force_that_would_have_come_as_well_is_kept() -> None:
    town = served()
    town.until("2021-05-02")
    since = town.case.decisions[KEY].final_since
    assert correct(town, "2021-05-04", day="2021-03-18").final_since == since


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({}, ServiceAsItIs),
        ({"service": 2, "never": True}, NoSuchService),
        ({"day": "2021-03-01"}, ServedBefore),
        ({"day": "2021-04-07"}, SentInTheFuture),
        ({"arrived": "2021-04-07"}, SentInTheFuture),
        ({"arrived": "2021-03-19"}, ArrivedBeforeSent),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        correct(served(), "2021-04-06", **fields)


def test_whom_it_was_served_to_stays_and_each_service_is_shown_by_its_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    town = a_published_decision(legal_ground="administrative")
    serve = {"decision": KEY, "manner": "letter", "day": "2021-03-20"}
    town.on_case("serve_decision", "2021-03-22", to="Pelto ry", **serve)
    town.on_case("serve_decision", "2021-03-23", to="Niitty ry", **{**serve, "manner": "receipt"})
    status = correct(town, "2021-04-06", service=1, arrived="2021-04-01")
    assert [each.to for each in status.services] == ["Pelto ry", "Niitty ry"]
    stands(town.memory.held(town.case_id), Bodies.load())
    shown = capsys.readouterr().out.partition("Services to parties")[2].splitlines()
    for row in (("khs-2021-1", "1", "Pelto ry", "letter"), ("khs-2021-1", "2", "Niitty ry", "receipt")):
        assert any(all(word in line for word in row) for line in shown)
