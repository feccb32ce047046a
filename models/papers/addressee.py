"""Whom a notice goes to, read from the fact that calls for it and the state of its journal after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.agenda.agenda_version import AgendaPublished
from models.agenda.calling_deputies import DeputiesCalled
from models.agenda.postponing import MeetingCancelled, MeetingMoved
from models.agenda.rearranging import TakenOffAgenda
from models.agenda.summons import AgendaSent
from models.base.writing import Written
from models.case.approval import VisaTurn
from models.case.case import Case
from models.case.mending import SentBack
from models.case.review import ReviewRecalled, ReviewRequested
from models.case.review_due import ReviewReminded
from models.case.visas import VisaDelegated, VisaGiven, VisaReminded, VisasRequested
from models.case.wish import ProposalReminded
from models.follow_up.follow_up import FollowUp
from models.follow_up.missing_reports import RemindersSent
from models.follow_up.more_time import TimeAsked, TimeGranted
from models.follow_up.reporting import ReportReturned
from models.force.force import DecisionPublished
from models.force.unpublishing import DecisionUnpublished
from models.matter.handling import decides
from models.meeting.meeting import Meeting
from models.meeting.summons_time import AgendaDeadlinePassed, AgendaReminded
from models.preparation.presenting import ApprovedForAgenda

CONTROLLER = "controller"
"""The controller's key in the address book."""


@dataclass(frozen=True)
class Addressee:
    """A key of the address book, and what the notice to it is about.

    A private person's key is the hash of the commitment to their name, `person` that commitment.
    """

    to: str
    subject: str = ""
    projects: tuple[str, ...] = ()
    due: date | None = None
    person: Written | None = None


def group(asked: ReviewRequested | ReviewReminded, case: Case) -> Iterator[Addressee]:
    """The group that is asked."""
    yield Addressee(asked.group, asked.group, due=case.reviews[asked.group].due.day)


def recalled_group(recalled: ReviewRecalled, _: Case) -> Iterator[Addressee]:
    """The group that was asked, and is not any more; it hears so if it heard that it was asked."""
    if recalled.heard:
        yield Addressee(recalled.group, recalled.group)


def preparer_who_waits(reminded: ReviewReminded, case: Case) -> Iterator[Addressee]:
    """The preparer, who waits for a group's review."""
    yield Addressee(case.preparer, reminded.group, due=reminded.due)


def preparer(_: SentBack | TakenOffAgenda, case: Case) -> Iterator[Addressee]:
    """Whoever opened the case."""
    yield Addressee(case.preparer)


def approvers(said: VisasRequested | VisaGiven | SentBack, _: Case) -> Iterator[Addressee]:
    """Those whose turn it is, each by what they are approver of."""
    for turn in said.begun:
        for of in turn.of:
            yield Addressee(of, turn.step, due=_last_day(turn))


def delegate(said: VisaDelegated, case: Case) -> Iterator[Addressee]:
    """The one to whom a visa was delegated."""
    yield Addressee(said.to, said.step, due=_last_day(case.approval.awaited[said.step].turn))


def awaited_approver(reminded: VisaReminded, case: Case) -> Iterator[Addressee]:
    """Whose visa is awaited: the one to whom it was delegated, else those who are approvers there."""
    awaited = case.approval.awaited[reminded.step]
    for to in (awaited.delegate,) if awaited.delegate else awaited.turn.of:
        yield Addressee(to, reminded.step, due=reminded.due)


def preparer_without_visa(reminded: VisaReminded, case: Case) -> Iterator[Addressee]:
    """The preparer, who waits for a visa."""
    yield Addressee(case.preparer, reminded.step, due=reminded.due)


def _last_day(turn: VisaTurn) -> date | None:
    return turn.due.day if turn.due else None


def preparer_in_time(reminded: ProposalReminded, case: Case) -> Iterator[Addressee]:
    """The preparer, while the proposal can still be approved in time for its meeting."""
    yield Addressee(case.preparer, reminded.meeting, due=reminded.due)


def parties(published: DecisionPublished | DecisionUnpublished, case: Case) -> Iterator[Addressee]:
    """Those whom the proposal names as to be informed, once the case is decided and not only put off."""
    handling = next(each for each in case.handlings if each.key == published.decision)
    if decides(handling):
        for party in dict.fromkeys(case.proposals[handling.revision - 1].informed):
            if isinstance(party, Written):
                person = party.whole or party
                yield Addressee(person.sha256, published.decision, person=person)
            else:
                yield Addressee(party, published.decision)


def observers(
    said: ApprovedForAgenda | DecisionPublished | DecisionUnpublished, case: Case
) -> Iterator[Addressee]:
    """Those who get copies of the case, but for those who are informed of the decision anyhow."""
    if isinstance(said, ApprovedForAgenda):
        yield from (Addressee(observer) for observer in case.observers)
        return
    told = {party.to for party in parties(said, case)}
    if decides(next(each for each in case.handlings if each.key == said.decision)):
        yield from (Addressee(each, said.decision) for each in case.observers if each not in told)


def secretary(passed: AgendaDeadlinePassed, meeting: Meeting) -> Iterator[Addressee]:
    """Whoever called the meeting, when its agenda was not sent."""
    if not passed.sent:
        yield Addressee(meeting.secretary, due=passed.day)


def secretary_before(reminded: AgendaReminded, meeting: Meeting) -> Iterator[Addressee]:
    """Whoever called the meeting, while its agenda can still go out."""
    yield Addressee(meeting.secretary, due=reminded.latest)


def members(said: MeetingCancelled | MeetingMoved, meeting: Meeting) -> Iterator[Addressee]:
    """Those who got the summons, or the members by their body's code, as the address book lists them; nobody
    where no summons had gone out."""
    for person in (meeting.summoned or (meeting.body,)) if said.announced else ():
        yield Addressee(person, due=meeting.day)


def summoned(said: AgendaSent | DeputiesCalled | AgendaPublished, meeting: Meeting) -> Iterator[Addressee]:
    """Everybody to whom the fact says that the agenda goes."""
    for person in said.to:
        yield Addressee(person, due=meeting.day)


def owner(said: ReportReturned | TimeGranted, follow_up: FollowUp) -> Iterator[Addressee]:
    """The owner of one project."""
    due = follow_up.report(said.period, said.project).due.day
    yield Addressee(follow_up.lines[said.project].owner, said.period, (said.project,), due)


def controller_who_decides(asked: TimeAsked, _: FollowUp) -> Iterator[Addressee]:
    """The controller, who grants time; the day is the one that was asked for."""
    yield Addressee(CONTROLLER, asked.period, (asked.project,), asked.until)


def owners(reminded: RemindersSent, follow_up: FollowUp) -> Iterator[Addressee]:
    """The owner of each project, one notice a project."""
    for project in reminded.projects:
        yield from _by_day(reminded, follow_up, follow_up.lines[project].owner, [project])


def heads(reminded: RemindersSent, follow_up: FollowUp) -> Iterator[Addressee]:
    """The head of each division, one notice for all of the division's projects."""
    by_head: dict[str, list[str]] = defaultdict(list)
    for project in reminded.projects:
        by_head[follow_up.lines[project].head].append(project)
    for head, projects in by_head.items():
        yield from _by_day(reminded, follow_up, head, projects)


def controller(reminded: RemindersSent, follow_up: FollowUp) -> Iterator[Addressee]:
    """The controller, one notice for all projects."""
    yield from _by_day(reminded, follow_up, CONTROLLER, reminded.projects)


def _by_day(
    reminded: RemindersSent, follow_up: FollowUp, to: str, projects: Iterable[str]
) -> Iterator[Addressee]:
    by_due: dict[date, list[str]] = defaultdict(list)
    for project in projects:
        by_due[follow_up.report(reminded.period, project).due.day].append(project)
    for due, same_day in by_due.items():
        yield Addressee(to, reminded.period, tuple(same_day), due)
