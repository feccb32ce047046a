"""Whose country a registry is: that of the municipality that was described in it last."""

from __future__ import annotations

import json

from sqlalchemy import Engine, select

from models.base.country_pack import DEFAULT, served
from models.base.refusal import Refusal
from models.bodies.body_register import JOURNAL
from models.tables.tables import FACT


class RegistryOfAnotherCountry(Refusal):
    """The municipality of this registry is of the country {country}, and this process serves {served}."""


_DESCRIBED = (
    select(FACT.c.content)
    .where(FACT.c.journal == JOURNAL, FACT.c.kind == "MunicipalityLoaded")
    .order_by(FACT.c.seq.desc())
    .limit(1)
)


def check_country(engine: Engine) -> None:
    """Refuse a registry whose days and deadlines were counted by the law of another country.

    One in which no municipality has been described, or in which its fact is damaged, is let pass.
    """
    with engine.connect() as connection:
        described = connection.execute(_DESCRIBED).scalar_one_or_none()
    country = _country_in(described) if described else served()
    if country != served():
        raise RegistryOfAnotherCountry(country=country, served=served())


def _country_in(content: str) -> str:
    try:
        return str(json.loads(content)["municipality"].get("country", DEFAULT))
    except (ValueError, LookupError, TypeError, AttributeError):
        return served()
