"""Appeal: how a decision may be challenged. It follows from dated rules, never from anybody's choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from pydantic import TypeAdapter

from models.base.country_pack import pack, served
from models.base.frozen import Frozen
from models.base.packaged import read_yaml
from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.base.text import Text


class NoAppealRule(Refusal):
    """No rule of {day} says how a decision like this may be challenged ({ground}, {outcome}); the country's
    table of appeals has to, before it is made."""


class Appeal(StrEnum):
    """How a decision may be challenged."""

    PROHIBITED = "prohibited"
    CLAIM = "claim"
    MUNICIPAL_APPEAL = "municipal_appeal"
    ADMINISTRATIVE_APPEAL = "administrative_appeal"
    PROCUREMENT = "procurement"


class Counting(StrEnum):
    """From what the period of a remedy counts: the publication, or the service to each party by itself."""

    PUBLICATION = "publication"
    PARTY = "party"
    TENDERER = "tenderer"


class Kind(StrEnum):
    """What a body does with a matter: it decides, proposes to another body, or states its opinion."""

    DECISION = "decision"
    PROPOSAL = "proposal"
    STATEMENT = "statement"


class LegalGround(StrEnum):
    """The law that a matter is decided under, as far as the appeal depends on it.

    `local_government` is for all that has no act of its own: a claim first. `administrative` decides a
    person's or a company's right or duty under a special act, such as a permit: an appeal to the court, by
    the party. `special_act` is an act under which also an official's decision is appealed to that court at
    once. `employment` is about somebody's employment. `procurement` awards a contract: correction and
    market court. `procurement_contract` is a change or an order under a contract that was made already, and
    `preparation` only prepares, implements or organises inside the house: nobody may challenge either, which
    whoever presents it confirms.
    """

    LOCAL_GOVERNMENT = "local_government"
    ADMINISTRATIVE = "administrative"
    SPECIAL_ACT = "special_act"
    EMPLOYMENT = "employment"
    PROCUREMENT = "procurement"
    PROCUREMENT_CONTRACT = "procurement_contract"
    PREPARATION = "preparation"


@dataclass(frozen=True)
class Nature:
    """What the appeal of a decision depends on."""

    outcome: str
    """What became of it, by the outcome's word: a tabling can be challenged by nobody."""
    body: str
    """The kind of the body that decided, for example board."""
    kind: Kind = Kind.DECISION
    """Whether it decides, proposes to another body or states an opinion."""
    ground: LegalGround = LegalGround.LOCAL_GOVERNMENT
    """The law that the matter is decided under."""
    on_claim: bool = False
    """It decides a claim that was made against an earlier decision."""


class AppealRule(Frozen):
    """One line of the table. A part that it leaves out fits every decision."""

    id: str
    """Its name, which a handling keeps, for example appeal.preparatory_outcome."""
    appeal: Appeal
    """How a decision that fits may be challenged."""
    law: Text
    """The provision as papers name it, by language."""
    source: str
    """Where the line was taken from, for those who check it."""
    counts_from: Counting = Counting.PUBLICATION
    """From what its period counts: `publication` of the minutes for members of the municipality, else the
    service to each `party`, or to each `tenderer`, whose message is served on its own day."""
    valid_from: date
    """The first day of decisions for which it is vouched."""
    valid_to: date | None = None
    """The last one; None while it holds."""
    outcomes: tuple[str, ...] = ()
    """Outcomes that it is for; empty fits all."""
    kinds: tuple[Kind, ...] = ()
    """What the body did that it is for: decided, proposed, stated; empty fits all."""
    grounds: tuple[LegalGround, ...] = ()
    """Laws decided under that it is for; empty fits all."""
    bodies: tuple[str, ...] = ()
    """Kinds of body that it is for; empty fits all."""
    on_claim: bool | None = None
    """Whether it is for decisions on a claim or for all others; None fits both."""

    def fits(self, nature: Nature) -> bool:
        """Whether a decision of that nature is under this rule, on a day on which it is in force."""
        asked = (
            (self.outcomes, nature.outcome),
            (self.kinds, nature.kind),
            (self.grounds, nature.ground),
            (self.bodies, nature.body),
        )
        on_claim = self.on_claim in (None, nature.on_claim)
        return on_claim and all(not known or value in known for known, value in asked)

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def appeal_rule(nature: Nature, day: date) -> AppealRule:
    """The first rule that fits, in the version in force; NoAppealRule where it has none on that day.

    What is under one rule does not fall through to another remedy on a day on which that is not in force.
    """
    fitting = [rule for rule in appeal_rules() if rule.fits(nature)]
    for rule in fitting:
        if rule.id == fitting[0].id and rule.holds(day):
            return rule
    ground, outcome = Term("legal ground", spoken(nature.ground)), Term("outcome", spoken(nature.outcome))
    raise NoAppealRule(day=day, ground=ground, outcome=outcome)


def counts_from(rule: str) -> Counting:
    """From what the period of a decision counts, by the rule that it kept."""
    known = (one for one in appeal_rules() if one.id == rule)
    return next((one.counts_from for one in known), Counting.PUBLICATION)


def rule_if_approved(nature: Nature, to: str, day: date) -> AppealRule:
    """The rule for a proposal as it lies before a body; `to` is the kind of the body that it is for.

    What is proposed to the council is the draft of the council's decision, and tells how that is challenged.
    """
    council = nature.kind is Kind.PROPOSAL and to == "council"
    asked = replace(nature, kind=Kind.DECISION, body=to) if council else nature
    return appeal_rule(asked, day)


def law_of(rule: str, appeal: Appeal) -> Text:
    """The provision that papers name; of a decision made before its rule was kept, that of its appeal."""
    rules = appeal_rules()
    return next((known for known in rules if known.id == rule), _first(rules, appeal)).law


def _first(rules: tuple[AppealRule, ...], appeal: Appeal) -> AppealRule:
    return next(known for known in rules if known.appeal is appeal)


def appeal_rules() -> tuple[AppealRule, ...]:
    """The whole table of the country, in its order."""
    return _of(served())


@cache
def _of(code: str) -> tuple[AppealRule, ...]:
    data = pack(code).joinpath("appeals.yaml").read_text("utf-8")
    return TypeAdapter(tuple[AppealRule, ...]).validate_python(read_yaml(data))
