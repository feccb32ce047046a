"""What the engine goes by: the policy and the rules. Read from data; no registry is needed."""

from __future__ import annotations

from typing import Annotated

import typer

from app.commands import screen
from app.commands.completing import a_journal
from app.commands.house import EVERYBODY, top
from app.desk.day import day_of
from app.desk.entering import opened
from app.desk.reading.permissions import Permission, own_acts, permissions
from app.desk.reading.rule_words import OVERRIDABLE, value_of
from app.language import language
from models.base.terms import Term
from models.base.words import Said
from models.engine import policy
from models.law.rules import Rule, Rulebook


@top.command("policy", rich_help_panel=EVERYBODY)
def show_policy(
    journal: Annotated[
        str,
        typer.Argument(
            help="What you may do in this case, meeting or follow-up now; the whole table without one.",
            metavar="JOURNAL",
            show_default=False,
            autocompletion=a_journal,
        ),
    ] = "",
) -> None:
    """Show who may do what, where and when; of a case, a meeting or a follow-up: what you may do now."""
    if journal:
        _mine(journal)
        return
    rows = (
        (
            screen.worded(policy.the_noun(each.journal)),
            f"{each.noun} {each.verb}" if each.by_hand else screen.words("(the engine)"),
            screen.worded(_reaching(each)),
            screen.joined(map(policy.stage_of, each.stages)),
        )
        for each in permissions()
    )
    headings = (screen.words("Journal"), screen.words("Act"), screen.words("Role"), screen.words("Stages"))
    screen.table(screen.words("Who may do what, and when"), headings, rows)


def _reaching(line: Permission) -> Said | Term:
    """A role with its scope, and with whose work it does not judge."""
    role, reach = screen.role(line.role), line.reach
    of = screen.part("{role} of the {scope}", role=role, scope=Term("scope", reach.of)) if reach.of else role
    if not reach.but:
        return of
    return screen.part("{role}, but not who acted as {other}", role=of, other=screen.role(reach.but))


def _mine(journal: str) -> None:
    with opened() as installation:
        found = own_acts(installation, journal)
    who = found.person
    rows = (
        (
            screen.worded(policy.act_of(each.act)),
            screen.worded(screen.role(each.role)),
            screen.words("yes") if each.refusal is None else screen.words("no"),
            screen.say(each.refusal) if each.refusal else "",
        )
        for each in sorted(found.acts, key=lambda each: each.refusal is not None)
    )
    headings = (screen.words("Act"), screen.words("Role"), screen.words("May"), screen.words("Why not"))
    title = screen.words("What {person} may do in {journal}", person=who, journal=journal)
    screen.table(title, headings, rows, screen.words("Nothing is left to do in {journal}.", journal=journal))


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
            rule.title.say(language()),
            value(rule),
            screen.worded(rule.vouched_by),
            screen.span(rule.valid_from, rule.valid_to),
            screen.say(OVERRIDABLE[rule.overridable]),
        )
        for rule in known
    )
    headings = (
        screen.words("Rule"),
        screen.words("What"),
        screen.words("Value"),
        screen.words("Source"),
        screen.words("Valid"),
        screen.words("A body may change it"),
    )
    screen.table(screen.words("Rules"), headings, rows)


def value(rule: Rule) -> str:
    """A rule's value with what it measures, in words."""
    return screen.worded(value_of(rule))
