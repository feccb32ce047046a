"""Legal force: served, open to a claim, final; every date by its rule, and the closing that follows."""

from datetime import date

import pytest

from models.base.calendar import local_day
from models.base.refusal import HappensInTheFuture, NotYours
from models.matter.stage import Stage
from tests.support.builders import (
    MOVED,
    RETURNED,
    Town,
    a_handled_case,
    a_noted_case,
    a_published_decision,
    a_running_follow_up,
    a_tabled_case,
    instant,
)

KEY = "khs-2021-1"


def test_service_claim_and_force_count_from_the_publication() -> None:
    status = a_published_decision().case.decisions[KEY]
    assert status.served
    assert status.appeal_ends
    assert status.final
    assert (status.served.day, status.served.rule) == (date(2021, 3, 25), "service.member")
    assert (status.appeal_ends.day, status.appeal_ends.rule) == (date(2021, 4, 8), "claim.period")
    assert status.appeal_ends.at == instant("2021-04-08 16:00")
    assert (status.final.day, status.final.rule) == (date(2021, 4, 9), "final.after")


def test_a_last_day_that_is_off_moves_and_the_force_with_it() -> None:
    town = a_handled_case()
    town.check("2021-03-17")
    town.publish("2021-03-19")  # served 26.3., the 14th day is 9.4.; one week later it is a Friday too
    assert _final(town) == date(2021, 4, 10)
    town = a_handled_case()
    town.check("2021-03-17")
    town.publish("2021-03-20")  # served 27.3., the last day would be Saturday 10.4.
    assert _final(town) == date(2021, 4, 13)


def _final(town: Town) -> date | None:
    status = town.case.decisions[KEY]
    return status.final.day if status.final else None


def test_a_decision_is_final_by_itself_at_the_midnight_after_its_last_day() -> None:
    town = a_published_decision()
    town.until("2021-04-08 23:59")
    assert town.case.decisions[KEY].final_since is None
    town.until("2021-04-09 00:00")
    assert town.case.decisions[KEY].final_since == date(2021, 4, 9)
    assert town.case.decisions[KEY].word == "final"


def test_a_case_closes_when_its_decision_is_final_and_nothing_is_followed_up() -> None:
    town = a_published_decision()
    town.until("2021-04-10")
    assert town.case.stage is Stage.CLOSED
    assert town.case.closed_because == "the decision is final and nothing is left to follow up"
    assert [fact.role for fact in town.facts(town.case_id)[-2:]] == ["time", "time"]


def test_a_rejected_case_closes_when_that_is_final() -> None:
    town = a_published_decision("rejected")
    town.until("2021-04-10")
    assert town.case.stage is Stage.CLOSED


def test_a_case_with_a_follow_up_stays_open_when_its_decision_is_final() -> None:
    town = a_running_follow_up()
    town.until("2021-04-10")
    assert town.case.decisions[KEY].final_since == date(2021, 4, 9)
    assert town.case.stage is Stage.FOLLOW_UP


def test_a_decision_that_nobody_may_appeal_is_final_from_the_checking_once_published() -> None:
    town = a_noted_case()
    town.check("2021-03-17")
    assert town.case.decisions[KEY].final_since is None
    town.publish("2021-03-18")
    status = town.case.decisions[KEY]
    assert (status.final_since, status.served, status.appeal_ends) == (date(2021, 3, 17), None, None)


def test_what_only_puts_a_case_off_never_becomes_final() -> None:
    for handling in (RETURNED, {**MOVED, "outcome": "removed"}):
        town = a_handled_case(**handling)
        town.check("2021-03-17")
        town.publish("2021-03-18")
        town.until("2022-01-01")
        assert town.case.decisions[KEY].final_since is None
        assert town.case.open
    town = a_tabled_case()
    town.check("2021-03-17")
    town.publish("2021-03-18")
    town.until("2022-01-01")
    assert town.case.decisions[KEY].word == "published"


def test_minutes_that_are_never_published_give_no_force() -> None:
    town = a_handled_case(outcome="rejected", **MOVED)
    town.check("2021-03-17")
    town.until("2022-01-01")
    assert town.case.decisions[KEY].word == "checked"


def test_minutes_published_on_paper_and_typed_weeks_later_count_from_their_day() -> None:
    town = a_handled_case()
    town.check("2021-03-17")
    town.until("2021-05-03 09:00")
    told = town.command("publish_minutes", town.meeting_id, happened="2021-03-18 12:00")
    town.memory.act(told.model_copy(update={"later_because": "Julkaistiin paperilla."}))
    town.until("2021-05-03 09:01")
    fact = town.facts(town.case_id)[-1]
    assert town.case.decisions[KEY].final_since == date(2021, 4, 9)
    assert (local_day(fact.happened_at), local_day(fact.recorded_at)) == (date(2021, 4, 9), date(2021, 5, 3))


def test_nobody_makes_a_decision_final_but_time() -> None:
    town = a_published_decision()
    with pytest.raises(NotYours, match="A secretary may not pass time; time itself may"):
        town.on_case("pass_time", role="secretary", at="2021-03-18T12:00:00Z")


def test_time_is_not_sent_ahead() -> None:
    town = a_published_decision()
    with pytest.raises(HappensInTheFuture):
        town.on_case("pass_time", at="2022-01-01T00:00:00Z")
