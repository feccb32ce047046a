"""What was decided, said again as it was proposed: the way back through the engine's own verbs."""

from __future__ import annotations

import re

from models.base.language import Language
from models.matter.verbs import decided, past_of


def proposed(text: str, body: str, language: Language) -> str:
    """The words of a proposal that this body's decision would say in these words.

    A verb goes back into the present where the engine would bring it into the past again; what it would
    leave alone is left alone.
    """
    present = {past: now for now, past in past_of(language).items()}
    found = re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, present), key=len, reverse=True))})(?![\w-])"
    )
    place = 0
    while verb := found.search(text, place):
        candidate = text[: verb.start()] + present[verb[0]] + text[verb.end() :]
        if decided(candidate, body, language) == decided(text, body, language):
            text = candidate
            place = verb.start() + len(present[verb[0]])
        else:
            place = verb.end()
    return text


def in_the_past(text: str, body: str, language: Language) -> str:
    """The words of this body's decision that takes a proposal's words."""
    return decided(text, body, language)
