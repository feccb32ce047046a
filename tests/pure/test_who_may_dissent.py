"""Who may dissent from what was decided, and until when (Kuntalaki 106 §)."""

from __future__ import annotations

import pytest

from models.voting.recording_dissent import DecidedAsProposed, DissentTooLate, MayNotDissent
from tests.pure.test_agenda import another_ready_case
from tests.support.builders import MOVER, Town, an_open_meeting, written
from tests.support.floor import handled, moved, voted

OTHER = "jäsen 5"


def dissenting(town: Town, member: str, item: int = 1) -> list[str]:
    town.on_meeting("announce_dissent", item=item, member=member)
    return [each.member for each in town.meeting.items[item].dissents]


@pytest.mark.parametrize("outcome", ["returned", "rejected"])
def test_one_whose_motion_was_not_voted_on_or_lapsed_may(outcome: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal")
    handled(town, outcome, proposed_by=OTHER, unanimous=True)
    assert dissenting(town, MOVER) == [MOVER]


def test_one_whose_motion_was_carried_may_not() -> None:
    town = an_open_meeting()
    moved(town, "return")
    handled(town, "returned", unanimous=True)
    with pytest.raises(MayNotDissent):
        dissenting(town, MOVER)


def test_one_who_took_the_motion_back_may_not() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal")
    town.on_meeting("withdraw_motion", item=1, motion=1)
    handled(town, "approved")
    with pytest.raises(MayNotDissent):
        dissenting(town, MOVER)


@pytest.mark.parametrize(("yes", "no", "may", "may_not"), [(8, 7, -1, 0), (7, 8, 0, -1)])
def test_who_voted_against_what_won_may_and_who_voted_for_it_may_not(
    yes: int, no: int, may: int, may_not: int
) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", mover=OTHER, seconder="jäsen 4")
    voted(town, yes, no)
    handled(town, "approved_by_vote" if yes > no else "approved_amended")
    voters = town.meeting.voters(1)
    with pytest.raises(MayNotDissent):
        dissenting(town, voters[may_not])
    assert dissenting(town, voters[may]) == [voters[may]]


def test_who_voted_blank_may_not() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", mover=OTHER, seconder="jäsen 4")
    voted(town, 8, 6)
    handled(town, "approved_by_vote")
    with pytest.raises(MayNotDissent):
        dissenting(town, town.meeting.voters(1)[-1])


@pytest.mark.parametrize("winner", ["yes", "no"])
def test_a_vote_on_a_wish_gives_no_right_to_it(winner: str) -> None:
    town = an_open_meeting()
    moved(town, "wish", mover=OTHER, seconder="jäsen 4")
    voted(town, *((8, 7) if winner == "yes" else (7, 8)))
    handled(town, "approved")
    voters = town.meeting.voters(1)
    with pytest.raises(MayNotDissent):
        dissenting(town, voters[-1 if winner == "yes" else 0])


def test_one_whose_wish_fell_may() -> None:
    town = an_open_meeting()
    moved(town, "wish", seconder="jäsen 4")
    voted(town, 7, 8)
    handled(town, "approved")
    assert dissenting(town, MOVER) == [MOVER]


def a_second_item(town: Town) -> None:
    town.on_meeting("place_item", case=another_ready_case(town), ground="Kiire.")


def test_the_last_item_that_was_handled_is_dissented_from_whatever_its_number() -> None:
    town = an_open_meeting()
    a_second_item(town)
    moved(town, "counter_proposal")
    town.on_meeting("handle_item", item=2, outcome="approved")
    handled(town, "approved")
    assert dissenting(town, MOVER) == [MOVER]


def test_an_item_is_not_dissented_from_once_another_was_handled() -> None:
    town = an_open_meeting()
    a_second_item(town)
    moved(town, "counter_proposal")
    handled(town, "approved")
    town.on_meeting("handle_item", item=2, outcome="approved")
    with pytest.raises(DissentTooLate, match="§ 2 has been since"):
        dissenting(town, MOVER)


def test_reasons_are_kept_with_the_dissent_of_the_one_who_gave_them() -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal")
    moved(town, "counter_proposal", mover=OTHER)
    handled(town, "approved")
    for member in (MOVER, OTHER):
        dissenting(town, member)
    town.on_meeting("give_reasons", item=1, member=OTHER, reasons=written("Summa on suuri."))
    reasoned = [(each.member, each.reasons is not None) for each in town.meeting.items[1].dissents]
    assert reasoned == [(MOVER, False), (OTHER, True)]


def test_who_lost_only_the_tabling_does_not_dissent_from_what_was_decided() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    voted(town, 8, 7)
    handled(town, "approved", unanimous=True)
    for who in (MOVER, "jäsen 15"):
        with pytest.raises(MayNotDissent):
            dissenting(town, who)


def test_who_was_against_putting_off_dissents_from_that() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    voted(town, 7, 8)
    handled(town, "tabled")
    assert dissenting(town, "puheenjohtaja") == ["puheenjohtaja"]
    with pytest.raises(MayNotDissent):
        dissenting(town, "jäsen 15")


@pytest.mark.parametrize("who", ["Sami Sarvilinna", "kansliapäällikkö"])
def test_the_presenter_dissents_where_the_decision_is_not_what_was_proposed(who: str) -> None:
    town = an_open_meeting()
    moved(town, "counter_proposal", seconder="jäsen 4")
    town.on_meeting("record_vote", item=1, method="count", yes_count=7, no_count=8)
    handled(town, "approved_amended")
    assert dissenting(town, who) == [who]
    for carried_it in (MOVER, "jäsen 4"):
        with pytest.raises(MayNotDissent):
            dissenting(town, carried_it)
    assert dissenting(town, "jäsen 6") == [who, "jäsen 6"]


def test_the_presenter_of_what_was_decided_as_proposed_does_not() -> None:
    town = an_open_meeting()
    handled(town, "approved")
    with pytest.raises(DecidedAsProposed, match="differs from the proposal"):
        dissenting(town, "Sami Sarvilinna")
