"""Personal data that the public needs to know until the period to challenge a decision has ended.

It is marked by a plus within the brackets: `<<+Maija Meikäläinen>>`. The mark stays in the text, whose words
are the same before the end and after it; what readers are shown is decided when they read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.base.language import Language
from models.base.text import Text
from models.base.words import Said

_MARK = re.compile(r"<<\+(.*?)>>", re.DOTALL)
_TAKEN_OFF = Said.of("paper", "(personal data taken off)")


def places(text: Text) -> int:
    """At how many places of its original something is shown for a time only."""
    return len(_MARK.findall(text.say(text.original)))


def as_written(text: Text) -> Text:
    """The text with its marks."""
    return text


def with_it(text: Text) -> Text:
    """The text as it is read until the end: without the marks, and with what stands in them."""
    if not places(text):
        return text
    return Text(original=text.original, texts={each: _MARK.sub(r"\1", said) for each, said in _said(text)})


def without_it(text: Text) -> Text:
    """The text as it is read afterwards."""
    if not places(text):
        return text
    shown = {each: _TAKEN_OFF.say(each).join(_MARK.split(said)[::2]) for each, said in _said(text)}
    return Text(original=text.original, texts=shown)


def _said(text: Text) -> Iterable[tuple[Language, str]]:
    return text.texts.items()
