"""What a reading says in sentences: in the reader's language, bodies by their names, no confidential word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from activities.installation import Installation
from app.language import language
from app.web.rendering import saying
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Said, Value, worded
from models.base.writing import OwnWords, Written
from models.bodies.body_register import bodies_on

Says = Callable[[Said | Refusal | Value], str]


def sentences(installation: Installation) -> Says:
    """What says a message, or a value, to the reader."""
    say = saying(cache(lambda: bodies_on(installation.registry, local_day(clock.now()))))
    return lambda said: say(said) if isinstance(said, Said | Refusal) else worded(said, language())


def open_words(installation: Installation, text: OwnWords | None, *, confidential: bool = False) -> str:
    """A text in the reader's language, else in its own; empty where it lies sealed or is not given, and of
    what is confidential."""
    if confidential:
        return ""
    if not isinstance(text, Written):
        return text or ""
    found = installation.archive.open_text(text)
    return found.say(language()) if found else ""
