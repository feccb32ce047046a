"""In which language texts are taken to be written where nobody says it: that of what they are about."""

from __future__ import annotations

from activities.registry.registry import Registry
from app.desk.entering import NoRegistryYet, opened
from models.base import clock
from models.base.calendar import local_day
from models.base.language import Language
from models.bodies.body_register import municipality_on
from models.engine.state import State
from models.municipality.municipality import Municipality


def language_of_texts(journal: str) -> Language:
    """The language of a journal of this installation, as somebody wrote its id; empty where one begins."""
    try:
        with opened() as installation:
            registry = installation.registry
            return language_there(registry, registry.spelled(journal))
    except NoRegistryYet:
        return Municipality.unnamed().first_language


def language_there(registry: Registry, journal: str) -> Language:
    """That of the case, the first of the body that meets, else the first of the municipality."""
    return _of(registry, registry.held(journal).state if journal else None)


def languages_there(registry: Registry, journal: str) -> tuple[Language, ...]:
    """That in which texts of a journal are written, then the municipality's others."""
    return languages_of(registry, registry.held(journal).state if journal else None)


def languages_of(registry: Registry, state: State | None) -> tuple[Language, ...]:
    """The same of a journal as it stands."""
    own = _of(registry, state)
    known = municipality_on(registry, local_day(clock.now())).languages
    return own, *(each for each in known if each != own)


def _of(registry: Registry, state: State | None) -> Language:
    own: Language | None = getattr(state, "language", None)
    several: tuple[Language, ...] = getattr(state, "languages", ())
    if said := own or next(iter(several), None):
        return said
    return municipality_on(registry, local_day(clock.now())).first_language
