"""The rules, as rules.md lists them: a line per version."""

from __future__ import annotations

from collections.abc import Iterator

from docs.parts import markdown
from docs.parts.markdown import code
from models.law.rules import LadderStep, Rule, Rulebook, Unit

UNITS = {
    Unit.DAYS: "days",
    Unit.COUNT: "",
    Unit.FLAG: "",
    Unit.TIME: "o'clock, Helsinki",
    Unit.CHOICE: "",
    Unit.MORE_THAN: "of the seats, exceeded",
    Unit.AT_LEAST: "of the seats, at least",
    Unit.MAJORITY: "of the votes",
    Unit.LADDER: "",
}
MAY = {"no": "no", "longer": "lengthen it", "any": "yes"}
HEADS = ("Rule", "Value", "What", "Source", "Vouched from", "May a body change it")


def table() -> str:
    """All rules, in the order of the file."""
    return markdown.table(HEADS, map(_row, Rulebook.load().rules))


def _row(rule: Rule) -> tuple[str, ...]:
    return code(rule.id), _value(rule), _what(rule), rule.source, _dates(rule), MAY[rule.overridable]


def _value(rule: Rule) -> str:
    match rule.value:
        case bool():
            return "yes" if rule.value else "no"
        case tuple():
            return "<br>".join(_rungs(rule.value))
    unit = UNITS[rule.unit].removesuffix("s" if rule.value == 1 else "")
    return f"{rule.value} {unit}".strip()


def _rungs(steps: tuple[LadderStep, ...]) -> Iterator[str]:
    for step in steps:
        days = f"{step.offset_days:+d} days".replace("-", "−") if step.offset_days else "on the day"
        who = ", ".join(step.recipients).replace("_", " ")
        yield f"{days}: {who}{' (escalation)' if step.escalation else ''}"


def _what(rule: Rule) -> str:
    return " ".join(filter(None, (f"{rule.title.say('en')} ({rule.title.say('fi')}).", rule.note)))


def _dates(rule: Rule) -> str:
    return f"{rule.valid_from} to {rule.valid_to}" if rule.valid_to else f"{rule.valid_from}"
