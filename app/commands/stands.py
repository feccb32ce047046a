"""Where a case, a meeting or a follow-up stands, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from app.commands import screen
from app.desk.reading.cases import ReviewStanding, ReviewState, blocks, reviews
from app.desk.reading.challenges import challenges
from app.desk.reading.follow_ups import ProjectStanding, projects
from app.desk.reading.meetings import FloorLine, floor
from app.language import language
from models.base import clock
from models.base.calendar import local_day
from models.base.money import Cents
from models.base.terms import Term, spoken
from models.base.words import Listed, Said
from models.base.writing import in_words
from models.bodies.body import Bodies
from models.bodies.body_register import BodyRegister
from models.case.case import Case
from models.case.decision_status import DecisionStatus
from models.engine import policy
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import Report
from models.matter.handling import Handling
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.register.numbers import Numbers


def stands(held: Held, bodies: Bodies) -> None:
    """Print the heading and the tables of a journal's state."""
    match held.state:
        case Case() as case:
            _case(case, bodies)
        case Meeting() as meeting:
            _meeting(meeting, bodies)
        case FollowUp() as follow_up:
            _follow_up(follow_up)
        case BodyRegister() as register:
            described = (
                (body.id, body.names.say(language()), screen.day(body.valid_from)) for body in register.loaded
            )
            headings = (screen.words("Code"), screen.words("Name"), screen.words("From"))
            screen.table(screen.words("Bodies loaded"), headings, described)
        case Numbers() as numbers:
            rows = ((given.series, given.first, given.last, given.note) for given in numbers.ranges)
            series = (
                screen.words("Series"),
                screen.words("First"),
                screen.words("Last"),
                screen.words("Where"),
            )
            screen.table(screen.words("Numbers given elsewhere"), series, rows)
        case None:
            return
        case state:  # of a kind that has no screen of its own
            kind = screen.worded(policy.the_noun(state.noun))
            stage = policy.stage_of(state.stage)
            screen.heading(held.id, kind, screen.words("Stage: {stage}", stage=stage))


def _case(case: Case, bodies: Bodies) -> None:
    screen.heading(f"{case.id}  {case.title}", *_of_case(case, bodies))
    if case.reviews:
        groups = (
            screen.words("Group"),
            screen.words("Due day"),
            screen.words("Verdict"),
            screen.words("Session"),
            screen.words("State"),
        )
        screen.table(screen.words("Reviews"), groups, map(_review, reviews(case)))
    if case.handlings:
        headings = (
            screen.words("Section"),
            screen.words("Day"),
            screen.words("Body"),
            screen.words("Item"),
            screen.words("Outcome"),
            screen.words("Decision"),
            screen.words("Final from"),
        )
        handled = (_handling(case, handling) for handling in case.handlings)
        screen.table(screen.words("Handlings"), headings, handled)
    if served := [row for key, status in case.decisions.items() for row in _services(key, status)]:
        headings = (
            screen.words("Decision"),
            screen.words("No"),
            screen.words("To whom"),
            screen.words("Manner"),
            screen.words("Day"),
            screen.words("Known on"),
            screen.words("Challenged until"),
        )
        screen.table(screen.words("Services to parties"), headings, served)


def _of_case(case: Case, bodies: Bodies) -> Iterator[str]:
    because = f"({screen.worded(Term('closing', case.closed_because))})" if case.closed_because else None
    where = (
        screen.listed((case.stage, because), ""),
        screen.part("body {body}", body=case.body) if case.body else None,
        screen.part("item {item} of {meeting}", item=case.item or "", meeting=case.meeting)
        if case.meeting
        else None,
    )
    yield screen.words("Stage: {stage}", stage=screen.listed(where))
    yield screen.words(
        "Opened {day}, prepared by {preparer}, task class {task_class}, {publicity}",
        day=case.opened,
        preparer=str(case.preparer),
        task_class=case.task_class,
        publicity=screen.listed((case.publicity, case.ground)),
    )
    if case.wish:
        until = screen.part("to be approved by {day}", day=case.wish.due.day) if case.wish.due else None
        yield screen.words("Meant for: {meeting}", meeting=screen.listed((case.meant_for, until)))
    if case.observers:
        yield screen.words("Observers: {observers}", observers=Listed.of(case.observers))
    for link in case.links:
        yield screen.say(link.said())
    for former in () if case.confidential else case.titles:
        yield screen.words("Called until {day}: {title}", day=former.until, title=former.title)
    yield from map(screen.say, challenges(case))
    if case.proposals:
        last = case.proposals[-1]
        parts = (
            screen.part("revision {revision}", revision=len(case.proposals)),
            screen.part("{count} clause", "{count} clauses", count=len(last.clauses)),
            Cents(last.appropriation.cents) if last.appropriation else None,
        )
        yield screen.words("Proposal: {parts}", parts=screen.listed(parts))
    if case.follow_up:
        yield screen.words("Follow-up: {journal}", journal=case.follow_up)
    for reason in blocks(case, bodies, local_day(clock.now())):
        yield screen.words("Blocks the agenda: {reason}", reason=reason)


def _handling(case: Case, handling: Handling) -> tuple[object, ...]:
    status = case.decisions[handling.key]
    return (
        f"§ {handling.section}",
        screen.day(handling.day),
        screen.body(handling.body),
        handling.item or "",
        screen.say(handling.decided()),
        screen.worded(Term("decision status", status.word)),
        screen.day(status.final.day) if status.final and status.word != "challenged" else "",
    )


def _services(decision: str, status: DecisionStatus) -> Iterator[tuple[object, ...]]:
    """Each service of a decision by the number by which it is corrected."""
    for number, service in enumerate(status.services, start=1):
        yield (
            decision,
            number,
            screen.worded(in_words(service.to)),
            screen.worded(Term("manner", spoken(service.manner))),
            screen.day(service.day),
            screen.day(service.served.day),
            screen.deadline(service.appeal_ends.at, service.appeal_ends.day),
        )


def _review(standing: ReviewStanding) -> tuple[object, ...]:
    asked, last = standing.asked, standing.last
    return (
        screen.body(asked.group)
        if asked.mandatory
        else screen.words("{group} (voluntary)", group=asked.group),
        screen.day(asked.due.day),
        screen.worded(last.verdict) if last else "",
        screen.day(last.session) if last else "",
        screen.joined((_state(standing), screen.part("overdue") if standing.late else None)),
    )


def _state(standing: ReviewStanding) -> Said:
    match standing.state:
        case ReviewState.STALE:
            parts = Listed.of(Term("proposal", part) for part in standing.changed)
            return screen.part("stale: {parts} changed", parts=parts)
        case ReviewState.AWAITED:
            return screen.part("awaited")
    return screen.part("given")


def _meeting(meeting: Meeting, bodies: Bodies) -> None:
    names = bodies.bodies.get(meeting.body)
    name = names.names.say(language()) if names else meeting.body
    screen.heading(f"{meeting.id}  {name}", *_of_meeting(meeting))
    rows = (
        (number, item.case, _titled(item), _became(item)) for number, item in sorted(meeting.items.items())
    )
    items = (screen.words("Item"), screen.words("Case"), screen.words("Title"), screen.words("Handled"))
    screen.table(screen.words("Items"), items, rows, screen.words("Nothing is on the agenda yet."))
    if lines := list(floor(meeting)):
        headings = (
            screen.words("Item"),
            screen.words("Motion"),
            screen.words("By"),
            screen.words("Stands"),
            screen.words("Votes so far"),
            screen.words("Next question"),
        )
        screen.table(screen.words("On the floor"), headings, map(_motion, lines))
    if remarks := [remark for remark in meeting.remarks if not remark.done]:
        told = ((each.number, each.section or "", each.checker, each.text) for each in remarks)
        columns = (screen.words("Remark"), "§", screen.words("Checker"), screen.words("Text"))
        screen.table(screen.words("Remarks on the minutes"), columns, told)


def _of_meeting(meeting: Meeting) -> Iterator[str]:
    yield screen.words("Stage: {stage}", stage=meeting.stage)
    yield f"{screen.instant(meeting.at)} {meeting.place}".rstrip()
    if meeting.proposals_due and not meeting.sits:
        yield screen.words("Last day for proposals {day}", day=meeting.proposals_due.day)
    if meeting.wished:
        yield screen.words("Meant for it, not on the agenda yet: {cases}", cases=Listed.of(meeting.wished))
    if meeting.agenda_sent:
        yield screen.words("Agenda sent {day}", day=meeting.agenda_sent)
    if meeting.present:
        yield screen.words(
            "Present: {present} of {seats}, quorum {quorum}",
            present=len(meeting.present),
            seats=len(meeting.seats),
            quorum=meeting.quorum or "",
        )


def _titled(item: Item) -> str:
    if not item.clauses:
        return item.title
    return screen.words("{title} (clauses {clauses})", title=item.title, clauses=Listed.of(item.clauses))


def _became(item: Item) -> str:
    done = item.handling or item.settlement
    return screen.say(done.said()) if done else ""


def _motion(line: FloorLine) -> tuple[object, ...]:
    """A motion; on the first line of an item its votes and the next question."""
    first = line.motion.number == 1
    return (
        line.item,
        f"{line.motion.number}: {screen.worded(line.motion.kind)}",
        line.motion.mover,
        screen.worded(Term("motion status", line.stands)),
        "; ".join(screen.say(vote.said()) for vote in line.votes) if first else "",
        screen.worded(line.question.said()) if line.question and first else "",
    )


def _follow_up(follow_up: FollowUp) -> None:
    settled = sum(report.settled for report in follow_up.reports.values())
    screen.heading(
        f"{follow_up.id}  {follow_up.title}",
        screen.words(
            "Stage: {stage}, {settled} of {count} report accepted",
            "Stage: {stage}, {settled} of {count} reports accepted",
            stage=follow_up.stage,
            settled=settled,
            count=len(follow_up.reports),
        ),
        screen.words(
            "Consolidated: {periods}",
            periods=Listed.of(follow_up.consolidated) or screen.part("nothing yet"),
        ),
    )
    headings = (
        screen.words("Project"),
        screen.words("Name"),
        screen.words("Owner"),
        screen.words("Granted"),
        *follow_up.periods,
    )
    screen.table(screen.words("Projects"), headings, map(_project, projects(follow_up)))


def _project(project: ProjectStanding) -> tuple[object, ...]:
    money = screen.money(project.cents)
    return (project.project, project.name, project.owner, money, *map(_report, project.reports))


def _report(report: Report) -> str:
    spent = report.figures.spent if report.figures else None
    due = screen.part("due {day}", day=report.due.day) if report.missing else None
    return screen.joined((report.status, spent, due))
