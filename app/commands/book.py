"""What the engine goes by: the policy, the rules, the bodies. Read from data; no registry is needed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from app.commands import screen
from app.commands.due import day_of
from app.commands.house import EVERYBODY, app, noun
from models import catalogue, clock, policy
from models.body import Bodies, Officer
from models.calendar import local_day
from models.rules import Rule, Rulebook, Step

On = Annotated[str, typer.Option("--on", help="The day; today by default.", metavar="YYYY-MM-DD")]

body = noun("body", EVERYBODY, "The bodies that decide and review: seats, officers, rules of their own.")


@app.command("policy", rich_help_panel=EVERYBODY)
def show_policy() -> None:
    """Show who may do what, and when."""
    rows = []
    for kind, acts in policy.table().items():
        for name, roles in acts.items():
            act = catalogue.ACTS[name]
            for role, stages in roles.items():
                command = f"{act.noun} {act.verb}" if role != "time" else "(the engine)"
                rows.append((policy.spoken(kind), command, role, ", ".join(map(policy.spoken, stages))))
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
            _span(rule.valid_from, rule.valid_to),
            rule.overridable,
        )
        for rule in known
    )
    screen.table("Rules", ("Rule", "What", "Value", "Source", "Valid", "A body may change it"), rows)


@body.command("list")
def list_bodies() -> None:
    """List the bodies."""
    rows = (
        (b.id, b.names.say("en"), b.names.say("fi"), b.kind, len(b.seats))
        for b in Bodies.load().bodies.values()
    )
    screen.table("Bodies", ("Code", "Name", "In Finnish", "Kind", "Seats"), rows)


@body.command("show", epilog="Example: pykala body show khs --on 2021-03-15")
def show_body(
    code: Annotated[
        str, typer.Argument(metavar="BODY", help="The body's code, for example khs.", show_default=False)
    ],
    on: On = "",
) -> None:
    """Show a body on a day: its seats, its presenter and secretary, its quorum and its own rules."""
    day = day_of(on) if on else local_day(clock.now())
    found = Bodies.load().get(code)
    seats = found.seats_on(day)
    more = [f"{found.kind}, on {screen.day(day)}"]
    if seats:
        more.append(f"Quorum: {found.quorum(day, found.rules(Rulebook.load(), day))} of {len(seats)} seats")
    more += [f"Presenter: {_officer(officer)}" for officer in [found.presenter_on(day)] if officer]
    more += [f"Secretary: {_officer(officer)}" for officer in [found.secretary_on(day)] if officer]
    screen.heading(f"{found.id}  {found.names.say('en')} ({found.names.say('fi')})", *more)
    if seats:
        rows = ((seat.number, policy.spoken(seat.role), seat.label(), seat.deputy_label()) for seat in seats)
        screen.table("Seats", ("Seat", "Role", "Member", "Deputy"), rows)
    own = [
        (o.rule, o.value, o.source, _span(o.valid_from, o.valid_to)) for o in found.overrides if o.covers(day)
    ]
    if own:
        screen.table("Rules of its own", ("Rule", "Value", "Source", "Valid"), own)
    if found.criteria:
        screen.table(
            "Criteria of its reviews, 0–5",
            ("Id", "Criterion"),
            ((c.id, c.text.say("en")) for c in found.criteria),
        )


def value(rule: Rule) -> str:
    """A rule's value with what it measures, in words."""
    if isinstance(rule.value, tuple):
        return "; ".join(_step(step) for step in rule.value)
    unit = {"days": " days", "more_than": " (more than)", "at_least": " (at least)"}.get(rule.unit, "")
    told: Any = {True: "yes", False: "no"}[rule.value] if isinstance(rule.value, bool) else rule.value
    return f"{told}{unit}"


def _step(step: Step) -> str:
    return f"{step.offset_days:+d} days: {', '.join(step.recipients)}"


def _officer(officer: Officer) -> str:
    return f"{officer.title.say('en')} {officer.name or ''}".rstrip()


def _span(first: date | None, last: date | None) -> str:
    return f"{screen.day(first)}–{screen.day(last)}"
