"""A published decision's bytes as checked JSON. What comes in is untrusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.exchange.helsinki.texts import clean
from models.base.bad_value import complaint
from models.base.file_error import why_unreadable
from models.base.refusal import Refusal
from models.base.words import Said

LARGEST = 16 * 1024 * 1024


class Unreadable(Refusal):
    """{file} cannot be read as a decision: {why}."""


class TooLarge(Unreadable):
    """{file} has {size} bytes; a decision has at most {largest}."""


class NotADecision(Unreadable):
    """{file} is not a decision as Helsinki publishes it: {why}"""


class _Given(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class GivenSector(_Given):
    """A division."""

    id: str = Field(default="", alias="SectorID")
    name: str = Field(default="", alias="Sector")


class GivenOrganisation(_Given):
    """Who decided."""

    name: str = Field(alias="Name", min_length=1)
    id: str = Field(default="", alias="ID")
    type_id: str | None = Field(default=None, alias="TypeId")
    type: str | None = Field(default=None, alias="Type")
    sector: GivenSector | None = Field(default=None, alias="Sector")


class GivenMeeting(_Given):
    """A meeting."""

    id: str | None = Field(default=None, alias="MeetingID")
    name: str | None = Field(default=None, alias="Name")
    place: str | None = Field(default=None, alias="Location")
    at: str | None = Field(default=None, alias="DateMeeting")


class GivenVoter(_Given):
    """A voter, surname first."""

    name: str = Field(alias="Name")


class GivenSide(_Given):
    """How many voted so, and who."""

    count: int | None = Field(default=None, alias="NumberOfVotes", ge=0)
    voters: list[GivenVoter] | None = Field(default=None, alias="Voters")
    content: str | None = Field(default=None, alias="Content")


class GivenVote(_Given):
    """A vote."""

    yes: GivenSide | None = Field(default=None, alias="Ayes")
    no: GivenSide | None = Field(default=None, alias="Noes")
    blank: GivenSide | None = Field(default=None, alias="Blank")
    absent: GivenSide | None = Field(default=None, alias="Absent")


class GivenAttachment(_Given):
    """A published attachment."""

    native_id: str | None = Field(default=None, alias="NativeId")
    title: str | None = Field(default=None, alias="Title")
    kind: str | None = Field(default=None, alias="Type")
    address: str | None = Field(default=None, alias="FileURI")
    language: str | None = Field(default=None, alias="Language")
    personal_data: str | None = Field(default=None, alias="PersonalData")
    issued: str | None = Field(default=None, alias="Issued")


class GivenHandling(_Given):
    """What a decision and an earlier handling have in common."""

    native_id: str = Field(default="", alias="NativeId")
    title: str = Field(alias="Title", min_length=1)
    register_number: str | None = Field(default=None, alias="CaseIDLabel")
    section: str | None = Field(default=None, alias="Section")
    task_class: str | None = Field(default=None, alias="ClassificationCode")
    task: str | None = Field(default=None, alias="ClassificationTitle")
    organisation: GivenOrganisation = Field(alias="Organization")
    meeting: GivenMeeting | None = Field(default=None, alias="Meeting")
    decided: str | None = Field(default=None, alias="DateDecision")


class GivenDecision(GivenHandling):
    """A decision with its texts."""

    model_config = ConfigDict(extra="allow")

    content: str = Field(alias="Content", min_length=1)
    motion: str | None = Field(default=None, alias="Motion")
    votes: list[GivenVote] | None = Field(default=None, alias="VotingResults")
    attachments: list[GivenAttachment] | None = Field(default=None, alias="Attachments")
    previous: list[GivenHandling] | None = Field(default=None, alias="PreviousDecisions")


def unknown_fields(given: GivenDecision) -> list[str]:
    """The fields with a value that are not read."""
    extra = given.model_extra or {}
    return sorted(name for name, value in extra.items() if value and name != "CaseID")


def load(path: Path) -> GivenDecision:
    """The decision in this file, else Unreadable."""
    return _decision(json_of(path), str(path))


def json_of(path: Path) -> Any:
    """What this file holds as JSON, else Unreadable."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(file=str(path), why=why_unreadable(error)) from None
    return _json(raw, str(path))


def parse(raw: bytes, file: str) -> GivenDecision:
    """The decision in these bytes, else Unreadable; `file` names it to people."""
    return _decision(_json(raw, file), file)


def _json(raw: bytes, file: str) -> Any:
    if len(raw) > LARGEST:
        raise TooLarge(file=file, size=len(raw), largest=LARGEST)
    try:
        return _cleaned(json.loads(raw.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise Unreadable(file=file, why=Said.why("it is not JSON in UTF-8")) from None


def _decision(given: Any, file: str) -> GivenDecision:
    if isinstance(given, list) and len(given) == 1:
        given = given[0]
    if not isinstance(given, dict):
        raise NotADecision(file=file, why=Said.why("it is not one object."))
    try:
        return GivenDecision.model_validate(given)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        raise NotADecision(file=file, why=complaint(first, place)) from None


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return value
