"""Of each change that a group wished its preparer says whether it was made, before the proposal goes on."""

from __future__ import annotations

import pytest

from models.case.review import ChangeMade
from models.law.rules import Rulebook
from models.matter.stage import Stage
from models.preparation.answering import ChangesUnanswered, NoSuchChange, NothingWasRevised
from models.preparation.presenting import NotReady
from models.preparation.reviewing import NoChangesWished
from tests.support.builders import Town, a_reviewed_case, grant, proposal, written
from tests.support.reviewing import review

WISHES = ("Vuokra sidotaan indeksiin.", "Perusteluihin vertailuhinnat.")


def a_case_with_wishes(*changes: str, **more: object) -> Town:
    town = a_reviewed_case()
    review(town, "2021-02-16", "kaupjory", "supports_with_changes", changes=changes, **more)
    return town


def revised(town: Town, *clauses: str, **parts: object) -> None:
    """The proposal is changed after the review: its reasons, unless clauses are given."""
    town.on_case("revise_proposal", proposal=proposal(*clauses, reasons="Vertailuhinnat.", **parts))


def answer(town: Town, **changes: str) -> str:
    made = {number.removeprefix("n"): said for number, said in changes.items()}
    text = written("Vertailuhintoja ei ole.")
    return town.on_case("answer_review", group="kaupjory", text=text, changes=made).sentence


def approve(town: Town) -> None:
    town.on_case("approve_for_agenda", body="khs")


def test_a_proposal_goes_on_once_each_wish_was_answered() -> None:
    town = a_case_with_wishes(*WISHES)
    with pytest.raises(NotReady, match="kaupjory wished changes, and nobody said whether they were made"):
        approve(town)
    revised(town)
    assert answer(town, n1="made", n2="not_made").endswith("its changes: made, not made.")
    assert town.case.reviews["kaupjory"].made == (ChangeMade.MADE, ChangeMade.NOT_MADE)
    approve(town)
    assert town.case.stage is Stage.READY


def test_no_wish_is_passed_over_or_made_up() -> None:
    town = a_case_with_wishes(*WISHES)
    with pytest.raises(ChangesUnanswered, match=r"wished 2 changes; .* Missing: 2"):
        answer(town, n1="partly")
    with pytest.raises(NoSuchChange, match="no change 3"):
        answer(town, n1="made", n2="made", n3="made")


def test_a_wish_in_the_comment_alone_is_answered_in_words() -> None:
    town = a_case_with_wishes(comment=written("Kriteerit on kirjattava."))
    with pytest.raises(NotReady, match="wished changes"):
        approve(town)
    answer(town)
    approve(town)


def test_what_the_group_says_later_is_answered_anew() -> None:
    town = a_case_with_wishes(*WISHES)
    revised(town)
    answer(town, n1="made", n2="made")
    review(town, "2021-02-18", "kaupjory", "supports_with_changes", changes=WISHES[:1])
    with pytest.raises(NotReady, match="wished changes"):
        approve(town)


def test_who_wishes_changes_supports_with_changes() -> None:
    with pytest.raises(NoChangesWished):
        review(a_reviewed_case(), "2021-02-16", "kaupjory", "opposes", changes=WISHES)


def test_a_body_may_do_without_the_answer() -> None:
    town = a_case_with_wishes(*WISHES)
    rules = Rulebook.load().on(town.case.opened)
    assert town.case.blocked_by(rules)
    assert not town.case.blocked_by(rules.with_overrides({"review.unanswered_blocks": False}))


@pytest.mark.parametrize("said", ["made", "partly"])
def test_nothing_is_made_of_a_wish_while_the_proposal_stays_as_it_was(said: str) -> None:
    town = a_case_with_wishes(*WISHES[:1])
    with pytest.raises(NothingWasRevised, match="reviewed revision 1"):
        answer(town, n1=said)
    answer(town, n1="not_made")


def stale(town: Town) -> tuple[str, ...]:
    return town.case.reviews["kaupjory"].stale(town.case.proposals)


def test_a_clause_that_was_changed_as_a_group_wished_needs_no_second_review_of_it() -> None:
    town = a_case_with_wishes(*WISHES[:1])
    revised(town, "Määräraha myönnetään, ja vuokra sidotaan indeksiin.")
    assert stale(town) == ("clause 1",)
    answer(town, n1="made")
    assert stale(town) == ()
    revised(town, "Määräraha myönnetään, ja vuokra nousee vuosittain.")
    assert stale(town) == ("clause 1",)


def test_a_sum_that_was_changed_is_reviewed_again() -> None:
    town = a_case_with_wishes(*WISHES[:1])
    revised(town, appropriation=grant())
    answer(town, n1="made")
    assert stale(town) == ("appropriation",)
