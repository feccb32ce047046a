"""What the engine goes by: the policy and the rules. Read from data; no registry is needed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from app.commands import screen
from app.commands.due import day_of
from app.commands.house import EVERYBODY, app
from models.base.words import spoken
from models.engine import policy
from models.law.rules import Rule, Rulebook, Step
from models.whole import catalogue


@app.command("policy", rich_help_panel=EVERYBODY)
def show_policy() -> None:
    """Show who may do what, and when."""
    rows = []
    for kind, acts in policy.table().items():
        for name, roles in acts.items():
            act = catalogue.ACTS[name]
            for role, stages in roles.items():
                command = f"{act.noun} {act.verb}" if role != "time" else "(the engine)"
                rows.append((spoken(kind), command, role, ", ".join(map(spoken, stages))))
    screen.table("Who may do what, and when", ("Journal", "Act", "Role", "Stages"), rows)


@app.command("rules", rich_help_panel=EVERYBODY)
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
            span(rule.valid_from, rule.valid_to),
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


def _step(step: Step) -> str:
    return f"{step.offset_days:+d} days: {', '.join(step.recipients)}"


def span(first: date | None, last: date | None) -> str:
    return f"{screen.day(first)}–{screen.day(last)}"
