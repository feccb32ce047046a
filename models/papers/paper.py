"""Which papers a fact calls for: one table, one line per paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from models.agenda.agenda import ItemPlaced
from models.agenda.agenda_building import ItemsRenumbered
from models.agenda.agenda_version import AgendaPublished
from models.agenda.postponing import MeetingCancelled, MeetingMoved
from models.agenda.rearranging import ItemMoved
from models.agenda.summons import AgendaSent
from models.base.frozen import Frozen
from models.base.language import LANGUAGES, Language
from models.case.case import CaseClosed
from models.case.review import ReviewGiven, ReviewRequested
from models.decision.clerical_error import ClericalErrorCorrected, MinutesCorrected
from models.engine.journal import Content, Fact
from models.follow_up.accounts import AccountsClosed, QuarterConsolidated
from models.follow_up.follow_up import RemindersSent
from models.follow_up.reporting import ReportGiven
from models.force.force import DecisionPublished
from models.minutes.checking import MinutesChecked
from models.minutes.remarks import RemarkResolved
from models.sitting.sitting import MeetingClosed


class PaperOrder(Frozen):
    """One paper to be made: it shows the record as it stood after fact `seq` of the journal.

    `subject` tells apart the papers of one template that one fact calls for: an item, a project.
    """

    template: str
    language: Language
    journal: str
    seq: int
    subject: str = ""


@dataclass(frozen=True)
class PaperKind:
    """A paper: its template, its Finnish name in file names, the fact that calls for it, and for whom.

    `subjects` gives one subject for every copy, none when this fact calls for no such paper.
    """

    template: str
    noun: str
    fact: type[Content]
    languages: tuple[Language, ...] = ("fi",)
    subjects: Callable[[Any], Iterable[str]] = lambda _: ("",)


def _item(placed: ItemPlaced) -> Iterable[str]:
    return (str(placed.item),) if placed.case and not placed.secrecy else ()


def _new_number(moved: ItemMoved) -> Iterable[str]:
    return (str(moved.to),) if moved.case else ()


def _new_numbers(moved: ItemsRenumbered) -> Iterable[str]:
    return tuple(str(each.to) for each in moved.items if each.case and not each.secret)


def _made_in_a_meeting(said: DecisionPublished | ClericalErrorCorrected) -> Iterable[str]:
    return () if said.alone else ("",)


def _made_alone(said: DecisionPublished | ClericalErrorCorrected) -> Iterable[str]:
    return ("",) if said.alone else ()


def _open_to_appeal(published: DecisionPublished) -> Iterable[str]:
    return ("",) if published.appeal_ends else ()


def _closed_to_appeal(published: DecisionPublished) -> Iterable[str]:
    return () if published.appeal_ends else ("",)


def _if_announced(changed: MeetingCancelled | MeetingMoved) -> Iterable[str]:
    return ("",) if changed.announced else ()


def _first_asked(reminded: RemindersSent) -> Iterable[str]:
    return () if reminded.rung else reminded.projects


PAPERS = (
    PaperKind("review_request", "lausuntopyynto", ReviewRequested),
    PaperKind("review", "lausunto", ReviewGiven),
    PaperKind("proposal", "paatosehdotus", ItemPlaced, subjects=_item),
    PaperKind("proposal", "paatosehdotus", ItemMoved, subjects=_new_number),
    PaperKind("proposal", "paatosehdotus", ItemsRenumbered, subjects=_new_numbers),
    PaperKind("agenda", "esityslista", AgendaPublished),
    PaperKind("agenda", "esityslista", AgendaSent),
    PaperKind("meeting_notice", "kokousilmoitus", MeetingCancelled, subjects=_if_announced),
    PaperKind("meeting_notice", "kokousilmoitus", MeetingMoved, subjects=_if_announced),
    PaperKind("minutes_draft", "poytakirjaluonnos", MeetingClosed),
    PaperKind("minutes_draft", "poytakirjaluonnos", RemarkResolved),
    PaperKind("minutes", "poytakirja", MinutesChecked),
    PaperKind("minutes", "poytakirja", MinutesCorrected),
    PaperKind("extract", "ote", DecisionPublished, LANGUAGES, _made_in_a_meeting),
    PaperKind("extract", "ote", ClericalErrorCorrected, LANGUAGES, _made_in_a_meeting),
    PaperKind("officeholder_decision", "viranhaltijapaatos", DecisionPublished, LANGUAGES, _made_alone),
    PaperKind("officeholder_decision", "viranhaltijapaatos", ClericalErrorCorrected, LANGUAGES, _made_alone),
    PaperKind("appeal_instructions", "muutoksenhakuohje", DecisionPublished, LANGUAGES, _open_to_appeal),
    PaperKind("appeal_prohibition", "muutoksenhakukielto", DecisionPublished, LANGUAGES, _closed_to_appeal),
    PaperKind("decision_notice", "tiedoksianto", DecisionPublished),
    PaperKind("report_request", "raporttipyynto", RemindersSent, subjects=_first_asked),
    PaperKind("progress_report", "seurantaraportti", ReportGiven),
    PaperKind("consolidated_report", "koosteraportti", QuarterConsolidated),
    PaperKind("accounts_section", "tilinpaatos", AccountsClosed),
    PaperKind("case_cover", "kansilehti", CaseClosed),
)
"""Every paper there is. A new one needs its line here and its template in templates/documents."""


def papers(fact: Fact) -> Iterator[PaperOrder]:
    """The papers that a fact calls for."""
    for kind in _BY_FACT[type(fact.content)]:
        for subject in kind.subjects(fact.content):
            for language in kind.languages:
                yield PaperOrder(
                    template=kind.template,
                    language=language,
                    journal=fact.journal,
                    seq=fact.seq,
                    subject=subject,
                )


NOUNS = {kind.template: kind.noun for kind in PAPERS}

_BY_FACT: dict[type[Content], list[PaperKind]] = defaultdict(list)
for _kind in PAPERS:
    _BY_FACT[_kind.fact].append(_kind)
