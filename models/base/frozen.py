"""The base of every value that is written down: immutable, closed to unknown fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value; an unknown field is an error, so that a misspelt one is seen."""

    model_config = ConfigDict(frozen=True, extra="forbid")
