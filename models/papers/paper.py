"""Which papers a fact calls for: one table, one line per paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.agenda.agenda import ItemPlaced
from models.agenda.agenda_building import ItemsRenumbered
from models.agenda.agenda_version import AgendaPublished
from models.agenda.postponing import MeetingCancelled, MeetingMoved
from models.agenda.rearranging import ItemMoved
from models.agenda.summons import AgendaSent
from models.base.language import LANGUAGES, Language
from models.case.case import CaseClosed
from models.case.review import ReviewGiven, ReviewRequested
from models.decision.clerical_error import ClericalErrorCorrected, MinutesCorrected
from models.engine.journal import Content, Fact
from models.follow_up.accounts import AccountsClosed, QuarterConsolidated
from models.follow_up.missing_reports import RemindersSent
from models.follow_up.reporting import ReportGiven
from models.force.force import DecisionPublished
from models.minutes.checking import MinutesChecked
from models.minutes.remarks import RemarkResolved
from models.papers import topic
from models.papers.paper_order import PaperOrder
from models.papers.topic import Topic
from models.sitting.sitting import MeetingClosed

Told = TypeVar("Told", bound=Content)


class NotCalledFor(LookupError):  # noqa: N818 - said as a sentence, like every refusal
    """The fact calls for no such paper."""


@dataclass(frozen=True)
class PaperKind(Generic[Told]):
    """A paper: its template, its Finnish name in file names, the fact that calls for it, and for whom.

    `topics` gives what each copy is about, none when this fact calls for no such paper.
    """

    template: str
    noun: str
    fact: type[Told]
    languages: tuple[Language, ...] = ("fi",)
    topics: Callable[[Told], Iterable[Topic]] = topic.whole_journal

    def topics_of(self, content: Content) -> Iterable[Topic]:
        """What each paper of this kind is about that the fact calls for."""
        return self.topics(content) if isinstance(content, self.fact) else ()


PAPERS = (
    PaperKind("review_request", "lausuntopyynto", ReviewRequested, topics=topic.asked_group),
    PaperKind("review", "lausunto", ReviewGiven, topics=topic.answering_group),
    PaperKind("proposal", "paatosehdotus", ItemPlaced, topics=topic.placed_item),
    PaperKind("proposal", "paatosehdotus", ItemMoved, topics=topic.moved_item),
    PaperKind("proposal", "paatosehdotus", ItemsRenumbered, topics=topic.renumbered_items),
    PaperKind("agenda", "esityslista", AgendaPublished, topics=topic.agenda_version),
    PaperKind("agenda", "esityslista", AgendaSent, topics=topic.agenda_version),
    PaperKind("meeting_notice", "kokousilmoitus", MeetingCancelled, topics=topic.cancelled_if_announced),
    PaperKind("meeting_notice", "kokousilmoitus", MeetingMoved, topics=topic.moved_if_announced),
    PaperKind("minutes_draft", "poytakirjaluonnos", MeetingClosed),
    PaperKind("minutes_draft", "poytakirjaluonnos", RemarkResolved, topics=topic.whole_again),
    PaperKind("minutes", "poytakirja", MinutesChecked),
    PaperKind("minutes", "poytakirja", MinutesCorrected, topics=topic.whole_again),
    PaperKind("extract", "ote", DecisionPublished, LANGUAGES, topic.of_a_body),
    PaperKind("extract", "ote", ClericalErrorCorrected, LANGUAGES, topic.of_a_body),
    PaperKind("officeholder_decision", "viranhaltijapaatos", DecisionPublished, LANGUAGES, topic.made_alone),
    PaperKind(
        "officeholder_decision", "viranhaltijapaatos", ClericalErrorCorrected, LANGUAGES, topic.made_alone
    ),
    PaperKind("appeal_instructions", "muutoksenhakuohje", DecisionPublished, LANGUAGES, topic.open_to_appeal),
    PaperKind(
        "appeal_prohibition", "muutoksenhakukielto", DecisionPublished, LANGUAGES, topic.closed_to_appeal
    ),
    PaperKind("decision_notice", "tiedoksianto", DecisionPublished, topics=topic.decision),
    PaperKind("report_request", "raporttipyynto", RemindersSent, topics=topic.projects_first_asked),
    PaperKind("progress_report", "seurantaraportti", ReportGiven, topics=topic.reporting_project),
    PaperKind("consolidated_report", "koosteraportti", QuarterConsolidated, topics=topic.consolidated_period),
    PaperKind("accounts_section", "tilinpaatos", AccountsClosed, topics=topic.closed_accounts),
    PaperKind("case_cover", "kansilehti", CaseClosed),
)
"""Every paper there is. A new one needs its line here and its template in templates/documents."""

NOUNS = {kind.template: kind.noun for kind in PAPERS}


def papers(fact: Fact) -> Iterator[PaperOrder]:
    """The papers that a fact calls for."""
    for kind in PAPERS:
        for about in kind.topics_of(fact.content):
            for language in kind.languages:
                yield PaperOrder(
                    template=kind.template,
                    language=language,
                    journal=fact.journal,
                    seq=fact.seq,
                    subject=about.subject,
                )


def topic_of(order: PaperOrder, content: Content) -> Topic:
    """What an ordered paper is about, by what its fact says. Raises NotCalledFor."""
    for kind in PAPERS:
        if kind.template == order.template:
            for about in kind.topics_of(content):
                if about.subject == order.subject:
                    return about
    raise NotCalledFor(f"{content.kind} calls for no {order.template} {order.subject}".rstrip())
