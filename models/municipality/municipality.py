"""A municipality: its names, its register, its offices, its languages. Dated data."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field, field_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.packaged import UNNAMED, read_yaml
from models.base.text import ORIGINALS, Original, Plain, Text
from models.base.words import Listed, Said
from models.base.written_form import form
from models.law.lengths import Longest
from models.municipality.approval_chain import ApprovalChain, refuse_twice
from models.municipality.case_template import CaseTemplate
from models.municipality.colours import Colours
from models.municipality.office import Mail, Office
from models.municipality.records_plan import TaskClass
from models.municipality.review_rule import ReviewRule

REGISTER = r"[A-ZÅÄÖ]{2,6}"
"""How the prefix of a register is written."""


class NoLanguages(BadValue):
    """A municipality has one language at least; write languages: [fi], or [fi, sv]."""


class TaskClassTwice(BadValue):
    """The records plan has {task_class} twice."""


class TemplateTwice(BadValue):
    """There are two templates {template}."""


class NoSuchForm(BadValue):
    """There is no form {form}; there are {forms}."""


FORMS = ("fi_genitive", "sv_genitive")
"""The inflected forms that sentences need: 'Otteita voi pyytää <Sarvijoen kunnan> kirjaamosta.'"""


class Published(StrEnum):
    """What papers may say of somebody whom one can ask."""

    NAME = "name"
    TELEPHONE = "telephone"
    EMAIL = "email"
    POSTAL = "postal"


class Municipality(Frozen):
    """One municipality as it is described from a day on."""

    names: Text
    """Its name by language, as the heads of papers have it: `{fi: Sarvijoen kunta, sv: Hornå kommun}`."""
    country: Annotated[str, Longest(2)] = Field(
        default="fi", pattern=form("^[a-z]{2}$", Said.why("two small letters, like fi"))
    )
    """The country whose law, calendar and time hold: `fi` or `se`, that of `PYKALA_COUNTRY`."""
    valid_from: date | None = None
    """The first day of this description. The first one also holds for every day before it."""
    forms: dict[str, Annotated[Plain, Longest(200)]] = Field(default_factory=dict)
    """Inflected forms of the name: `fi_genitive` (Sarvijoen kunnan), `sv_genitive` (Hornå kommuns)."""
    register_prefix: Annotated[str, Longest(6)] = Field(
        pattern=form(f"^{REGISTER}$", Said.why("two to six capital letters, like HEL"))
    )
    """Prefix of the register, with which the numbers of its cases begin: `SRV` gives SRV 2026-000001."""
    languages: tuple[Language, ...] = ("fi",)
    """Its languages, the first one first: `[fi]`, or `[fi, sv]` where it is bilingual."""
    registry_office: Office
    """Where documents are sent, claims too: `names`, `postal`, `visiting`, `email`, `telephone`, `hours`."""
    administrative_court: Office | None = None
    """The court that examines appeals, written as the registry office is."""
    market_court: Office | None = None
    """The court that examines appeals in procurement, written as the registry office is."""
    web: Annotated[Plain, Longest(200)] = Field(
        default="", pattern=form(r"^(https?://\S+)?$", Said.why("an address that begins with https://"))
    )
    """Where its minutes are published: an address that begins with https://."""
    mail_sender: Mail = ""
    """The address that its mails come from. Answers go to whoever prepares the case or called the meeting,
    where an address is known, else to the registry office."""
    further_information: tuple[Published, ...] = ()
    """What papers publish of a case's preparer: `name`, `telephone`, `email`, `postal`; else nothing."""
    arms: Annotated[Plain, Longest(60_000)] = ""
    """Coat of arms or logo at the head of papers: the name of an SVG file of plain shapes beside this one."""
    colours: Colours = Field(default_factory=dict)
    """Its colours on the pages of the desk, readable on white and, ending in `_dark`, on black:
    `{town: "#0000bf", town_dark: "#9fc9eb"}`; `good` and `late` likewise. A neutral look by default."""
    templates: dict[Plain, Annotated[Plain, Longest(60_000)]] = Field(default_factory=dict)
    """Its own templates of papers and mails, before those of the same name that Pykälä has: read from the
    files under `templates/`, and not written here."""
    texts: dict[Plain, dict[Language, Annotated[Plain, Longest(2_000)]]] = Field(default_factory=dict)
    """Its own words in papers and mails, by the Finnish of templates: `{Esittelijä: {sv: Föredragare}}`."""
    units: tuple[Text, ...] = ()
    """Names of its divisions and units in its languages, for papers in the other one:
    `[{fi: Sivistystoimi, sv: Bildningsväsendet}]`. Cases name them in any."""
    records_plan: tuple[TaskClass, ...] = ()
    """Its task classes, from which a new case takes its publicity: `id`, `title`, `publicity`, `ground`,
    `secret_years`, `retention`."""
    approval_chains: tuple[ApprovalChain, ...] = ()
    """Its chains of approval, by task class and sum: `title`, `task_class`, `at_least`, `steps`. A case keeps
    those that are in force on the day on which it is opened."""
    review_rules: tuple[ReviewRule, ...] = ()
    """Which steering groups review a proposal, by task class, sum and unit: `title`, `task_class`,
    `at_least`, `unit`, `groups`. A case keeps those that are in force on the day on which it is opened."""
    case_templates: tuple[CaseTemplate, ...] = ()
    """Templates of its cases: `id`, `title`, `task_class`, `language`, `body`, `presenter`, `clauses`,
    `reasons`, `informed`."""

    @field_validator("languages")
    @classmethod
    def _speaks(cls, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        if not languages or len(set(languages)) < len(languages):
            raise NoLanguages
        return languages

    @field_validator("case_templates")
    @classmethod
    def _each_template_once(cls, templates: tuple[CaseTemplate, ...]) -> tuple[CaseTemplate, ...]:
        ids = [one.id for one in templates]
        if twice := next((id_ for number, id_ in enumerate(ids) if id_ in ids[:number]), None):
            raise TemplateTwice(template=twice)
        return templates

    @field_validator("records_plan")
    @classmethod
    def _each_class_once(cls, plan: tuple[TaskClass, ...]) -> tuple[TaskClass, ...]:
        ids = [one.id for one in plan]
        if twice := next((id_ for number, id_ in enumerate(ids) if id_ in ids[:number]), None):
            raise TaskClassTwice(task_class=twice)
        return plan

    @field_validator("approval_chains")
    @classmethod
    def _each_chain_once(cls, chains: tuple[ApprovalChain, ...]) -> tuple[ApprovalChain, ...]:
        refuse_twice(chains)
        return chains

    @field_validator("forms")
    @classmethod
    def _known_forms(cls, forms: dict[str, str]) -> dict[str, str]:
        for inflected in forms:
            if inflected not in FORMS:
                raise NoSuchForm(form=inflected, forms=Listed.of(FORMS))
        return forms

    @classmethod
    def unnamed(cls) -> Municipality:
        """The municipality of a registry in which none has been described."""
        return _unnamed()

    @property
    def since(self) -> date:
        """The first day of this description; the beginning of time where it gives none."""
        return self.valid_from or date.min

    @property
    def first_language(self) -> Original:
        """The first of its languages in which records are written."""
        return next((each for each in ORIGINALS if each in self.languages[:1]), "fi")

    def class_of(self, task_class: str) -> TaskClass | None:
        """What the records plan says of a task class: in its own line, else in that of the nearest above."""
        above = (one for one in self.records_plan if f"{task_class} ".startswith(f"{one.id} "))
        return max(above, key=lambda one: len(one.id), default=None)

    def chains_of(self, task_class: str) -> tuple[ApprovalChain, ...]:
        """The chains of approval that may hold for cases of a task class."""
        return tuple(chain for chain in self.approval_chains if chain.may_hold(task_class))

    def review_rules_of(self, task_class: str) -> tuple[ReviewRule, ...]:
        """The rules of reviews that may hold for cases of a task class."""
        return tuple(rule for rule in self.review_rules if rule.may_hold(task_class))

    def genitive(self, language: Language) -> str:
        """Whose something is: 'Sarvijoen kunnan'; English says it with the name alone."""
        return self.forms.get(f"{language}_genitive") or self.names.say(language)


@cache
def _unnamed() -> Municipality:
    text = (UNNAMED / "municipality.yaml").read_text(encoding="utf-8")
    return Municipality.model_validate(read_yaml(text))
