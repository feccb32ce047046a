"""Offices that papers send people to: the registry, the courts. How they are reached."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from models.base.frozen import Frozen
from models.base.span import Span, latest
from models.base.text import Plain, Text
from models.base.words import Said
from models.base.written_form import form
from models.law.lengths import Longest

Mail = Annotated[
    str,
    Longest(254),
    Field(
        pattern=form(
            r"^([^@\s<>]+@[^@\s<>]+\.[^@\s<>]+)?$", Said.why("an address like kirjaamo@kunta.example")
        )
    ),
]
"""A mail address, or nothing."""


class Hours(Span):
    """When an office is open, from a day to a day; of two on one day the later beginning holds."""

    text: Text
    """The hours in words, by language: `{fi: ma–to 9–15, sv: må–to 9–15}`."""


class Office(Frozen):
    """An authority that receives documents, and how it is reached."""

    names: Text
    """Its name by language, as it stands alone: `{fi: kirjaamo, sv: registratorskontoret}`."""
    postal: Text | None = None
    """Postal address by language, in one line."""
    visiting: Text | None = None
    """Visiting address by language, in one line."""
    email: Mail = ""
    """Mail address."""
    telephone: Annotated[Plain, Longest(60)] = ""
    """Telephone number as people dial it."""
    hours: tuple[Hours, ...] = ()
    """Opening hours: `text` by language, `valid_from`, `valid_to`."""

    def hours_on(self, day: date) -> Text | None:
        """When it is open, by what holds on a day; None where nobody said."""
        found = latest(self.hours, day)
        return found.text if found else None
