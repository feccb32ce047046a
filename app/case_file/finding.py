"""What is wrong in a case file: all of it, each with its line, a sentence and a suggestion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from app.wrong_input import WrongInput


@dataclass(frozen=True, order=True)
class Finding:
    """One error of a case file. Lines and columns are counted from one."""

    line: int
    column: int
    sentence: str
    suggestion: str = ""

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence} {self.suggestion}".rstrip()


class BadCaseFile(WrongInput):
    """{file} cannot be used, errors: {count}. Nothing was written."""

    def __init__(self, file: str, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(set(findings)))
        super().__init__(file=file, count=len(self.findings))


class Meaningless(Exception):  # noqa: N818 - said of a value, like a refusal
    """A value that means nothing: why, and how it might be written."""

    def __init__(self, sentence: str, suggestion: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.suggestion = sentence, suggestion


class Placed(Protocol):
    """What stands somewhere in the file."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass
class Findings:
    """The errors found so far."""

    found: list[Finding] = field(default_factory=list)

    def add(self, at: Placed, sentence: str, suggestion: str = "") -> None:
        """One more error, at a node."""
        self.found.append(Finding(at.line, at.column, sentence, suggestion))

    def __len__(self) -> int:
        return len(self.found)


def nearest(written: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or all of them when there are few."""
    words = list(dict.fromkeys(known))
    lowered = {word.lower(): word for word in words}
    if close := get_close_matches(written.lower(), lowered, n=1, cutoff=0.6):
        return f"Did you mean '{lowered[close[0]]}'?"
    return f"Known are: {', '.join(words[:MANY])}{' …' * (len(words) > MANY)}." if words else ""


MANY = 15
"""How many known words a suggestion lists."""
