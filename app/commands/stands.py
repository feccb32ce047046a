"""Where a case, a meeting or a follow-up stands, for a terminal."""

from __future__ import annotations

from app.commands import screen
from app.commands.screen import counted
from app.desk.reading.cases import ReviewStanding, ReviewState, blocks, reviews
from app.desk.reading.follow_ups import ProjectStanding, projects
from app.desk.reading.meetings import FloorLine, floor
from app.language import language
from models.base import clock
from models.base.calendar import local_day
from models.base.words import spoken, worded
from models.bodies.body import Bodies
from models.bodies.body_register import BodyRegister
from models.case.case import Case
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
                (body.id, body.names.say("en"), screen.day(body.valid_from)) for body in register.loaded
            )
            screen.table("Bodies loaded", ("Code", "Name", "From"), described)
        case Numbers() as numbers:
            rows = ((given.series, given.first, given.last, given.note) for given in numbers.ranges)
            screen.table("Numbers given elsewhere", ("Series", "First", "Last", "Where"), rows)


def _case(case: Case, bodies: Bodies) -> None:
    where = [f"Stage: {spoken(case.stage)}"]
    if case.body:
        where.append(f"body {case.body}")
    if case.meeting:
        where.append(f"item {case.item} of {case.meeting}")
    more = [", ".join(where) + (f" ({case.closed_because})" if case.closed_because else "")]
    more.append(
        f"Opened {screen.day(case.opened)} by {case.preparer}, task class {case.task_class}, "
        f"{spoken(case.publicity)}{' ' + case.ground if case.ground else ''}"
    )
    if case.proposals:
        granted = case.proposals[-1].appropriation
        more.append(
            f"Proposal: revision {len(case.proposals)}, {counted(len(case.proposals[-1].clauses), 'clause')}"
            + (f", {screen.money(granted.cents)}" if granted else "")
        )
    more += [f"Follow-up: {case.follow_up}"] if case.follow_up else []
    more += [
        f"Blocks the agenda: {screen.say(reason)}" for reason in blocks(case, bodies, local_day(clock.now()))
    ]
    screen.heading(f"{case.id}  {case.title}", *more)
    if case.reviews:
        rows = map(_review, reviews(case))
        screen.table("Reviews", ("Group", "Due", "Verdict", "Session", "State"), rows)
    if case.handlings:
        headings = ("Section", "Day", "Body", "Item", "Outcome", "Decision", "Final from")
        screen.table("Handlings", headings, (_handling(case, handling) for handling in case.handlings))


def _handling(case: Case, handling: Handling) -> tuple[object, ...]:
    status = case.decisions[handling.key]
    return (
        f"§ {handling.section}",
        screen.day(handling.day),
        handling.body,
        handling.item or "",
        screen.say(handling.decided()),
        status.word,
        screen.day(status.final.day) if status.final else "",
    )


def _review(standing: ReviewStanding) -> tuple[object, ...]:
    asked, last = standing.asked, standing.last
    changed = f": {', '.join(standing.changed)} changed" if standing.state is ReviewState.STALE else ""
    return (
        asked.group + ("" if asked.mandatory else " (voluntary)"),
        screen.day(asked.due.day),
        spoken(last.verdict) if last else "",
        screen.day(last.session) if last else "",
        f"{standing.state}{changed}{', overdue' * standing.late}",
    )


def _meeting(meeting: Meeting, bodies: Bodies) -> None:
    more = [f"Stage: {spoken(meeting.stage)}"]
    more.append(f"{screen.instant(meeting.at)} {meeting.place}".rstrip())
    if meeting.agenda_sent:
        more.append(f"Agenda sent {screen.day(meeting.agenda_sent)}")
    if meeting.present:
        more.append(f"Present: {len(meeting.present)} of {len(meeting.seats)}, quorum {meeting.quorum}")
    names = bodies.bodies.get(meeting.body)
    screen.heading(f"{meeting.id}  {names.names.say('en') if names else meeting.body}", *more)
    rows = (
        (number, item.case, _titled(item), _became(item)) for number, item in sorted(meeting.items.items())
    )
    screen.table("Items", ("Item", "Case", "Title", "Handled"), rows, "Nothing is on the agenda yet.")
    headings = ("Item", "Motion", "By", "Stands", "Votes so far", "Next question")
    if lines := list(floor(meeting)):
        screen.table("On the floor", headings, map(_motion, lines))
    if remarks := [remark for remark in meeting.remarks if not remark.done]:
        told = ((each.number, each.section or "", each.checker, each.text) for each in remarks)
        screen.table("Remarks on the minutes", ("Remark", "§", "Checker", "Text"), told)


def _titled(item: Item) -> str:
    clauses = f" (clauses {', '.join(map(str, item.clauses))})" if item.clauses else ""
    return item.title + clauses


def _became(item: Item) -> str:
    done = item.handling or item.settlement
    return screen.say(done.said()) if done else ""


def _motion(line: FloorLine) -> tuple[object, ...]:
    """A motion; on the first line of an item its votes and the next question."""
    first = line.motion.number == 1
    return (
        line.item,
        f"{line.motion.number}: {spoken(line.motion.kind)}",
        line.motion.mover,
        line.stands,
        "; ".join(screen.say(vote.said()) for vote in line.votes) if first else "",
        worded(line.question.said(), language()) if line.question and first else "",
    )


def _follow_up(follow_up: FollowUp) -> None:
    settled = sum(report.settled for report in follow_up.reports.values())
    screen.heading(
        f"{follow_up.id}  {follow_up.title}",
        f"Stage: {spoken(follow_up.stage)}, {settled} of {counted(len(follow_up.reports), 'report')}"
        " accepted",
        f"Consolidated: {', '.join(follow_up.consolidated) or 'nothing yet'}",
    )
    headings = ("Project", "Name", "Owner", "Granted", *follow_up.periods)
    screen.table("Projects", headings, map(_project, projects(follow_up)))


def _project(project: ProjectStanding) -> tuple[object, ...]:
    money = screen.money(project.cents)
    return (project.project, project.name, project.owner, money, *map(_report, project.reports))


def _report(report: Report) -> str:
    spent = f", {screen.money(report.figures.spent)}" if report.figures else ""
    due = f", due {screen.day(report.due.day)}" if report.missing else ""
    return f"{report.status}{spent}{due}"
