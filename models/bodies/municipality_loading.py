"""Loading a municipality: it and its bodies hold from their days on, all of them or none.

A bilingual council writes in both languages by Kielilaki 423/2003, 29 §.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from models.base.bad_value import BadValue
from models.base.calendar import local_day
from models.base.country_pack import known, served
from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.bodies.body import Bodies, Body
from models.bodies.body_register import JOURNAL, BodyLoaded, BodyRegister, described_on
from models.bodies.superior import refuse_strange_superior
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.body_kind import BodyKind
from models.law.openness import PUBLIC
from models.law.rules import Rulebook
from models.municipality.municipality import Municipality


class SameMunicipality(Refusal):
    """The municipality and its bodies are already described like this; nothing would change."""


class NotASteeringGroup(Refusal):
    """{rule} asks {body} for its review, which is a {kind}; reviews are given by steering groups."""


class BodyTwice(BadValue):
    """{body} is described twice."""


class OneLanguage(BadValue):
    """{body} writes in {languages}; the council of a bilingual municipality writes in both its languages."""


class WritesInAnother(BadValue):
    """{body} writes in {language}, which is no language of the municipality; write languages: [{languages}]
    in its file."""


class OfAnotherCountry(BadValue):
    """The municipality is of the country {country}, and this process serves {served}. Set PYKALA_COUNTRY, and
    start all processes of the installation anew."""


class DescribedMunicipality(Frozen):
    """A municipality with its bodies, as its folder describes it."""

    municipality: Municipality
    """The municipality itself."""
    bodies: tuple[Body, ...] = ()
    """Its bodies: council, board, committees, sections, officeholders, steering groups."""

    @model_validator(mode="after")
    def _is_of_this_country(self) -> Self:
        if (country := known(self.municipality.country)) != served():
            raise OfAnotherCountry(country=country, served=served())
        return self

    @model_validator(mode="after")
    def _each_body_once(self) -> Self:
        ids = [body.id for body in self.bodies]
        if twice := next((id_ for number, id_ in enumerate(ids) if id_ in ids[:number]), None):
            raise BodyTwice(body=twice)
        return self

    @model_validator(mode="after")
    def _bodies_write_in_its_languages(self) -> Self:
        own = self.municipality.languages
        for body in self.bodies:
            if strange := next((each for each in body.languages if each not in own), None):
                raise WritesInAnother(body=body.id, language=strange, languages=Listed.of(own))
            if body.kind is BodyKind.COUNCIL and not {"fi", "sv"} & set(own) <= set(body.languages):
                raise OneLanguage(body=body.id, languages=Listed.of(body.languages))
        return self


class LoadMunicipality(Act[None]):
    """Load the description of the municipality with its bodies: from its day on papers bear its names.

    The folder has municipality.yaml, and a file for each body under bodies/. What is described already like
    this stays as it is; nothing is taken away.
    """

    noun: ClassVar[str] = "municipality"
    verb: ClassVar[str] = "load"
    example: ClassVar[str] = "pykala municipality load sarvijoki"

    file: ClassVar[str] = """names: {fi: Sarvijoen kunta, sv: Hornå kommun}
register_prefix: SRV
languages: [fi, sv]
registry_office:
  names: {fi: kirjaamo, sv: registratorskontoret}
  postal: {fi: "PL 8, 66999 Sarvijoki", sv: "PB 8, 66999 Hornå"}
  email: kirjaamo@sarvijoki.example"""

    description: Annotated[DescribedMunicipality, PUBLIC]
    """The municipality and its bodies."""

    def decide(self, state: BodyRegister | None, command: Command, world: World) -> Iterator[Entry]:
        told, held = self.description, world.held(JOURNAL)
        today = local_day(command.happened_at)
        register = (held.of(BodyRegister) if held.state else BodyRegister()).describing(told.municipality)
        same = described_on(world, max(today, told.municipality.since)) == told.municipality
        changed = [
            body for body in told.bodies if register.on(max(today, body.since)).bodies.get(body.id) != body
        ]
        if same and not changed:
            raise SameMunicipality
        there = register.on(today)
        everybody = Bodies(bodies={**there.bodies, **{body.id: body for body in told.bodies}})
        for body in told.bodies:
            body.refuse_forbidden(Rulebook.load())
            refuse_strange_superior(body, everybody)
        _refuse_strange_groups(told.municipality, everybody)
        if not same:
            yield Entry(journal=JOURNAL, content=MunicipalityLoaded(municipality=told.municipality))
        for body in changed:
            yield Entry(journal=JOURNAL, content=BodyLoaded(body=body))


def _refuse_strange_groups(own: Municipality, bodies: Bodies) -> None:
    """NoSuchBody or NotASteeringGroup for a group that a rule of reviews asks and that there is not."""
    for rule in own.review_rules:
        for group in rule.groups:
            if (kind := bodies.get(group).kind) is not BodyKind.STEERING_GROUP:
                raise NotASteeringGroup(rule=rule.title.name, body=group, kind=kind)


class MunicipalityLoaded(Content):
    """A description of the municipality was loaded."""

    municipality: Municipality
    """The whole description, which holds from its day on."""

    def fold(self, state: BodyRegister | None, fact: Fact) -> BodyRegister:
        return (state or BodyRegister()).describing(self.municipality)

    def said(self) -> Said:
        name, since = self.municipality.names.name, self.municipality.valid_from
        loaded = Said.fact("The description of the municipality ({name}) was loaded.", name=name)
        if since:
            loaded = Said.fact(
                "The description of the municipality ({name}) was loaded, valid from {since}.",
                name=name,
                since=since,
            )
        parts = Listed.of(_brought(self.municipality), ";")
        return Said.fact("{loaded} With it: {parts}.", loaded=loaded, parts=parts) if parts else loaded


def _brought(own: Municipality) -> Iterator[Said]:
    """What a municipality has of its own that is seen only when it is used."""
    if own.arms:
        yield Said.fact("coat of arms")
    if own.colours:
        yield Said.fact("colours")
    if own.templates:
        yield Said.fact("templates of papers ({names})", names=Listed.of(sorted(own.templates)))
    if own.texts:
        yield Said.fact("{count} text of its own", "{count} texts of its own", count=len(own.texts))
    if own.records_plan:
        count = len(own.records_plan)
        yield Said.fact(
            "a records plan of {count} task class", "a records plan of {count} task classes", count=count
        )
    if own.approval_chains:
        titles = (chain.title.name for chain in own.approval_chains)
        yield Said.fact("chains of approval ({names})", names=Listed.of(titles))
    if own.review_rules:
        titles = (rule.title.name for rule in own.review_rules)
        yield Said.fact("rules of reviews ({names})", names=Listed.of(titles))
    if own.case_templates:
        ids = (template.id for template in own.case_templates)
        yield Said.fact("templates of cases ({names})", names=Listed.of(ids))
