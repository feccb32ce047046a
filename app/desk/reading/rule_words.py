"""What a rule says, in words: its value with what it measures, and whether a body may have another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from app.language import language
from models.base.formats import clock_text
from models.base.terms import Term
from models.base.words import Listed, Said, Value
from models.law.majority import Majority
from models.law.rules import WAY, LadderStep, Rule, Unit


def value_of(rule: Rule) -> Value:
    """A rule's value with what it measures."""
    if isinstance(rule.value, tuple):
        return Listed.of(map(_step, rule.value), ";")
    said = IN_WORDS.get(rule.unit)
    return said(rule.value) if said else str(rule.value)


def _flag(value: object) -> Said:
    return Said.of("screen", "yes") if value else Said.of("screen", "no")


def _majority(value: object) -> Said:
    needed = Majority.of(str(value))
    return needed.said() if needed else Said.of("screen", "most of the votes")


def _clock(value: object) -> str:
    return clock_text(time.fromisoformat(str(value)), language())


IN_WORDS: dict[Unit, Callable[[object], Value]] = {
    Unit.DAYS: lambda days: Said.of("screen", "{count} day", "{count} days", count=int(str(days))),
    Unit.FLAG: _flag,
    Unit.TIME: _clock,
    Unit.CHOICE: lambda way: Term(WAY, str(way)),
    Unit.MORE_THAN: lambda share: Said.of("screen", "{share} (more than)", share=str(share)),
    Unit.AT_LEAST: lambda share: Said.of("screen", "{share} (at least)", share=str(share)),
    Unit.MAJORITY: _majority,
}
"""How the value of a rule is said, by what it measures; a count is its number."""


def _step(step: LadderStep) -> Said:
    days, to = abs(step.offset_days), Listed.of(Term("role", role) for role in step.recipients)
    if not days:
        return Said.of("screen", "on the day: {recipients}", recipients=to)
    if step.offset_days < 0:
        return Said.of(
            "screen",
            "{count} day before: {recipients}",
            "{count} days before: {recipients}",
            count=days,
            recipients=to,
        )
    return Said.of(
        "screen",
        "{count} day after: {recipients}",
        "{count} days after: {recipients}",
        count=days,
        recipients=to,
    )


OVERRIDABLE = {
    "no": Said.of("screen", "no"),
    "longer": Said.of("screen", "longer"),
    "any": Said.of("screen", "any value"),
}
"""Whether a body may have another value: no, a longer one, or any."""
