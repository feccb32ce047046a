"""A published decision read into a record, with what could not be read and what does not agree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.exchange.helsinki import lists, phrases, published, wording
from app.exchange.helsinki.appeals import appeal_of
from app.exchange.helsinki.blocks import mark_of
from app.exchange.helsinki.commonmark import escaped
from app.exchange.helsinki.contacts import without_contacts
from app.exchange.helsinki.dissents import opinions_of
from app.exchange.helsinki.drafts import ROLES, clauses_of, draft_of, parts_of, with_outcomes
from app.exchange.helsinki.floor import ReadFloor
from app.exchange.helsinki.found import Found
from app.exchange.helsinki.handling import HandlingReader
from app.exchange.helsinki.page import Page, page_of
from app.exchange.helsinki.source import GivenDecision, NotADecision, load, parse, unknown_fields
from app.exchange.helsinki.texts import squeeze
from models.base.language import Language
from models.base.words import Listed, Said
from models.law.outcome import Outcome, whole_of
from models.record.decision import DecisionKind, DecisionRecord
from models.record.proceedings import Proceedings
from models.record.recorded_clause import RecordedClause

KINDS = {
    "decision": DecisionKind.DECISION,
    "statement": DecisionKind.STATEMENT,
    "proposal_to_another": DecisionKind.PROPOSAL,
}
_ABOUT = (
    "presenter",
    "further_information",
    "attachments",
    "further_material",
    "appeal",
    "extracts",
    "informed",
)
_READ = {
    *KINDS,
    *_ABOUT,
    "title",
    "number",
    "section",
    "decision_reasons",
    "proceedings",
    "dissent",
    "signature",
}


OTHER_TITLE = Said.of("finding", "The title in the text is not the data's.")
OTHER_HEADING = Said.of("finding", "The heading in the text is not the data's.")
OTHER_NUMBER = Said.of("finding", "The register number in the text is not the data's.")
OTHER_SECTION = Said.of("finding", "The section in the text is not the data's.")


@dataclass(frozen=True)
class Import:
    """What was read of one file."""

    record: DecisionRecord
    unread: tuple[str, ...]
    """Text that found no place."""
    findings: tuple[Said, ...]
    """What there is to say of the reading: contradictions, gaps and guesses."""
    not_understood: tuple[str, ...] = ()
    """What was read and means nothing to the reader: sentences of the handling, and what it could not make
    out."""
    contradictions: tuple[Said, ...] = ()
    """Where the file says one thing here and another there."""


def read_file(path: Path) -> Import:
    """Read one file, else Unreadable."""
    return _read(load(path), str(path))


def read(raw: bytes, name: str = "The decision") -> Import:
    """Read these bytes, else Unreadable; `name` is how people know them."""
    return _read(parse(raw, name), name)


def _read(given: GivenDecision, file: str) -> Import:
    page = page_of(given.content, file)
    draft_page = page_of(given.motion, file) if given.motion and given.motion.strip() else None
    found = Found()
    findings = found.contradictions
    if not page.parts:
        raise NotADecision(file=file, why=Said.why("its text has none of a decision's headings."))
    kind = next((kind for role, kind in KINDS.items() if role in page.parts), None)
    withheld = _withheld(given.title, page) if kind is None else None
    if kind is None and withheld is None:
        found.gaps.append(
            Said.of("finding", "No decision, statement or proposal stands under a heading that is known.")
        )
    kind = kind or DecisionKind.DECISION
    clauses = [part for role in KINDS for group in clauses_of(page.blocks(role)) for part in parts_of(group)]
    words = [" ".join(block.plain for block in clause) for clause in clauses]
    heading, kind = kind, wording.kind_of(kind, words)
    floor = _floor(given, page, found)
    proceedings = _proceedings(given, floor, found)
    draft = draft_of(draft_page or page, heading, draft_page is not None, kind)
    organisation = published.organisation_of(given.organisation)
    outcome = wording.outcome_of(words, proceedings, draft, organisation.kind, kind)
    if outcome is None and proceedings:
        proceedings = wording.settled_by_outcome(proceedings, None)
        outcome = wording.outcome_of(words, proceedings, draft, organisation.kind, kind)
    same = bool(draft and draft.as_decided)
    by_clause = wording.outcome_by_clause(words, outcome, organisation.kind, as_proposed=same)
    sitting = published.sitting_of(given.meeting)
    if sitting is None and given.meeting and given.meeting.id and given.meeting.at:
        found.gaps.append(
            Said.of("finding", "The time of the meeting cannot be read: {at}.", at=given.meeting.at)
        )
    reasons = mark_of(page.blocks("decision_reasons"))
    record = DecisionRecord(
        native_id=given.native_id,
        register_number=given.register_number or "",
        title=without_contacts(squeeze(given.title)),
        task_class=given.task_class or "",
        task=given.task or "",
        secrecy=withheld or "",
        withheld=withheld is not None,
        references=tuple(page.references),
        organisation=organisation,
        sitting=sitting,
        section=published.section_of(given.section),
        day=sitting.at.date() if sitting else published.day_of(given.decided),
        language=_language(page, found.guesses),
        kind=kind,
        clauses=tuple(
            RecordedClause(text=mark_of(clause), outcome=became)
            for clause, became in zip(clauses, by_clause, strict=True)
        ),
        reasons=reasons,
        proceedings=proceedings and wording.settled_by_outcome(proceedings, outcome),
        outcome=outcome,
        whole=outcome and whole_of(outcome, filter(None, by_clause)),
        tabled=(wording.tabled_until(words[0]) or floor.until) if outcome is Outcome.TABLED else None,
        presenter=lists.presenter_of(page),
        signers=lists.signers_of(page),
        further_information=lists.informants_of(page),
        attachments=published.merged_attachments(
            lists.attachments_of(page, "attachments"), given.attachments or [], findings
        ),
        further_material=lists.attachments_of(page, "further_material"),
        appeal=appeal_of(page.blocks("appeal")),
        extracts=lists.extracts_of(page),
        informed=lists.informed_of(page),
        proposal=draft and with_outcomes(draft, outcome),
        previous=tuple(map(published.previous_of, given.previous or [])),
        mentions=wording.mentions_in(
            [given.title, *words, reasons, *((draft.summary, draft.reasons, *draft.texts) if draft else ())]
        ),
        corrects=next(filter(None, map(wording.corrected_in, (given.title, *page.references))), None),
        checked_at_once=any(wording.says("checked_at_once", text) for text in (*words, *floor.remarks)),
    )
    unread = [
        *_disagreeing(record, page, findings),
        *_left(page, _READ | ({"secrecy"} if record.withheld else set()) | (set() if draft_page else ROLES)),
    ]
    if draft_page:
        unread += _left(draft_page, ROLES | {*_ABOUT, "title", "number", "section"})
        if (above := draft_page.words("title")) and above != record.title:
            unread.append(above)
        if draft_page.title and draft_page.title != record.title:
            unread.append(draft_page.title)
    if unknown := unknown_fields(given):
        found.gaps.append(
            Said.of("finding", "The data has fields that are not read: {fields}.", fields=Listed.of(unknown))
        )
    if outcome is None and withheld is None:
        found.gaps.append(Said.of("finding", "The words do not tell the outcome."))
    remarks = (remark for remark in floor.remarks if not phrases.is_plain(remark))
    not_understood = (*remarks, *map(str, found.gaps))
    unread = [words for words in map(without_contacts, unread) if words]
    return Import(record, tuple(unread), found.all, not_understood, tuple(findings))


def _floor(given: GivenDecision, page: Page, found: Found) -> ReadFloor:
    known = published.voters(given.votes or [])
    floor = ReadFloor(known=known, swedish=page.language.startswith("sv"))
    if "proceedings" in page.parts:
        HandlingReader(given.organisation.name, floor).read(page.blocks("proceedings"))
    opinions = opinions_of(page)
    with_reasons = {author.name for author, _ in opinions}
    announced = [one for one in floor.opinions if one[1] or one[0].name not in with_reasons]
    floor.opinions = [*announced, *opinions]
    found.contradictions += floor.findings
    found.guesses += floor.guesses
    return floor


def _proceedings(given: GivenDecision, floor: ReadFloor, found: Found) -> Proceedings | None:
    told = floor.recorded()
    if len(told.elections) < len(floor.elections):
        found.gaps.append(Said.of("finding", "An election is told without its candidates."))
    findings = found.contradictions
    votes = published.merged_votes(told.votes, given.votes or [], findings)
    told = told.model_copy(update={"votes": votes})
    findings += [
        Said.of(
            "finding",
            "Vote {number}: votes {count}, names {names}.",
            number=vote.number or "",
            count=side.count,
            names=len(side.names),
        )
        for vote in votes
        for side in (vote.yes, vote.no, vote.blank, vote.absent)
        if side and side.names and len(side.names) != side.count
    ]
    return told if told != Proceedings() else None


def _language(page: Page, findings: list[Said]) -> Language:
    language = page.language[:2].casefold()
    if language == "sv":
        return "sv"
    if language != "fi":
        findings.append(
            Said.of(
                "finding",
                "The text says that its language is '{language}'; it is taken for Finnish.",
                language=page.language,
            )
        )
    return "fi"


def _withheld(title: str, page: Page) -> str | None:
    """On which ground all of it is withheld, by its title or by a line beside a public one."""
    said = (wording.withheld_in(words) for words in (title, page.words("secrecy")))
    return next((ground for ground in said if ground is not None), None)


def _disagreeing(record: DecisionRecord, page: Page, findings: list[Said]) -> list[str]:
    """What the text's own heading says otherwise than the data."""
    unread = []
    number = f"{record.register_number} T {record.task_class}".strip()
    for finding, told, ours in (
        (OTHER_TITLE, page.title, record.title),
        (OTHER_HEADING, page.words("title"), record.title),
        (OTHER_NUMBER, page.words("number"), number),
    ):
        if told and escaped(told) != escaped(ours):
            findings.append(finding)
            unread.append(told)
    section = page.words("section")
    if section and published.section_of(section) != record.section:
        findings.append(OTHER_SECTION)
        unread.append(section)
    return unread


def _left(page: Page, read: set[str]) -> list[str]:
    parts = (part for role, part in page.parts.items() if role not in read)
    return [*page.unread, *(squeeze(f"{part.heading}: {mark_of(part.blocks())}") for part in parts)]
