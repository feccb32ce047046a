"""A journal told to programs: everything that the page for people says, in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.desk.may import Hindered, May
from app.desk.reading.cases import blocks, reviews
from app.desk.reading.challenges import challenges
from app.desk.reading.follow_ups import projects
from app.desk.reading.journals import AgendaIsBuilt, JournalStanding, MeetingOpens, Next
from app.desk.reading.meetings import MinutesWait, floor
from app.desk.reading.undelivered import NotDelivered
from models.base import clock
from models.base.calendar import local_day
from models.case.case import Case
from models.engine import policy
from models.engine.snapshot import as_values
from models.engine.state import State
from models.follow_up.follow_up import FollowUp
from models.law.deadline import Deadline
from models.law.rules import Rulebook
from models.meeting.meeting import Meeting


def everything(
    standing: JournalStanding, outbox: Iterable[NotDelivered], way: Callable[[May], Mapping[str, str]]
) -> dict[str, Any]:
    """A journal as values: its state whole, and what follows now; `way` says how a door does an act."""
    return {
        "journal": standing.held.id,
        "kind": standing.state.noun,
        "stage": str(standing.state.stage),
        "state": _state(standing.state),
        **_standing(standing),
        "bodies": {
            code: body.names.texts
            for code, body in standing.bodies.bodies.items()
            if code in _named(standing)
        },
        "next": _next(standing.next) if standing.next else None,
        "may_act": [
            {
                "role": may.role,
                "act": may.act,
                "said": str(policy.act_of(may.act)),
                "people": list(may.who),
                **way(may),
            }
            for may in standing.may
        ],
        "not_yet": _hindered(standing.not_yet) if standing.not_yet else None,
        "elsewhere": standing.elsewhere,
        "deadlines": [_deadline(deadline) for deadline in standing.deadlines],
        "alarms": [
            {
                "deadline": alarm.deadline.key,
                "kind": alarm.deadline.kind,
                "due": alarm.deadline.model_dump(mode="json"),
                "since": alarm.since.isoformat(),
                "type": alarm.refusal.type,
                "sentence": alarm.refusal.sentence,
            }
            for alarm in standing.alarms
        ],
        "papers": standing.papers,
        "refused": [
            {
                "at": refused.at.isoformat(),
                "act": refused.act,
                "actor": refused.actor,
                "command_id": refused.command_id,
                "type": refused.refusal.type,
                "sentence": refused.refusal.sentence,
            }
            for refused in standing.refused
        ],
        "outbox": list(outbox),
        "facts": [
            {**fact.model_dump(mode="json"), "said": str(fact.content.said())} for fact in standing.facts
        ],
    }


def _state(state: State) -> dict[str, Any]:
    """The state's fields; of a confidential case not what it was called before."""
    hidden: dict[str, Any] = {"titles": []} if isinstance(state, Case) and state.confidential else {}
    return as_values(state) | hidden


def _hindered(hindered: Hindered) -> dict[str, Any]:
    """An act that is not possible yet, and why."""
    return {
        "act": hindered.act,
        "said": str(policy.act_of(hindered.act)),
        "type": hindered.refusal.type,
        "sentence": hindered.refusal.sentence,
    }


def _standing(standing: JournalStanding) -> dict[str, Any]:
    """What a screen says of a state beyond its fields."""
    match standing.state:
        case Case() as case:
            reasons = blocks(case, standing.bodies, local_day(clock.now()))
            former = () if case.confidential else case.titles
            said = {"title", "until"}
            return {
                "former_titles": [each.model_dump(mode="json", include=said) for each in former],
                "links": [str(link.said()) for link in case.links],
                "challenges": [str(said) for said in challenges(case)],
                "reviews": [
                    {
                        "group": each.asked.group,
                        "state": each.state,
                        "changed": each.changed,
                        "late": each.late,
                    }
                    for each in reviews(case)
                ],
                "visas": [
                    {"step": each.step, "state": each.state, "comment": each.comment}
                    for each in standing.visas
                ],
                "to_mend": standing.to_mend.words if standing.to_mend else None,
                "blocks": [str(reason) for reason in reasons],
                "handlings": [
                    {
                        "decision": handling.key,
                        "outcome": handling.outcome,
                        "whole": handling.whole,
                        "said": str(handling.decided()),
                        "status": case.decisions[handling.key].word,
                    }
                    for handling in case.handlings
                ],
            }
        case Meeting() as meeting:
            return {
                "quorum": meeting.quorum,
                "items": dict(_items(meeting)),
                "floor": [
                    {
                        "item": line.item,
                        "motion": line.motion.number,
                        "stands": line.stands,
                        "votes": [str(vote.said()) for vote in line.votes],
                        "question": str(line.question.said()) if line.question else None,
                    }
                    for line in floor(meeting)
                ],
            }
        case FollowUp() as follow_up:
            return {
                "settled": sum(report.settled for report in follow_up.reports.values()),
                "of": len(follow_up.reports),
                "projects": [
                    {
                        "project": each.project,
                        "name": each.name,
                        "owner": each.owner,
                        "granted": each.cents,
                        "reports": dict(
                            zip(follow_up.periods, (report.status for report in each.reports), strict=True)
                        ),
                    }
                    for each in projects(follow_up)
                ],
            }
    return {}


def _named(standing: JournalStanding) -> set[str]:
    """The codes of the bodies of which it tells."""
    match standing.state:
        case Case() as case:
            return {case.body, *case.reviews, *(handling.body for handling in case.handlings)}
        case Meeting() as meeting:
            return {meeting.body}
    return set()


def _items(meeting: Meeting) -> Iterator[tuple[int, str]]:
    for number, item in sorted(meeting.items.items()):
        if done := item.handling or item.settlement:
            yield number, str(done.said())


def _deadline(deadline: Deadline) -> dict[str, Any]:
    rule = Rulebook.load().on(deadline.day).rules.get(deadline.rule)
    by = {"title": rule.title.texts, "source": str(rule.vouched_by)} if rule else {}
    return {**deadline.model_dump(mode="json"), "why": deadline.explain("en"), "by": by}


def _next(what: Next) -> dict[str, Any]:
    match what:
        case MeetingOpens(at=at):
            return {"what": "meeting opens", "at": at.isoformat()}
        case MinutesWait(open_remarks=open_remarks):
            return {"what": "minutes wait", "open_remarks": open_remarks}
        case AgendaIsBuilt(body=body):
            return {"what": "agenda is built", "body": body}
    return {"what": "deadline", **_deadline(what)}
