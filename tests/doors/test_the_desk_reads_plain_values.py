"""The desk reads plain values, which any door can show: enums, days, cents and deadlines, and no sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest

from activities.installation import Installation
from app.desk import reading
from app.desk.reading.addresses import addresses
from app.desk.reading.bodies import body_standing
from app.desk.reading.cases import CaseLine, cases, reviews
from app.desk.reading.deadlines import deadlines
from app.desk.reading.due import due
from app.desk.reading.falling_due import What
from app.desk.reading.follow_ups import projects
from app.desk.reading.journals import AgendaIsBuilt, elsewhere, journal_standing, next_of
from app.desk.reading.meetings import MinutesWait, floor, meetings
from app.desk.reading.numbers import accounted
from app.desk.reading.papers import papers, pdf
from app.desk.reading.permissions import permissions
from app.desk.reading.proof import heads, proof
from app.desk.reading.proposals import Granted, NoSuchRevision, ProposalPart, Relisted, Rewritten, revised
from app.desk.reading.sealed import Fate, sealed_texts
from app.desk.reading.signals import NothingBecameOfIt, became_of
from models.base.money import Cents
from models.base.refusal import NoSuchJournal, WrongAddressee
from models.case.subject import Publicity
from models.follow_up.follow_up import FollowUp
from models.law.deadline import DeadlineKind
from models.matter.motion import MotionKind
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from tests.support.builders import MOVER, a_case_on_the_agenda, a_handled_case, a_ready_case, an_open_meeting
from tests.support.clerk import lived

CASE = "HEL 2021-002935"
TODAY = date(2022, 3, 1)


@pytest.fixture(scope="module")
def lived_case(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The first real case, in a registry, with its papers."""
    return lived("hel-2021-002935", tmp_path_factory.mktemp("data"))


def values() -> Iterator[type]:
    for found in iter_modules(reading.__path__, f"{reading.__name__}."):
        module = import_module(found.name)
        yield from (
            each
            for each in vars(module).values()
            if isinstance(each, type) and is_dataclass(each) and each.__module__ == found.name
        )


@pytest.mark.parametrize("value", list(values()), ids=lambda value: value.__name__)
def test_what_is_read_cannot_be_changed(value: type) -> None:
    assert value.__dataclass_params__.frozen  # type: ignore[attr-defined]  # every dataclass has it


def test_a_list_of_cases_has_stages_and_cents(lived_case: Installation) -> None:
    (line,) = cases(lived_case)
    assert isinstance(line, CaseLine)
    assert (line.stage, line.publicity) == (Stage.CLOSED, Publicity.PUBLIC)
    assert (line.cents, type(line.cents)) == (1_000_000_000, Cents)
    assert cases(lived_case, stage=Stage.TABLED) == cases(lived_case, body="kylk") == []


def test_a_list_of_meetings_has_instants(lived_case: Installation) -> None:
    found = meetings(lived_case, body="khs")
    assert found
    assert all(line.at.tzinfo and isinstance(line.stage, MeetingStage) for line in found)
    assert all(line.stage is MeetingStage.CALLED for line in meetings(lived_case, stage=MeetingStage.CALLED))


def test_what_falls_due_is_named_by_kind_and_key() -> None:
    assert What.named("review", "review/digijory") == What(DeadlineKind.REVIEW, "digijory")
    reminder = What.named("reminder", "report/2021Q2/104020107401/+7")
    assert reminder == What(DeadlineKind.REPORT, "2021Q2/104020107401", 7)


def test_what_is_late_is_so_by_the_clock_that_is_asked(lived_case: Installation) -> None:
    now = datetime(2021, 1, 1, tzinfo=UTC)
    found = due(lived_case, now)
    assert found == sorted(found, key=lambda each: each.at)
    assert not any(each.late for each in found)
    if found:
        assert due(lived_case, found[-1].at + timedelta(days=1))[-1].late
        assert due(lived_case, now, found[0].day - timedelta(days=1)) == []
    assert {line.what.kind for line in deadlines(lived_case)} <= set(DeadlineKind) - {DeadlineKind.REMINDER}


def test_a_journal_stands_with_all_that_concerns_it(lived_case: Installation) -> None:
    standing = journal_standing(lived_case, CASE, TODAY)
    assert standing.state.stage is Stage.CLOSED
    possible = {"correct_clerical_error", "reopen_case", "serve_decision"}
    assert {may.act for may in standing.may} == possible
    assert [paper.sha256 for paper in standing.papers] == [p.sha256 for p in papers(lived_case, CASE)]
    assert standing.facts[-1].hash == standing.held.head
    with pytest.raises(NoSuchJournal):
        journal_standing(lived_case, "HEL 1999-000001", TODAY)


def test_a_case_on_an_agenda_goes_on_in_the_meeting() -> None:
    town = a_case_on_the_agenda()
    held = town.memory.held(town.case_id)
    assert elsewhere(held) == town.meeting_id
    assert list(reviews(town.case)) == []


def test_a_case_that_is_approved_for_an_agenda_waits_for_its_secretary() -> None:
    town = a_ready_case()
    assert next_of(town.memory.held(town.case_id)) == AgendaIsBuilt("khs")


def test_the_minutes_of_a_closed_meeting_are_next() -> None:
    town = a_handled_case()
    town.on_meeting("remark_on_minutes", "2021-03-16", text="Nimi on väärin.", checker=MOVER)
    assert next_of(town.memory.held(town.meeting_id)) == MinutesWait(town.meeting_id, 1)


def test_the_floor_has_each_motion_with_the_next_question() -> None:
    town = an_open_meeting()
    town.on_meeting("make_motion", item=1, kind="tabling", mover=MOVER, until="week")
    town.on_meeting("second_motion", item=1, motion=1, seconders=["jäsen 4"])
    (line,) = floor(town.meeting)
    assert (line.item, line.motion.kind) == (1, MotionKind.TABLING)
    assert line.question is not None


def test_every_project_has_a_report_for_each_period(lived_case: Installation) -> None:
    follow_up = lived_case.registry.held(f"{CASE}/khs-2021-216").state
    assert isinstance(follow_up, FollowUp)
    found = list(projects(follow_up))
    assert sum(project.cents for project in found) == 1_000_000_000
    assert all(len(project.reports) == len(follow_up.periods) for project in found)


def test_a_paper_is_its_bytes(lived_case: Installation) -> None:
    found = papers(lived_case, CASE)
    assert found
    assert all(pdf(lived_case, paper.sha256).startswith(b"%PDF") for paper in found[:3])


def test_revisions_differ_in_words_and_in_lines(lived_case: Installation) -> None:
    found = revised(lived_case, CASE, 1, 2)
    assert (found.earlier, found.later) == (1, 2)
    assert {type(each) for each in found.differences} <= {Rewritten, Relisted}
    for each in found.differences:
        assert isinstance(each.part, ProposalPart)
        if isinstance(each, Relisted) and each.part is ProposalPart.APPROPRIATION:
            assert isinstance((each.came or each.out)[0], Granted)
    with pytest.raises(NoSuchRevision):
        revised(lived_case, CASE, 1, 99)
    with pytest.raises(WrongAddressee):
        revised(lived_case, "khs-2021-03-15")


def test_no_number_is_unaccounted_for(lived_case: Installation) -> None:
    lines = accounted(lived_case)
    assert not any(line.wrong for line in lines)
    assert accounted(lived_case, lines[0].series) == [
        line for line in lines if line.series == lines[0].series
    ]


def test_the_record_proves_itself(lived_case: Installation) -> None:
    assert proof(lived_case, heads(lived_case)).faults == ()


def test_a_sealed_text_is_known_by_its_fate(lived_case: Installation) -> None:
    assert {text.fate for text in sealed_texts(lived_case, CASE)} <= {Fate.KEPT}


def test_the_address_book_is_in_order(lived_case: Installation) -> None:
    keys = [each.key for each in addresses(lived_case)]
    assert keys == sorted(keys)


def test_a_body_stands_with_its_quorum(monkeypatch: pytest.MonkeyPatch, lived_case: Installation) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(lived_case.settings.data))
    standing = body_standing("khs", date(2021, 3, 15))
    assert (standing.quorum, len(standing.seats)) == (8, 15)
    assert body_standing("digijory", date(2021, 3, 15)).quorum is None


def test_what_the_engine_does_itself_is_by_nobodys_hand() -> None:
    assert {each.act for each in permissions() if not each.by_hand} == {"pass_time"}


def test_what_became_of_a_command_are_its_facts(lived_case: Installation) -> None:
    last = lived_case.registry.facts(CASE)[-1]
    assert last in became_of(lived_case, last.command_id)
    with pytest.raises(NothingBecameOfIt):
        became_of(lived_case, "never sent")
