"""Presence during a meeting: arrivals, leavings, the chair, and the quorum of each item."""

from __future__ import annotations

from typing import Any

import pytest

from models.base.refusal import NotNow
from models.matter.attendance import NoSuchSeat
from models.meeting.deputies import NoDeputy
from models.meeting.gathering import NotQuorate
from models.sitting.coming_and_going import NotThere, SeatIsFilled
from models.sitting.hearing_experts import WithdrawnLeaves
from models.sitting.others_there import IsThere
from models.sitting.presiding import OthersPreside, PresidesAlready
from models.sitting.sitting import NobodyThere
from models.sitting.withdrawing_from_items import (
    StaysAsExpert,
)
from models.voting.holding import VotersChanged
from tests.support.builders import EVERYBODY, MOVER, Town, a_summoned_meeting, an_open_meeting
from tests.support.floor import handled, moved, voted


def test_who_arrives_fills_the_seat_and_who_leaves_frees_it() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:8])
    town.on_meeting("arrive", seat=9)
    town.on_meeting("arrive", seat=10, deputy=True)
    assert town.meeting.names_present()[-2:] == ("jäsen 9", "varajäsen 10")
    with pytest.raises(SeatIsFilled, match="varajäsen 10"):
        town.on_meeting("arrive", seat=10)
    town.on_meeting("leave", member="varajäsen 10")
    town.on_meeting("arrive", seat=10)
    assert town.meeting.names_present()[-1] == "jäsen 10"


def test_who_takes_part_remotely_is_present_and_the_record_says_so() -> None:
    town = a_summoned_meeting()
    with pytest.raises(NobodyThere, match="Seat 9 takes part remotely"):
        town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:8], remote=(9,))
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:7], deputies=(8,), remote=(2, 8))
    assert town.on_meeting("arrive", seat=9, remote=True).sentence == "jäsen 9 joined remotely."
    assert [person.seat for person in town.meeting.present if person.remote] == [2, 8, 9]
    town.on_meeting("handle_item", item=1, outcome="approved")


def test_others_are_there_with_or_without_a_say_until_they_leave() -> None:
    town = an_open_meeting()
    youth = {"person": "Oona Nuori", "title": "nuorisovaltuuston edustaja"}
    said = town.on_meeting("attend_meeting", listens=True, remote=True, **youth).sentence
    assert said == "nuorisovaltuuston edustaja Oona Nuori is in the meeting, and is no member."
    with pytest.raises(IsThere, match="Oona Nuori"):
        town.on_meeting("attend_meeting", person="Oona Nuori")
    with pytest.raises(IsThere, match="jäsen 9"):
        town.on_meeting("attend_meeting", person="jäsen 9")
    town.on_meeting("handle_item", item=1, outcome="approved")
    assert town.on_meeting("leave", member="Oona Nuori").sentence == "Oona Nuori left."
    (other,) = town.meeting.others
    assert (other.speaks, other.remote, other.since, other.until) == (
        False,
        True,
        0,
        town.meeting.last_place[1],
    )
    assert len(town.meeting.names_present()) == len(EVERYBODY)
    town.on_meeting("attend_meeting", person="Oona Nuori")


def test_that_somebody_came_who_is_no_member_is_undone_like_any_arrival() -> None:
    town = an_open_meeting()
    town.on_meeting("attend_meeting", person="Oona Nuori")
    town.on_meeting("undo_last", reason="Väärä kokous.")
    assert town.meeting.others == ()


def test_who_keeps_the_minutes_is_said_of_what_follows_or_of_the_whole() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("name_minute_keeper", person="Maija Virta", title="hallintosihteeri")
    section = town.meeting.last_place[1]
    assert [(each.person.name, each.section) for each in town.meeting.keepers] == [("Maija Virta", section)]
    town.on_meeting("close_meeting")
    assert town.on_meeting("name_minute_keeper", person="Juha Sijainen").sentence == (
        "Juha Sijainen keeps the minutes."
    )
    assert [(each.person.name, each.section) for each in town.meeting.keepers] == [("Juha Sijainen", 0)]


def test_a_seat_that_does_not_exist_is_not_filled() -> None:
    with pytest.raises(NoSuchSeat):
        an_open_meeting().on_meeting("arrive", seat=99)


def test_nothing_is_handled_below_the_quorum() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:8])
    town.on_meeting("leave", member=MOVER)
    with pytest.raises(NotQuorate, match="Only 7 of the members"):
        town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("arrive", seat=9)
    town.on_meeting("handle_item", item=1, outcome="approved")


def test_nobody_is_elected_and_no_order_changed_below_the_quorum() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:8])
    town.on_meeting("leave", member=MOVER)
    ballots = {"seats": 1, "slates": [{"candidates": ["A"], "votes": 7}]}
    with pytest.raises(NotQuorate, match="Only 7 of the members"):
        town.on_meeting("record_election", item=1, ballots=ballots)
    with pytest.raises(NotQuorate, match="Only 7 of the members"):
        town.on_meeting("change_order", items=[1])


def test_the_chair_is_the_chair_else_the_first_vice_chair_else_whoever_took_it() -> None:
    town = an_open_meeting()
    chair, vice = town.meeting.chair(), town.meeting.names_present()[1]
    town.on_meeting("leave", member=chair)
    assert town.meeting.chair() == vice
    with pytest.raises(OthersPreside, match="while varapuheenjohtaja 2 or varapuheenjohtaja 3 is there"):
        town.on_meeting("hand_over_chair", member=MOVER)
    for name in (vice, town.meeting.names_present()[1]):
        town.on_meeting("leave", member=name)
    first = town.meeting.chair()
    town.on_meeting("hand_over_chair", member=MOVER)
    assert town.meeting.chair() == MOVER
    town.on_meeting("leave", member=MOVER)
    assert town.meeting.chair() == first
    with pytest.raises(NotThere):
        town.on_meeting("hand_over_chair", member=MOVER)


def test_the_chair_hands_over_to_the_first_vice_chair_and_not_past_them() -> None:
    town = an_open_meeting()
    with pytest.raises(OthersPreside, match="while varapuheenjohtaja 2 is there"):
        town.on_meeting("hand_over_chair", member="3")
    for who in ("2", "1"):
        town.on_meeting("hand_over_chair", member=who)
        assert town.meeting.chair() == town.meeting.seats[int(who) - 1].member


def test_who_is_the_chair_and_leads_takes_no_chair() -> None:
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person="1")
    with pytest.raises(PresidesAlready, match="the next one presides by itself"):
        town.on_meeting("hand_over_chair", member="1")
    assert town.meeting.chair_of(1) == "varapuheenjohtaja 2"
    town.on_meeting("leave", member="1")
    town.on_meeting("hand_over_chair", member="2")


def test_whom_the_body_chose_presides_over_the_items_that_the_chairs_withdrew_from() -> None:
    town = an_open_meeting()
    for who in ("1", "2", "3"):
        town.on_meeting("recuse", item=1, person=who)
    answer = town.on_meeting("hand_over_chair", member=MOVER)
    assert answer.sentence == f"{MOVER} took the chair for item 1."
    assert (town.meeting.chair_of(1), town.meeting.chair()) == (MOVER, "puheenjohtaja")


def test_who_withdrew_is_heard_and_leaves() -> None:
    town = an_open_meeting()
    town.on_meeting("recuse", item=1, person="jäsen 4")
    for called in ("jäsen 4", "4", "ledamot 4"):
        with pytest.raises(WithdrawnLeaves, match="Kuntalaki 410/2015, 97 §"):
            town.on_meeting("hear_expert", item=1, expert=called, stays=True)
    town.on_meeting("hear_expert", item=1, expert="jäsen 4")
    town.on_meeting("hear_expert", item=1, expert="jäsen 5", stays=True)
    with pytest.raises(StaysAsExpert):
        town.on_meeting("recuse", item=1, person="jäsen 5")


def test_who_leaves_between_the_last_vote_and_the_decision_breaks_it() -> None:
    town = an_open_meeting()
    moved(town, "tabling", seconder="jäsen 4", until="week")
    voted(town, 8, 7)
    town.on_meeting("leave", member="jäsen 9")
    moved(town, "counter_proposal", seconder="jäsen 4")
    voted(town, 8, 6)
    town.on_meeting("leave", member="jäsen 10")
    with pytest.raises(VotersChanged, match="Those who took vote 2 on item 1"):
        handled(town, "approved_by_vote")
    voted(town, 7, 6)
    handled(town, "approved_by_vote")


def test_the_chair_s_deputy_sits_as_a_member_and_settles_no_tie() -> None:
    town = a_summoned_meeting()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[1:], deputies=(1,))
    deputy, vice, *others = town.meeting.names_present()
    assert (deputy, town.meeting.chair()) == ("varajäsen 1", "varapuheenjohtaja 2")
    town.on_meeting("make_motion", item=1, kind="dismissal", mover=MOVER)
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    sides: dict[str, Any] = {"yes": [deputy, *others[:6]], "no": [vice, *others[6:12]], "blank": others[12:]}
    assert town.on_meeting("record_vote", item=1, **sides).values["winner"] == "no"


def test_vice_chairs_lead_in_the_order_in_which_the_body_has_them() -> None:
    section = {"id": "kirja", "kind": "section", "names": {"fi": "jaosto", "en": "Section"}, "seats": 5}
    town = Town()
    town.do("load_body", description={**section, "vice_chairs": [5, 2]})
    town.call("2021-03-01", "2021-03-15 16:00", body="kirja")
    town.on_meeting("add_item", title="Avaus")
    town.on_meeting("send_agenda", "2021-03-03")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=(2, 3, 4))
    assert town.meeting.chair() == "varapuheenjohtaja 2"
    town.on_meeting("arrive", seat=5)
    assert town.meeting.chair() == "varapuheenjohtaja 5"


def test_nobody_comes_or_goes_before_the_meeting_is_open() -> None:
    with pytest.raises(NotNow):
        a_summoned_meeting().on_meeting("arrive", "2021-03-15 15:00", seat=9)


def test_a_seat_whose_member_is_named_and_no_deputy_is_has_none() -> None:
    town = a_summoned_meeting()
    with pytest.raises(NoDeputy, match="Seat 7 of khs has no deputy on"):
        town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY[:6], deputies=(7, 8))
    town.on_meeting("open_meeting", present=EVERYBODY)
    town.on_meeting("recuse", item=1, person=MOVER)
    with pytest.raises(NoDeputy):
        town.on_meeting("seat_deputy", item=1, seat=7)
    town.on_meeting("leave", member=MOVER)
    with pytest.raises(NoDeputy):
        town.on_meeting("arrive", seat=7, deputy=True)
