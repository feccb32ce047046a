"""The rules, as rules.md lists them: a line per version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docs.parts import markdown
from docs.parts.markdown import code
from models.base.section import sections as sections_of
from models.law.rules import LadderStep, Rule, Rulebook, Unit

UNITS = {
    Unit.DAYS: "days",
    Unit.COUNT: "",
    Unit.FLAG: "",
    Unit.TIME: "o'clock",
    Unit.CHOICE: "",
    Unit.MORE_THAN: "of the seats, exceeded",
    Unit.AT_LEAST: "of the seats, at least",
    Unit.MAJORITY: "of the votes",
    Unit.LADDER: "",
}
MAY = {"no": "no", "longer": "lengthen it", "any": "yes"}
HEADS = ("Rule", "Value", "What", "Source", "Vouched from", "May a body change it")


def of_the_house() -> str:
    """The rules that hold in every country."""
    return _table(rule for rule in Rulebook.of("fi").rules if rule in Rulebook.of("se").rules)


def finnish() -> str:
    """Finland's rules, in the order of its file."""
    return _table(rule for rule in Rulebook.of("fi").rules if rule not in Rulebook.of("se").rules)


def swedish() -> str:
    """Sweden's rules, in the order of its file."""
    return _table(rule for rule in Rulebook.of("se").rules if rule not in Rulebook.of("fi").rules)


def refusals() -> str:
    """The sections of Finland's law that refusals stand on, in the order of its file."""
    sections: dict[str, list[str]] = {}
    for refusal, section in sections_of("fi").items():
        sections.setdefault(section, []).append(code(refusal))
    return markdown.table(("Section", "Refusals"), ((law, ", ".join(who)) for law, who in sections.items()))


def _table(rules: Iterable[Rule]) -> str:
    return markdown.table(HEADS, map(_row, rules))


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
    original = rule.title.say(rule.title.original)
    return " ".join(filter(None, (f"{rule.title.say('en')} ({original}).", rule.note)))


def _dates(rule: Rule) -> str:
    return f"{rule.valid_from} to {rule.valid_to}" if rule.valid_to else f"{rule.valid_from}"
