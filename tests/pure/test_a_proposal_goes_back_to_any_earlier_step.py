"""A proposal goes back to preparation, to reviews or to a step of its chain, with what is to be mended."""

from __future__ import annotations

import pytest

from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.preparation.approving import NoSuchStep, NotSentForApproval
from models.preparation.presenting import NotReady, VisasLack
from models.preparation.sending_back import AgendaIsSent, NobodyReviewed, NothingGivenThere
from tests.support.builders import (
    Town,
    a_case_on_the_agenda,
    a_reviewed_case,
    a_summoned_meeting,
    proposal,
    written,
)
from tests.support.chains import a_case_sent_for_approval, give
from tests.support.reviewing import review

COMMENT = written("Kustannukset puuttuvat.")


def an_approved_case() -> Town:
    """All visas were given, and the presenter approved it for the board."""
    town = a_case_sent_for_approval()
    give(town, "talous", "laki", "toimiala")
    town.on_case("approve_for_agenda", body="kh")
    return town


def test_what_is_to_be_mended_stands_until_the_proposal_is_revised() -> None:
    town = an_approved_case()
    town.on_case("send_back", comment=COMMENT)
    assert town.case.mending
    assert town.case.mending.comment.sha256 == COMMENT["sha256"]
    assert (town.case.stage, town.case.mending.to) == (Stage.PREPARATION, "")
    town.on_case("revise_proposal", proposal=proposal("Täydennetty."))
    assert town.case.mending is None


def test_what_goes_back_to_preparation_waits_for_no_visa() -> None:
    town = a_case_sent_for_approval()
    give(town, "laki")
    town.on_case("send_back", role="approver", comment=COMMENT)
    with pytest.raises(NotSentForApproval):
        give(town, "talous")


def test_a_step_gives_its_visa_anew_and_those_after_it_too() -> None:
    town = an_approved_case()
    town.on_case("send_back", comment=COMMENT, to="talous")
    assert {*town.case.visas()} == {"laki"}
    assert {*town.case.approval.awaited} == {"talous"}
    with pytest.raises(VisasLack):
        town.on_case("approve_for_agenda", body="kh")
    give(town, "talous", "toimiala")
    town.on_case("approve_for_agenda", body="kh")


def test_nothing_goes_back_to_a_step_that_was_not_there_yet() -> None:
    town = a_case_sent_for_approval()
    with pytest.raises(NothingGivenThere):
        town.on_case("send_back", comment=COMMENT, to="talous")
    with pytest.raises(NoSuchStep, match="preparation, reviews, talous, laki or toimiala"):
        town.on_case("send_back", comment=COMMENT, to="vero")


def test_reviews_are_given_anew() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory")
    town.on_case("approve_for_agenda", body="khs")
    town.on_case("send_back", comment=COMMENT, to="reviews")
    for group in ("digijory", "kaupjory"):
        with pytest.raises(NotReady, match=f"{group} has not given its review"):
            town.on_case("approve_for_agenda", body="khs")
        town.on_case("request_reviews", groups=[group], due="2021-03-26")
        with pytest.raises(NotReady, match=f"{group} has not given its review"):
            town.on_case("approve_for_agenda", body="khs")
        review(town, "2021-02-18", group)
    assert len(town.case.reviews["digijory"].reviews) == 2
    town.on_case("approve_for_agenda", body="khs")


def test_a_voluntary_review_that_is_asked_anew_stays_voluntary() -> None:
    town = a_reviewed_case(voluntary=True)
    town.on_case("send_back", comment=COMMENT, to="reviews")
    town.on_case("approve_for_agenda", body="khs")


def test_where_nobody_was_asked_nothing_goes_back_to_reviews() -> None:
    with pytest.raises(NobodyReviewed):
        an_approved_case().on_case("send_back", comment=COMMENT, to="reviews")


@pytest.mark.parametrize("role", ["presenter", "secretary"])
def test_a_draft_agenda_loses_the_item_that_is_sent_back(role: str) -> None:
    town = a_case_on_the_agenda()
    town.on_case("send_back", role=role, comment=COMMENT)
    assert (town.case.stage, town.case.meeting, town.case.item) == (Stage.PREPARATION, "", 0)
    meeting = town.memory.held(town.meeting_id).of(Meeting)
    assert not meeting.items
    town.on_case("revise_proposal", proposal=proposal("Täydennetty."))
    town.on_case("approve_for_agenda", body="khs")
    town.on_meeting("place_item", case=town.case_id)


def test_nothing_is_sent_back_from_an_agenda_that_was_sent() -> None:
    with pytest.raises(AgendaIsSent):
        a_summoned_meeting().on_case("send_back", comment=COMMENT)
