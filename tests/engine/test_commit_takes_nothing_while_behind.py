"""A registry that lacks what a workflow has read takes no act of anybody until it is recovered."""

from __future__ import annotations

from models.engine.message import TailOrder
from models.tables.tables import FACT
from tests.support.committing import Counter, command

ELSEWHERE = "f" * 64
"""The hash of a fact that is not in this registry."""


def test_it_is_said_of_which_journal_and_how_far_it_is_known(counter: Counter) -> None:
    case = counter.opened()
    behind = counter.commit(command("withdraw_case", case), since=5, head=ELSEWHERE)
    assert behind.refused is not None
    assert behind.refused.type == "RegistryBehind"
    assert f"knows {case} up to fact 1 only" in behind.refused.sentence
    assert (behind.tail, behind.answer, len(counter.rows(FACT))) == ((), None, 1)


def test_a_journal_of_which_nothing_is_left_is_known_up_to_fact_0(counter: Counter) -> None:
    behind = counter.commit(command("withdraw_case", "HEL 2021-000009"), since=3, head=ELSEWHERE)
    assert behind.refused is not None
    assert "knows HEL 2021-000009 up to fact 0 only" in behind.refused.sentence


def test_no_other_journal_is_written_to_either(counter: Counter) -> None:
    case, other = counter.opened("one"), counter.opened("two")
    counter.commit(command("withdraw_case", case), since=2, head=ELSEWHERE)
    for order in (command("withdraw_case", other, "three"), command("open_case", "", "four")):
        refused = counter.commit(order).refused
        assert refused is not None
        assert f"knows {case} up to fact 1 only" in refused.sentence
    assert len(counter.rows(FACT)) == 2


def test_the_journal_that_was_found_first_stays_named(counter: Counter) -> None:
    case, other = counter.opened("one"), counter.opened("two")
    counter.commit(command("withdraw_case", case), since=2, head=ELSEWHERE)
    refused = counter.commit(command("withdraw_case", other), since=3, head=ELSEWHERE).refused
    assert refused is not None
    assert f"knows {case} up to" in refused.sentence
    assert counter.behind == case


def test_a_workflow_that_only_asks_for_news_uncovers_it_too(counter: Counter) -> None:
    case = counter.opened()
    counter.commits.tail(TailOrder(journal=case, since=1, head=ELSEWHERE))
    assert counter.behind == case


def test_one_that_has_read_nothing_or_what_is_there_uncovers_nothing(counter: Counter) -> None:
    case = counter.opened()
    counter.tail(case, since=1)
    counter.tail(case)
    nothing_read = counter.commit(command("revise_proposal", case), since=0, head=ELSEWHERE)
    assert nothing_read.refused is None
    assert counter.behind == ""


def test_nothing_is_noted_as_read_by_one_who_has_read_what_is_not_there(counter: Counter) -> None:
    case = counter.opened()
    counter.commit(command("withdraw_case", case), since=1, head=ELSEWHERE)
    assert counter.folded(case) == 0
