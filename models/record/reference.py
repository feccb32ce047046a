"""A decision as another one names it."""

from __future__ import annotations

import re
from datetime import date

from models.base.frozen import Frozen


class Reference(Frozen):
    """Another decision, named by its body, its year or day, and its section."""

    body: str = ""
    """The body as it is written, be it a name or a code; empty where it is not named."""
    year: int
    """The year whose sections it counts in."""
    day: date | None = None
    """The day of the decision; None where only the year is known."""
    section: int
    """Its section number in that year."""


def reference_to(key: str, day: date | None) -> Reference | None:
    """A decision of our own by its key, like khs-2021-216; None of anything else, as a court's ruling."""
    found = re.fullmatch(r"([a-z][a-z0-9]*)-(\d{4})-(\d+)", key)
    if found is None:
        return None
    return Reference(body=found[1].upper(), year=int(found[2]), day=day, section=int(found[3]))
