"""What is confidential, for somebody whose reading has just become a fact: texts, papers, files."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from sqlalchemy import select

from activities.archive import TYPESETTING
from activities.installation import Installation
from activities.reading import numbered
from activities.store import ATTACHMENTS, PAPERS
from models.base.refusal import Refusal
from models.base.text import Text
from models.case.case import Case
from models.case.proposal import Attachment
from models.engine.command import Answer
from models.law.secrecy import written_in
from models.papers.attachments import AttachmentHandedOut, OpenAttachment, attachment_of, is_public
from models.papers.edition import whole
from models.papers.paper_order import PaperOrder
from models.papers.proposal_opening import OpenProposal, ProposalOpened
from models.papers.reading import PaperRead, ReadPaper
from models.papers.showing import SealedShown, ShowSealed
from models.preparation.revising import ProposalRevised
from models.tables.tables import PAPER

READING = (ShowSealed, ReadPaper, OpenAttachment, OpenProposal)
"""The acts whose answer is what somebody reads, who may read what others may not."""


class PaperNotMadeYet(Refusal):
    """The whole edition of {template} is not made yet; it is made within seconds of the act that calls for
    it. Read it again then."""


@dataclass(frozen=True)
class ShownText:
    """A sealed text, the fact that names it and where in it."""

    sha256: str
    seq: int
    where: str
    text: Text


@dataclass(frozen=True)
class HandedOut:
    """A file that is handed out, under a name that says nothing confidential."""

    name: str
    content: bytes


def read_now(installation: Installation, answer: Answer) -> tuple[ShownText, ...] | HandedOut:
    """What the answer's fact lets its sender read."""
    journal = answer.journal
    said = numbered(installation.registry.facts(journal), answer.seq).content
    match said:
        case SealedShown():
            return _texts(installation, journal, said)
        case ProposalOpened():
            return _proposal(installation, journal, said)
        case PaperRead():
            return _paper(installation, journal, said)
        case AttachmentHandedOut():
            case = installation.registry.held(journal).of(Case)
            return _file(installation, case, attachment_of(case, said.number))
    raise TypeError(f"{said.kind} lets nobody read anything")


def public_attachment(installation: Installation, journal: str, number: int) -> HandedOut | None:
    """An attachment that is for everybody; None of one that is not, or that is not there."""
    case = installation.registry.held(journal).state
    if not isinstance(case, Case):
        return None
    known = (each for proposal in case.proposals[-1:] for each in proposal.attachments)
    found = next((each for each in known if each.number == number and each.sha256), None)
    return _file(installation, case, found) if found and is_public(case, found) else None


def _texts(installation: Installation, journal: str, said: SealedShown) -> tuple[ShownText, ...]:
    shown = {}
    for fact in installation.registry.facts(journal):
        for where, written in written_in(fact.content):
            if written.sha256 in said.commitments and (text := installation.archive.text(written)):
                shown[written.sha256] = ShownText(written.sha256, fact.seq, where, text)
    return tuple(shown.values())


def _proposal(installation: Installation, journal: str, said: ProposalOpened) -> tuple[ShownText, ...]:
    """The texts of the revision that was opened, also those that were sealed later."""
    shown = {}
    for fact in installation.registry.facts(journal):
        if isinstance(fact.content, ProposalRevised) and fact.content.revision == said.revision:
            for where, written in written_in(fact.content):
                if text := installation.archive.text(written.whole or written):
                    shown[written.sha256] = ShownText(written.sha256, fact.seq, where, text)
    return tuple(shown.values())


def _paper(installation: Installation, journal: str, said: PaperRead) -> HandedOut:
    order = PaperOrder(
        template=said.template if said.public_before else whole(said.template),
        language=said.language,
        journal=journal,
        seq=said.of,
        subject=said.subject,
    )
    wanted = select(PAPER.c.name, PAPER.c.sha256, PAPER.c.position)
    for name, value in order.model_dump().items():
        wanted = wanted.where(PAPER.c[name] == value)
    with installation.registry.reading.connect() as connection:
        row = connection.execute(wanted).one_or_none()
    if row is None:
        raise PaperNotMadeYet(template=said.template)
    archive = installation.archive
    stored = archive.opened(archive.store.get(PAPERS, row.sha256))
    if stored is None:  # a text in it was erased: it is made again, and says so in the text's place
        stored = import_module(TYPESETTING).make(order, archive.at(row.position)).pdf
    return HandedOut(row.name, stored)


def _file(installation: Installation, case: Case, attachment: Attachment) -> HandedOut:
    archive = installation.archive
    content = archive.opened(archive.store.get(ATTACHMENTS, attachment.sha256)) or b""
    own = (
        attachment.name or f"{case.id.lower().replace(' ', '-')}_liite-{attachment.number}{_suffix(content)}"
    )
    return HandedOut(own, content)


def _suffix(content: bytes) -> str:
    """How the name of a file ends whose own name is not kept, by how its bytes begin."""
    kinds = {b"%PDF": ".pdf", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}
    return next((suffix for begins, suffix in kinds.items() if content.startswith(begins)), ".txt")
