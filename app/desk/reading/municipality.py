"""The municipality as it is described on a day, and whether anybody has described it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.desk.entering import NoRegistryYet, opened
from models.bodies.body_register import described_on
from models.municipality.municipality import Municipality


@dataclass(frozen=True)
class MunicipalityStanding:
    """The municipality of a day; where nobody has described one, that of trials."""

    municipality: Municipality
    day: date
    described: bool


def municipality_standing(day: date) -> MunicipalityStanding:
    """The municipality of this registry on a day."""
    try:
        with opened() as installation:
            found = described_on(installation.registry, day)
    except NoRegistryYet:
        found = None
    return MunicipalityStanding(found or Municipality.unnamed(), day, described=found is not None)
