"""How a decision may be challenged, as its record tells it."""

from __future__ import annotations

from enum import StrEnum

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
    """The remedy that the record names."""
    laws: tuple[str, ...] = ()
    """The paragraphs named as the law applied."""
    to: str | None = None
    """Who examines it: a body or a court; None where the record does not name it."""
    days: int | None = None
    """Days from service within which it is made; None where no period is told."""
    words: str = ""
    """The instructions in the record's own words, CommonMark, without contact details."""
