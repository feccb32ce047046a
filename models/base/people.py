"""People as the record names them: officials by name and title, everybody else by role or seat."""

from __future__ import annotations

from pydantic import Field

from models.base.frozen import Frozen
from models.base.text import Plain


class Official(Frozen):
    """An official named in a public record. Contact details are not kept here."""

    name: Plain = Field(min_length=1, max_length=200)
    title: Plain = Field(default="", max_length=200)

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip()
