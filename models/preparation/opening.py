"""Opening a case: it gets its register number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.text import Original
from models.base.words import Said
from models.base.writing import Written
from models.base.written_form import form
from models.bodies.body_register import municipality_on
from models.case.case import Case
from models.case.subject import NoGround, Publicity
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.deadline import Deadline
from models.law.openness import PUBLIC, Code, PublicText
from models.law.secrecy import SealedTitle
from models.municipality.approval_chain import ApprovalChain
from models.municipality.municipality import REGISTER
from models.municipality.review_rule import ReviewRule
from models.preparation.kept_secret import kept_secret, sooner_than_by_law, told_of
from models.preparation.unit import units_of


class OpenCase(Act[None]):
    """Open a case: it gets the next register number of its register and year."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "open"
    example: ClassVar[str] = "pykala case open --title 'Määrärahan myöntäminen …' --task-class '02 02 02'"

    title: PublicText = Field(min_length=1, max_length=500)
    """What the case is about, as it is made public; neutral if it is confidential."""
    title_in: dict[Language, PublicText] = Field(default_factory=dict)
    """Its title in other languages, by language, for papers that are made in them: `sv=Biblioteket`."""
    task_class: Code = Field(
        pattern=form(r"^\d\d( \d\d){1,3}$", Said.why("two to four pairs of digits, like 02 08 00"))
    )
    """Task class, for example '02 02 02'."""
    prefix: Code = Field(
        default="", pattern=form(rf"^({REGISTER})?$", Said.why("two to six capital letters, like HEL"))
    )
    """The register's prefix, with which its numbers begin; left out, the municipality's."""
    publicity: Publicity | None = None
    """Who may read it: public, partly_confidential or confidential; left out, what the records plan says of
    its task class, else public. In a partly confidential case every text is public that is not sent as
    confidential."""
    ground: PublicText = Field(default="", max_length=300)
    """Ground of secrecy, if it is not public; it is public itself. Left out, that of the records plan."""
    language: Annotated[Original | None, PUBLIC] = None
    """Language of the original: fi or sv; left out, the municipality's first."""
    secret_title: SealedTitle | None = None
    """What a confidential case is really about, sealed."""
    secret_until: date | None = None
    """The last day on which it is secret, if it is not public; left out, counted from its opening, as the
    records plan says of its task class, else the law."""

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        day = local_day(command.happened_at)
        municipality = municipality_on(world, day)
        planned = municipality.class_of(self.task_class)
        usual = Publicity(planned.publicity) if planned else Publicity.PUBLIC
        publicity = self.publicity or usual
        ground = self.ground or (planned.ground if planned and publicity is usual else "")
        if publicity is not Publicity.PUBLIC and not ground:
            raise NoGround
        secret = publicity is not Publicity.PUBLIC
        ends = kept_secret(day, self.secret_until, self.task_class, ground, world) if secret else None
        prefix = self.prefix or municipality.register_prefix
        rules = municipality.review_rules_of(self.task_class)
        named = any(rule.unit for rule in rules)
        number = world.allot(f"{prefix} {day.year}")
        yield Entry(
            journal=f"{prefix} {day.year}-{number:06}",
            content=CaseOpened(
                title=self.title,
                title_in=self.title_in,
                task_class=self.task_class,
                publicity=publicity,
                ground=ground,
                language=self.language or municipality.first_language,
                secret_title=self.secret_title,
                secret_until=ends.day if ends else self.secret_until,
                secrecy_ends=ends,
                lawful_until=sooner_than_by_law(ends, ground) if ends else None,
                chains=municipality.chains_of(self.task_class),
                review_rules=rules,
                units=units_of(command.on_behalf_of or command.actor, day, world) if named else (),
            ),
        )


class CaseOpened(Content):
    """A case was opened and got its register number."""

    title: str
    """What it is about, as it is made public; neutral if the case is confidential."""
    task_class: str
    """Task class of the records plan, for example '02 02 02'."""
    publicity: Publicity
    """Whether its texts may be shown; of a confidential case every long text is sealed."""
    ground: str = ""
    """Ground of secrecy; empty for a public case."""
    language: Language = "fi"
    """The language in which it is prepared: the original of its texts and papers."""
    secret_title: Written | None = None
    """What a confidential case is really about, sealed; None where nobody gave it."""
    secret_until: date | None = None
    """The day until which it is secret; None where nobody said."""
    chains: tuple[ApprovalChain, ...] = ()
    """The chains of approval of its task class in force that day; it keeps them, whatever comes later."""
    review_rules: tuple[ReviewRule, ...] = ()
    """Which groups review its proposal, by the rules in force that day, which it keeps likewise."""
    units: tuple[str, ...] = ()
    """The units of whoever opened it, where one of these rules asks for a unit."""
    title_in: dict[Language, str] = Field(default_factory=dict)
    """Its title in other languages, by language."""
    secrecy_ends: Deadline | None = None
    """When its secrecy ends; None of a public case."""
    lawful_until: date | None = None
    """Till when the law keeps it secret on its ground, where an earlier last day was given."""

    def fold(self, state: None, fact: Fact) -> Case:
        return Case(
            id=fact.journal,
            title=self.title,
            title_in=self.title_in,
            task_class=self.task_class,
            publicity=self.publicity,
            ground=self.ground,
            language=self.language,
            preparer=fact.principal,
            authors=fact.hands[:-1],
            opened=local_day(fact.happened_at),
            secret_title=self.secret_title,
            secret_until=self.secret_until,
            chains=self.chains,
            review_rules=self.review_rules,
            units=self.units,
            secrecy_ends=self.secrecy_ends,
        )

    def said(self) -> Said:
        return told_of(self._opened(), self.secret_until, self.lawful_until)

    def _opened(self) -> Said:
        if self.publicity is not Publicity.PARTLY_CONFIDENTIAL:
            return Said.fact("The case was opened: {title}.", title=self.title)
        return Said.fact(
            "The case was opened: {title}. It is partly confidential: what is not sent as such is public.",
            title=self.title,
        )
