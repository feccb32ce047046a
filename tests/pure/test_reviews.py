"""Reviews: asked in parallel, reminded of, given for a session, stale when the proposal changes."""

from datetime import date

import pytest

from models.base.refusal import NotNow, NotYours
from models.bodies.body import NoSuchBody
from models.law.rules import Rulebook
from models.matter.stage import Stage
from models.preparation.answering import NotReviewed
from models.preparation.presenting import NoProposal, NotReady
from models.preparation.reviewing import (
    NoSuchCriterion,
    NoSuchScore,
    NotAsked,
    NothingToReview,
    SessionToCome,
)
from tests.support.builders import (
    RETURNED,
    a_case_in_preparation,
    a_handled_case,
    a_ready_case,
    a_reviewed_case,
    an_opened_case,
    grant,
    proposal,
    written,
)
from tests.support.reviewing import review


def test_a_review_after_the_day_is_late_and_counts() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-25", "kaupjory")
    assert town.facts(town.case_id)[-1].content.model_dump()["late"] is True
    town.on_case("approve_for_agenda", body="khs")


def test_a_missing_mandatory_review_keeps_the_proposal_from_the_agenda() -> None:
    with pytest.raises(NotReady, match="kaupjory has not given its review"):
        a_reviewed_case().on_case("approve_for_agenda", body="khs")


def test_an_opposing_mandatory_review_keeps_the_proposal_from_the_agenda() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory", "opposes")
    with pytest.raises(NotReady, match="kaupjory opposes it"):
        town.on_case("approve_for_agenda", body="khs")


@pytest.mark.parametrize("verdict", ["supports", "supports_with_changes", "no_position"])
def test_any_other_verdict_lets_it_through(verdict: str) -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory", verdict)
    town.on_case("approve_for_agenda", body="khs")
    assert town.case.stage is Stage.READY


def test_a_review_goes_stale_and_names_the_clauses_that_changed() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory")
    changed = proposal("Määräraha myönnetään.", "Raportointi neljännesvuosittain.", appropriation=grant())
    town.on_case("revise_proposal", proposal=changed)
    with pytest.raises(NotReady, match="digijory is stale: clause 2, appropriation changed after it; "):
        town.on_case("approve_for_agenda", body="khs")


def test_better_reasons_make_no_review_stale() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory")
    town.on_case("revise_proposal", proposal=proposal(reasons="Täydennetyt perustelut."))
    town.on_case("approve_for_agenda", body="khs")


def test_a_stale_review_is_renewed_by_giving_it_again() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory")
    town.on_case("revise_proposal", proposal=proposal("Toinen teksti."))
    for group in ("digijory", "kaupjory"):
        said = review(town, "2021-02-18", group)
        assert said.startswith(f"{group} supports revision 2 (session 2021-02-18)")
        assert said.endswith("; its earlier review is replaced.")
    assert town.facts(town.case_id)[-1].content.model_dump()["renewed"] is True
    town.on_case("approve_for_agenda", body="khs")


def test_a_review_given_again_says_that_it_replaces_the_earlier_one() -> None:
    town = a_reviewed_case()
    assert "replaced" not in review(town, "2021-02-16", "kaupjory")
    for verdict in ("supports", "opposes"):
        assert review(town, "2021-02-16", "kaupjory", verdict).endswith("; its earlier review is replaced.")


def test_the_latest_review_of_a_group_counts() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory", "opposes")
    review(town, "2021-02-18", "kaupjory")
    town.on_case("approve_for_agenda", body="khs")


def test_a_voluntary_review_blocks_nothing() -> None:
    town = a_reviewed_case(voluntary=True)
    review(town, "2021-02-16", "digijory", "opposes")
    town.on_case("approve_for_agenda", body="khs")
    assert town.case.stage is Stage.READY


def test_a_mandatory_review_does_not_become_voluntary_by_asking_again() -> None:
    town = a_reviewed_case()
    town.on_case("request_reviews", groups=["kaupjory"], due="2021-02-26", voluntary=True)
    with pytest.raises(NotReady, match="kaupjory has not given its review"):
        town.on_case("approve_for_agenda", body="khs")


def test_a_rule_that_is_off_blocks_nothing() -> None:
    town = a_reviewed_case()
    rules = Rulebook.load().on(date(2021, 2, 1))
    assert [*map(str, town.case.blocked_by(rules))] == ["kaupjory has not given its review"]
    assert not town.case.blocked_by(rules.with_overrides({"review.missing_blocks": False}))


def test_a_returned_case_keeps_its_reviews() -> None:
    town = a_ready_case()
    town = a_handled_case(**RETURNED)
    before = town.case.reviews
    assert town.case.stage is Stage.PREPARATION
    assert town.case.reviews == before


def test_a_group_that_was_not_asked_does_not_review() -> None:
    with pytest.raises(NotAsked, match="kaupjory has not been asked"):
        review(a_case_in_preparation(), "2021-02-16", "kaupjory")


def test_a_review_is_given_of_a_session_that_was_held() -> None:
    with pytest.raises(SessionToCome, match="has not been held yet on 2021-02-16"):
        review(a_reviewed_case(), "2021-02-16", "kaupjory", session="2021-02-18")


def test_a_group_scores_by_its_own_criteria_from_0_to_5() -> None:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory", scores={"recovery": 5, "plan": 0})
    with pytest.raises(NoSuchCriterion, match="no criterion beauty; its criteria are recovery, capability"):
        review(town, "2021-02-17", "kaupjory", scores={"beauty": 3})
    for points in (6, -1):
        with pytest.raises(NoSuchScore, match=f"from 0 to 5 points by a criterion; {points} for plan"):
            review(town, "2021-02-17", "kaupjory", scores={"plan": points})


def test_a_review_without_a_position_reads_as_a_sentence() -> None:
    said = review(a_reviewed_case(), "2021-02-16", "kaupjory", "no_position")
    assert said.startswith("kaupjory takes no position on revision 1")


def test_a_group_that_does_not_exist_is_not_to_be_asked_first() -> None:
    with pytest.raises(NoSuchBody, match="There is no body rakjory"):
        review(a_reviewed_case(), "2021-02-16", "rakjory")


def test_without_a_proposal_nobody_reviews_approves_or_sends_back() -> None:
    town = an_opened_case()
    with pytest.raises(NothingToReview):
        town.on_case("request_reviews", groups=["digijory"])
    with pytest.raises(NoProposal):
        town.on_case("approve_for_agenda", body="khs")
    with pytest.raises(NoProposal):
        town.on_case("send_back", comment=written("Puuttuu."))


def test_a_review_is_answered_once_it_is_given() -> None:
    town = a_reviewed_case()
    town.on_case("answer_review", group="digijory", text=written("Kohta 1 täsmennettiin."))
    assert town.kinds(town.case_id)[-1] == "ReviewAnswered"
    with pytest.raises(NotReviewed, match="nothing to answer"):
        town.on_case("answer_review", group="kaupjory", text=written("Kiitos."))


def test_a_review_comes_before_the_approval_or_not_at_all() -> None:
    town = a_ready_case()
    with pytest.raises(NotNow):
        review(town, "2021-03-02", "digijory")
    town.on_case("withdraw_case", reason="Ei tarvita.")
    with pytest.raises(NotNow, match="while the case is closed"):
        review(town, "2021-03-03", "digijory")


def test_a_preparer_does_not_review() -> None:
    with pytest.raises(NotYours, match="a reviewer may"):
        a_reviewed_case().on_case(
            "give_review", role="preparer", group="kaupjory", session="2021-01-20", verdict="supports"
        )
