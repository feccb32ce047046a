"""`pykala show`: where a journal stands, what is next, who must act, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from app.commands import screen
from app.commands.arguments import Journal
from app.commands.deadline_words import minutes_in_words, rule_in_words, what_in_words
from app.commands.house import EVERYBODY, top
from app.commands.stands import stands
from app.desk.entering import opened
from app.desk.reading.falling_due import What
from app.desk.reading.journals import JournalStanding, MeetingOpens, Next, journal_standing
from app.desk.reading.meetings import MinutesWait
from app.language import language
from models.base import clock
from models.base.calendar import local_day
from models.base.words import spoken
from models.engine.journal import Fact
from models.law.deadline import Deadline


@top.command(rich_help_panel=EVERYBODY)
def show(
    journal: Journal,
    facts: Annotated[bool, typer.Option("--facts", help="Every fact of the journal.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Stage, deadlines and facts as JSON.")] = False,
) -> None:
    """Show where a case, a meeting or a follow-up stands, what is next, and who must act."""
    with opened() as installation:
        standing = journal_standing(installation, journal, local_day(clock.now()))
    if json:
        screen.show_json(_as_json(standing))
        return
    stands(standing.held, standing.bodies)
    if standing.state.driven:
        _who_may_act(standing)
    _deadlines(standing.deadlines)
    _papers(standing)
    _refused(standing)
    if facts:
        _facts(standing.facts)
    else:
        screen.show(f"{screen.counted(len(standing.facts), 'fact')}; --facts shows them.")


def _who_may_act(standing: JournalStanding) -> None:
    if standing.next:
        screen.show(f"Next: {_next(standing.next)}.")
    journal = standing.held.id
    rows = ((m.role, spoken(m.act), f"pykala {m.noun} {m.verb} '{journal}'") for m in standing.may)
    title = f"Who may act while it is {spoken(standing.state.stage)}"
    screen.table(title, ("Role", "Act", "Command"), rows, _elsewhere(standing))


def _next(what: Next) -> str:
    match what:
        case MeetingOpens(at=at):
            return f"the meeting, {screen.instant(at)}"
        case MinutesWait():
            return minutes_in_words(what)
    return f"{what_in_words(What.named(what.kind, what.key))}, {screen.day(what.day)}"


def _elsewhere(standing: JournalStanding) -> str:
    """Where it goes on when nobody may act here."""
    if standing.elsewhere is not None:
        return f"It goes on elsewhere: pykala show '{standing.elsewhere}'"
    if standing.state.open:
        return "Nobody has to act; time goes on."
    return "Nobody has anything left to do."


def _deadlines(deadlines: Iterable[Deadline]) -> None:
    now = clock.now()
    rows = (
        (
            f"{screen.deadline(deadline.at, deadline.day)}{' LATE' * (deadline.at < now)}",
            what_in_words(What.named(deadline.kind, deadline.key)),
            deadline.explain(language()),
            rule_in_words(deadline.rule, deadline.day),
        )
        for deadline in deadlines
    )
    screen.table("Deadlines", ("When", "What", "Why", "Rule"), rows)


def _papers(standing: JournalStanding) -> None:
    rows = ((paper.name, paper.language, paper.sha256[:12]) for paper in standing.papers)
    screen.table("Papers", ("Paper", "Language", "Hash"), rows)
    if standing.papers:
        screen.show(f"`pykala paper open '{standing.held.id}'` puts them into a folder.")


def _refused(standing: JournalStanding) -> None:
    if standing.refused:
        rows = (
            (screen.instant(r.at), r.act, r.actor, screen.say(r.refusal), r.command_id)
            for r in standing.refused
        )
        screen.table("Signals that were refused", ("When", "Act", "Actor", "Why", "Command"), rows)


def _facts(facts: Iterable[Fact]) -> None:
    rows = (
        (
            fact.seq,
            screen.instant(fact.happened_at),
            screen.say(fact.content.said()),
            f"{fact.actor} ({fact.role})",
            screen.instant(fact.recorded_at),
            fact.hash[:12],
        )
        for fact in facts
    )
    screen.table("Facts", ("No", "Happened", "What", "Who", "Recorded", "Hash"), rows)


def _as_json(standing: JournalStanding) -> dict[str, Any]:
    return {
        "journal": standing.held.id,
        "kind": standing.state.noun,
        "stage": str(standing.state.stage),
        "may_act": [{"role": may.role, "act": may.act} for may in standing.may],
        "deadlines": [
            {**deadline.model_dump(mode="json"), "why": deadline.explain("en")}
            for deadline in standing.deadlines
        ],
        "facts": [
            {**fact.model_dump(mode="json"), "said": str(fact.content.said())} for fact in standing.facts
        ],
    }
