"""The proposal: what is proposed, why, with what money and papers. Each revision is numbered and kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import not_
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.people import Official
from models.base.terms import Term
from models.base.words import Listed, Said
from models.base.writing import Written
from models.base.written_form import FORMS, HASH, form
from models.law.appeal import Kind, LegalGround, Nature
from models.law.openness import PUBLIC, Code, Enclosed, Informed, PublicText, Receiver
from models.law.outcome import SAID, Outcome
from models.law.secrecy import NotSealed, SecretTitle
from models.matter.appropriation import Appropriation

if TYPE_CHECKING:
    pass


class NoAttachmentTitle(BadValue):
    """Attachment {number} has no title."""


class AttachmentTwice(BadValue):
    """Attachment {number} stands twice."""


class NoAnswer(BadValue):
    """A clause comes to no {outcome} by being approved; it may come to: {answers}."""


class ClauseTwice(BadValue):
    """Clause {number} stands twice."""


class ForWhichBody(BadValue):
    """A proposal to another body says to which."""


class ForNobodyElse(BadValue):
    """A decision is for nobody else; it is a proposal or a statement that is."""


class LossBothWays(BadValue):
    """Nobody loses by a correction by which somebody does."""


class Attachment(Frozen):
    """A numbered attachment: its file by hash, or only its title where it lies elsewhere.

    A secret one has neither title nor file name in the open; its title may be given sealed.
    """

    number: int = Field(ge=1, le=999)
    """Its number among the attachments of the proposal; each stands once."""
    title: PublicText = Field(default="", max_length=300)
    """Its title, which is public; empty if it is secret."""
    sealed_title: Written | None = None
    """The title of a secret attachment, sealed; None where nobody gave it."""
    sha256: Code = Field(default="", pattern=form("^([0-9a-f]{64})?$", FORMS[HASH]))
    """Hash of the file in the store; empty where only its title is known, or it is withheld."""
    sealed_file: bool = False
    """The hash is a salted commitment, from which the file cannot be guessed; it goes with a secret one."""
    name: PublicText = Field(default="", max_length=200)
    """File name, without folders; it is public."""
    secrecy: PublicText = ""
    """Ground of secrecy; empty for a public attachment."""

    @model_validator(mode="after")
    def _titled_as_it_may_be(self) -> Self:
        if self.secrecy and (self.title or self.name):
            raise SecretTitle(number=self.number)
        if self.sealed_title and not (self.secrecy and self.sealed_title.sealed):
            raise NotSealed(what=Said.why("The title of a secret attachment ({number})", number=self.number))
        if not (self.title or self.secrecy):
            raise NoAttachmentTitle(number=self.number)
        return self


def _is_an_answer(outcome: Outcome) -> Outcome:
    if outcome not in SAID:
        raise NoAnswer(outcome=outcome, answers=Listed.of(SAID))
    return outcome


Answer = Annotated[Outcome, AfterValidator(_is_an_answer)]
"""What approving a clause may come to."""


class Clause(Frozen):
    """One thing that is to be decided."""

    number: int = Field(ge=1)
    """Its number (kohta), from 1; motions and outcomes name it so."""
    text: Written
    """What is proposed, in the present tense; the decision has it in the past."""
    answer: Answer | None = None
    """What approving it comes to, where that is more than an approval: rejected, not_examined, upheld,
    revoked or lapsed; approved for one that only reads like a refusal; None for any other."""


class ExtractFor(Frozen):
    """An extract that is sent: to whom, and what goes with it."""

    to: Receiver
    """Who gets it, by name or by role; sealed where the case is confidential."""
    papers: tuple[Enclosed, ...] = ()
    """What is sent with it, in words, sealed likewise; empty for the extract alone."""


class Proposal(Frozen):
    """A draft resolution as one revision has it."""

    clauses: tuple[Clause, ...] = Field(min_length=1)
    """What is to be decided, clause by clause; the first one grants the money, if there is any."""
    reasons: Written | None = None
    """The presenter's reasons (perustelut); None where it has none."""
    decision_reasons: Written | None = None
    """The decision's own reasons, where they are not its presenter's; else None."""
    summary: Written | None = None
    """The matter in short, for those who do not read all of it; None if there is no summary."""
    appropriation: Appropriation | None = None
    """The money that it grants, line by line; None if it grants none."""
    kind: Kind = Kind.DECISION
    """decision, proposal or statement."""
    to: Code = ""
    """The body that a proposal or a statement is for, by its code; empty for a decision."""
    legal_ground: LegalGround = LegalGround.LOCAL_GOVERNMENT
    """The law that the appeal depends on."""
    noting: bool = False
    """The body is only asked to note something."""
    refusing: bool = False
    """What was applied for or claimed is rejected by every clause that does not say what it comes to."""
    claim_against: PublicText = Field(default="", max_length=200)
    """The decision that a claim, decided here, was made against; empty if none is decided."""
    corrects: Code = Field(
        default="",
        pattern=form(r"^([a-z][a-z0-9]*-\d{4}-\d+)?$", Said.why("body, year and section, like khs-2021-216")),
    )
    """A decision that this one corrects: body, year and section, for example khs-2021-216."""
    heard: PublicText = Field(default="", max_length=500)
    """How the parties were heard before a decision is corrected, or why that is not needed; papers say it."""
    to_loss: bool = False
    """What it corrects becomes worse for a party by it."""
    no_loss: bool = Field(default=False, exclude_if=not_)
    """Somebody said expressly that it becomes worse for no party."""
    consent: bool = False
    """That party has consented to it."""
    presenter: Annotated[Official, PUBLIC]
    """The official on whose presenting the body decides (esittelijä)."""
    further_information: Annotated[tuple[Official, ...], PUBLIC] = ()
    """The officials who tell more about it (lisätiedot); papers name them."""
    attachments: tuple[Attachment, ...] = ()
    """The papers that belong to it, public and secret, in the order of their numbers."""
    extracts: tuple[ExtractFor, ...] = ()
    """Extracts that are sent once it is decided."""
    informed: tuple[Informed, ...] = ()
    """To whom the decision is notified: public parties by name, private persons sealed; everybody is sealed
    where the case is confidential."""

    @model_validator(mode="after")
    def _numbered_once(self) -> Self:
        if twice := _twice(clause.number for clause in self.clauses):
            raise ClauseTwice(number=twice[0])
        if twice := _twice(attachment.number for attachment in self.attachments):
            raise AttachmentTwice(number=twice[0])
        return self

    @model_validator(mode="after")
    def _is_for_somebody(self) -> Self:
        if self.kind is Kind.PROPOSAL and not self.to:
            raise ForWhichBody
        if self.kind is Kind.DECISION and self.to:
            raise ForNobodyElse
        return self

    @model_validator(mode="after")
    def _is_to_loss_or_not(self) -> Self:
        if self.to_loss and self.no_loss:
            raise LossBothWays
        return self

    @model_validator(mode="after")
    def _names_no_private_person(self) -> Self:
        parties = (party for party in self.informed if isinstance(party, Written))
        if any(not (party.sealed or party.whole) for party in parties):
            raise NotSealed(what=Said.why("The name of a private person who is informed"))
        return self

    def answer(self, clause: int) -> Outcome | None:
        """What approving a clause comes to; None where that is no more than an approval."""
        own = self.said_of(clause)
        return None if own is Outcome.APPROVED else own

    def said_of(self, clause: int) -> Outcome | None:
        """What was said that approving a clause comes to, an approval too; None where nothing was said."""
        own = next((each.answer for each in self.clauses if each.number == clause), None)
        return own or (Outcome.REJECTED if self.refusing else None)

    def clause_by_clause(self) -> Proposal:
        """The same, of which each clause says by itself what it comes to."""
        clauses = tuple(
            clause.model_copy(update={"answer": self.said_of(clause.number)}) for clause in self.clauses
        )
        return self.model_copy(update={"clauses": clauses, "refusing": False})

    @property
    def if_approved(self) -> Outcome:
        """What approving the whole comes to."""
        answers = {self.answer(clause.number) for clause in self.clauses}
        usual = Outcome.NOTED if self.noting else Outcome.APPROVED
        return (answers.pop() if len(answers) == 1 else None) or usual

    def public_part(self, *, confidential_on: str = "") -> Proposal:
        """The proposal without what secrecy covers: a secret attachment keeps its number and ground only.

        Of a case that is confidential on a ground all attachments are secret, the money is withheld too, and
        who hears of the decision.
        """
        bare = {"title": "", "name": "", "sealed_title": None, "sha256": "", "sealed_file": False}
        attachments = tuple(
            attachment.model_copy(update={**bare, "secrecy": attachment.secrecy or confidential_on})
            if attachment.secrecy or confidential_on
            else attachment
            for attachment in self.attachments
        )
        withheld = {"appropriation": None, "extracts": (), "informed": ()} if confidential_on else {}
        return self.model_copy(update={"attachments": attachments, **withheld})

    def changes_since(self, earlier: Proposal) -> tuple[str, ...]:
        """The parts that differ from an earlier revision: `clause 2`, `reasons`, `appropriation` …"""
        before = {clause.number: clause for clause in earlier.clauses}
        after = {clause.number: clause for clause in self.clauses}
        clauses = [f"clause {n}" for n in sorted(before | after) if before.get(n) != after.get(n)]
        parts = [part for part in type(self).model_fields if part != "clauses"]
        return (
            *clauses,
            *(part.replace("_", " ") for part in parts if getattr(self, part) != getattr(earlier, part)),
        )

    def presented_by(self, name: str) -> bool:
        """Whether its presenter is called so: by name, by title or by both."""
        who = self.presenter
        return bool(name) and name in (who.name, who.title, str(who))

    def nature(self, outcome: str, body_kind: str) -> Nature:
        """What the appeal of this proposal depends on, once a body of that kind has given it an outcome."""
        return Nature(outcome, body_kind, self.kind, self.legal_ground, bool(self.claim_against))


def _twice(numbers: Iterable[int]) -> list[int]:
    return [number for number, times in Counter(numbers).items() if times > 1]


def part_in_words(part: str) -> Said | Term:
    """A part of a proposal that changed, as `changes_since` names it."""
    noun, _, number = part.partition(" ")
    if noun == "clause":
        return Said.fact("clause {number}", number=number)
    return Term("proposal", part)
