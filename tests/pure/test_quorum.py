"""The quorum: counted from the seats of the day, never typed in."""

import pytest

from models.base.calendar import local_day
from models.base.refusal import NotYours
from models.matter.attendance import NoSuchSeat
from models.meeting.meeting_stage import MeetingStage
from models.sitting.sitting import ItemsLeft, NotQuorateYet, SeatedTwice, TooEarly, TooLate
from tests.support.builders import EVERYBODY, Town, a_summoned_meeting, an_open_meeting, instant


def open_with(town: Town, *present: int, deputies: tuple[int, ...] = ()) -> str:
    return town.on_meeting("open_meeting", "2021-03-15 16:00", present=present, deputies=deputies).sentence


def test_eight_of_fifteen_members_are_a_quorum() -> None:
    assert open_with(a_summoned_meeting(), *range(1, 9)) == "The meeting was opened with 8 members present."


def test_seven_of_fifteen_are_none() -> None:
    town = a_summoned_meeting()
    with pytest.raises(NotQuorateYet, match="7 of 15 members are present and 8 are needed"):
        open_with(town, *range(1, 8))
    assert town.meeting.stage is MeetingStage.SUMMONED


def test_a_member_named_twice_is_counted_once() -> None:
    with pytest.raises(NotQuorateYet, match="7 of 15"):
        open_with(a_summoned_meeting(), 1, 1, 2, 3, 4, 5, 6, 7)


def test_a_personal_deputy_sits_for_the_own_member() -> None:
    town = a_summoned_meeting()
    open_with(town, *range(1, 8), deputies=(8,))
    last = town.meeting.present[-1]
    assert (last.seat, last.name, last.deputy) == (8, "varajäsen 8", True)
    assert "jäsen 8" not in town.meeting.names_present()


def test_a_seat_is_filled_by_the_member_or_the_deputy_and_not_by_both() -> None:
    with pytest.raises(SeatedTwice, match="Seat 8 is given both to its member and to the member's deputy"):
        open_with(a_summoned_meeting(), *range(1, 9), deputies=(8,))


@pytest.mark.parametrize("seat", [0, -1, 16, 99])
def test_a_seat_that_the_body_has_not_is_refused(seat: int) -> None:
    with pytest.raises(NoSuchSeat, match=f"khs has no seat {seat} on 2021-03-15; its seats are 1–15"):
        open_with(a_summoned_meeting(), *EVERYBODY, seat)
    with pytest.raises(NoSuchSeat):
        open_with(a_summoned_meeting(), *EVERYBODY, deputies=(seat,))


def test_members_are_those_of_the_meetings_day() -> None:
    town = a_summoned_meeting()
    open_with(town, *EVERYBODY)
    assert town.meeting.names_present()[:2] == ("puheenjohtaja", "varapuheenjohtaja 2")
    assert town.meeting.names_present()[6] == "Mai Kivelä"


def test_the_council_needs_two_thirds() -> None:
    town = Town()
    town.call("2021-03-01", "2021-03-17 18:00", body="kvsto")
    assert town.meeting.quorum == 57


def test_a_meeting_is_opened_on_its_day() -> None:
    town = a_summoned_meeting()
    with pytest.raises(TooEarly, match="cannot be opened before that day"):
        town.on_meeting("open_meeting", "2021-03-14 16:00", present=EVERYBODY)
    with pytest.raises(TooLate, match="another day needs a summons of its own"):
        town.on_meeting("open_meeting", "2021-03-16 16:00", present=EVERYBODY)


def test_an_opening_may_be_typed_later() -> None:
    town = a_summoned_meeting()
    town.until("2021-03-16 09:00")
    command = town.command("open_meeting", town.meeting_id, happened="2021-03-15 16:03", present=EVERYBODY)
    town.memory.act(command)
    assert town.meeting.opened_at == instant("2021-03-15 16:03")
    fact = town.facts(town.meeting_id)[-1]
    assert local_day(fact.recorded_at).day == 16


def test_a_meeting_is_closed_when_every_item_is_handled() -> None:
    town = an_open_meeting()
    with pytest.raises(ItemsLeft, match="Not handled yet: 1"):
        town.on_meeting("close_meeting")


def test_only_a_secretary_opens_a_meeting() -> None:
    with pytest.raises(NotYours, match="a secretary may"):
        a_summoned_meeting().on_meeting("open_meeting", role="presenter", present=EVERYBODY)
