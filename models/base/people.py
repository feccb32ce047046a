"""People as the record names them: officials by name and title, everybody else by role or seat."""

from __future__ import annotations

from pydantic import Field

from models.base.frozen import Frozen
from models.base.text import Plain


class Official(Frozen):
    """An official named in a public record. Contact details are not kept here."""

    name: Plain = Field(min_length=1, max_length=200)
    """As the record shows it; where nobody is known by name, the title stands here."""
    title: Plain = Field(default="", max_length=200)
    """Title of office, in the language of the original; empty where none is told."""

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip()
