"""A council decides what stood in its summons and was prepared; anything else by its own decision only."""

from __future__ import annotations

from typing import Any

import pytest

from models.agenda.agenda import NotInTheSummons
from models.agenda.postponing import HourNobodyKnew
from models.agenda.taking_up import InTheSummons
from models.matter.stage import Stage
from models.matter.vote import TallyWrong
from models.meeting.checkers import ChairSigns
from models.meeting.summoned import NotPrepared, NotTakenUp
from models.preparation.for_the_council import PreparedWhere
from models.sitting.adjourning import GoesOnAt
from tests.support.builders import EVERYBODY, MOVED, Town, an_opened_case, instant, proposal

COUNCILLORS = tuple(range(1, 86))


def from_the_board(town: Town) -> None:
    """The board proposes the case to the council on 19.4."""
    town.on_case("revise_proposal", proposal=proposal(kind="proposal", to="kvsto"))
    town.on_case("approve_for_agenda", body="khs")
    town.call("2021-04-01", "2021-04-19 16:00")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.hold("2021-04-19", item=1, outcome="approved")
    town.check("2021-04-20")
    town.on_meeting("publish_minutes")


def to_the_council(town: Town, **prepared: str) -> None:
    town.on_case("revise_proposal", proposal=proposal())
    town.on_case("approve_for_agenda", body="kvsto", **prepared)


def called(town: Town) -> None:
    """The council is called for 19.5. at 18:00, with one item that has no case, and summoned."""
    town.call("2021-05-03", "2021-05-19 18:00", body="kvsto")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    town.on_meeting("send_agenda")


def opened(town: Town) -> None:
    town.on_meeting("open_meeting", "2021-05-19 18:00", present=COUNCILLORS)


def urgent(*, prepared: bool = True) -> Town:
    """The council meets, with the case as item 2 that is not in its summons."""
    town = an_opened_case()
    if prepared:
        from_the_board(town)
    to_the_council(town)
    called(town)
    town.on_meeting("place_item", "2021-05-18", case=town.case_id, ground="Laina erääntyy.")
    opened(town)
    return town


def take_up(town: Town, yes: int = 0, no: int = 0, blank: int = 0, **fields: Any) -> None:
    town.on_meeting("take_up_item", item=2, yes_count=yes, no_count=no, blank_count=blank, **fields)


def move(town: Town, to: str) -> None:
    town.on_meeting("move_meeting", at=instant(to).isoformat(), reason="Sali ei ole käytössä.")


# ------------------------------------------------------------------ the summons


def test_what_comes_after_the_summons_needs_the_ground_of_its_urgency() -> None:
    town = an_opened_case()
    to_the_council(town, prepared_by="council")
    called(town)
    with pytest.raises(NotInTheSummons):
        town.on_meeting("place_item", case=town.case_id)
    with pytest.raises(NotInTheSummons):
        town.on_meeting("add_item", title="Kiireellinen")


def test_it_is_before_the_council_once_most_have_taken_it_up() -> None:
    town = urgent()
    with pytest.raises(NotTakenUp):
        town.on_meeting("handle_item", item=2, outcome="approved")
    take_up(town, yes=43, no=40, blank=2)
    town.on_meeting("handle_item", item=2, outcome="approved")
    assert town.case.stage is Stage.DECIDED


def test_what_the_council_does_not_take_up_leaves_its_agenda() -> None:
    town = urgent()
    take_up(town, yes=40, no=45)
    assert (town.case.stage, [*town.meeting.items]) == (Stage.READY, [1])
    assert [line.title for line in town.meeting.declined] == [town.case.title]


def test_a_tie_goes_as_the_chair_voted_and_every_vote_is_counted() -> None:
    town = urgent()
    with pytest.raises(TallyWrong):
        take_up(town, yes=42, no=42)
    with pytest.raises(TallyWrong):
        take_up(town, yes=42, no=42, blank=1)
    take_up(town, yes=42, no=42, blank=1, chair="yes")
    assert town.meeting.items[2].taken_up


def test_a_further_version_of_the_agenda_by_the_last_day_is_a_summons_too() -> None:
    town = an_opened_case()
    to_the_council(town, prepared_by="council")
    called(town)
    town.on_meeting("place_item", "2021-05-10", case=town.case_id, ground="Unohtui.")
    town.on_meeting("publish_agenda", ground="Unohtui.")
    opened(town)
    with pytest.raises(InTheSummons):
        take_up(town, unanimous=True)
    town.on_meeting("handle_item", item=2, outcome="approved")


def test_one_that_comes_after_the_last_day_is_none() -> None:
    town = an_opened_case()
    to_the_council(town, prepared_by="council")
    called(town)
    town.on_meeting("place_item", "2021-05-17", case=town.case_id, ground="Unohtui.")
    town.on_meeting("publish_agenda", ground="Unohtui.")
    opened(town)
    with pytest.raises(NotTakenUp):
        town.on_meeting("handle_item", item=2, outcome="approved")


def test_who_presents_takes_it_back_without_the_councils_leave() -> None:
    town = urgent()
    town.on_meeting("handle_item", item=2, outcome="removed", proposed_by="Sami Sarvilinna")
    assert town.case.stage is Stage.READY


# -------------------------------------------------------------- its preparation


def test_what_the_board_proposed_is_decided() -> None:
    town = an_opened_case()
    from_the_board(town)
    to_the_council(town)
    town.call("2021-05-03", "2021-05-19 18:00", body="kvsto")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    opened(town)
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1


def in_the_summons(**prepared: str) -> Town:
    town = an_opened_case()
    to_the_council(town, **prepared)
    town.call("2021-05-03", "2021-05-19 18:00", body="kvsto")
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    opened(town)
    return town


def test_what_nobody_prepared_is_not_decided_though_it_stands_in_the_summons() -> None:
    town = in_the_summons()
    with pytest.raises(NotPrepared):
        town.on_meeting("handle_item", item=1, outcome="approved")


@pytest.mark.parametrize("by", ["board", "audit_committee", "temporary_committee"])
def test_whoever_else_prepared_it_is_named_with_the_decision(by: str) -> None:
    town = in_the_summons(prepared_by=by, prepared_in="tarkltk 12.4.2021 § 30")
    town.on_meeting("handle_item", item=1, outcome="approved")
    with pytest.raises(PreparedWhere):
        to_the_council(an_opened_case(), prepared_by=by)


def test_the_councils_own_inner_matters_need_no_preparation() -> None:
    town = in_the_summons(prepared_by="council")
    assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1


@pytest.mark.parametrize(("against", "taken"), [(0, True), (1, False)])
def test_what_nobody_prepared_is_taken_up_by_all_or_not_at_all(against: int, taken: bool) -> None:
    town = urgent(prepared=False)
    take_up(town, yes=85 - against, no=against)
    assert (2 in town.meeting.items) is taken


def test_what_the_council_sent_back_is_proposed_to_it_anew() -> None:
    town = urgent()
    take_up(town, unanimous=True)
    mover = town.meeting.names_present()[7]
    town.on_meeting("handle_item", item=2, outcome="returned", **{**MOVED, "proposed_by": mover})
    town.on_case("approve_for_agenda", body="kvsto")
    assert town.case.unprepared


def test_an_agenda_that_is_built_leaves_out_what_nobody_prepared() -> None:
    town = an_opened_case()
    to_the_council(town)
    town.call("2021-05-03", "2021-05-19 18:00", body="kvsto")
    town.on_meeting("add_item", title="Ilmoitusasiat", item=2)
    assert "the board has not prepared" in town.on_meeting("build_agenda").sentence


# --------------------------------------------------------------------- its hour


@pytest.mark.parametrize("hour", ["07:30", "17:59", "18:30"])
def test_a_council_meets_at_the_hour_of_its_summons(hour: str) -> None:
    town = an_opened_case()
    called(town)
    town.until("2021-05-19 07:00")
    with pytest.raises(HourNobodyKnew):
        move(town, f"2021-05-19 {hour}")


def test_while_there_is_time_another_hour_is_summoned_anew() -> None:
    town = an_opened_case()
    called(town)
    move(town, "2021-05-19 16:00")
    assert town.meeting.stage == "called"
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-05-19 16:00", present=COUNCILLORS)
    assert town.on_meeting("settle_item", item=1).values["section"] == 1


def test_no_body_meets_earlier_than_it_was_called() -> None:
    town = Town()
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    town.on_meeting("send_agenda")
    town.until("2021-03-15 07:00")
    with pytest.raises(HourNobodyKnew):
        move(town, "2021-03-15 07:30")


def test_what_was_adjourned_goes_on_no_earlier_than_was_said() -> None:
    town = Town()
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    day, early = instant("2021-03-16 16:00").isoformat(), instant("2021-03-16 08:00").isoformat()
    town.on_meeting("adjourn_meeting", until=day, reason="Aika loppui.")
    with pytest.raises(GoesOnAt):
        town.on_meeting("adjourn_meeting", until=early, reason="Kiire.")


# ------------------------------------------------------------------ its minutes


def test_the_chair_signs_the_minutes_and_others_check_them() -> None:
    town = in_the_summons(prepared_by="council")
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("close_meeting")
    with pytest.raises(ChairSigns):
        town.on_meeting("check_minutes", "2021-05-20", checkers=["puheenjohtaja", "jäsen 9"])
    town.on_meeting("check_minutes", "2021-05-20", checkers=["jäsen 8", "jäsen 9"])


def test_the_chair_of_another_body_may_check_them() -> None:
    town = Town()
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("settle_item", "2021-03-15 16:10", item=1)
    town.on_meeting("close_meeting", "2021-03-15 17:00")
    town.on_meeting("check_minutes", "2021-03-20", checkers=["puheenjohtaja", "jäsen 9"])
