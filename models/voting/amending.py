"""A clause with some of its paragraphs replaced by what motions moved in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from models.base.language import Language
from models.base.text import Text
from models.matter.motion import Motion, MotionKind


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


class Amended(NamedTuple):
    """What carried motions made of one clause."""

    instead: list[Motion]
    """Those whose words stand in its place."""
    parts: list[Motion]
    """Those whose words stand in place of some of its paragraphs."""
    added: list[Motion]
    """Those that only add to it."""
    replaced: bool
    """Another text took its place and that of other clauses, and stands after all of them."""


def as_amended(clause: int, carried: Iterable[Motion]) -> Amended:
    """What carried motions made of a clause: an addition leaves it standing, whatever else is changed."""
    told = [motion for motion in carried if motion.text is not None]
    on_it = [motion for motion in told if motion.clauses == (clause,)]
    others = [motion for motion in on_it if motion.kind is not MotionKind.ADDITION]
    wider = [motion for motion in told if not motion.clauses or clause in motion.clauses]
    return Amended(
        instead=[motion for motion in others if not motion.paragraphs],
        parts=[motion for motion in others if motion.paragraphs],
        added=[motion for motion in on_it if motion.kind is MotionKind.ADDITION],
        replaced=any(motion.kind is not MotionKind.ADDITION and len(motion.clauses) != 1 for motion in wider),
    )


def paragraphs_of(words: str) -> dict[int, str]:
    """The paragraphs of a text by number from 1; empty lines part them, as in CommonMark."""
    return dict(enumerate(re.split(r"\n\s*\n", words.strip()), start=1))
