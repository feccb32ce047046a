"""A workflow is told how many others are to be woken; all else waits in the outbox, as things stand then."""

from __future__ import annotations

from models.engine.effect_state import WAITS
from models.tables.outbox import OUTBOX
from models.tables.tables import FACT
from tests.support.committing import Counter, command


def waiting(counter: Counter, driver: str) -> list[str]:
    return [row.kind for row in counter.rows(OUTBOX) if row.driver == driver and row.state in WAITS]


def test_an_act_on_two_journals_wakes_the_other_one(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    placed = counter.act("place_item", meeting, case=case)
    assert placed.nudges == 1
    assert waiting(counter, meeting).count("nudge") == 1


def test_an_open_journal_does_not_wake_itself(counter: Counter) -> None:
    case = counter.opened()
    assert counter.act("revise_proposal", case).nudges == 0


def test_a_journal_that_begins_has_nobody_to_drive_it_yet(counter: Counter) -> None:
    assert counter.act("open_case").nudges == 1


def test_a_closed_journal_that_is_written_to_is_woken(counter: Counter) -> None:
    case = counter.opened()
    counter.act("withdraw_case", case)
    assert counter.act("reopen_case", case).nudges == 1


def test_asked_for_its_news_a_journal_tells_what_waits_under_it_and_under_no_other(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    counter.act("place_item", meeting, case=case)
    assert counter.tail(meeting, since=1).nudges == 1
    assert counter.tail(case, since=3).nudges == 0


def test_what_was_done_waits_no_more(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    counter.act("place_item", meeting, case=case)
    counter.all_is_done()
    assert counter.tail(meeting).nudges == 0


def test_what_is_refused_leaves_nothing_to_do(counter: Counter) -> None:
    refused = counter.commit(command("withdraw_case", "HEL 2021-000009"))
    assert (refused.nudges, counter.rows(OUTBOX)) == (0, [])


def test_what_a_new_meeting_has_to_do_waits_under_it_and_not_under_the_case_that_it_takes_up(
    counter: Counter,
) -> None:
    case = counter.a_tabled_case()
    called = counter.act("call_meeting", "", "the next one", at="2021-03-22T16:00:00+02:00")
    assert waiting(counter, called.tail[0].journal) != []
    assert waiting(counter, case) == []


def test_what_is_to_be_done_is_done_as_things_stand_after_all_facts_of_the_act(counter: Counter) -> None:
    meeting, case = counter.a_meeting_and_a_case()
    counter.act("place_item", meeting, case=case)
    ordered = {row.position for row in counter.rows(OUTBOX) if row.state in WAITS}
    assert ordered == {max(row.position for row in counter.rows(FACT))}
