"""What goes into a bundle: the papers of a case or a meeting as they were made last, and its public PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from activities.installation import Installation
from activities.store import ATTACHMENTS
from app.desk.entering import held
from app.desk.reading.papers import About, PaperLine, about, papers
from models.base.language import Language
from models.case.case import Case
from models.case.proposal import Attachment
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting
from models.papers.attachments import is_public
from models.papers.edition import is_whole
from models.preparation.classifying import CaseClassified

PDF = b"%PDF-"


@dataclass(frozen=True)
class BundledPaper:
    """A paper, what tells it from others of its kind, and whether it is left out, as not for everybody."""

    line: PaperLine
    about: About
    left_out: bool = False


@dataclass(frozen=True)
class BundledAttachment:
    """A public attachment of a case; `pdf` is None where it is no PDF, or lies elsewhere."""

    case: str
    number: int
    title: str
    pdf: bytes | None


def own_language(stands: Held) -> Language:
    """The language of a journal's papers where nobody asks for another."""
    match stands.state:
        case Meeting(languages=languages) if languages:
            return languages[0]
        case Case(language=language) | FollowUp(language=language):
            return language
    return "fi"


def bundled_papers(installation: Installation, journal: str, language: Language) -> list[BundledPaper]:
    """The papers of a case, a meeting or a follow-up, each as it was made last, in the order of time.

    One that is not there in the language is taken in another. What is left out is among them, and says so.
    """
    latest: dict[object, PaperLine] = {}
    found: dict[object, BundledPaper] = {}
    for each in _papers(installation, journal):
        topic, line = each.about.topic, each.line
        key = (
            line.journal,
            line.template,
            topic.item,
            topic.decision,
            topic.group,
            topic.period,
            topic.project,
        )
        before = latest.get(key)
        if before is None or line.seq > before.seq or line.language == language:
            latest[key], found[key] = line, each
    return sorted(found.values(), key=lambda each: (each.line.position, each.about.topic.item))


def _papers(installation: Installation, journal: str) -> Iterator[BundledPaper]:
    stands = held(installation, journal)
    if isinstance(stands.state, Case):
        case = stands.state
        sealed_since = _sealed_since(installation, case)
        for meeting in dict.fromkeys(
            (*case.agendas, *(one.meeting for one in case.handlings if one.meeting))
        ):
            for each in _of_items(installation, installation.registry.held(meeting), case.id):
                yield replace(each, left_out=each.left_out or sealed_since > 0)
        for each in _of(installation, stands):
            yield replace(each, left_out=each.left_out or each.line.seq < sealed_since)
        for follow_up in () if case.confidential else case.follow_ups:
            yield from _of(installation, installation.registry.held(follow_up))
    else:
        yield from _of_items(installation, stands)
        yield from (each for each in _of(installation, stands) if not each.about.topic.item)


def _sealed_since(installation: Installation, case: Case) -> int:
    """The fact by which a case became confidential, before which its papers tell what is sealed; else 0."""
    facts = installation.registry.facts(case.id) if case.confidential else ()
    hidden = [f.seq for f in facts if isinstance(f.content, CaseClassified) and f.content.hides]
    return max(hidden, default=0)


def _of(installation: Installation, stands: Held) -> list[BundledPaper]:
    facts = {fact.seq: fact for fact in installation.registry.facts(stands.id)}
    lines = (line for line in papers(installation, stands.id) if not is_whole(line.template))
    return [BundledPaper(line, about(stands, facts, line), bool(line.kept_back)) for line in lines]


def _of_items(installation: Installation, stands: Held, case: str = "") -> Iterator[BundledPaper]:
    """The proposals of a meeting's items, of those that are on it now; of one case, or of all."""
    items = stands.state.items if isinstance(stands.state, Meeting) else {}
    for each in _of(installation, stands):
        item = items.get(each.about.topic.item)
        if item and item.case and case in ("", item.case):
            yield each


def bundled_attachments(installation: Installation, journal: str) -> Iterator[BundledAttachment]:
    """The public attachments of a case, or of the public cases of a meeting, by number."""
    stands = held(installation, journal)
    numbers = [stands.id] if isinstance(stands.state, Case) else []
    if isinstance(stands.state, Meeting):
        items = sorted(stands.state.items.values(), key=lambda item: item.number)
        numbers = [item.case for item in items if item.case]
    for number in dict.fromkeys(numbers):
        case = installation.registry.held(number).of(Case)
        for one in case.proposals[-1].attachments if case.proposals else ():
            if is_public(case, one):
                file = installation.archive.opened(_stored(installation, one)) or b""
                title = _title(installation, one, case.language)
                yield BundledAttachment(number, one.number, title, file if file.startswith(PDF) else None)


def _stored(installation: Installation, attachment: Attachment) -> bytes:
    return installation.archive.store.get(ATTACHMENTS, attachment.sha256) if attachment.sha256 else b""


def _title(installation: Installation, attachment: Attachment, language: Language) -> str:
    """Its title; of one that was confidential, what was sealed."""
    sealed = attachment.sealed_title
    said = installation.archive.text(sealed) if sealed else None
    return said.say(language) if said else attachment.title
