"""`pykala show`: where a journal stands, what is next, who must act, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from sqlalchemy import select

from activities.installation import Installation
from app.commands import screen
from app.commands.door import held as held_or_refused
from app.commands.door import opened
from app.commands.due import minutes_wait, rule_in_words, to_come, what_falls_due
from app.commands.house import EVERYBODY, app
from app.commands.lists import refusal_of
from app.commands.papers import rows_of
from app.commands.stands import stands
from app.language import language
from models.base import clock
from models.base.calendar import local_day
from models.base.words import spoken
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine import policy
from models.engine.journal import Fact
from models.engine.world import Held
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.tables.tables import REFUSED
from models.whole import catalogue


@app.command(rich_help_panel=EVERYBODY)
def show(
    journal: Annotated[str, typer.Argument(help="A case, a meeting or a follow-up.", show_default=False)],
    facts: Annotated[bool, typer.Option("--facts", help="Every fact of the journal.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Stage, deadlines and facts as JSON.")] = False,
) -> None:
    """Show where a case, a meeting or a follow-up stands, what is next, and who must act."""
    with opened() as installation:
        held = held_or_refused(installation, journal)
        said = installation.registry.facts(journal)
        if json:
            screen.show_json(_as_json(held, said))
            return
        stands(held, bodies_on(installation.registry, local_day(clock.now())))
        _next(held)
        _deadlines(held)
        _papers(installation, journal)
        _refused(installation, journal)
        if facts:
            _facts(said)
        else:
            screen.show(f"{screen.counted(len(said), 'fact')}; --facts shows them.")


def may_act(held: Held) -> Iterator[tuple[str, str, str]]:
    """Who may do what now: role, act, and how it is written."""
    for name, roles in policy.table()[held.state.noun].items():
        for role, stages in roles.items():
            if role != "time" and held.state.stage in stages:
                act = catalogue.ACTS[name]
                yield role, spoken(name), f"pykala {act.noun} {act.verb} '{held.id}'"


def _next(held: Held) -> None:
    if not held.state.driven:
        return
    first = next(iter(to_come(held)), None)
    if isinstance(held.state, Meeting) and held.state.stage is MeetingStage.SUMMONED:
        screen.show(f"Next: the meeting, {screen.instant(held.state.at)}.")
    elif isinstance(held.state, Meeting) and held.state.stage is MeetingStage.CLOSED:
        screen.show(f"Next: {minutes_wait(held.state)}.")
    elif first:
        screen.show(f"Next: {what_falls_due(first)}, {screen.day(first.day)}.")
    title = f"Who may act while it is {spoken(held.state.stage)}"
    screen.table(title, ("Role", "Act", "Command"), may_act(held), _elsewhere(held))


def _elsewhere(held: Held) -> str:
    """Where it goes on when nobody may act here."""
    match held.state:
        case Case(stage=Stage.ON_AGENDA, meeting=meeting):
            return f"The meeting holds it: pykala show {meeting}"
        case Case(stage=Stage.FOLLOW_UP, follow_up=follow_up):
            return f"It is followed up: pykala show '{follow_up}'"
    return "Nobody has to act; time goes on." if held.state.open else "Nobody has anything left to do."


def _deadlines(held: Held) -> None:
    now = clock.now()
    rows = [
        (
            f"{screen.deadline(deadline.at, deadline.day)}{' LATE' * (deadline.at < now)}",
            what_falls_due(deadline),
            deadline.explain(language()),
            rule_in_words(deadline.rule, deadline.day),
        )
        for deadline in to_come(held)
    ]
    screen.table("Deadlines", ("When", "What", "Why", "Rule"), rows)


def _papers(installation: Installation, journal: str) -> None:
    papers = rows_of(installation, journal)
    rows = ((paper.name, paper.language, paper.sha256[:12]) for paper in papers)
    screen.table("Papers", ("Paper", "Language", "Hash"), rows)
    if papers:
        screen.show(f"`pykala paper open '{journal}'` puts them into a folder.")


def _refused(installation: Installation, journal: str) -> None:
    wanted = select(REFUSED).where(REFUSED.c.journal == journal).order_by(REFUSED.c.at)
    with installation.registry.reading.connect() as connection:
        refused = connection.execute(wanted).all()
    if refused:
        rows = (
            (screen.instant(r.at), r.act, r.actor, screen.say(refusal_of(r)), r.command_id) for r in refused
        )
        screen.table("Signals that were refused", ("When", "Act", "Actor", "Why", "Command"), rows)


def _facts(facts: list[Fact]) -> None:
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


def _as_json(held: Held, facts: list[Fact]) -> dict[str, Any]:
    return {
        "journal": held.id,
        "kind": held.state.noun,
        "stage": str(getattr(held.state, "stage", "open")),
        "may_act": [{"role": role, "act": act} for role, act, _ in may_act(held)],
        "deadlines": [
            {**deadline.model_dump(mode="json"), "why": deadline.explain("en")} for deadline in to_come(held)
        ],
        "facts": [{**fact.model_dump(mode="json"), "said": str(fact.content.said())} for fact in facts],
    }
