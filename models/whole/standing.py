"""Where a journal stands, in Markdown, for Temporal's page. Nothing confidential is said here."""

from __future__ import annotations

from models.base.words import spoken
from models.case.case import Case, Publicity
from models.engine import engine
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting

SHOWN = 8
"""How many deadlines are listed."""


def standing(held: Held) -> str:
    """A heading, a line of facts, and the next deadlines with their rules."""
    lines = [f"### {held.id}", "", *_facts(held), ""]
    due = [f"- {d.day:%d.%m.%Y} {spoken(d.kind)} ({d.rule})" for d in engine.due(held)[:SHOWN]]
    return "\n".join([*lines, *due])


def _facts(held: Held) -> list[str]:
    match held.state:
        case Case() as case:
            title = case.title if case.publicity is Publicity.PUBLIC else "(not public)"
            handled = "; ".join(str(handling.said()) for handling in case.handlings) or "not handled yet"
            return [title, "", f"**{spoken(case.stage)}** · {handled}"]
        case Meeting() as meeting:
            in_order = sorted(meeting.items.values(), key=lambda item: item.number)
            items = ", ".join(f"{item.number}: {item.named}" for item in in_order)
            return [f"**{spoken(meeting.stage)}** · {meeting.day:%d.%m.%Y} · items {items or 'none yet'}"]
        case FollowUp() as follow_up:
            settled = sum(report.settled for report in follow_up.reports.values())
            return [f"**{spoken(follow_up.stage)}** · {settled} of {len(follow_up.reports)} reports accepted"]
    return []
