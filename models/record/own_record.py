"""Our own record of one decision, in the form in which a published one is read: made of states alone."""

from __future__ import annotations

import re
from datetime import date

from models.base.formats import date_text
from models.base.language import Language
from models.base.people import Official
from models.base.text import Text
from models.base.writing import TextOf, Written
from models.base.zone import ZONE
from models.bodies.body_register import Holding, bodies_on
from models.case.case import Case
from models.case.proposal import Attachment, Proposal
from models.law.appeal import Appeal, appeal_rule, law_of
from models.law.rules import Rulebook
from models.law.secrecy import PRIVATE_PERSON
from models.matter.handling import Handling, Outcome
from models.matter.item import Item
from models.matter.resolution import as_proposed, outcome_text, takes_the_proposal
from models.matter.verbs import decided
from models.meeting.meeting import Meeting
from models.record.appeal_words import appeal_words
from models.record.decision_record import (
    DecisionKind,
    DecisionRecord,
    Organisation,
    RecordedDraft,
    Reference,
    Sitting,
    Tabled,
    Until,
)
from models.record.own_proceedings import proceedings_of
from models.record.proceedings import Proceedings
from models.record.recorded_appeal import AppealKind, RecordedAppeal
from models.record.recorded_papers import Extract, RecordedAttachment

SECRET: dict[Language, str] = {"fi": "Salassa pidettävä", "sv": "Sekretessbelagd", "en": "Secret"}
COURT = Text.model_validate({"fi": "Helsingin hallinto-oikeus", "sv": "Helsingfors förvaltningsdomstol"})
CHECKED: dict[Language, str] = {
    "fi": "Pöytäkirja tarkastettiin tämän pykälän osalta heti.",
    "sv": "Protokollet justerades i fråga om denna paragraf genast.",
}
SAYS_CHECKED = r"tämän (?:pykälän|asian) osalta|denna paragraf|detta ärende"
CORRECTS: dict[Language, str] = {
    "fi": "Korjaus päätökseen {body} {day}, § {section}",
    "sv": "Rättelse av beslut {body} {day}, § {section}",
}


def own_record(case: Case, handling: Handling, journals: Holding, text: TextOf) -> DecisionRecord:
    """What a case, its meeting and the register of bodies say of one handling.

    What no state has room for is None or empty.
    """
    return _Making(case, handling, journals, text).record()


class _Making:
    def __init__(self, case: Case, handling: Handling, journals: Holding, text: TextOf) -> None:
        meeting: Meeting | None = journals.held(handling.meeting).of(Meeting) if handling.meeting else None
        bodies = bodies_on(journals, handling.day)
        self.case, self.handling, self.meeting, self.text = case, handling, meeting, text
        self.body = bodies.get(handling.body)
        self.superior = bodies.get(self.body.superior) if self.body.superior else self.body
        self.proposal: Proposal = case.proposals[handling.revision - 1]
        self.original: Proposal = case.proposals[(handling.revised_from or handling.revision) - 1]
        corrections = case.decisions[handling.key].corrections if handling.key in case.decisions else ()
        self.corrected = {one.clause: one.text for one in corrections}
        self.item: Item | None = meeting.items[handling.item] if meeting else None
        self.language: Language = case.language

    def record(self) -> DecisionRecord:
        handling, proposal = self.handling, self.proposal
        name = self.body.names.say(self.language)
        reasons = proposal.decision_reasons or (None if self.meeting else proposal.reasons)
        return DecisionRecord(
            native_id="",
            register_number=self.case.id,
            title=self.case.title,
            task_class=self.case.task_class,
            organisation=Organisation(id=self.body.id, name=name[:1].upper() + name[1:], kind=self.body.kind),
            sitting=self._sitting(),
            section=handling.section,
            day=handling.day,
            language=self.language,
            kind=DecisionKind(handling.kind),
            clauses=self.clauses(),
            reasons=self._said(reasons) if takes_the_proposal(handling) else "",
            proceedings=self._proceedings(),
            outcome=handling.outcome,
            tabled=self._tabled(),
            presenter=self._presenter(),
            further_information=proposal.further_information,
            attachments=tuple(map(self._attachment, proposal.attachments)),
            appeal=self._appeal(handling.appeal, handling.appeal_rule, handling.day),
            extracts=self._extracts() if takes_the_proposal(handling) else (),
            informed=() if self.meeting else self._informed(),
            proposal=self._draft() if self.meeting else None,
            corrects=self._corrected(),
            references=self._references(),
            checked_at_once=self._checked_at_once(),
        )

    def _sitting(self) -> Sitting | None:
        meeting = self.meeting
        if meeting is None:
            return None
        return Sitting(id=meeting.id, name="", place=meeting.place, at=meeting.at.astimezone(ZONE))

    def _proceedings(self) -> Proceedings | None:
        """What happened; that the minutes were checked at once is said here, unless a clause says it."""
        told = proceedings_of(self.item, self.handling, self._said) if self.item else None
        said = "\n".join((*self.clauses(), *(told.remarks if told else ())))
        if not self._checked_at_once() or re.search(SAYS_CHECKED, said):
            return told
        told = told or Proceedings()
        return told.model_copy(update={"remarks": (*told.remarks, CHECKED[self.language])})

    def _checked_at_once(self) -> bool:
        return bool(self.item and self.item.checked and not self.item.checked_in_minutes)

    def clauses(self) -> tuple[str, ...]:
        """The decision's clauses as its extract prints them."""
        handling = self.handling
        if handling.wording:
            return tuple(map(self._said, handling.wording))
        if takes_the_proposal(handling):
            return self._decided({clause.number for clause in self.proposal.clauses})
        if handling.outcome is Outcome.APPROVED_AMENDED:
            kept = {clause.number for clause in handling.clauses if clause.outcome is Outcome.APPROVED}
            amending = (motion for motion in handling.motions if motion.status == "carried" and motion.text)
            return (*self._decided(kept), *(self._said(motion.text) for motion in amending))
        sentence = outcome_text(handling, self.body.names).say(self.language)
        said = (sentence, self._said(handling.instructions))
        return ("\n\n".join(filter(None, said)),)

    def _decided(self, numbers: set[int]) -> tuple[str, ...]:
        name = self.body.names.say(self.language)
        return tuple(
            decided(self._said(self.corrected.get(clause.number, clause.text)), name, self.language)
            for clause in self.proposal.clauses
            if clause.number in numbers
        )

    def _said(self, written: Written | None) -> str:
        if written is None:
            return ""
        if written.sealed:
            return f"{SECRET[self.language]} ({self.case.ground})"
        found: Text | None = self.text(written)
        return found.say(self.language) if found else ""

    def _draft(self) -> RecordedDraft:
        proposal, same = self.original, as_proposed(self.handling)
        nature = proposal.nature(Outcome.NOTED if proposal.noting else Outcome.APPROVED, self.body.kind)
        rule = appeal_rule(nature, self.handling.day)
        return RecordedDraft(
            kind=DecisionKind(proposal.kind),
            as_decided=same,
            clauses=() if same else tuple(self._said(clause.text) for clause in proposal.clauses),
            summary=self._said(proposal.summary),
            reasons=self._said(proposal.reasons),
            presenter=proposal.presenter,
            further_information=proposal.further_information,
            attachments=tuple(map(self._attachment, proposal.attachments)),
            appeal=self._appeal(rule.appeal, rule.id, self.handling.day),
            extracts=self._extracts(),
            informed=self._informed(),
        )

    def _presenter(self) -> Official | None:
        """Who presented in the meeting: the body's presenter of that day, else the proposal's."""
        if self.meeting is None:
            return None
        officer = self.body.presenter_on(self.handling.day)
        if officer is None or officer.name is None:
            return self.proposal.presenter
        title = officer.title.say(self.language)
        return Official(name=officer.name, title="" if title == officer.name else title)

    def _attachment(self, one: Attachment) -> RecordedAttachment:
        title = SECRET[self.language] if one.secrecy else one.title
        return RecordedAttachment(number=one.number, title=title, secret=one.secrecy or None)

    def _extracts(self) -> tuple[Extract, ...]:
        return tuple(Extract(to=one.to, papers=one.papers) for one in self.proposal.extracts)

    def _informed(self) -> tuple[str, ...]:
        parties = self.proposal.informed
        return tuple(PRIVATE_PERSON.say(self.language) if isinstance(p, Written) else p for p in parties)

    def _appeal(self, appeal: Appeal, rule: str, day: date) -> RecordedAppeal:
        law = law_of(rule, appeal).say(self.language)
        rules = Rulebook.load().on(day)
        to, days = None, None
        if appeal is Appeal.CLAIM:
            to, days = self.superior.names.say(self.language), rules.int("claim.period")
        elif appeal in (Appeal.MUNICIPAL_APPEAL, Appeal.ADMINISTRATIVE_APPEAL):
            which = "municipal" if appeal is Appeal.MUNICIPAL_APPEAL else "administrative"
            to, days = COURT.say(self.language), rules.int(f"appeal.{which}.period")
        elif appeal is Appeal.PROCUREMENT:
            days = rules.int("procurement.correction.period")
        told = RecordedAppeal(kind=AppealKind(appeal), laws=tuple(law.split("; ")), to=to, days=days)
        return told.model_copy(update={"words": appeal_words(told, self.language)})

    def _tabled(self) -> Tabled | None:
        until = self.handling.until
        if self.handling.outcome is not Outcome.TABLED or not until:
            return None
        if until == "a week later":
            return Tabled(until=Until.WEEK)
        if until == "the next meeting":
            return Tabled(until=Until.NEXT_MEETING)
        return Tabled(until=Until.DATE, day=date.fromisoformat(until))

    def _corrected(self) -> Reference | None:
        """The decision corrected; of another case's the state knows the year alone."""
        if not self.handling.corrects:
            return None
        body, year, section = self.handling.corrects.split("-")
        days = (one.day for one in self.case.handlings if one.key == self.handling.corrects)
        return Reference(body=body.upper(), day=next(days, date(int(year), 1, 1)), section=int(section))

    def _references(self) -> tuple[str, ...]:
        one = self._corrected()
        if one is None:
            return ()
        words = CORRECTS[self.language]
        return (words.format(body=one.body, day=date_text(one.day, "fi"), section=one.section),)
