"""What the engine goes by: the policy and the rules. Read from data; no registry is needed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.commands import screen
from app.commands.day import day_of
from app.commands.house import EVERYBODY, top
from app.desk.reading.permissions import permissions
from models.base.words import spoken
from models.law.rules import LadderStep, Rule, Rulebook


@top.command("policy", rich_help_panel=EVERYBODY)
def show_policy() -> None:
    """Show who may do what, and when."""
    rows = (
        (
            spoken(each.journal),
            f"{each.noun} {each.verb}" if each.by_hand else "(the engine)",
            each.role,
            ", ".join(map(spoken, each.stages)),
        )
        for each in permissions()
    )
    screen.table("Who may do what, and when", ("Journal", "Act", "Role", "Stages"), rows)


@top.command("rules", rich_help_panel=EVERYBODY)
def show_rules(
    on: Annotated[str, typer.Option("--on", help="Only as of this day.", metavar="YYYY-MM-DD")] = "",
) -> None:
    """Show the rules: value, source, and from when to when each is valid."""
    book = Rulebook.load()
    known = book.on(day_of(on)).rules.values() if on else book.rules
    rows = (
        (
            rule.id,
            rule.title.say("en"),
            value(rule),
            rule.source,
            screen.span(rule.valid_from, rule.valid_to),
            rule.overridable,
        )
        for rule in known
    )
    screen.table("Rules", ("Rule", "What", "Value", "Source", "Valid", "A body may change it"), rows)


def value(rule: Rule) -> str:
    """A rule's value with what it measures, in words."""
    if isinstance(rule.value, tuple):
        return "; ".join(_step(step) for step in rule.value)
    unit = {"days": " days", "more_than": " (more than)", "at_least": " (at least)"}.get(rule.unit, "")
    told: Any = {True: "yes", False: "no"}[rule.value] if isinstance(rule.value, bool) else rule.value
    return f"{told}{unit}"


def _step(step: LadderStep) -> str:
    return f"{step.offset_days:+d} days: {', '.join(step.recipients)}"
