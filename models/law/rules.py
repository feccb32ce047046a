"""Rules: dated data with a source. The law is the default; a body overrides what the law lets it."""

import builtins
from collections.abc import Mapping
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from models.base.country_pack import pack, served
from models.base.frozen import Frozen
from models.base.packaged import read_yaml
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.text import Text
from models.base.words import Listed, Said
from models.base.written_form import form
from models.law.majority import MOST, Majority


class RuleError(Refusal):
    """Rule {rule}: {problem}."""


class Unit(StrEnum):
    """What a rule's value measures; it fixes the value's type."""

    DAYS = "days"
    COUNT = "count"
    FLAG = "flag"
    TIME = "time"
    CHOICE = "choice"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LADDER = "ladder"
    MAJORITY = "majority"


SOURCE, WAY = "rule source", "rule value"
"""The kinds of words that the sources of rules are, and the values of those that name one way of several."""


class LadderStep(Frozen):
    """One rung of a reminder ladder: days from the deadline, and the roles that are reminded."""

    offset_days: int
    """Days from the deadline: negative before it, positive after."""
    recipients: tuple[str, ...]
    """The roles that get the reminder: reviewer, owner, division_head and so on."""
    escalation: bool = False
    """It goes to somebody above those who are late, too."""


Value = bool | int | str | tuple[LadderStep, ...]

_Number = Annotated[int, Field(strict=True, ge=0)]
_Clock = Annotated[
    str, Field(pattern=form(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", Said.why("a time of day, like 16:15")))
]
_Share = Annotated[str, Field(pattern=form(r"^[1-9][0-9]*/[1-9][0-9]*$", Said.why("a share, like 2/3")))]
_Votes = Annotated[int, Field(strict=True, ge=1)]
_Majority = (
    _Votes
    | Annotated[
        str,
        Field(
            pattern=form(
                rf"^({MOST}|[1-9][0-9]*(/[1-9][0-9]*)?)$",
                Said.why("most, a number of votes or a share, like 2/3"),
            )
        ),
    ]
)
_TYPES: dict[Unit, TypeAdapter[Any]] = {
    Unit.DAYS: TypeAdapter(_Number),
    Unit.COUNT: TypeAdapter(_Number),
    Unit.FLAG: TypeAdapter(Annotated[bool, Field(strict=True)]),
    Unit.TIME: TypeAdapter(_Clock),
    Unit.CHOICE: TypeAdapter(str),
    Unit.MORE_THAN: TypeAdapter(_Share),
    Unit.AT_LEAST: TypeAdapter(_Share),
    Unit.MAJORITY: TypeAdapter(_Majority),
    Unit.LADDER: TypeAdapter(tuple[LadderStep, ...]),
}


class Rule(Frozen):
    """One rule while it was valid."""

    id: str
    """Its name, for example review.due_after; the last word may be a kind of body or `other`."""
    value: Value
    """What holds while it is valid, of the type that its unit fixes."""
    unit: Unit
    """What the value measures: days, a share of the seats, a time of day and so on."""
    title: Text
    """What the rule is about, in a few words by language."""
    source: str
    """The law's section, or that it is the house's own default."""
    valid_from: date
    """The first day for which this value is vouched."""
    valid_to: date | None = None
    """The last day; None while it holds."""
    overridable: Literal["no", "longer", "any"]
    """Whether a body may have another value: no, a longer one, or any."""
    note: str = ""
    """What the value means or leaves open, beside its title; empty where that says all."""
    least: int = 0
    """The least number that a body may set; what a registry of an earlier version holds goes on."""
    ways: tuple[str | bool, ...] = ()
    """The values that the engine knows; a single one is built so and not asked for. Empty: any."""

    @model_validator(mode="after")
    def _value_fits_its_unit(self) -> Self:
        try:
            _TYPES[self.unit].validate_python(self.value)
        except ValidationError:
            written = repr(self.value)
            wrong = Said.why("{value} is not a value in {unit}", value=written, unit=self.unit)
            if self.unit is Unit.FLAG:
                wrong = Said.why("{value} is neither yes nor no", value=written)
            raise RuleError(rule=self.id, problem=wrong) from None
        if self.ways and self.value not in self.ways:
            raise RuleError(
                rule=self.id,
                problem=Said.why(
                    "{value} is none of {ways}", value=repr(self.value), ways=Listed.of(map(str, self.ways))
                ),
            )
        return self

    @property
    def vouched_by(self) -> Term:
        """The source as its reader calls it; a body's own source as the body wrote it."""
        return Term(SOURCE, self.source)

    @property
    def number(self) -> int:
        """The value of a rule that counts, RuleError for any other."""
        if self.unit in (Unit.DAYS, Unit.COUNT) and isinstance(self.value, int):
            return self.value
        raise RuleError(rule=self.id, problem=Said.why("it is not a number"))

    def overridden(self, value: Value, source: str | None = None) -> Self:
        """The rule with a body's own value; RuleError where the law forbids it."""
        own = self.model_copy(update={"value": value, "source": source or self.source})
        own = type(self).model_validate(own.model_dump())
        if self.overridable == "no" and own.value != self.value:
            raise RuleError(
                rule=self.id, problem=Said.why("a body may not change it ({source})", source=self.vouched_by)
            )
        if self.overridable == "longer" and own.number < self.number:
            raise RuleError(
                rule=self.id,
                problem=Said.why(
                    "{value} may be lengthened only ({source})", value=str(self.value), source=self.vouched_by
                ),
            )
        return own


class Rules(Frozen):
    """The rules of one day, as a case keeps them."""

    day: date
    """The day on which they are valid."""
    rules: dict[str, Rule]
    """Id → the version of the rule that is valid on that day, with a body's own values."""

    def get(self, key: str) -> Rule:
        """The rule, RuleError if there is none on this day."""
        if key not in self.rules:
            raise RuleError(rule=key, problem=Said.why("there is none on {day}", day=self.day))
        return self.rules[key]

    def for_kind(self, key: str, kind: str) -> Rule:
        """The rule of a kind of body (`quorum.council`), else that of all others (`quorum.other`)."""
        own = f"{key}.{kind}"
        return self.get(own if own in self.rules else f"{key}.other")

    def flag(self, key: str) -> bool:
        """Whether a switch is on."""
        return bool(self._of(key, Unit.FLAG).value)

    def choice(self, key: str) -> str:
        """The value of a rule that names one way out of several."""
        return str(self._of(key, Unit.CHOICE).value)

    def majority(self, key: str, kind: str) -> Majority | None:
        """What a motion needs in a body of a kind; None where most votes suffice, or nothing is said."""
        found = self.rules.get(f"{key}.{kind}") or self.rules.get(f"{key}.other")
        return Majority.of(str(found.value)) if found else None

    def clock(self, key: str) -> time:
        """A local time of day."""
        return time.fromisoformat(str(self._of(key, Unit.TIME).value))

    def ladder(self, key: str) -> tuple[LadderStep, ...]:
        """The rungs of a reminder ladder, earliest first."""
        steps = _TYPES[Unit.LADDER].validate_python(self._of(key, Unit.LADDER).value)
        return tuple(sorted(steps, key=lambda step: step.offset_days))

    def with_overrides(self, overrides: Mapping[str, Value], source: str | None = None) -> Self:
        """These rules with a body's own values; RuleError names the first that the law forbids."""
        own = {key: self.get(key).overridden(value, source) for key, value in overrides.items()}
        return self.model_copy(update={"rules": {**self.rules, **own}})

    def _of(self, key: str, unit: Unit) -> Rule:
        rule = self.get(key)
        if rule.unit is not unit:
            raise RuleError(
                rule=key, problem=Said.why("it is in {unit}, not in {wanted}", unit=rule.unit, wanted=unit)
            )
        return rule

    def int(self, key: str) -> builtins.int:
        """The number of a rule that counts days or anything else."""
        return self.get(key).number


class Rulebook(Frozen):
    """Every version of every rule. No two versions meet on one day, and none leaves a gap to the next."""

    rules: tuple[Rule, ...]
    """Every version of every rule, in the order of the files."""

    @classmethod
    def load(cls) -> "Rulebook":
        """The rulebook of the country that this process serves."""
        return cls.of(served())

    @classmethod
    def of(cls, country: str) -> "Rulebook":
        """The rulebook of a country: its law, then the house's own rules."""
        return _of(country)

    @model_validator(mode="after")
    def _versions_follow_each_other(self) -> Self:
        for earlier, later in pairwise(sorted(self.rules, key=lambda rule: (rule.id, rule.valid_from))):
            if earlier.id != later.id:
                continue
            follows = earlier.valid_to and earlier.valid_to + timedelta(days=1)
            if follows != later.valid_from:
                problem = Said.why(
                    "its versions overlap or leave a gap: {last} and {first}",
                    last=earlier.valid_to or Said.why("no end"),
                    first=later.valid_from,
                )
                raise RuleError(rule=later.id, problem=problem)
        for rule in self.rules:
            if rule.valid_to and rule.valid_to < rule.valid_from:
                raise RuleError(rule=rule.id, problem=Said.why("it ends before it begins"))
        return self

    def on(self, day: date) -> Rules:
        """The rules that are valid on `day`."""
        valid = (r for r in self.rules if r.valid_from <= day and (r.valid_to is None or day <= r.valid_to))
        return Rules(day=day, rules={rule.id: rule for rule in valid})


@cache
def _of(code: str) -> Rulebook:
    folders = (pack(code), files("models").joinpath("data"))
    parts = [read_yaml(folder.joinpath("rules.yaml").read_text("utf-8")) for folder in folders]
    return Rulebook.model_validate({"rules": [rule for part in parts for rule in part]})
