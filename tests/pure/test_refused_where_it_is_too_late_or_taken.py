"""What is done already, taken, past or given twice is refused where it is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy.dialects.sqlite import dialect

from models.agenda.agenda_building import NothingToBuild
from models.base.calendar import local_instant
from models.base.period import Cadence, Period
from models.base.refusal import Refusal
from models.case.proposal import Proposal
from models.decision.decision import NotAnOutcome
from models.matter.item import ItemIsHandled, ItemTaken
from models.record.grounds import basis_of
from models.record.making.case_record import journals_of
from models.register.numbers import Range
from models.sitting.reordering import ChangeOrder
from models.tables.columns import Instant
from models.undoing.last_act import NothingToUndo, UndoLast
from models.whole.numbering import Account
from tests.support.builders import (
    Town,
    a_case_in_preparation,
    a_case_on_the_agenda,
    a_handled_case,
    a_reviewed_case,
    a_summoned_meeting,
    an_open_meeting,
    proposal,
    written,
)


def refused(kind: type[Refusal] | str, town: Town, name: str, **fields: Any) -> None:
    """An act on the meeting is refused so."""
    with pytest.raises(Refusal) as found:
        town.on_meeting(name, **fields)
    assert found.value.type == (kind if isinstance(kind, str) else kind.__name__)


def test_an_agenda_is_not_built_of_nothing() -> None:
    town = a_case_in_preparation()
    town.call("2021-03-01", "2021-03-15 16:00")
    refused(NothingToBuild, town, "build_agenda")


def test_an_item_is_added_where_none_stands() -> None:
    refused(ItemTaken, a_case_on_the_agenda(), "add_item", item=1, title="Ilmoitusasiat")


def test_an_item_without_a_case_is_neither_tabled_nor_returned() -> None:
    town = a_summoned_meeting()
    town.on_meeting("add_item", title="Ilmoitusasiat", ground="Kiire.")
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=range(1, 16))
    for outcome in ("tabled", "returned"):
        refused(NotAnOutcome, town, "settle_item", item=2, outcome=outcome)


def test_an_item_that_was_handled_stays_on_the_agenda() -> None:
    town = an_open_meeting()
    town.on_meeting("handle_item", item=1, outcome="approved")
    town.on_meeting("adjourn_meeting", until="2021-03-16T14:00:00Z", reason="Sähkökatko.")
    refused(ItemIsHandled, town, "take_off_item", item=1)


def test_a_case_that_is_taken_off_is_told_from_where() -> None:
    town = a_case_on_the_agenda()
    answer = town.on_meeting("take_off_item", item=1)
    assert str(town.facts(town.case_id)[-1].content.said()) == (
        "The case was taken off the agenda of khs-2021-03-15."
    )
    assert answer.journal == town.meeting_id


def test_a_meeting_is_adjourned_to_a_time_to_come() -> None:
    town = an_open_meeting()
    refused("MeetingInThePast", town, "adjourn_meeting", until="2021-03-15T13:00:00Z", reason="Sähkökatko.")


def test_nothing_is_undone_before_anything_was_done() -> None:
    town = a_summoned_meeting()
    command = town.command("undo_last", town.meeting_id, reason="Virhe.")
    assert isinstance(command.act, UndoLast)
    with pytest.raises(NothingToUndo):
        next(command.act.decide(town.meeting, command, town.memory))


def test_to_change_an_order_concerns_every_item_that_is_named() -> None:
    assert ChangeOrder(items=(2, 1)).about(an_open_meeting().meeting).items == {1, 2}


def test_a_case_on_an_agenda_is_told_by_its_meeting_too() -> None:
    town = a_case_on_the_agenda()
    assert journals_of(town.memory.held(town.case_id)) == (town.case_id, town.meeting_id)
    handled = a_handled_case()
    assert journals_of(handled.memory.held(handled.case_id))[:2] == (handled.case_id, handled.meeting_id)


def test_a_review_that_never_came_is_not_stale() -> None:
    asked = a_reviewed_case().case
    assert asked.reviews["kaupjory"].stale(asked.proposals) == ()


def attachments(*given: dict[str, Any]) -> dict[str, Any]:
    """A proposal with these attachments."""
    return proposal(attachments=list(given))


@pytest.mark.parametrize(
    "given",
    [
        attachments({"number": 1, "title": "Esitys"}, {"number": 1, "title": "Laskelma"}),
        attachments({"number": 1}),
        attachments({"number": 1, "title": "Esitys", "sealed_title": written("Salainen.")}),
    ],
)
def test_attachments_are_numbered_once_and_titled_as_they_may_be(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Proposal.model_validate(given)


@pytest.mark.parametrize(
    ("cadence", "number"), [(Cadence.QUARTER, 5), (Cadence.MONTH, 13), (Cadence.MONTH, 0)]
)
def test_a_period_lies_in_its_year(cadence: Cadence, number: int) -> None:
    with pytest.raises(ValidationError):
        Period(year=2021, cadence=cadence, number=number)


def test_a_local_time_has_no_offset_and_an_instant_has_one() -> None:
    with pytest.raises(ValueError, match="without an offset"):
        local_instant(date(2021, 3, 15), time(16, tzinfo=UTC))
    with pytest.raises(ValueError, match="an instant needs an offset"):
        Instant().process_bind_param(datetime(2021, 3, 15, 16), dialect())  # noqa: DTZ001 - that is the point


def test_words_that_name_no_section_are_no_ground_of_the_law() -> None:
    assert basis_of("yhteisöjäävi") is None


def test_a_number_that_was_given_elsewhere_too_is_wrong_even_if_nothing_bears_it() -> None:
    whole = Account({"HEL 2021": {1}}, [Range(series="HEL 2021", first=1, last=1, note="Vanha järjestelmä")])
    (line,) = whole.lines()
    assert (str(line.fate), line.wrong) == ("given elsewhere (Vanha järjestelmä), and also given here", True)
