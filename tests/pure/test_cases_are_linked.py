"""A case is linked to another one that it continues, belongs to, replaces or concerns; both sides know it."""

from __future__ import annotations

import pytest

from models.base.refusal import NoSuchJournal
from models.case.case import Case
from models.preparation.linking import AlreadyLinked, ChallengeStaysLinked, LinkedToItself, NotLinked
from tests.support.builders import Town, a_published_decision, an_opened_case
from tests.support.challenging import challenged


def two_cases() -> tuple[Town, str]:
    """A case, and another one."""
    town = an_opened_case()
    return town, town.do("open_case", title="Toinen asia", task_class="02 02 02").journal


def links(town: Town, case: str) -> list[str]:
    return [str(link.said()) for link in town.memory.held(case).of(Case).links]


@pytest.mark.parametrize(
    ("kind", "there", "back"),
    [
        ("continues", "Continues the case {}", "Is continued by the case {}"),
        ("belongs_to", "Belongs to the case {}", "Has the case {} as a part"),
        ("replaces", "Replaces the case {}", "Is replaced by the case {}"),
        ("concerns", "Concerns also the case {}", "Concerns also the case {}"),
    ],
)
def test_both_sides_say_how_they_have_to_do_with_each_other(kind: str, there: str, back: str) -> None:
    town, other = two_cases()
    town.on_case("link_case", other=other, kind=kind)
    assert links(town, town.case_id) == [there.format(other)]
    assert links(town, other) == [back.format(town.case_id)]


def test_a_wrong_link_is_taken_away_on_both_sides_and_from_either() -> None:
    town, other = two_cases()
    town.on_case("link_case", other=other)
    town.do("unlink_case", other, other=town.case_id)
    assert links(town, town.case_id) == links(town, other) == []


def test_a_case_is_linked_once_and_not_to_itself() -> None:
    town, other = two_cases()
    with pytest.raises(LinkedToItself):
        town.on_case("link_case", other=town.case_id)
    with pytest.raises(NotLinked):
        town.on_case("unlink_case", other=other)
    town.on_case("link_case", other=other)
    with pytest.raises(AlreadyLinked, match="Concerns also the case"):
        town.on_case("link_case", other=other, kind="replaces")


def test_a_case_is_linked_to_one_that_is_there() -> None:
    with pytest.raises(NoSuchJournal):
        an_opened_case().on_case("link_case", other="HEL 1999-000001")


def test_a_closed_case_is_linked_to_and_stays_closed() -> None:
    town, other = two_cases()
    town.do("withdraw_case", other, reason="Ei tarvita.")
    town.on_case("link_case", other=other, kind="replaces")
    closed = town.memory.held(other).of(Case)
    assert (closed.open, len(closed.links)) == (False, 1)


def test_a_challenge_stays_linked_to_what_it_challenges() -> None:
    town = a_published_decision()
    claim = challenged(town)
    with pytest.raises(ChallengeStaysLinked):
        town.on_case("unlink_case", other=claim)
    with pytest.raises(ChallengeStaysLinked):
        town.do("unlink_case", claim, other=town.case_id)
