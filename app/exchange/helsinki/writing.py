"""A record written as Helsinki's case system publishes decisions; reading it back gives the same record."""

from __future__ import annotations

from typing import Any

from app.exchange.helsinki.pages import Pages
from app.exchange.helsinki.published import TYPES, ZONE
from models.record.decision import DecisionRecord
from models.record.organisation import Organisation, PreviousHandling, Sitting
from models.record.recorded_papers import Copy
from models.record.recorded_vote import Proposition, RecordedVote, Voters

_TYPE_NAMES = {"1": "Valtuusto", "2": "Hallitus", "4": "Jaosto", "5": "Lautakunta", "12": "Viranhaltija"}


def write(record: DecisionRecord) -> dict[str, Any]:
    """The record as Helsinki's JSON."""
    pages = Pages(record)
    return {
        "NativeId": record.native_id,
        "Title": record.title,
        "CaseIDLabel": record.register_number,
        "Section": _number(record.section),
        "Content": pages.content(),
        "Motion": pages.motion(),
        "ClassificationCode": record.task_class,
        "ClassificationTitle": record.task,
        "Organization": _organisation(record.organisation),
        "Meeting": _meeting(record.sitting, record.organisation),
        "DateDecision": record.day.isoformat() if record.day and not record.sitting else None,
        "VotingResults": [_vote(vote) for vote in record.proceedings.votes] if record.proceedings else [],
        "Attachments": [_copy(one.published) for one in record.attachments if one.published],
        "PreviousDecisions": [_previous(handling) for handling in record.previous],
        "CaseID": record.register_number.replace(" ", "-"),
    }


def _number(section: int | None) -> str | None:
    return None if section is None else str(section)


def _organisation(one: Organisation) -> dict[str, Any]:
    type_id = next((number for number, kind in TYPES.items() if kind is one.kind), None)
    sector = {"SectorID": one.division.id, "Sector": one.division.name} if one.division else None
    return {
        "Name": one.name,
        "ID": one.id,
        "TypeId": type_id,
        "Type": _TYPE_NAMES.get(type_id or ""),
        "Sector": sector,
    }


def _meeting(sitting: Sitting | None, decided: Organisation) -> dict[str, Any] | None:
    if sitting is None:
        return None
    return {
        "MeetingID": sitting.id,
        "Name": sitting.name,
        "Location": sitting.place,
        "DateMeeting": sitting.at.astimezone(ZONE).replace(tzinfo=None).isoformat(timespec="milliseconds"),
        "DecisionMakerId": decided.id,
        "DecisionMaker": decided.name,
    }


def _vote(vote: RecordedVote) -> dict[str, Any]:
    sides = {
        "Ayes": _side(vote.yes, vote.yes_proposition),
        "Noes": _side(vote.no, vote.no_proposition),
        "Blank": _side(vote.blank, None),
        "Absent": _side(vote.absent, None),
    }
    return {name: side for name, side in sides.items() if side is not None}


def _side(voters: Voters | None, proposition: Proposition | None) -> dict[str, Any] | None:
    if voters is None:
        return None
    content = {"Content": proposition.in_full} if proposition and proposition.in_full else {}
    return {
        "NumberOfVotes": voters.count,
        "Voters": [{"Name": _surname_first(name)} for name in voters.names],
        **content,
    }


def _surname_first(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}" if first else last


def _copy(one: Copy) -> dict[str, str]:
    return {
        "NativeId": one.native_id,
        "Title": one.title,
        "Type": one.kind,
        "FileURI": one.address,
        "Language": one.language,
        "PersonalData": one.personal_data,
        "Issued": one.issued,
    }


def _previous(one: PreviousHandling) -> dict[str, Any]:
    return {
        "NativeId": one.native_id,
        "Title": one.title,
        "CaseIDLabel": one.register_number,
        "Section": _number(one.section),
        "ClassificationCode": one.task_class,
        "Organization": _organisation(one.organisation),
        "Meeting": _meeting(one.sitting, one.organisation),
        "CaseID": one.register_number.replace(" ", "-"),
    }
