"""`pykala show`: where a journal stands, what is next, who must act, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from app.commands import screen, visas
from app.commands.arguments import Journal
from app.commands.deadline_words import minutes_in_words, rule_in_words, what_in_words
from app.commands.helping import help_words
from app.commands.house import EVERYBODY, top
from app.commands.not_delivered import not_delivered
from app.commands.options import written
from app.commands.stands import stands
from app.desk.entering import opened
from app.desk.may import May
from app.desk.reading.alarms import Alarm
from app.desk.reading.falling_due import What
from app.desk.reading.journals import AgendaIsBuilt, JournalStanding, MeetingOpens, Next, journal_standing
from app.desk.reading.meetings import MinutesWait
from app.desk.reading.told import everything
from app.desk.reading.undelivered import NotDelivered, undelivered
from app.language import language
from models.base import clock
from models.base.calendar import local_day
from models.base.terms import Term
from models.base.words import Listed, Said, ended
from models.case.case import Case
from models.engine import policy
from models.engine.command import AnyAct
from models.engine.journal import Fact
from models.law.deadline import Deadline


@top.command(rich_help_panel=EVERYBODY)
def show(
    journal: Journal,
    facts: Annotated[bool, typer.Option("--facts", help="Every fact of the journal.")] = False,
    json: Annotated[bool, typer.Option("--json", help="All of it as JSON, with every fact.")] = False,
) -> None:
    """Show where a case, a meeting or a follow-up stands, what is next, and who must act."""
    with opened() as installation:
        standing = journal_standing(installation, journal, local_day(clock.now()))
        outbox = [each for each in undelivered(installation) if each.journal == standing.held.id]
    if json:
        screen.show_json(for_programs(standing, outbox))
        return
    tell(standing, outbox, facts=facts)


def for_programs(standing: JournalStanding, outbox: Iterable[NotDelivered]) -> dict[str, Any]:
    """What `--json` gives: everything that is told, and the command of each act."""

    def way(may: May) -> dict[str, str]:
        return {"command": written(AnyAct.catalogue[may.act], standing.held.id, may.role, may.also)}

    return everything(standing, outbox, way)


def tell(standing: JournalStanding, outbox: list[NotDelivered], *, facts: bool) -> None:
    """The page for people."""
    stands(standing.held, standing.bodies)
    if isinstance(standing.state, Case) and standing.state.chain:
        visas.told(standing.state.chain, standing.visas)
    if standing.to_mend:
        visas.mend(standing.to_mend)
    if standing.state.driven:
        _who_may_act(standing)
    _alarms(standing.alarms)
    _deadlines(standing.deadlines)
    _papers(standing)
    _refused(standing)
    if outbox:
        not_delivered(outbox)
    if facts:
        _facts(standing.facts)
    else:
        screen.show(
            screen.words(
                "{count} fact; --facts shows it.",
                "{count} facts; --facts shows them.",
                count=len(standing.facts),
            )
        )


def _who_may_act(standing: JournalStanding) -> None:
    if standing.next:
        screen.show(screen.words("Next: {what}.", what=next_in_words(standing.next)))
    held = standing.held
    rows = (
        (
            screen.worded(_with_names(m)),
            screen.worded(policy.act_of(m.act)),
            written(AnyAct.catalogue[m.act], held.id, m.role, m.also),
        )
        for m in standing.may
    )
    title = screen.words("Who may act while it is {stage}", stage=policy.stage_of(standing.state.stage))
    headings = (screen.words("Role"), screen.words("Act"), screen.words("Command"))
    screen.table(title, headings, rows, _elsewhere(standing))
    if not_yet := standing.not_yet:
        act, why = policy.act_of(not_yet.act), not_yet.refusal.said
        screen.show(screen.words("Not yet possible: {act}. {why}", act=act, why=why))


def _with_names(may: May) -> Said | Term:
    """A role, and who holds it where people are known."""
    if not may.who:
        return screen.role(may.role)
    return screen.part("{role}: {people}", role=screen.role(may.role), people=Listed.of(may.who))


def next_in_words(what: Next) -> str:
    """What comes next, who does it and by which command."""
    match what:
        case MeetingOpens(at=at):
            return screen.words("the meeting, {at}", at=at)
        case MinutesWait():
            return minutes_in_words(what)
        case AgendaIsBuilt(body=body):
            return screen.words(
                "the secretary builds the agenda of {body}: `pykala agenda build {meeting}`",
                body=body,
                meeting=help_words("MEETING"),
            )
    return f"{what_in_words(What.named(what.kind, what.key))}, {screen.day(what.day)}"


def _elsewhere(standing: JournalStanding) -> str:
    """Where it goes on when nobody may act here."""
    if standing.elsewhere is not None:
        return screen.words("It goes on elsewhere: pykala show '{journal}'", journal=standing.elsewhere)
    if standing.state.open:
        return screen.words("Nobody has to act; time goes on.")
    return screen.words("Nobody has anything left to do.")


def _alarms(alarms: Iterable[Alarm]) -> None:
    rows = [
        (
            screen.deadline(alarm.deadline.at, alarm.deadline.day),
            what_in_words(What.named(alarm.deadline.kind, alarm.deadline.key)),
            screen.instant(alarm.since),
            screen.say(alarm.refusal),
        )
        for alarm in alarms
    ]
    headings = (
        screen.words("When"),
        screen.words("What"),
        screen.words("Refused since"),
        screen.words("Why"),
    )
    if rows:
        screen.table(screen.words("ALARM: deadlines that have come and do not pass"), headings, rows)


def _deadlines(deadlines: Iterable[Deadline]) -> None:
    now, late = clock.now(), screen.words("LATE")
    rows = (
        (
            " ".join(filter(None, (screen.deadline(deadline.at, deadline.day), late * (deadline.at < now)))),
            what_in_words(What.named(deadline.kind, deadline.key)),
            deadline.explain(language()),
            rule_in_words(deadline.rule, deadline.day),
        )
        for deadline in deadlines
    )
    headings = (screen.words("When"), screen.words("What"), screen.words("Why"), screen.words("Rule"))
    screen.table(screen.words("Deadlines"), headings, rows)


def _papers(standing: JournalStanding) -> None:
    rows = ((paper.name, paper.language, paper.sha256[:12]) for paper in standing.papers)
    headings = (screen.words("Paper"), screen.words("Language"), screen.words("Hash"))
    screen.table(screen.words("Papers"), headings, rows)
    if standing.papers:
        screen.show(
            screen.words("`pykala paper open '{journal}'` puts them into a folder.", journal=standing.held.id)
        )


def _refused(standing: JournalStanding) -> None:
    if standing.refused:
        rows = (
            (
                screen.instant(r.at),
                screen.worded(policy.act_of(r.act)),
                r.actor,
                screen.say(r.refusal),
                r.command_id,
            )
            for r in standing.refused
        )
        headings = (
            screen.words("When"),
            screen.words("Act"),
            screen.words("Actor"),
            screen.words("Why"),
            screen.words("Command"),
        )
        screen.table(screen.words("Signals that were refused"), headings, rows)


def _facts(facts: Iterable[Fact]) -> None:
    rows = (
        (
            fact.seq,
            screen.instant(fact.happened_at),
            ended(screen.say(fact.content.said())),
            _by(fact),
            " ".join(filter(None, (screen.instant(fact.recorded_at), fact.later_because))),
            fact.hash[:12],
        )
        for fact in facts
    )
    headings = (
        screen.words("No"),
        screen.words("Happened"),
        screen.words("What"),
        screen.words("Who"),
        screen.words("Recorded"),
        screen.words("Hash"),
    )
    screen.table(screen.words("Facts"), headings, rows)


def _by(fact: Fact) -> str:
    """Who acted, in which role, and in whose name."""
    role = screen.role(fact.role)
    if fact.on_behalf_of:
        return screen.words(
            "{actor} for {other} ({role})", actor=fact.actor, other=fact.on_behalf_of, role=role
        )
    return f"{fact.actor} ({screen.worded(role)})"
