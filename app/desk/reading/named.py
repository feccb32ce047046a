"""Bodies as people know them: a message has their codes, and its reader is told their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial

from app.desk.reading.bodies import bodies_of
from models.base.refusal import Refusal
from models.base.terms import Name
from models.base.words import Listed, Said, Value
from models.bodies.body import Body

CODES = frozenset({"body", "bodies", "group", "groups"})
"""What the value is called that is a body's code, in every message."""


def with_names(message: Said, bodies: Callable[[], Mapping[str, Body]], *, coded: bool = True) -> Said:
    """The message with the name of each body, its code behind it if it is `coded`: `Stadsstyrelsen (khs)`.

    `bodies` is asked only where a body is spoken of; what it does not know keeps its code.
    """

    def named(called: str, value: Value) -> Value:
        match value:
            case Said():
                return with_names(value, bodies, coded=coded)
            case Listed():
                return Listed(tuple(map(partial(named, called), value.items)), value.joiner)
            case str() if called in CODES and value in bodies():
                names = bodies()[value].names.name
                code = f" ({value})" if coded else ""
                return Name(tuple((language, f"{text}{code}") for language, text in names.texts))
        return value

    return message.with_values({called: named(called, value) for called, value in message.values.items()})


@cache
def bodies_told(day: date) -> Mapping[str, Body]:
    """The bodies of a day, by code; none where the registry cannot be asked now."""
    try:
        return bodies_of(day).bodies
    except Refusal:  # the message that is to be told says so itself, or says something that matters more
        return {}
