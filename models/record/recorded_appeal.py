"""How a decision may be challenged, as its record tells it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base.frozen import Frozen


class AppealKind(StrEnum):
    """The remedy that the record names."""

    PROHIBITED = "prohibited"
    CLAIM = "claim"
    MUNICIPAL_APPEAL = "municipal_appeal"
    ADMINISTRATIVE_APPEAL = "administrative_appeal"
    PROCUREMENT = "procurement"
    OTHER = "other"


class RecordedAppeal(Frozen):
    """The instructions of appeal. `words` are the record's own, without contact details."""

    kind: AppealKind
    laws: tuple[str, ...] = Field(default=(), description="The paragraphs named as the law applied.")
    to: str | None = Field(default=None, description="Who examines it.")
    days: int | None = Field(default=None, description="Days from service.")
    words: str = Field(default="", description="CommonMark.")
