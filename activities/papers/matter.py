"""A case before a body, as a paper shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from activities.papers.secrecy import secrecy
from models.base.language import Language
from models.base.text import Text
from models.bodies.body import Bodies, Body
from models.bodies.body_part import Officer
from models.case.case import Case
from models.case.decision_status import DecisionStatus
from models.case.proposal import Attachment, Proposal
from models.force.periods import period_rule
from models.law.appeal import Appeal, law_of, rule_if_approved
from models.law.outcome import Outcome
from models.matter.handling import Handling
from models.matter.item import Item
from models.meeting.meeting import Meeting


def _nobody(_: str) -> str | None:
    return None


@dataclass(frozen=True)
class Matter:
    """A case with its proposal, its place on an agenda, and what was done with it there.

    `proposal` is what was decided on, clerical errors corrected; `original` what was proposed to the meeting;
    `informed` who is to be informed, as the paper calls them.
    """

    case: Case
    bodies: Bodies
    proposal: Proposal | None = None
    body: Body | None = None
    meeting: Meeting | None = None
    item: Item | None = None
    handling: Handling | None = None
    status: DecisionStatus | None = None
    original: Proposal | None = None
    informed: tuple[Text | str, ...] = ()
    preparer: tuple[str, ...] = ()
    """What is published of whoever prepares it: name, telephone and so on; nothing by default."""

    known: Callable[[str], str | None] = _nobody
    """The name of somebody whom the register of people knows by an id; None of anybody else."""
    holder: str = ""
    """Who is known to be the body's presenter on the day of the meeting; empty where nobody is."""

    @property
    def opened(self) -> bool:
        """Of a case its own secrecy says what is told of it."""
        return False

    @property
    def title(self) -> str:
        """What the case is called, or was when the decision was made that it is about."""
        return self.case.title_of(self.handling.key) if self.handling else self.case.title

    @property
    def secrecy(self) -> Text | None:
        """That the case is not public, and on what ground."""
        return secrecy(self.case)

    @property
    def presided(self) -> str:
        """Who was in the chair for it instead of the meeting's own; empty where that one was."""
        return self.meeting.presided(self.item.number) if self.meeting and self.item else ""

    @property
    def if_approved(self) -> Appeal:
        """The appeal that approving the proposal is open to."""
        if self.proposal is None or self.body is None:
            return Appeal.PROHIBITED
        day = self.handling.day if self.handling else self.meeting.day if self.meeting else self.case.opened
        to = self.bodies.get(self.proposal.to).kind if self.proposal.to else ""
        return rule_if_approved(self.proposal.nature(Outcome.APPROVED, self.body.kind), to, day).appeal

    @property
    def law(self) -> Text:
        """The provision under which the decision may or may not be challenged."""
        handling = self.handling
        return law_of(handling.appeal_rule, handling.appeal) if handling else Text.of("")

    @property
    def period(self) -> str:
        """The rule of the period in which the decision may be challenged; empty where it may not."""
        return period_rule(self.handling.appeal) if self.handling else ""

    @property
    def corrected(self) -> Body | None:
        """The body whose earlier decision this one corrects."""
        corrects = self.handling.corrects if self.handling else ""
        return self.bodies.get(corrects.split("-")[0]) if corrects else None

    @property
    def replacing(self) -> Body | None:
        """The body whose decision took this one's place; None where none did, or a court ended its force."""
        by = self.status.replaced_by.split("-") if self.status else []
        return self.bodies.bodies.get(by[0]) if len(by) == 3 else None

    @property
    def authority(self) -> Body | None:
        """Whom a claim is made to: the superior body, where there is one, else the body itself."""
        return self.bodies.get(self.body.superior) if self.body and self.body.superior else self.body

    @property
    def proposed_by(self) -> tuple[Text | str, str]:
        """Title and name of the proposal's presenter; the title in more languages, where the body has it."""
        if self.proposal is None:
            return "", ""
        official, officer = self.proposal.presenter, self._officer
        if name := self.known(official.name):
            return entitled(official.title or (officer.title if officer else ""), name)
        if officer and official.name.casefold() in map(str.casefold, officer.title.texts.values()):
            return entitled(officer.title, officer.name or self.holder or official.name)
        known = officer is not None and officer.name == official.name
        return entitled(officer.title if officer and known else official.title, official.name)

    @property
    def presented_by(self) -> tuple[Text | str, str]:
        """Title and name of who presented it in the meeting: the body's presenter of that day, if named."""
        officer = self._officer
        if officer and not officer.name and self.holder:
            return entitled(officer.title, self.holder)
        return entitled(officer.title, officer.name) if officer and officer.name else self.proposed_by

    @property
    def _officer(self) -> Officer | None:
        day = self.handling.day if self.handling else self.meeting.day if self.meeting else None
        return self.body.presenter_on(day) if self.body and self.meeting and day else None

    @property
    def attachments(self) -> list[list[Attachment]]:
        """The attachments in runs of consecutive numbers."""
        listed = sorted(self.proposal.attachments if self.proposal else (), key=lambda a: a.number)
        runs = groupby(enumerate(listed), lambda place: place[1].number - place[0])
        return [[attachment for _, attachment in run] for _, run in runs]

    @property
    def dropped_attachments(self) -> list[int]:
        """The numbers below the last attachment's that no attachment bears: why the list has a gap."""
        borne = {attachment.number for attachment in (self.proposal.attachments if self.proposal else ())}
        return sorted(set(range(1, max(borne, default=0))) - borne)


def entitled(title: Text | str, name: str) -> tuple[Text | str, str]:
    """Title and name; who is called by the office has its title in the reader's language, and no name."""
    titles = [title] if isinstance(title, str) else title.texts.values()
    if name.casefold() not in map(str.casefold, titles):
        return title, name
    if isinstance(title, str):
        return "", name
    return capital(title) if name[:1].isupper() else title, ""


def capital(text: Text) -> Text:
    """The text with a capital at its beginning, in each of its languages."""
    texts: dict[Language, str] = {code: said[:1].upper() + said[1:] for code, said in text.texts.items()}
    return Text(original=text.original, texts=texts)


def corrected(proposal: Proposal, status: DecisionStatus | None) -> Proposal:
    """The proposal with the clerical errors of its decision corrected."""
    texts = {each.clause: each.text for each in status.corrections} if status else {}
    clauses = tuple(
        clause.model_copy(update={"text": texts.get(clause.number, clause.text)})
        for clause in proposal.clauses
    )
    return proposal.model_copy(update={"clauses": clauses})
