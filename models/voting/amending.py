"""A clause with some of its paragraphs replaced by what motions moved in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.base.language import Language
from models.base.text import Text


def with_paragraphs(clause: Text, changes: Iterable[tuple[tuple[int, ...], Text]]) -> Text:
    """The clause in its original language, amended: of the paragraphs that a change names the first becomes
    the new words, and the others are gone. One that is not there comes last."""
    language: Language = clause.original
    paragraphs = paragraphs_of(clause.texts[language])
    for numbers, new in changes:
        for number in numbers:
            paragraphs.pop(number, None)
        paragraphs[min(numbers)] = new.say(language).strip()
    return Text.of("\n\n".join(paragraphs[number] for number in sorted(paragraphs)), language)


def paragraphs_of(words: str) -> dict[int, str]:
    """The paragraphs of a text by number from 1; empty lines part them, as in CommonMark."""
    return dict(enumerate(re.split(r"\n\s*\n", words.strip()), start=1))
