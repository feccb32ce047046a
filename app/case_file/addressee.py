"""Which meeting an act goes to: the one of its day, else the last one called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.case_file.nodes import Node, Scalar
from app.case_file.shape import Shape
from models.base.calendar import local_day
from models.base.words import NONE, Listed, Said


@dataclass
class Meetings:
    """The meetings that the file has called so far, in that order."""

    shape: Shape
    journals: list[str] = field(default_factory=list)
    unread: bool = False
    """Whether an act that may have called one could not be read; its errors are told where it stands."""

    def called(self, fields: Mapping[str, Any]) -> None:
        """A further meeting."""
        if fields.get("at") and fields.get("body"):
            first = f"{fields['body']}-{local_day(fields['at'])}"
            before = sum(journal.startswith(first) for journal in self.journals)
            self.journals.append(f"{first}-{before + 1}" if before else first)
        else:
            self.unread = True

    def pick(self, named: Node | None, at: Scalar, day: str = "") -> str | None:
        """The meeting named by its day or in full, else that of the act's day, else the last one called."""
        if named is None:
            of_the_day = [journal for journal in self.journals if day and day in journal]
            if self.journals:
                return (of_the_day or self.journals)[-1]
            if not self.unread:
                self.shape.findings.add(
                    at,
                    Said.of("finding", "No meeting has been called before this act."),
                    Said.of("finding", "Write 'call meeting'."),
                )
            return None
        word = self.shape.word(named, "'meeting'")
        if word is None:
            return None
        known = [journal for journal in self.journals if word in (journal, _day(journal))]
        if not known and self.unread:
            return None
        if not known:
            called = Listed.of(_day(journal) for journal in self.journals) or NONE
            self.shape.findings.add(
                named,
                Said.of("finding", "No meeting '{word}' has been called.", word=word),
                Said.of("finding", "Called are: {called}.", called=called),
            )
            return None
        return known[-1]


def _day(journal: str) -> str:
    """A meeting as its body calls it: its day, and its number on that day."""
    return journal.split("-", 1)[1]
