"""The municipality as it is described on a day, and whether anybody has described it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.desk.entering import NoRegistryYet, opened
from models.bodies.body import Body
from models.bodies.body_register import described_on
from models.municipality.lacking import lacking, same_in_both
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


@dataclass(frozen=True)
class Unsaid:
    """What a municipality with its bodies leaves open, where papers or rules need it.

    `lacking` and `repeated` are keys of its description: without the first some lawful paper cannot be made,
    and the second say the same in two languages. `headless` are bodies below one that there is not, and
    `strangers` groups that a rule of reviews asks and that there are not.
    """

    lacking: tuple[str, ...]
    repeated: tuple[str, ...]
    headless: tuple[Body, ...]
    strangers: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether nothing is left open that something stands on."""
        return not (self.lacking or self.headless or self.strangers)


def unsaid(municipality: Municipality, bodies: Sequence[Body]) -> Unsaid:
    """What is left open of a municipality whose bodies are these."""
    codes = {body.id for body in bodies}
    asked = {group for rule in municipality.review_rules for group in rule.groups}
    return Unsaid(
        lacking=tuple(lacking(municipality)),
        repeated=tuple(same_in_both(municipality)),
        headless=tuple(body for body in bodies if body.superior and body.superior not in codes),
        strangers=tuple(sorted(asked - codes)),
    )
