"""Public words of a meeting, its place, grounds and reasons, in each language in which they were said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from models.base.language import Language
from models.base.refusal import Refusal
from models.base.text import Text
from models.meeting.meeting import Meeting


class OriginalLacks(Refusal):
    """There are words in other languages for what is not said in that of the body; say that, too: --{option},
    in a case file `{key}:`."""


def refuse_only_others(**said: tuple[str, Mapping[Language, str]]) -> None:
    """Refuse what is said in other languages, and not in that of the body."""
    for what, (words, others) in said.items():
        if others and not words:
            raise OriginalLacks(option=what.replace("_", "-"), key=what.replace("_", " "))


def also_said(meeting: Meeting, words: str, others: Mapping[Language, str]) -> Meeting:
    """The meeting that knows its words in other languages, too."""
    if not (words and others):
        return meeting
    first = next((each for each in meeting.languages if each not in others), None)
    original = first or (meeting.languages or ("fi",))[0]
    text = Text(original=original, texts={**others, original: words})
    return replace(meeting, said_in={**meeting.said_in, words: text})
