"""Twelve real decisions: what each holds, nothing unread, and the same again through our own JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.exchange.helsinki import Import, read, read_file, write
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.record.decision import DecisionKind, Until
from models.record.recorded_appeal import AppealKind
from models.record.recorded_motion import MotionResult, RecordedMotionKind

P, C, A = AppealKind.PROHIBITED, AppealKind.CLAIM, AppealKind.ADMINISTRATIVE_APPEAL
TABLING = (RecordedMotionKind.TABLING, MotionResult.PASSED)
COUNTER = RecordedMotionKind.COUNTER_PROPOSAL


@dataclass(frozen=True)
class Holds:
    """What a decision must be read to hold."""

    kind: BodyKind
    day: str | None
    made: DecisionKind
    outcome: Outcome
    presenter: str | None
    attachments: int
    appeal: AppealKind
    proposals_appeal: AppealKind | None
    clauses: int
    motions: tuple[tuple[RecordedMotionKind, MotionResult], ...] = ()
    votes: tuple[tuple[int, int, int, int], ...] = ()
    as_decided: bool | None = True


K, D, O = BodyKind, DecisionKind, Outcome  # noqa: E741 - one letter a column
TWELVE = {
    "hel-2019-013320_s2": Holds(
        K.OFFICEHOLDER, None, D.DECISION, O.APPROVED, None, 0, P, None, 1, as_decided=None
    ),
    "hel-2020-006250_s388": Holds(
        K.COUNCIL,
        "2021-12-08",
        D.DECISION,
        O.NOTED,
        "Kaupunginhallitus",
        1,
        P,
        P,
        1,
        ((RecordedMotionKind.WISH, MotionResult.FAILED),),
        ((14, 34, 37, 0),),
    ),
    "hel-2021-006152_s174": Holds(
        K.COMMITTEE,
        "2021-11-09",
        D.STATEMENT,
        O.APPROVED_AMENDED,
        "Mikko Vatka",
        1,
        P,
        P,
        10,
        ((COUNTER, MotionResult.PASSED),),
        as_decided=False,
    ),
    "hel-2021-008200_s924": Holds(
        K.BOARD,
        "2021-12-13",
        D.DECISION,
        O.TABLED,
        "Sami Sarvilinna",
        3,
        P,
        C,
        1,
        (TABLING,),
        as_decided=False,
    ),
    "hel-2021-009634_s210": Holds(
        K.SECTION, "2021-10-14", D.DECISION, O.REJECTED, "Pentti Ruuska", 15, A, A, 2
    ),
    "hel-2021-011157_s652": Holds(
        K.COMMITTEE,
        "2021-11-23",
        D.PROPOSAL,
        O.TABLED,
        "Silja Hyvärinen",
        8,
        P,
        P,
        1,
        (TABLING,),
        as_decided=False,
    ),
    "hel-2021-011157_s659": Holds(
        K.COMMITTEE,
        "2021-11-30",
        D.PROPOSAL,
        O.APPROVED_BY_VOTE,
        "Silja Hyvärinen",
        8,
        P,
        P,
        7,
        ((COUNTER, MotionResult.FAILED), (COUNTER, MotionResult.LAPSED)),
        ((9, 4, 0, 0),),
    ),
    "hel-2021-012111_s141": Holds(
        K.SECTION,
        "2021-11-22",
        D.DECISION,
        O.TABLED,
        "Juha Summanen",
        3,
        P,
        P,
        1,
        (TABLING,),
        as_decided=False,
    ),
    "hel-2021-012720_s898": Holds(K.BOARD, "2021-11-29", D.DECISION, O.ELECTED, "Juha Summanen", 1, C, C, 2),
    "hel-2021-013248_s84": Holds(
        K.COMMITTEE,
        "2021-12-09",
        D.DECISION,
        O.RETURNED,
        "Hannu Halkola",
        6,
        P,
        P,
        1,
        ((RecordedMotionKind.RETURN, MotionResult.PASSED),),
        as_decided=False,
    ),
    "hel-2021-013311_s297": Holds(
        K.COMMITTEE,
        "2021-12-14",
        D.DECISION,
        O.TABLED,
        "Leena Turpeinen",
        1,
        P,
        P,
        1,
        (TABLING,),
        as_decided=False,
    ),
    "hel-2021-013311_s312": Holds(
        K.COMMITTEE, "2021-12-21", D.DECISION, O.APPROVED, "Juha Jolkkonen", 1, P, P, 3
    ),
}


def file(shared: Path, name: str) -> Path:
    """A decision's file."""
    return shared / "real-decisions" / f"{name}.json"


@pytest.fixture(params=TWELVE)
def name(request: pytest.FixtureRequest) -> str:
    """Each decision in turn."""
    return str(request.param)


@pytest.fixture
def found(shared: Path, name: str) -> Import:
    """What was read of it."""
    return read_file(file(shared, name))


def test_nothing_of_any_other_is_unread(shared: Path) -> None:
    found = {path.stem: read_file(path).unread for path in (shared / "real-decisions").glob("*.json")}
    assert found.keys() >= set(TWELVE)
    assert {name: unread for name, unread in found.items() if unread} == {}


def test_nothing_of_it_is_unread(found: Import) -> None:
    assert found.unread == ()
    assert [finding for finding in found.findings if "was made from" not in str(finding)] == []


def test_body_day_section_and_outcome_are_its_own(found: Import, name: str) -> None:
    record, holds = found.record, TWELVE[name]
    assert record.section == int(name.partition("_s")[2])
    assert record.register_number.replace("HEL ", "hel-") == name.partition("_s")[0]
    assert (record.organisation.kind, str(record.day) if record.day else None) == (holds.kind, holds.day)
    assert (record.kind, record.outcome, len(record.clauses)) == (holds.made, holds.outcome, holds.clauses)


def test_motions_and_votes_are_its_own(found: Import, name: str) -> None:
    told, holds = found.record.proceedings, TWELVE[name]
    assert tuple((one.kind, one.result) for one in (told.motions if told else ())) == holds.motions
    sides = [(vote.yes, vote.no, vote.blank, vote.absent) for vote in (told.votes if told else ())]
    assert tuple(tuple(side.count if side else -1 for side in vote) for vote in sides) == holds.votes
    assert all(side and len(side.names) == side.count for vote in sides for side in vote)


def test_presenter_attachments_and_appeal_are_its_own(found: Import, name: str) -> None:
    record, holds = found.record, TWELVE[name]
    assert (record.presenter.name if record.presenter else None) == holds.presenter
    assert len(record.attachments) == holds.attachments
    assert record.appeal
    assert record.appeal.kind is holds.appeal
    appeal = record.proposal.appeal if record.proposal else None
    assert (appeal.kind if appeal else None) is holds.proposals_appeal
    assert (record.proposal.as_decided if record.proposal else None) is holds.as_decided


def test_our_own_json_reads_back_as_the_same_record(found: Import) -> None:
    again = read(json.dumps(write(found.record)).encode())
    assert again.record == found.record
    assert again.unread == ()


def test_no_contact_details_are_kept(found: Import) -> None:
    kept = found.record.model_dump_json()
    assert "[phone]" not in kept
    assert "[e-mail]" not in kept
    assert "310 13700" not in kept


def test_single_facts_of_some_are_read(shared: Path) -> None:
    by = {name: read_file(file(shared, name)).record for name in TWELVE}
    corrected = by["hel-2019-013320_s2"].corrects
    assert corrected
    assert (corrected.body, str(corrected.day), corrected.section) == ("ATP", "2021-12-17", 96)
    assert by["hel-2019-013320_s2"].references == ("Att 2825004042",)
    assert by["hel-2021-012720_s898"].checked_at_once
    tabled = by["hel-2021-011157_s652"].tabled
    assert tabled
    assert tabled.until is Until.WEEK
    assert [len(by[name].previous) for name in ("hel-2020-006250_s388", "hel-2021-013311_s312")] == [20, 2]
    port = by["hel-2021-012111_s141"]
    assert [one.number for one in port.attachments if one.secret] == [1, 3]
    assert port.proceedings
    (recusal,) = port.proceedings.recusals
    assert recusal.basis
    assert (str(recusal.person), recusal.basis.section, recusal.basis.item) == ("Tuula Saxholm", 28, 5)
    heard = by["hel-2021-011157_s652"].proceedings
    assert heard
    assert [(one.person.name, one.left) for one in heard.experts] == [
        ("Petra Santos", True),
        ("Pirjo-Liina Koivusaari", True),
    ]
    returned = by["hel-2021-013248_s84"].proceedings
    assert returned
    assert [one.name for one in returned.motions[0].seconders] == ["Anita Hellman", "Nina Sundell"]
    assert by["hel-2021-009634_s210"].appeal
