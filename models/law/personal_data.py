"""Personal data that the public need not know: marked in a text, and left out of its public edition.

A mark is two angle brackets on each side: `<<Maija Meikäläinen>>`. Whoever means two brackets writes `<\\<`.
With a plus (`<<+Maija Meikäläinen>>`) the public reads it until the period to challenge the decision ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from models.base.bad_value import BadValue
from models.base.language import Language
from models.base.masking import texts_in
from models.base.refusal import Refusal
from models.base.terms import spoken
from models.base.text import Text
from models.base.words import Said
from models.base.writing import Written
from models.law.secrecy import parts_of

_MARK = re.compile(r"<<(?!\+)(.*?)>>", re.DOTALL)
_ANY = re.compile(r"<<\+?(.*?)>>", re.DOTALL)
_OPEN = "<<"
_FOR_A_TIME = "<<+"
_LEFT_OUT = Said.of("paper", "(personal data left out)")


class MarkNotClosed(BadValue):
    """The mark << at place {place} is not closed in its paragraph: what is left out stands between << and >>.
    Whoever means two brackets writes <\\<."""


class MarkEmpty(BadValue):
    """The mark at place {place} has nothing between << and >>."""


class MarkedUnevenly(BadValue):
    """The text is not marked alike in all its languages ({count} and {other}); mark the same in each."""


class MarkInTheOpen(Refusal):
    """{where} is a short text, of which nothing can be left out: << and >> would be printed with what stands
    between them. Say there nothing that the public need not know."""


def refuse_marks(act: BaseModel) -> None:
    """MarkInTheOpen for the first text of an act that papers would print with its marks."""
    for where, said in texts_in(act):
        if marked(said):
            raise MarkInTheOpen(where=spoken(where))


def marked(said: str) -> bool:
    """Whether a mark begins in it."""
    return _OPEN in said


def parted(text: Text) -> tuple[Text, int]:
    """The text as the public reads it, and how many places of it are left out in each of its languages.

    Raises MarkNotClosed, MarkEmpty or MarkedUnevenly.
    """
    counts = {language: _places(said) for language, said in text.texts.items()}
    first, timed = counts[text.original]
    for count, other in counts.values():
        if count != first:
            raise MarkedUnevenly(count=first, other=count)
        if other != timed:
            raise MarkedUnevenly(count=timed, other=other)
    if not first:
        return text, 0
    shown: dict[Language, str] = {
        language: _MARK.sub(_LEFT_OUT.say(language), said) for language, said in text.texts.items()
    }
    return Text(original=text.original, texts=shown), first


def unmarked(text: Text) -> Text:
    """The whole text without its marks, as those read it who may."""
    shown: dict[Language, str] = {language: _ANY.sub(r"\1", said) for language, said in text.texts.items()}
    return Text(original=text.original, texts=shown)


def left_out_of(value: object) -> int:
    """How many places of its texts the public edition leaves out; those that lie sealed it does not show."""
    shown = {
        (text.sha256, text.whole): text.left_out for _, text in parts_of(value, Written) if not text.sealed
    }
    return sum(shown.values())


def for_a_time_in(value: object) -> int:
    """At how many places of its texts the public reads something until the period to challenge has ended."""
    shown = {text.sha256: text.for_a_time for _, text in parts_of(value, Written) if not text.sealed}
    return sum(shown.values())


def _places(said: str) -> tuple[int, int]:
    """How many places are left out for good, and how many after a time."""
    count, timed = 0, 0
    for place, inside in _marks(said):
        if inside is None or "\n\n" in inside or _OPEN in inside:
            raise MarkNotClosed(place=place)
        if not inside.strip():
            raise MarkEmpty(place=place)
        if said.startswith(_FOR_A_TIME, place - 1):
            timed += 1
        else:
            count += 1
    return count, timed


def _marks(said: str) -> Iterator[tuple[int, str | None]]:
    """Where each mark begins, from 1, and what stands in it; None where it has no end."""
    at = said.find(_OPEN)
    while at >= 0:
        found = _ANY.match(said, at)
        yield at + 1, found[1] if found else None
        at = said.find(_OPEN, found.end() if found else at + len(_OPEN))
