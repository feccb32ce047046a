"""What every member consents to is decided before the meeting, as proposed; the rest goes to the meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from models.agenda.postponing import DecidedBeforeIt
from models.base.refusal import NotNow
from models.case.case import Case
from models.decision.answering_electronically import (
    AnsweredAlready,
    AnswersInPerson,
    ElectronicOver,
    MemberAnswers,
    NotElectronic,
)
from models.decision.decision import NoCase
from models.decision.electronic import (
    ElectronicAlready,
    ElectronicRuns,
    EndsBeforeTheMeeting,
    NotElectronically,
    NothingElectronic,
)
from models.law.deadline import DeadlineKind
from models.law.outcome import Outcome
from models.matter.stage import Stage
from models.meeting.checkers import CheckerNotPresent
from models.minutes.checking import NothingDecidedBefore
from models.sitting.sitting import ConsentedTo
from models.undoing.undone_handling import MovedOn
from tests.support.builders import EVERYBODY, Town, a_ready_case, instant, proposal
from tests.support.electronic import (
    UNTIL,
    all_consent,
    answer,
    called,
    closed,
    in_the_procedure,
    left_to_the_secretary,
    opens,
)
from tests.support.people import by, staffed

# --------------------------------------------------------------------- opening


def test_the_rule_of_the_body_has_to_allow_it() -> None:
    with pytest.raises(NotElectronically, match="khs decides in its meetings alone"):
        opens(called(allowed=False))


def test_a_council_never_decides_so() -> None:
    town = a_ready_case()
    town.call("2021-05-03", "2021-05-19 18:00", body="kvsto")
    town.on_meeting("add_item", title="Ilmoitusasiat")
    with pytest.raises(NotElectronically):
        opens(town, "2021-05-18 12:00")


def test_it_ends_before_the_meeting_and_is_of_an_item_with_a_case() -> None:
    town = called()
    for until in ("2021-03-01 12:00", "2021-03-15 16:00"):
        with pytest.raises(EndsBeforeTheMeeting):
            opens(town, until)
    with pytest.raises(NoCase):
        opens(town, item=2)
    opens(town)
    with pytest.raises(ElectronicAlready):
        opens(town)


def test_the_summons_has_to_tell_of_it() -> None:
    town = called()
    town.on_meeting("send_agenda", "2021-03-03")
    with pytest.raises(NotNow):
        opens(town)


# --------------------------------------------------------------------- answers


def test_what_all_consent_to_is_decided_as_proposed_on_the_day_it_ended() -> None:
    town = all_consent()
    town.until("2021-03-13 09:00")
    assert (town.handling.section, town.handling.outcome) == (1, Outcome.APPROVED)
    assert (town.case.stage, town.handling.day) == (Stage.DECIDED, date(2021, 3, 12))
    assert (town.handling.unanimous, town.handling.key) == (True, "khs-2021-1")
    there = town.meeting.items[1].there
    assert [person.seat for person in there] == [*EVERYBODY]


def test_nothing_is_decided_before_its_time_is_over() -> None:
    town = all_consent()
    with pytest.raises(ElectronicRuns):
        town.on_meeting("close_electronic", "2021-03-12 11:59")
    answer(town, 4, "meeting")
    town.until("2021-03-12 12:00")
    with pytest.raises(NothingElectronic):
        town.on_meeting("close_electronic")
    assert town.case.stage is Stage.ON_AGENDA


def test_one_who_asks_for_the_meeting_or_does_not_answer_takes_it_there() -> None:
    for last in ("meeting", ""):
        town = in_the_procedure()
        for seat in EVERYBODY[:-1]:
            answer(town, seat)
        if last:
            answer(town, 15, last)
        town.until("2021-03-12 12:00")
        told = town.facts(town.meeting_id)[-1]
        assert (told.role, str(told.content.said())) == (
            "time",
            "The time for answers is over: item 1 goes to the meeting.",
        )
        assert not town.meeting.items[1].electronic.decided  # type: ignore[union-attr]
        town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
        assert town.on_meeting("handle_item", item=1, outcome="approved").values["section"] == 1


def test_who_asked_for_the_meeting_does_not_take_that_back() -> None:
    town = in_the_procedure()
    answer(town, 4)
    for seat, first, then in ((4, "meeting", "yes"), (5, "yes", "yes")):
        answer(town, seat, first)
        with pytest.raises(AnsweredAlready):
            answer(town, seat, then)


def test_an_answer_comes_in_time_from_a_member_for_an_item_that_is_asked_of() -> None:
    town = in_the_procedure()
    with pytest.raises(AnswersInPerson):
        town.on_meeting("answer_electronic", item=1, answer="yes")
    with pytest.raises(NotElectronic):
        town.on_meeting("answer_electronic", item=2, answer="yes", member="4")
    town.until("2021-03-12 12:01")
    with pytest.raises(ElectronicOver):
        answer(town, 4)


def test_its_last_moment_is_a_deadline_by_the_bodys_rule() -> None:
    (falls,) = [each for each in in_the_procedure().meeting.due() if each.kind is DeadlineKind.ELECTRONIC]
    assert (falls.key, falls.at, falls.rule) == (
        "electronic/1",
        instant("2021-03-12 12:00"),
        "electronic.other",
    )


def test_time_decides_what_all_consented_to_and_takes_no_answer_any_more() -> None:
    town = all_consent()
    town.until("2021-03-12 12:00")
    told = [(fact.role, str(fact.content.said())) for fact in town.facts(town.meeting_id)[-3:]]
    assert told == [
        ("time", "The time for answers is over: every member consented to what is proposed in item 1."),
        ("time", "Item 1 was decided electronically before the meeting."),
        ("time", "§ 1: approved."),
    ]
    with pytest.raises(ElectronicOver):
        answer(town, 4, "meeting")
    with pytest.raises(NothingElectronic):
        town.on_meeting("close_electronic", "2021-03-13 09:00")


def test_several_items_are_decided_in_one_moment_each_under_its_own_section() -> None:
    town = called()
    first, other = town.case_id, a_second_case(town)
    town.on_meeting("place_item", "2021-03-02", case=other)
    number = next(item.number for item in town.meeting.items.values() if item.case == other)
    town.on_meeting("open_electronic", items=[1, number], until=instant(UNTIL).isoformat())
    town.on_meeting("send_agenda", "2021-03-03")
    for seat in EVERYBODY:
        for item in (1, number):
            town.on_meeting("answer_electronic", item=item, answer="yes", member=str(seat))
    town.until("2021-03-12 12:00")
    handled = [town.memory.held(case).of(Case).handlings[-1].key for case in (first, other)]
    assert handled == ["khs-2021-1", "khs-2021-2"]


def a_second_case(town: Town) -> str:
    """Another case that is ready for the board."""
    before = town.case_id
    town.case_id = town.do("open_case", title="Toinen asia", task_class="02 02 02").journal
    town.on_case("revise_proposal", proposal=proposal("Hyväksytään."))
    town.on_case("approve_for_agenda", body="khs")
    town.case_id, other = before, town.case_id
    return other


def test_what_an_earlier_version_left_is_recorded_by_the_secretary() -> None:
    town = left_to_the_secretary()
    with pytest.raises(ConsentedTo):
        town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    assert town.on_meeting("close_electronic").values["section"] == 1
    assert town.handling.day == date(2021, 3, 12)
    town.on_meeting("open_meeting", present=EVERYBODY)


# ----------------------------------------------------- the meeting that follows


def test_its_minutes_are_checked_before_the_meeting_by_those_who_decided() -> None:
    town = closed()
    with pytest.raises(CheckerNotPresent):
        town.on_meeting("check_minutes", checkers=["varajäsen 4", "jäsen 5"])
    town.on_meeting("check_minutes", checkers=["jäsen 4", "jäsen 5"])
    assert town.case.decisions["khs-2021-1"].checked == date(2021, 3, 12)
    with pytest.raises(NothingDecidedBefore):
        town.on_meeting("check_minutes", checkers=["jäsen 4", "jäsen 5"])
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    assert town.on_meeting("settle_item", item=2).values["section"] == 2
    town.on_meeting("close_meeting")
    town.check("2021-03-17")
    town.publish("2021-03-18")
    assert town.case.decisions["khs-2021-1"].published == date(2021, 3, 18)


def test_it_is_checked_with_the_rest_where_nobody_did_before() -> None:
    town = closed()
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    town.on_meeting("settle_item", item=2)
    town.on_meeting("close_meeting")
    with pytest.raises(MovedOn, match="decided electronically"):
        town.on_meeting("undo_handling", item=1, reason="Väärin.")
    town.check("2021-03-17")
    assert town.case.decisions["khs-2021-1"].checked == date(2021, 3, 17)


def test_the_meeting_is_moved_then_and_not_cancelled() -> None:
    town = closed()
    with pytest.raises(DecidedBeforeIt):
        town.on_meeting("cancel_meeting", reason="Ei asioita.")
    town.on_meeting("move_meeting", at=instant("2021-03-22 16:00").isoformat(), reason="Hiihtoloma.")
    assert town.meeting.items[1].handling == town.handling


def test_a_meeting_that_is_summoned_anew_asks_anew() -> None:
    town = in_the_procedure()
    answer(town, 4)
    town.on_meeting("move_meeting", at=instant("2021-03-22 16:00").isoformat(), reason="Hiihtoloma.")
    opens(town, "2021-03-19 12:00")
    town.on_meeting("send_agenda")
    answer(town, 4)


def test_there_is_nothing_to_end_where_nothing_was_opened() -> None:
    town = called()
    town.on_meeting("send_agenda", "2021-03-03")
    with pytest.raises(NothingElectronic):
        town.on_meeting("close_electronic")


# --------------------------------------------------------------- who may answer


def test_a_member_answers_in_their_own_name_for_their_own_seat() -> None:
    town = in_the_procedure()
    staffed(town)
    for person, office, seat in (
        ("neljas", "member", 4),
        ("viides", "member", 5),
        ("vara", "deputy_member", 6),
    ):
        by(town, "rekisteri", "add_person", "registrar", person=person)
        held: dict[str, Any] = {"person": person, "office": office, "of": "khs", "seat": seat}
        by(town, "rekisteri", "appoint_person", "registrar", **held)
    by(town, "rekisteri", "name_deputy", "registrar", person="viides", for_whom="neljas", until="2021-12-31")
    said: dict[str, Any] = {"item": 1, "answer": "yes"}
    answered = by(town, "neljas", "answer_electronic", "member", town.meeting_id, **said)
    assert answered.sentence == "jäsen 4 consents to what is proposed in item 1."
    for other in ({"member": "4"}, {"behalf": "neljas"}):
        with pytest.raises(AnswersInPerson):
            by(town, "viides", "answer_electronic", "member", town.meeting_id, **said, **other)
    with pytest.raises(MemberAnswers):
        by(town, "vara", "answer_electronic", "deputy_member", town.meeting_id, **said)
    by(town, "sihteeri", "answer_electronic", "secretary", town.meeting_id, **said, member="6")
    asked = town.meeting.items[1].electronic
    assert asked
    assert asked.consented == (4, 6)
