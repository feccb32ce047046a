"""What is public of a journal, item by item: a view of the registry as it stands at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from activities.archive import Archive
from activities.public.public_subject import PublicSubject
from activities.public.reports import PublicReport, public_reports
from models.agenda.agenda_version import AgendaPublished
from models.agenda.summons import AgendaSent
from models.base.language import LANGUAGES, Language
from models.base.writing import Written
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine.journal import Fact
from models.follow_up.follow_up import FollowUp
from models.force.force import DecisionPublished
from models.force.taken_off import is_taken_off, shown_until, shows_for_a_time
from models.law.rules import Rulebook
from models.matter.handling import Handling
from models.matter.item import Item
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.minutes.minutes import MinutesPublished
from models.record.decision import DecisionRecord
from models.record.making.decision import decision_record


@dataclass(frozen=True)
class TitledText:
    """A title, and what stands under it."""

    title: str
    text: str = ""


@dataclass(frozen=True)
class PublishedText(PublicSubject):
    """What everybody may read of it: its words.

    `changes_at` is when personal data is taken off it; None where none is, or it is off already.
    """

    words: Mapping[Language, TitledText]
    changes_at: datetime | None = None


class PublicView:
    """What is public at a moment; made anew for each look, as the registry goes on."""

    def __init__(self, archive: Archive, now: datetime) -> None:
        self._archive = archive
        self._stands = archive.at(None)
        self._now = now

    def texts(self, journal: str) -> Iterator[PublishedText]:
        """What everybody may read of a meeting, of a case that an official decided, or of a follow-up."""
        match self._stands.held(journal).state:
            case Meeting() as meeting if meeting.agendas and meeting.stage is not MeetingStage.CANCELLED:
                if meeting.published:
                    for _, item in sorted(meeting.items.items()):
                        yield self._item(meeting, item)
                else:
                    now_called = {item.placed: item for item in meeting.items.values()}
                    for line in meeting.agendas[-1]:
                        if line.placed in now_called:  # it may be off the agenda since, or confidential
                            yield replace(self._called(meeting, now_called[line.placed]), item=line.item)
            case FollowUp():
                yield from map(_reported, public_reports(self._archive, journal))
            case Case(confidential=False) as case:
                for handling in case.handlings:
                    if not handling.meeting and case.decisions[handling.key].published:
                        yield self._decision(case, handling)

    def hanging_on(self, journal: str) -> Iterator[str]:
        """The meetings whose published minutes tell of a case, and its follow-ups."""
        case = self._stands.held(journal).state
        if isinstance(case, Case):
            published = (each for each in case.handlings if case.decisions[each.key].published)
            yield from (each.meeting for each in published if each.meeting)
            yield from case.follow_ups

    def decisions(self, journal: str) -> Iterator[tuple[Case, Handling]]:
        """The published decisions of a meeting, or an official's of a case; none that is confidential."""
        match self._stands.held(journal).state:
            case Meeting(items=items):
                handled = [item.handling for item in items.values() if item.handling and not item.secrecy]
            case Case(handlings=handlings):
                handled = [each for each in handlings if not each.meeting]
            case _:
                return
        yield from filter(None, (self.decided(each.key, each.case) for each in handled))

    def decided(self, key: str, case_id: str) -> tuple[Case, Handling] | None:
        """A published decision of a case that is not confidential; None of any other."""
        state = self._stands.held(case_id).state
        if not isinstance(state, Case) or state.confidential:
            return None
        handling = next((each for each in state.handlings if each.key == key), None)
        return (state, handling) if handling and state.decisions[key].published else None

    def record(self, case: Case, handling: Handling, language: Language) -> DecisionRecord:
        """The record of a published decision as everybody reads it at a moment.

        In the language of its case, where it is not told in the one that is asked for.
        """
        title = case.title_in.get(language)
        if language in _languages(case, handling):
            case = replace(case, language=language)
        off = is_taken_off(self.until(case, handling), self._now)
        text = self._archive.lasting_text if off else self._archive.text
        made = decision_record(case, handling, self._stands, text)
        return made.model_copy(update={"title": title}) if title and made.language == language else made

    def until(self, case: Case, handling: Handling) -> datetime | None:
        """Until when personal data of a decision is shown; None where none is marked to be taken off."""
        status = case.decisions[handling.key]
        if status.published is None or not shows_for_a_time([(case, handling)]):
            return None
        body = bodies_on(self._stands, status.published).get(handling.body)
        return shown_until(handling, status, body.rules(Rulebook.load(), status.published))

    def _published_at(self, journal: str, decision: str = "") -> datetime:
        """When it was recorded that an agenda or minutes were published last, or an official's decision."""
        found = [fact.recorded_at for fact in self._stands.facts(journal) if _publishes(fact, decision)]
        return found[-1]

    def _item(self, meeting: Meeting, item: Item) -> PublishedText:
        if item.handling and not item.secrecy:
            found = self.decided(item.handling.key, item.case)
            if found:
                return replace(self._decision(*found), journal=meeting.id, item=item.number)
        return self._called(meeting, item)

    def _called(self, meeting: Meeting, item: Item) -> PublishedText:
        """An item of which only what it is called is public; of a confidential case not even which."""
        case = self._stands.held(item.case).state if item.case and not item.secrecy else None
        language = meeting.languages[0] if meeting.languages else LANGUAGES[0]
        titles = dict(item.title_in)
        if isinstance(case, Case) and not case.confidential:
            language, titles = case.language, titles | dict(case.title_in)
        else:
            case = None
        words = {each: TitledText(title) for each, title in {**titles, language: item.title}.items()}
        number = case.id if case else ""
        at = self._published_at(meeting.id)
        section = item.section if meeting.published else 0
        return PublishedText(
            meeting.id, item.number, number, "", meeting.body, section, meeting.day, at, words
        )

    def _decision(self, case: Case, handling: Handling) -> PublishedText:
        ends = self.until(case, handling)
        languages = _languages(case, handling)
        words = {language: _words(self.record(case, handling, language)) for language in languages}
        return PublishedText(
            case.id,
            handling.item,
            case.id,
            handling.key,
            handling.body,
            handling.section,
            handling.day,
            self._published_at(handling.meeting or case.id, handling.key),
            words,
            None if is_taken_off(ends, self._now) else ends,
        )


def _reported(report: PublicReport) -> PublishedText:
    words = {each: TitledText(title, report.said(each)) for each, title in report.titles.items()}
    day, at = report.published, report.published_at
    return PublishedText(report.journal, report.number, report.case, "", report.body, 0, day, at, words)


def _publishes(fact: Fact, decision: str) -> bool:
    match fact.content:
        case AgendaSent() | AgendaPublished() | MinutesPublished():
            return True
        case DecisionPublished(decision=of):
            return of == decision
    return False


def _languages(case: Case, handling: Handling) -> list[Language]:
    """That of the case, and every other into which all clauses were translated."""
    clauses: list[Written] = [clause.text for clause in case.proposals[handling.revision - 1].clauses]
    return [
        each
        for each in LANGUAGES
        if each == case.language or (clauses and all(each in clause.languages for clause in clauses))
    ]


def _words(record: DecisionRecord) -> TitledText:
    draft = record.proposal
    proposed = (*draft.texts, draft.summary, draft.reasons) if draft else ()
    attached = tuple(each.title for each in record.attachments)
    said = (record.register_number, *record.texts, record.reasons, *proposed, *attached)
    return TitledText(record.title, "\n\n".join(filter(None, said)))
