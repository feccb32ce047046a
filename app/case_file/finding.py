"""What is wrong in a case file: all of it, each with its line, a sentence and a suggestion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from app.language import language
from app.wrong_input import WrongInput
from models.base.words import Listed, Said, Value, worded


@dataclass(frozen=True, order=True)
class Finding:
    """One error of a case file, in the language of this door. Lines and columns are counted from one."""

    line: int
    column: int
    sentence: str
    suggestion: str = ""

    def __str__(self) -> str:
        where = worded(Said.of("finding", "line {line}", line=self.line), language())
        return f"{where}: {self.sentence} {self.suggestion}".rstrip()


class BadCaseFile(WrongInput):
    """{file} cannot be used, errors: {count}. Nothing was written."""

    def __init__(self, file: str, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(set(findings)))
        super().__init__(file=file, count=len(self.findings))


class Meaningless(Exception):  # noqa: N818 - said of a value, like a refusal
    """A value that means nothing: why, and how it might be written."""

    def __init__(self, sentence: Value, suggestion: Value = "") -> None:
        self.sentence, self.suggestion = worded(sentence, language()), worded(suggestion, language())
        super().__init__(self.sentence)


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

    def add(self, at: Placed, sentence: Value, suggestion: Value = "") -> None:
        """One more error, at a node."""
        said, hint = worded(sentence, language()), worded(suggestion, language())
        self.found.append(Finding(at.line, at.column, said, hint))

    def __len__(self) -> int:
        return len(self.found)


def thing(template: str, /, **values: Value) -> Said:
    """A part of a case file as its reader calls it; its keys are called as they are written."""
    return Said.of("finding", template, **values)


def nearest(written: str, known: Iterable[str]) -> Said | str:
    """The known word that was probably meant, or all of them when there are few."""
    words = list(dict.fromkeys(known))
    lowered = {word.lower(): word for word in words}
    if close := get_close_matches(written.lower(), lowered, n=1, cutoff=0.6):
        return Said.why("Did you mean '{word}'?", word=lowered[close[0]])
    more = (" …",) if len(words) > MANY else ()
    return Said.why("Known are: {words}.", words=Listed.of((*words[:MANY], *more))) if words else ""


MANY = 15
"""How many known words a suggestion lists."""
