"""A workflow is told what follows what it has read, whoever wrote it, and how far it has read is noted."""

from __future__ import annotations

from models.tables.tables import JOURNAL
from tests.support.committing import Counter, command


def kinds(counter: Counter, journal: str, since: int) -> list[str]:
    return [fact.kind for fact in counter.tail(journal, since).tail]


def test_the_one_that_has_read_all_is_told_its_own_facts(counter: Counter) -> None:
    case = counter.opened()
    withdrawn = counter.act("withdraw_case", case)
    assert [fact.kind for fact in withdrawn.tail] == ["CaseWithdrawn", "CaseClosed"]


def test_the_one_that_missed_something_is_told_that_first(counter: Counter) -> None:
    case = counter.opened()
    counter.act("revise_proposal", case)
    late = counter.commit(command("withdraw_case", case), since=1)
    assert [fact.seq for fact in late.tail] == [2, 3, 4]


def test_the_facts_of_another_journal_are_told_there(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    placed = counter.act("place_item", meeting, case=case)
    assert [(fact.journal, fact.kind) for fact in placed.tail] == [(meeting, "ItemPlaced")]
    assert kinds(counter, case, 3) == ["PlacedOnAgenda"]


def test_the_one_that_is_refused_is_told_what_it_missed(counter: Counter) -> None:
    case = counter.opened()
    counter.act("withdraw_case", case)
    refused = counter.commit(command("withdraw_case", case, "again"), since=1)
    assert refused.refused is not None
    assert [fact.kind for fact in refused.tail] == ["CaseWithdrawn", "CaseClosed"]


def test_asked_for_its_news_a_journal_tells_what_follows_and_nothing_twice(counter: Counter) -> None:
    case = counter.opened()
    counter.act("withdraw_case", case)
    told = [kinds(counter, case, read) for read in range(4)]
    assert told == [
        ["CaseOpened", "CaseWithdrawn", "CaseClosed"],
        ["CaseWithdrawn", "CaseClosed"],
        ["CaseClosed"],
        [],
    ]


def test_how_far_a_workflow_has_read_is_noted_by_a_commit_and_by_asking(counter: Counter) -> None:
    case = counter.opened()
    assert counter.folded(case) == 0
    counter.act("revise_proposal", case)
    assert counter.folded(case) == 1
    counter.tail(case, since=2)
    assert counter.folded(case) == 2


def test_how_far_it_has_read_is_noted_by_an_act_that_is_refused_and_by_one_that_was_known(
    counter: Counter,
) -> None:
    case = counter.opened()
    assert counter.commit(command("reopen_case", case)).refused
    assert counter.folded(case) == 1
    counter.act("revise_proposal", case)
    counter.act("revise_proposal", case)
    assert counter.folded(case) == 2


def test_a_workflow_that_starts_anew_takes_no_note_back(counter: Counter) -> None:
    case = counter.opened()
    counter.act("revise_proposal", case)
    counter.tail(case, since=2)
    counter.tail(case, since=1)
    counter.commit(command("withdraw_case", case), since=0)
    assert counter.folded(case) == 2


def test_what_one_workflow_has_read_is_noted_of_its_own_journal_alone(counter: Counter) -> None:
    one, two = counter.opened("one"), counter.opened("two")
    counter.tail(one, since=1)
    assert {row.id: row.folded for row in counter.rows(JOURNAL) if row.kind == "case"} == {one: 1, two: 0}


def test_a_meeting_that_takes_up_a_tabled_case_as_it_is_called_is_told_its_own_facts(
    counter: Counter,
) -> None:
    case = counter.a_tabled_case()
    order = command("call_meeting", "", "the next one", at="2021-03-22T16:00:00+02:00")
    called = counter.commit(order)
    assert called.answer is not None
    meeting = called.answer.journal
    assert {fact.journal for fact in called.tail} == {meeting}
    assert counter.facts(case)[-1].content.kind == "PlacedOnAgenda"
    assert counter.commit(order) == called
