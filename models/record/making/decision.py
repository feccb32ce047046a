"""Our own record of one decision, in the form in which a published one is read: made of states alone."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from models.base.formats import date_text
from models.base.language import Language
from models.base.money import Cents
from models.base.people import Official
from models.base.writing import TextOf
from models.base.zone import zone
from models.bodies.body_register import Holding, bodies_on, municipality_on
from models.case.case import Case
from models.case.decision_status import ClauseCorrection, DecisionStatus
from models.case.granting import granted
from models.case.proposal import Attachment, Clause, Proposal
from models.case.subject import Publicity
from models.law.appeal import Appeal, rule_if_approved
from models.law.outcome import Outcome
from models.matter.handling import Handling
from models.matter.item import Item
from models.matter.resolution import as_proposed, takes_the_proposal
from models.meeting.meeting import Meeting
from models.record.claims import ClaimedAgainst
from models.record.decision import DecisionKind, DecisionRecord, RecordedDraft, Tabled, Until
from models.record.making.addressees import addressees_of
from models.record.making.appeal import appeal_of
from models.record.making.claims import claims_of
from models.record.making.clauses import DecidedClauses
from models.record.making.money import appropriation_of
from models.record.making.proceedings import proceedings_of
from models.record.making.public_text import PublicText
from models.record.organisation import Organisation, Sitting
from models.record.proceedings import Proceedings
from models.record.recorded_appeal import RecordedAppeal
from models.record.recorded_clause import RecordedClause, RecordedCorrection
from models.record.recorded_papers import Extract, RecordedAttachment
from models.record.reference import Reference, reference_to

CHECKED: dict[Language, str] = {
    "fi": "Pöytäkirja tarkastettiin tämän pykälän osalta heti.",
    "sv": "Protokollet justerades i fråga om denna paragraf genast.",
}
SAYS_CHECKED = r"tämän (?:pykälän|asian) osalta|denna paragraf|detta ärende"
CORRECTS: dict[Language, str] = {
    "fi": "Korjaus päätökseen {decision}",
    "sv": "Rättelse av beslut {decision}",
}


def decision_record(
    case: Case, handling: Handling, journals: Holding, text: TextOf, *, whole: bool = False
) -> DecisionRecord:
    """What a case, its meeting and the register of bodies say of one handling.

    What no state has room for is None or empty. Of a confidential case it tells who handled it, when, under
    which section and with what outcome, and none of its words, unless it is made as a `whole`, for those who
    may read it.
    """
    return _Making(case, handling, journals, PublicText(case, text, whole)).record()


class _Making:
    def __init__(self, case: Case, handling: Handling, journals: Holding, said: PublicText) -> None:
        meeting: Meeting | None = journals.held(handling.meeting).of(Meeting) if handling.meeting else None
        bodies = bodies_on(journals, handling.day)
        self.case, self.handling, self.meeting = case, handling, meeting
        self.said, self.journals = said, journals
        self.secret = case.publicity is Publicity.CONFIDENTIAL and not said.whole
        self.body = bodies.get(handling.body)
        self.court = municipality_on(journals, handling.day).administrative_court
        self.receiver = bodies.get(handling.to).kind if handling.to else ""
        self.superior = bodies.get(self.body.superior) if self.body.superior else self.body
        self.proposal: Proposal = case.proposals[handling.revision - 1]
        self.original: Proposal = case.proposals[(handling.revised_from or handling.revision) - 1]
        self.status: DecisionStatus = case.decisions.get(handling.key, DecisionStatus())
        self.item: Item | None = meeting.items[handling.item] if meeting else None
        self.language: Language = case.language
        self.clauses = DecidedClauses(
            handling=handling,
            proposal=self.proposal,
            corrected={one.clause: one.text for one in self.status.corrections},
            names=self.body.names,
            said=self.said,
        )

    def record(self) -> DecisionRecord:
        """The record; of a confidential case no more than its bare part."""
        bare = self._bare()
        return bare if self.secret else bare.model_copy(update=self._words())

    def _bare(self) -> DecisionRecord:
        handling, status = self.handling, self.status
        name = self.body.names.say(self.language)
        return DecisionRecord(
            native_id="",
            key=handling.key,
            register_number=self.case.register_number,
            title=self.case.title_of(handling.key),
            task_class=self.case.task_class,
            secrecy=self.case.ground if self.case.publicity is Publicity.CONFIDENTIAL else "",
            withheld=self.secret,
            organisation=Organisation(id=self.body.id, name=name[:1].upper() + name[1:], kind=self.body.kind),
            sitting=self._sitting(),
            item=handling.item if self.meeting else None,
            together=self.item.together if self.item else (),
            section=handling.section,
            day=handling.day,
            language=self.language,
            kind=DecisionKind(handling.kind),
            to=handling.to,
            clauses=self.clauses.without_words(),
            outcome=handling.outcome,
            whole=handling.whole,
            tabled=self._tabled(),
            appeal=self._bare_appeal(),
            checked=status.checked,
            published=status.published,
            final=status.final_since,
            corrected_by=status.corrected_by,
            void_since=status.void_since,
            replaced_by=status.replaced_by,
            corrections=tuple(
                RecordedCorrection(clause=one.clause, day=one.day) for one in status.corrections
            ),
            checked_at_once=self._checked_at_once(),
        )

    def _words(self) -> dict[str, Any]:
        """What is told of a case that is not confidential, beside the bare part."""
        handling, proposal = self.handling, self.proposal
        taken = takes_the_proposal(handling)
        reasons = proposal.decision_reasons or (None if self.meeting else proposal.reasons)
        money = granted(handling, proposal)
        told: dict[str, Any] = {
            "clauses": self.clauses.written(),
            "reasons": self.said(reasons) if taken else "",
            "appropriation": appropriation_of(money) if money else None,
            "proceedings": self._proceedings(),
            "proposed_by": handling.proposed_by,
            "unanimous": handling.unanimous or None,
            "presenter": self._presenter(),
            "further_information": proposal.further_information,
            "attachments": tuple(map(self._attachment, proposal.attachments)),
            "extracts": self._extracts() if taken else (),
            "informed": () if self.meeting else self._informed(),
            "addressees": tuple(addressees_of(handling, proposal, self.status)),
            "claims": tuple(claims_of(handling, self.status, self._bare_appeal(), self.journals)),
            "claim_against": _claimed_against(proposal.claim_against),
            "proposal": self._draft() if self.meeting else None,
            "corrects": self._corrected(),
            "references": self._references(),
            "corrections": tuple(map(self._correction, self.status.corrections)),
        }
        return told

    def _correction(self, one: ClauseCorrection) -> RecordedCorrection:
        return RecordedCorrection(
            clause=one.clause, day=one.day, reason=self.said(one.reason), text=self.said(one.text)
        )

    def _sitting(self) -> Sitting | None:
        meeting = self.meeting
        if meeting is None:
            return None
        return Sitting(id=meeting.id, name="", place=meeting.place, at=meeting.at.astimezone(zone()))

    def _proceedings(self) -> Proceedings | None:
        """What happened; that the minutes were checked at once is said here, unless a clause says it."""
        told = proceedings_of(self.item, self.handling, self.said) if self.item else None
        clauses = (clause.text for clause in self.clauses.written())
        said = "\n".join((*clauses, *(told.remarks if told else ())))
        if not self._checked_at_once() or re.search(SAYS_CHECKED, said):
            return told
        told = told or Proceedings()
        return told.model_copy(update={"remarks": (*told.remarks, CHECKED[self.language])})

    def _checked_at_once(self) -> bool:
        return bool(self.item and self.item.checked and not self.item.checked_in_minutes)

    def _draft(self) -> RecordedDraft:
        proposal, same = self.original, as_proposed(self.handling)
        nature = proposal.nature(Outcome.NOTED if proposal.noting else Outcome.APPROVED, self.body.kind)
        rule = rule_if_approved(nature, self.receiver, self.handling.day)
        money = None if same else proposal.appropriation
        return RecordedDraft(
            kind=DecisionKind(proposal.kind),
            as_decided=same,
            clauses=() if same else tuple(map(self._proposed, proposal.clauses)),
            summary=self.said(proposal.summary),
            reasons=self.said(proposal.reasons),
            appropriation=appropriation_of(money) if money else None,
            presenter=proposal.presenter,
            further_information=proposal.further_information,
            attachments=tuple(map(self._attachment, proposal.attachments)),
            appeal=self._appeal(rule.appeal, rule.id),
            extracts=self._extracts(),
            informed=self._informed(),
        )

    def _proposed(self, clause: Clause) -> RecordedClause:
        """A clause as it was proposed; of one that its presenter changed it is not known what it became."""
        became = {one.number: one.outcome for one in self.handling.clauses}
        outcome = None if self.handling.revised_from else became.get(clause.number)
        money = self.original.appropriation
        alone = money and len(self.original.clauses) == 1
        cents = Cents(money.cents) if money and alone else None
        return RecordedClause(number=clause.number, text=self.said(clause.text), outcome=outcome, cents=cents)

    def _presenter(self) -> Official | None:
        """Who presented: in a meeting the body's presenter of that day, else the proposal's."""
        if self.meeting is None:
            return self.proposal.presenter if self.handling.presented else None
        officer = self.body.presenter_on(self.handling.day)
        if officer is None or officer.name is None:
            return self.proposal.presenter
        title = officer.title.say(self.language)
        return Official(name=officer.name, title="" if title == officer.name else title)

    def _attachment(self, one: Attachment) -> RecordedAttachment:
        opened = self.case.opens(one.secrecy)
        hidden = self.said(one.sealed_title) if self.said.whole or opened else self.said.secret
        title = hidden if one.secrecy else one.title
        secret = None if opened else one.secrecy or None
        return RecordedAttachment(number=one.number, title=title, secret=secret)

    def _extracts(self) -> tuple[Extract, ...]:
        return tuple(
            Extract(to=self.said(one.to), papers=tuple(map(self.said, one.papers)))
            for one in self.proposal.extracts
        )

    def _informed(self) -> tuple[str, ...]:
        return tuple(map(self.said.party, self.proposal.informed))

    def _appeal(self, appeal: Appeal, rule: str) -> RecordedAppeal:
        return appeal_of(appeal, rule, self.handling.day, self.superior, self.court, self.language)

    def _bare_appeal(self) -> RecordedAppeal:
        return self._appeal(self.handling.appeal, self.handling.appeal_rule)

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
        days = (one.day for one in self.case.handlings if one.key == self.handling.corrects)
        return reference_to(self.handling.corrects, next(days, None))

    def _references(self) -> tuple[str, ...]:
        one = self._corrected()
        if one is None:
            return ()
        named = f"{date_text(one.day, 'fi')}, § {one.section}" if one.day else f"§ {one.section}/{one.year}"
        return (CORRECTS[self.language].format(decision=f"{one.body} {named}"),)


def _claimed_against(words: str) -> ClaimedAgainst | None:
    """What a claim was made against; of a decision named by its key it is known which."""
    return ClaimedAgainst(words=words, decision=reference_to(words, None)) if words else None
