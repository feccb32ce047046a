"""Which notices a fact calls for, and to whom: one table, one line a notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from models.agenda.agenda_version import AgendaPublished
from models.agenda.calling_deputies import DeputiesCalled
from models.agenda.postponing import MeetingCancelled, MeetingMoved
from models.agenda.rearranging import TakenOffAgenda
from models.agenda.summons import AgendaSent
from models.base.writing import Written
from models.case.case import Case
from models.case.mending import SentBack
from models.case.review import ReviewRecalled, ReviewRequested
from models.case.review_due import ReviewReminded
from models.case.visas import VisaDelegated, VisaGiven, VisaReminded, VisasRequested
from models.case.wish import ProposalReminded
from models.engine.journal import Content, Fact
from models.follow_up.follow_up import FollowUp
from models.follow_up.missing_reports import RemindersSent
from models.follow_up.more_time import TimeAsked, TimeGranted
from models.follow_up.reporting import ReportReturned
from models.force.force import DecisionPublished
from models.force.unpublishing import DecisionUnpublished
from models.meeting.meeting import Meeting
from models.meeting.summons_time import AgendaDeadlinePassed, AgendaReminded
from models.papers import addressee, need
from models.papers.addressee import Addressee
from models.papers.notice_order import NoticeOrder
from models.papers.tongue import of_the_mail
from models.preparation.presenting import ApprovedForAgenda

Told = TypeVar("Told", bound=Content)
Journal = TypeVar("Journal")


@dataclass(frozen=True)
class NoticeKind(Generic[Told, Journal]):
    """A notice: its template, the fact that calls for it, in which journal, the addressee's role, who that
    is, and whether it is still needed when it is about to be sent.

    `encloses` names the papers that go with it, `answered_by` the role that reads what is answered: where it
    has a mail address, answers go there, else to the registry office. `over` says from when on it would come
    too late to be of use.
    """

    template: str
    fact: type[Told]
    journal: type[Journal]
    role: str
    addressees: Callable[[Told, Journal], Iterator[Addressee]]
    needed: Callable[[NoticeOrder, Journal], bool]
    encloses: tuple[str, ...] = ()
    answered_by: str = ""
    over: Callable[[NoticeOrder, Journal, date], bool] = need.never_over

    def addressees_of(self, content: Content, state: object) -> Iterator[Addressee]:
        """Whom the fact calls to be told; `state` is its journal after it."""
        if isinstance(content, self.fact) and isinstance(state, self.journal):
            yield from self.addressees(content, state)

    def is_needed(self, order: NoticeOrder, state_now: object, today: date | None) -> bool:
        """Whether it is to be sent as things stand."""
        if not isinstance(state_now, self.journal) or not self.needed(order, state_now):
            return False
        return today is None or not self.over(order, state_now, today)


SUMMONING = (
    *(addressee.summoned, need.meeting_is_at, ("agenda", "proposal"), "secretary"),
    need.meeting_has_begun,
)
"""What every notice that brings an agenda has alike: addressees, need, papers, who reads answers, its end."""

VISA = addressee.approvers, need.visa_may_still_come, (), "preparer"
"""What every notice that asks for a visa has alike, likewise."""

NOTICES = (
    NoticeKind(
        "review_request",
        ReviewRequested,
        Case,
        "reviewer",
        addressee.group,
        need.review_may_still_come,
        encloses=("review_request",),
        answered_by="preparer",
    ),
    NoticeKind(
        "review_recalled",
        ReviewRecalled,
        Case,
        "reviewer",
        addressee.recalled_group,
        need.always,
        answered_by="preparer",
    ),
    NoticeKind(
        "review_reminder",
        ReviewReminded,
        Case,
        "reviewer",
        addressee.group,
        need.review_is_awaited,
        answered_by="preparer",
    ),
    NoticeKind(
        "review_late", ReviewReminded, Case, "preparer", addressee.preparer_who_waits, need.review_is_awaited
    ),
    NoticeKind("visa_request", VisasRequested, Case, "approver", *VISA),
    NoticeKind("visa_request", VisaGiven, Case, "approver", *VISA),
    NoticeKind("visa_request", SentBack, Case, "approver", *VISA),
    NoticeKind(
        "visa_request",
        VisaDelegated,
        Case,
        "approver",
        addressee.delegate,
        need.visa_is_awaited,
        answered_by="preparer",
    ),
    NoticeKind(
        "visa_reminder",
        VisaReminded,
        Case,
        "approver",
        addressee.awaited_approver,
        need.visa_is_awaited,
        answered_by="preparer",
    ),
    NoticeKind(
        "visa_late", VisaReminded, Case, "preparer", addressee.preparer_without_visa, need.visa_is_awaited
    ),
    NoticeKind(
        "proposal_reminder",
        ProposalReminded,
        Case,
        "preparer",
        addressee.preparer_in_time,
        need.proposal_is_awaited,
    ),
    NoticeKind("sent_back", SentBack, Case, "preparer", addressee.preparer, need.always),
    NoticeKind("taken_off", TakenOffAgenda, Case, "preparer", addressee.preparer, need.meeting_is_wanted),
    NoticeKind("report_reminder", RemindersSent, FollowUp, "owner", addressee.owners, need.report_is_missing),
    NoticeKind(
        "report_late", RemindersSent, FollowUp, "division_head", addressee.heads, need.report_is_missing
    ),
    NoticeKind(
        "report_late", RemindersSent, FollowUp, "controller", addressee.controller, need.report_is_missing
    ),
    NoticeKind(
        "report_returned", ReportReturned, FollowUp, "owner", addressee.owner, need.report_is_returned
    ),
    NoticeKind(
        "time_asked",
        TimeAsked,
        FollowUp,
        "controller",
        addressee.controller_who_decides,
        need.time_is_asked,
        over=need.day_is_past,
    ),
    NoticeKind(
        "time_granted",
        TimeGranted,
        FollowUp,
        "owner",
        addressee.owner,
        need.report_is_missing,
        over=need.day_is_past,
    ),
    NoticeKind("proposal_copy", ApprovedForAgenda, Case, "observer", addressee.observers, need.always),
    NoticeKind(
        "decision_notice",
        DecisionPublished,
        Case,
        "informed",
        addressee.parties,
        need.always,
        encloses=("extract", "officeholder_decision", "appeal_instructions", "appeal_prohibition"),
    ),
    NoticeKind(
        "publication_taken_back", DecisionUnpublished, Case, "informed", addressee.parties, need.always
    ),
    NoticeKind(
        "publication_taken_back", DecisionUnpublished, Case, "observer", addressee.observers, need.always
    ),
    NoticeKind("summons", AgendaSent, Meeting, "member", *SUMMONING),
    NoticeKind("summons", DeputiesCalled, Meeting, "deputy_member", *SUMMONING),
    NoticeKind("agenda_changed", AgendaPublished, Meeting, "member", *SUMMONING),
    NoticeKind(
        "decision_notice",
        DecisionPublished,
        Case,
        "observer",
        addressee.observers,
        need.always,
        encloses=("extract", "officeholder_decision", "appeal_instructions", "appeal_prohibition"),
    ),
    NoticeKind(
        "agenda_reminder",
        AgendaReminded,
        Meeting,
        "secretary",
        addressee.secretary_before,
        need.agenda_is_missing,
        over=need.meeting_is_past,
    ),
    NoticeKind(
        "meeting_cancelled",
        MeetingCancelled,
        Meeting,
        "member",
        addressee.members,
        need.always,
        encloses=("meeting_notice",),
        answered_by="secretary",
        over=need.meeting_is_past,
    ),
    NoticeKind(
        "meeting_moved",
        MeetingMoved,
        Meeting,
        "member",
        addressee.members,
        need.meeting_is_at,
        encloses=("meeting_notice",),
        answered_by="secretary",
        over=need.meeting_has_begun,
    ),
    NoticeKind(
        "agenda_late",
        AgendaDeadlinePassed,
        Meeting,
        "secretary",
        addressee.secretary,
        need.agenda_is_missing,
        over=need.meeting_is_past,
    ),
)
"""Every notice there is. A new one needs its line here and its template in templates/notices."""


def roles_of(content: Content) -> tuple[str, ...] | None:
    """The roles that a reminder's rung names; None of what is no reminder."""
    told = RemindersSent | ReviewReminded | VisaReminded | ProposalReminded
    return content.to if isinstance(content, told) else None


def comment_of(content: Content) -> Written | None:
    """What somebody wrote to the addressee with what they did; None of what bears no comment."""
    return content.comment if isinstance(content, SentBack | ReportReturned) else None


def notices(fact: Fact, state: object) -> Iterator[NoticeOrder]:
    """The notices that a fact calls for; `state` is its journal after it.

    A reminder goes to those roles only that its rung of the ladder names.
    """
    roles = roles_of(fact.content)
    for kind in NOTICES:
        if roles is not None and kind.role not in roles:
            continue
        for found in kind.addressees_of(fact.content, state):
            yield NoticeOrder(
                template=kind.template,
                journal=fact.journal,
                seq=fact.seq,
                to=found.to,
                role=kind.role,
                subject=found.subject,
                projects=found.projects,
                due=found.due,
                language=of_the_mail(fact.content, state)[0],
                person=found.person,
            )


def still_needed(order: NoticeOrder, state_now: object, today: date | None = None) -> bool:
    """Whether a notice is to be sent as things stand: never once the report or the review has come.

    `today` is the local day, where what would come too late to be of use is not to be sent either.
    """
    kinds = (kind for kind in NOTICES if kind.template == order.template)
    return all(kind.is_needed(order, state_now, today) for kind in kinds)


def answered_by(order: NoticeOrder) -> str:
    """The role that reads what is answered to a notice; empty where the registry office does."""
    return next((kind.answered_by for kind in NOTICES if kind.template == order.template), "")
