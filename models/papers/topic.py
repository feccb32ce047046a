"""What a paper is about, read from the fact that calls for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.agenda.agenda import ItemPlaced
from models.agenda.agenda_building import ItemsRenumbered
from models.agenda.agenda_version import AgendaPublished
from models.agenda.postponing import MeetingCancelled, MeetingMoved
from models.agenda.rearranging import ItemMoved
from models.agenda.summons import AgendaSent
from models.case.review import ReviewGiven, ReviewRequested
from models.case.secrecy_end import SecrecyEnded
from models.decision.clerical_error import ClericalErrorCorrected, MinutesCorrected
from models.decision.replacing import DecisionReplaced
from models.engine.journal import Content
from models.follow_up.accounts import AccountsClosed, QuarterConsolidated
from models.follow_up.missing_reports import RemindersSent
from models.follow_up.reporting import ReportGiven
from models.follow_up.spending import Reported
from models.force.certifying import ForceCertified
from models.force.force import DecisionPublished
from models.groups.writing_up import SessionWrittenUp
from models.meeting.hidden import ItemsHidden
from models.minutes.remarks import RemarkResolved


@dataclass(frozen=True)
class Topic:
    """What one paper is about, besides its journal. What it has nothing to do with is empty."""

    subject: str = ""
    """Tells the papers of one template that one fact calls for apart; it stands in the order."""

    item: int = 0
    """The item of a meeting whose case alone is shown."""

    decision: str = ""
    """The key of the decision, such as `khs-2021-216`."""

    group: str = ""
    """The steering group that is asked or answers."""

    revision: int = 0
    """The proposal's revision that the group is asked about; 0 is the last one."""

    period: str = ""
    """The period that is reported, such as `2021Q1`."""

    project: str = ""
    """The number of the one project that is shown."""

    told: Reported | None = None
    """What was reported of the projects, where the fact fixed it."""

    version: int = 1
    """The version of the agenda or of the memo."""

    is_sender: bool = False
    """Whether the group or the project says it itself, and the paper is theirs."""

    closed: bool = False
    """Whether only those learn of it who may read what is confidential: there is no public edition."""

    again: bool = False
    """Whether the journal may have had the same paper before, so that the name needs a number of its own."""


def whole_journal(_: Content) -> Iterator[Topic]:
    """The journal as it stands, and no part of it."""
    yield Topic()


def whole_again(_: RemarkResolved | MinutesCorrected) -> Iterator[Topic]:
    """The meeting's minutes once more."""
    yield Topic(again=True)


def draft_hidden(hidden: ItemsHidden) -> Iterator[Topic]:
    """The draft of the minutes once more, without what became confidential."""
    if hidden.anew == "minutes_draft":
        yield Topic(again=True)


def minutes_hidden(hidden: ItemsHidden) -> Iterator[Topic]:
    """The minutes once more, published or not, without what became confidential."""
    if hidden.anew == "minutes":
        yield Topic(again=True)


def agenda_hidden(hidden: ItemsHidden) -> Iterator[Topic]:
    """The last version of the agenda once more, without what became confidential."""
    if hidden.agenda:
        yield Topic(version=hidden.agenda, again=True)


def asked_group(asked: ReviewRequested) -> Iterator[Topic]:
    """The group that is asked about a revision."""
    yield Topic(group=asked.group, revision=asked.revision)


def answering_group(given: ReviewGiven) -> Iterator[Topic]:
    """The group that answers."""
    yield Topic(group=given.review.group, revision=given.review.revision, is_sender=True)


def group_itself(told: SessionWrittenUp) -> Iterator[Topic]:
    """A version of the session as a whole, told by the group."""
    yield Topic(is_sender=True, version=told.version)


def placed_item(placed: ItemPlaced) -> Iterator[Topic]:
    """An item with a case."""
    if placed.case:
        yield _item(placed.item, closed=placed.secrecy is not None)


def moved_item(moved: ItemMoved) -> Iterator[Topic]:
    """An item with a case, under its new number."""
    if moved.case or moved.secret:
        yield _item(moved.to, closed=moved.secret)


def renumbered_items(moved: ItemsRenumbered) -> Iterator[Topic]:
    """The items with a case, under their new numbers."""
    yield from (_item(each.to, closed=each.secret) for each in moved.items if each.case)


def agenda_version(told: AgendaPublished | AgendaSent) -> Iterator[Topic]:
    """A version of the agenda."""
    yield Topic(version=told.version)


def cancelled_if_announced(cancelled: MeetingCancelled) -> Iterator[Topic]:
    """A meeting that is not held, once its agenda was public."""
    if cancelled.announced:
        yield Topic()


def moved_if_announced(moved: MeetingMoved) -> Iterator[Topic]:
    """A meeting that is held at another time, once its agenda was public; it may be moved again."""
    if moved.announced:
        yield Topic(again=True)


def decision(said: DecisionPublished | ClericalErrorCorrected | DecisionReplaced) -> Iterator[Topic]:
    """One decision; its papers are made again when it is corrected, or in force no more."""
    yield Topic(decision=said.decision, again=not isinstance(said, DecisionPublished))


def certified(said: ForceCertified) -> Iterator[Topic]:
    """One decision; its legal force may be certified again."""
    yield Topic(decision=said.decision, again=True)


def opened_decisions(ended: SecrecyEnded) -> Iterator[Topic]:
    """The decisions of bodies that were confidential until then."""
    yield from (Topic(subject=key, decision=key, again=True) for key in ended.decisions)


def opened_alone(ended: SecrecyEnded) -> Iterator[Topic]:
    """The decisions of officeholders that were confidential until then."""
    yield from (Topic(subject=key, decision=key, again=True) for key in ended.alone)


def of_a_body(said: DecisionPublished | ClericalErrorCorrected | DecisionReplaced) -> Iterator[Topic]:
    """A decision that a body made."""
    if not said.alone:
        yield from decision(said)


def made_alone(said: DecisionPublished | ClericalErrorCorrected | DecisionReplaced) -> Iterator[Topic]:
    """A decision that an officeholder made."""
    if said.alone:
        yield from decision(said)


def open_to_appeal(published: DecisionPublished) -> Iterator[Topic]:
    """A decision that may be challenged."""
    if published.appeal_ends or published.by_service:
        yield from decision(published)


def closed_to_appeal(published: DecisionPublished) -> Iterator[Topic]:
    """A decision that may not be challenged."""
    if not (published.appeal_ends or published.by_service):
        yield from decision(published)


def projects_first_asked(reminded: RemindersSent) -> Iterator[Topic]:
    """Each project that is asked for its report; a reminder of it is no paper."""
    if not reminded.rung:
        for project in reminded.projects:
            yield Topic(subject=project, period=reminded.period, project=project)


def reporting_project(given: ReportGiven) -> Iterator[Topic]:
    """The project that reports for a period."""
    yield Topic(period=given.period, project=given.project, is_sender=True)


def consolidated_period(consolidated: QuarterConsolidated) -> Iterator[Topic]:
    """A period with what all projects had spent by its end."""
    told = Reported(consolidated.spent, consolidated.carried, consolidated.people)
    yield Topic(period=consolidated.period, told=told)


def closed_accounts(closed: AccountsClosed) -> Iterator[Topic]:
    """What all projects have spent in the end."""
    yield Topic(told=Reported(closed.spent, closed.carried, {}))


def _item(number: int, *, closed: bool) -> Topic:
    return Topic(subject=str(number), item=number, closed=closed)
