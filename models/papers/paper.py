"""Which papers a fact calls for: one table, one line per paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Generic, TypeVar

from models.agenda.agenda import ItemPlaced
from models.agenda.agenda_building import ItemsRenumbered
from models.agenda.agenda_version import AgendaPublished
from models.agenda.postponing import MeetingCancelled, MeetingMoved
from models.agenda.rearranging import ItemMoved
from models.agenda.summons import AgendaSent
from models.base.language import Language
from models.case.closing import CaseClosed
from models.case.review import ReviewGiven, ReviewRequested
from models.case.secrecy_end import SecrecyEnded
from models.decision.clerical_error import ClericalErrorCorrected, MinutesCorrected
from models.decision.replacing import DecisionReplaced
from models.engine.journal import Content, Fact
from models.engine.state import State
from models.follow_up.accounts import AccountsClosed, QuarterConsolidated
from models.follow_up.missing_reports import RemindersSent
from models.follow_up.reporting import ReportGiven
from models.force.certifying import ForceCertified
from models.force.force import DecisionPublished
from models.groups.writing_up import SessionWrittenUp
from models.meeting.hidden import ItemsHidden
from models.minutes.checking import MinutesChecked
from models.minutes.remarks import RemarkResolved
from models.papers import edition, topic
from models.papers.paper_asked import PaperAsked
from models.papers.paper_order import PaperOrder
from models.papers.tongue import of_the_case, of_the_decision, of_the_group, of_the_meeting
from models.papers.topic import Topic
from models.sitting.sitting import MeetingClosed

Told = TypeVar("Told", bound=Content)


class NotCalledFor(LookupError):  # noqa: N818 - said as a sentence, like every refusal
    """The fact calls for no such paper."""


@dataclass(frozen=True)
class PaperKind(Generic[Told]):
    """A paper: its template, its Finnish name in file names, the fact that calls for it, and for whom.

    `topics` gives what each copy is about, none when this fact calls for no such paper; `whole` says whether
    there is an edition beside the public one, for those who may read what that leaves out.
    """

    template: str
    noun: str
    fact: type[Told]
    languages: Callable[[Told, State], tuple[Language, ...]]
    topics: Callable[[Told], Iterable[Topic]] = topic.whole_journal
    whole: Callable[[State, Topic], bool] = edition.never

    def languages_of(self, content: Content, state: State) -> tuple[Language, ...]:
        """The languages in which the fact calls for it, given its journal's state after it."""
        return self.languages(content, state) if isinstance(content, self.fact) else ()

    def topics_of(self, content: Content) -> Iterable[Topic]:
        """What each paper of this kind is about that the fact calls for."""
        return self.topics(content) if isinstance(content, self.fact) else ()

    def editions(self, about: Topic, state: State) -> Iterator[str]:
        """The names of the template in orders of each edition that there is."""
        if not about.closed:
            yield self.template
        if self.whole(state, about):
            yield edition.whole(self.template)


_OF_A_DECISION: tuple[type[Any], ...] = (DecisionPublished, ClericalErrorCorrected, DecisionReplaced)
"""What calls for the papers of a decision, or for a new version of them."""

PAPERS: tuple[PaperKind[Any], ...] = (
    PaperKind(
        "review_request",
        "lausuntopyynto",
        ReviewRequested,
        of_the_case,
        topics=topic.asked_group,
        whole=edition.of_a_case,
    ),
    PaperKind(
        "review", "lausunto", ReviewGiven, of_the_case, topics=topic.answering_group, whole=edition.of_a_case
    ),
    PaperKind("memo", "muistio", SessionWrittenUp, of_the_group, topics=topic.group_itself),
    PaperKind(
        "proposal",
        "paatosehdotus",
        ItemPlaced,
        of_the_meeting,
        topics=topic.placed_item,
        whole=edition.of_items,
    ),
    PaperKind(
        "proposal",
        "paatosehdotus",
        ItemMoved,
        of_the_meeting,
        topics=topic.moved_item,
        whole=edition.of_items,
    ),
    PaperKind(
        "proposal",
        "paatosehdotus",
        ItemsRenumbered,
        of_the_meeting,
        topics=topic.renumbered_items,
        whole=edition.of_items,
    ),
    PaperKind(
        "agenda",
        "esityslista",
        AgendaPublished,
        of_the_meeting,
        topics=topic.agenda_version,
        whole=edition.of_lines,
    ),
    PaperKind(
        "agenda",
        "esityslista",
        AgendaSent,
        of_the_meeting,
        topics=topic.agenda_version,
        whole=edition.of_lines,
    ),
    PaperKind("agenda", "esityslista", ItemsHidden, of_the_meeting, topics=topic.agenda_hidden),
    PaperKind(
        "meeting_notice",
        "kokousilmoitus",
        MeetingCancelled,
        of_the_meeting,
        topics=topic.cancelled_if_announced,
    ),
    PaperKind(
        "meeting_notice", "kokousilmoitus", MeetingMoved, of_the_meeting, topics=topic.moved_if_announced
    ),
    PaperKind("minutes_draft", "poytakirjaluonnos", MeetingClosed, of_the_meeting, whole=edition.of_items),
    PaperKind(
        "minutes_draft",
        "poytakirjaluonnos",
        RemarkResolved,
        of_the_meeting,
        topics=topic.whole_again,
        whole=edition.of_items,
    ),
    PaperKind(
        "minutes_draft",
        "poytakirjaluonnos",
        ItemsHidden,
        of_the_meeting,
        topics=topic.draft_hidden,
        whole=edition.of_items,
    ),
    PaperKind("minutes", "poytakirja", MinutesChecked, of_the_meeting, whole=edition.of_items),
    PaperKind(
        "minutes",
        "poytakirja",
        MinutesCorrected,
        of_the_meeting,
        topics=topic.whole_again,
        whole=edition.of_items,
    ),
    PaperKind(
        "minutes",
        "poytakirja",
        ItemsHidden,
        of_the_meeting,
        topics=topic.minutes_hidden,
        whole=edition.of_items,
    ),
    *(
        PaperKind("extract", "ote", fact, of_the_decision, topics=topic.of_a_body, whole=edition.of_a_case)
        for fact in _OF_A_DECISION
    ),
    *(
        PaperKind(
            "officeholder_decision",
            "viranhaltijapaatos",
            fact,
            of_the_decision,
            topics=topic.made_alone,
            whole=edition.of_a_case,
        )
        for fact in _OF_A_DECISION
    ),
    PaperKind("extract", "ote", SecrecyEnded, of_the_case, topics=topic.opened_decisions),
    PaperKind(
        "officeholder_decision",
        "viranhaltijapaatos",
        SecrecyEnded,
        of_the_case,
        topics=topic.opened_alone,
    ),
    PaperKind(
        "appeal_instructions",
        "muutoksenhakuohje",
        DecisionPublished,
        of_the_decision,
        topics=topic.open_to_appeal,
    ),
    PaperKind(
        "appeal_prohibition",
        "muutoksenhakukielto",
        DecisionPublished,
        of_the_decision,
        topics=topic.closed_to_appeal,
    ),
    PaperKind(
        "decision_notice",
        "tiedoksianto",
        DecisionPublished,
        of_the_case,
        topics=topic.decision,
        whole=edition.of_a_case,
    ),
    PaperKind(
        "report_request", "raporttipyynto", RemindersSent, of_the_case, topics=topic.projects_first_asked
    ),
    PaperKind(
        "progress_report", "seurantaraportti", ReportGiven, of_the_case, topics=topic.reporting_project
    ),
    PaperKind(
        "consolidated_report",
        "koosteraportti",
        QuarterConsolidated,
        of_the_case,
        topics=topic.consolidated_period,
    ),
    PaperKind("accounts_section", "tilinpaatos", AccountsClosed, of_the_case, topics=topic.closed_accounts),
    PaperKind(
        "force_certificate",
        "lainvoimaisuustodistus",
        ForceCertified,
        of_the_decision,
        topics=topic.certified,
        whole=edition.of_a_case,
    ),
    PaperKind("case_cover", "kansilehti", CaseClosed, of_the_case),
)
"""Every paper there is. A new one needs its line here and its template in templates/documents."""

NOUNS = {kind.template: kind.noun for kind in PAPERS}


def papers(fact: Fact, state: State) -> Iterator[PaperOrder]:
    """The papers that a fact calls for, given its journal's state after it."""
    if isinstance(asked := fact.content, PaperAsked):
        yield PaperOrder(
            template=asked.template,
            language=asked.language,
            journal=fact.journal,
            seq=asked.of,
            subject=asked.subject,
        )
    for kind in PAPERS:
        for about in kind.topics_of(fact.content):
            for template, language in product(
                kind.editions(about, state), kind.languages_of(fact.content, state)
            ):
                yield PaperOrder(
                    template=template,
                    language=language,
                    journal=fact.journal,
                    seq=fact.seq,
                    subject=about.subject,
                )


def topic_of(order: PaperOrder, content: Content) -> Topic:
    """What an ordered paper is about, by what its fact says. Raises NotCalledFor."""
    for kind in PAPERS:
        if kind.template == order.document:
            for about in kind.topics_of(content):
                if about.subject == order.subject:
                    return about
    raise NotCalledFor(f"{content.kind} calls for no {order.template} {order.subject}".rstrip())
