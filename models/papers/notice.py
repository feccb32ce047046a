"""Which notices a fact calls for, and to whom: one table, one line a notice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.agenda.postponing import MeetingCancelled, MeetingMoved
from models.base.canonical import canonical
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.writing import Written
from models.case.review import ReviewRecalled, ReviewReminded, ReviewRequested
from models.engine.journal import Content, Fact
from models.follow_up.follow_up import RemindersSent
from models.follow_up.more_time import TimeAsked, TimeGranted
from models.follow_up.reporting import ReportReturned
from models.force.force import DecisionPublished
from models.meeting.summons_time import AgendaDeadlinePassed, AgendaReminded
from models.papers import addressee, need
from models.papers.addressee import Addressee
from models.preparation.presenting import SentBack


class NoticeOrder(Frozen):
    """One notice to be sent because of fact `seq` of the journal.

    `to` is the addressee's key in the address book: a group, a project's owner, a division's head,
    `controller`, whoever opened the case or called the meeting, a party to be informed. `subject` is the
    group, the decision or the period that it is about, `projects` the projects, and `due` the day that
    a reminder speaks of. Of a private person, `to` is the hash of the commitment `person` to the name.
    """

    template: str
    journal: str
    seq: int
    to: str
    role: str
    subject: str = ""
    projects: tuple[str, ...] = ()
    due: date | None = None
    language: Language = "fi"
    person: Written | None = None

    @property
    def identity(self) -> str:
        """What makes it this notice and no other, as 64 hexadecimal digits."""
        said = [self.template, self.journal, self.seq, self.to, self.subject, *self.projects]
        return hashlib.sha256(canonical(said).encode()).hexdigest()


def message_id(order: NoticeOrder, domain: str) -> str:
    """The Message-ID of a notice: the same order has the same one, however often it is sent."""
    return f"<{order.identity[:40]}@{domain}>"


@dataclass(frozen=True)
class NoticeKind:
    """A notice: its template, the fact that calls for it, the addressee's role, who that is, and whether
    it is still needed when it is about to be sent.
    """

    template: str
    fact: type[Content]
    role: str
    addressees: Callable[[Any, Any], Iterator[Addressee]]
    needed: Callable[[NoticeOrder, Any], bool]


NOTICES = (
    NoticeKind("review_request", ReviewRequested, "reviewer", addressee.group, need.review_is_awaited),
    NoticeKind("review_recalled", ReviewRecalled, "reviewer", addressee.recalled_group, need.always),
    NoticeKind("review_reminder", ReviewReminded, "reviewer", addressee.group, need.review_is_awaited),
    NoticeKind(
        "review_late", ReviewReminded, "preparer", addressee.preparer_who_waits, need.review_is_awaited
    ),
    NoticeKind("sent_back", SentBack, "preparer", addressee.preparer, need.always),
    NoticeKind("report_reminder", RemindersSent, "owner", addressee.owners, need.report_is_missing),
    NoticeKind("report_late", RemindersSent, "division_head", addressee.heads, need.report_is_missing),
    NoticeKind("report_late", RemindersSent, "controller", addressee.controller, need.report_is_missing),
    NoticeKind("report_returned", ReportReturned, "owner", addressee.owner, need.report_is_returned),
    NoticeKind("time_asked", TimeAsked, "controller", addressee.controller_who_decides, need.time_is_asked),
    NoticeKind("time_granted", TimeGranted, "owner", addressee.owner, need.report_is_missing),
    NoticeKind("decision_notice", DecisionPublished, "informed", addressee.parties, need.always),
    NoticeKind(
        "agenda_reminder", AgendaReminded, "secretary", addressee.secretary_before, need.agenda_is_missing
    ),
    NoticeKind("meeting_cancelled", MeetingCancelled, "member", addressee.members, need.always),
    NoticeKind("meeting_moved", MeetingMoved, "member", addressee.members, need.meeting_is_at),
    NoticeKind("agenda_late", AgendaDeadlinePassed, "secretary", addressee.secretary, need.agenda_is_missing),
)
"""Every notice there is. A new one needs its line here and its template in templates/notices."""


def roles_of(content: Content) -> tuple[str, ...] | None:
    """The roles that a reminder's rung names; None of what is no reminder."""
    return content.to if isinstance(content, RemindersSent | ReviewReminded) else None


def notices(fact: Fact, state: Any) -> Iterator[NoticeOrder]:
    """The notices that a fact calls for; `state` is its journal after it.

    A reminder goes to those roles only that its rung of the ladder names.
    """
    roles = roles_of(fact.content)
    for kind in NOTICES:
        if type(fact.content) is not kind.fact or (roles is not None and kind.role not in roles):
            continue
        for found in kind.addressees(fact.content, state):
            yield NoticeOrder(
                template=kind.template,
                journal=fact.journal,
                seq=fact.seq,
                to=found.to,
                role=kind.role,
                subject=found.subject,
                projects=found.projects,
                due=found.due,
                language=getattr(state, "language", "fi"),
                person=found.person,
            )


def still_needed(order: NoticeOrder, state_now: Any) -> bool:
    """Whether a notice is to be sent as things stand: never once the report or the review has come."""
    return all(kind.needed(order, state_now) for kind in NOTICES if kind.template == order.template)
