"""Whether a notice is still needed when it is about to be sent."""

from __future__ import annotations

from datetime import date

from models.case.case import Case
from models.follow_up.follow_up import FollowUp
from models.follow_up.report import ReportStatus
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.papers.notice_order import NoticeOrder


def always(_order: NoticeOrder, _state: object) -> bool:
    """News that nothing makes untrue."""
    return True


def review_is_awaited(order: NoticeOrder, case: Case) -> bool:
    """The group has not answered, and is still asked for the day that the notice speaks of."""
    asked = case.reviews.get(order.subject)
    if asked is None or case.stage is not Stage.PREPARATION:
        return False
    return asked.awaited and asked.due.day == order.due


def review_may_still_come(order: NoticeOrder, case: Case) -> bool:
    """The group is awaited; of a request typed in when all of its time was over it hears nothing."""
    asked = case.reviews.get(order.subject)
    return review_is_awaited(order, case) and asked is not None and not asked.asked_in_vain


def visa_is_awaited(order: NoticeOrder, case: Case) -> bool:
    """The visa is awaited, and still until the day that the notice speaks of, if there is one."""
    awaited = case.approval.awaited.get(order.subject)
    if awaited is None or case.stage is not Stage.PREPARATION:
        return False
    return (awaited.turn.due.day if awaited.turn.due else None) == order.due


def visa_may_still_come(order: NoticeOrder, case: Case) -> bool:
    """The visa is awaited; of a request typed in when all of its time was over nobody hears."""
    awaited = case.approval.awaited.get(order.subject)
    return visa_is_awaited(order, case) and awaited is not None and not awaited.asked_in_vain


def proposal_is_awaited(order: NoticeOrder, case: Case) -> bool:
    """The case is still meant for that meeting by that day, and its presenter has not approved."""
    due = case.wish.due if case.wish else None
    wanted = case.meant_for == order.subject and due is not None and due.day == order.due
    return wanted and case.stage is Stage.PREPARATION


def meeting_is_wanted(_order: NoticeOrder, case: Case) -> bool:
    """The case waits to be placed on an agenda."""
    return case.stage is Stage.READY


def report_is_missing(order: NoticeOrder, follow_up: FollowUp) -> bool:
    """One of the projects, at least, has not reported."""
    return bool(still_missing(order, follow_up))


def report_is_returned(order: NoticeOrder, follow_up: FollowUp) -> bool:
    """The owner has not reported again."""
    reports = (follow_up.report(order.subject, project) for project in order.projects)
    return follow_up.open and all(report.status is ReportStatus.RETURNED for report in reports)


def time_is_asked(order: NoticeOrder, follow_up: FollowUp) -> bool:
    """The controller has not answered, and the report has not come."""
    reports = (follow_up.report(order.subject, project) for project in order.projects)
    return follow_up.open and all(report.missing and report.asked == order.due for report in reports)


def agenda_is_missing(_order: NoticeOrder, meeting: Meeting) -> bool:
    """The meeting has not been summoned, and was entered while there was time for it."""
    typed_in_after_all = meeting.entered is not None and meeting.entered >= meeting.summons.at
    return meeting.stage is MeetingStage.CALLED and not typed_in_after_all


def meeting_is_at(order: NoticeOrder, meeting: Meeting) -> bool:
    """The meeting is still to be held on the day that the notice speaks of."""
    return meeting.day == order.due and meeting.stage is not MeetingStage.CANCELLED


def never_over(_order: NoticeOrder, _state: object, _today: date) -> bool:
    """What is to be known whenever it is told."""
    return False


def day_is_past(order: NoticeOrder, _state: object, today: date) -> bool:
    """The day that the notice speaks of has gone by."""
    return order.due is not None and order.due < today


def meeting_has_begun(order: NoticeOrder, meeting: Meeting, today: date) -> bool:
    """The meeting is held already, or its day, of which the notice speaks, has gone by."""
    return meeting.sits or meeting_is_past(order, meeting, today)


def meeting_is_past(_order: NoticeOrder, meeting: Meeting, today: date) -> bool:
    """The day of the meeting has gone by."""
    return meeting.day < today


def still_missing(order: NoticeOrder, follow_up: FollowUp) -> tuple[str, ...]:
    """The projects of a notice whose report is missing and still due on the day that it speaks of."""
    reports = {project: follow_up.report(order.subject, project) for project in order.projects}
    missing = (p for p, report in reports.items() if report.missing and report.due.day == order.due)
    return tuple(missing) if follow_up.open else ()
