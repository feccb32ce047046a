"""What waited while a case was before its body goes on when it is returned, and nothing is sent late."""

from __future__ import annotations

from models.case.review_due import ReviewReminded
from tests.support.builders import EVERYBODY, RETURNED, Town, a_case_in_preparation


def a_case_before_its_body_with_a_review_still_awaited() -> Town:
    town = a_case_in_preparation()
    town.on_case("request_reviews", groups=["digijory"], due="2021-03-12", voluntary=True)
    town.on_case("approve_for_agenda", "2021-03-01", body="khs")
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    return town


def test_a_group_whose_review_is_still_awaited_gets_no_reminder_of_the_time_gone_by() -> None:
    town = a_case_before_its_body_with_a_review_still_awaited()
    town.on_meeting("handle_item", "2021-03-15 16:10", item=1, **RETURNED)
    town.until("2021-04-01")
    sent = [fact.content for fact in town.facts(town.case_id) if isinstance(fact.content, ReviewReminded)]
    assert [each.day for each in sent] == []
    assert "ReviewFellDue" in town.kinds(town.case_id)
