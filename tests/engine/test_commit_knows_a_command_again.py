"""A command is carried out once: sent again it gets the same answer, and its id is no other command's."""

from __future__ import annotations

import pytest

from activities.registry.earlier import earlier
from models.base.refusal import CommandReused
from models.engine.passing import time_passes
from models.tables.tables import COMMAND, FACT
from tests.support.committing import NOW, Counter, command


def test_sent_again_it_is_answered_as_before_and_written_once(counter: Counter) -> None:
    first = counter.act("open_case")
    again = counter.commit(command("open_case"))
    assert again == first
    assert len(counter.rows(FACT)) == len(counter.rows(COMMAND)) == 1


def test_sent_again_later_it_is_answered_as_before_and_told_all_that_came_after(counter: Counter) -> None:
    case = counter.opened()
    revised = counter.act("revise_proposal", case)
    counter.act("withdraw_case", case)
    again = counter.commit(command("revise_proposal", case), since=1)
    assert again.answer == revised.answer
    assert [fact.seq for fact in again.tail] == [2, 3, 4]


def test_in_two_journals_it_comes_back_with_the_facts_of_both(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    first = counter.act("place_item", meeting, case=case)
    again = counter.commit(command("place_item", meeting, case=case), since=1)
    assert again == first
    assert [fact.journal for fact in again.tail] == [meeting]


def test_its_id_with_other_words_is_refused_and_nothing_is_written(counter: Counter) -> None:
    first = counter.act("open_case")
    other = counter.commit(command("open_case", title="Toinen"))
    assert other.refused is not None
    assert (other.refused.type, other.answer) == ("CommandReused", None)
    assert len(counter.rows(FACT)) == 1
    assert counter.commit(command("open_case")) == first


def test_known_from_its_facts_alone_it_is_answered_whatever_its_words_were(counter: Counter) -> None:
    first = counter.act("open_case")
    counter.alter(COMMAND, digest="")
    assert counter.commit(command("open_case")) == first


def test_what_its_lost_answer_left_undone_is_told_again_until_it_is_done(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    first = counter.act("place_item", meeting, case=case)
    again = counter.commit(command("place_item", meeting, case=case))
    assert again.nudges == first.nudges == 1
    assert (again.answer, again.tail) == (first.answer, ())  # all of it was read before
    counter.all_is_done()
    later = counter.commit(command("place_item", meeting, case=case))
    assert later.nudges == 0


def test_an_opening_that_is_sent_again_is_told_what_waits_for_the_journal_that_it_opened(
    counter: Counter,
) -> None:
    first = counter.act("open_case")
    assert counter.commit(command("open_case")).nudges == first.nudges == 1


def test_what_becomes_no_fact_is_no_command(counter: Counter) -> None:
    case = counter.opened()
    for _ in range(2):
        nothing = counter.commit(time_passes(case, NOW))
        assert nothing.refused is not None
        assert (nothing.tail, nothing.answer, nothing.refused.type) == ((), None, "NoSuchDeadline")
    assert [row.id for row in counter.rows(COMMAND)] == ["open_case"]


def test_before_it_is_sent_it_is_known_whether_it_was_carried_out_already(counter: Counter) -> None:
    with counter.database.connect() as connection:
        assert earlier(connection, command("open_case")) == []
    opened = counter.act("open_case")
    counter.act("revise_proposal", opened.tail[0].journal)
    with counter.database.connect() as connection:
        assert earlier(connection, command("open_case")) == list(opened.tail)
        with pytest.raises(CommandReused):
            earlier(connection, command("open_case", title="Toinen"))
