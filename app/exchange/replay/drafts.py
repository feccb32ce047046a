"""The proposal of a record, as a case file has it, and the people it names."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from app.exchange.helsinki import wording
from app.exchange.replay import nature
from app.exchange.replay.bodies import in_running_text
from app.exchange.replay.present import proposed
from app.exchange.replay.supposing import put_off_by_nobody
from app.exchange.replay.wished import first_wish
from models.base.people import Official
from models.law.appeal import LegalGround
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.record.decision import DecisionKind, DecisionRecord, RecordedDraft
from models.record.proceedings import Proceedings
from models.record.recorded_motion import RecordedMotionKind


@dataclass
class People:
    """The address book of a case file, filled while it is written."""

    book: dict[str, dict[str, str]] = field(default_factory=dict)

    def key(self, person: Official) -> str:
        """The key of somebody, who is entered if need be."""
        entry = {"name": person.name, **({"title": person.title} if person.title else {})}
        known = next((key for key, value in self.book.items() if value == entry), None)
        if known is None:
            base = re.sub(r"[^a-zåäö0-9]+", "", person.name.split()[-1].lower()) or "person"
            known = base if base[0].isalpha() else f"p{base}"
            while known in self.book:
                known += "x"
            self.book[known] = entry
        return known


WITHHELD = "Päätöksen sisältö on salassa pidettävä."
UNKNOWN = "Esittelijän alkuperäistä ehdotusta ei ole julkaistu."


def first_clauses_of(record: DecisionRecord) -> tuple[str, ...]:
    """The clauses with which the meeting was called: unknown where only the corrected ones are published,
    or where all of the decision is withheld."""
    if record.withheld:
        return (WITHHELD,)
    clauses = clauses_of(record)
    corrected = any(
        one.kind is RecordedMotionKind.CORRECTION for one in (record.proceedings or Proceedings()).motions
    )
    published = bool(record.proposal and record.proposal.clauses and clauses != record.texts)
    return (UNKNOWN, *clauses[1:]) if corrected and not published else clauses


def corrected_clauses_of(record: DecisionRecord) -> tuple[str, ...]:
    """The clauses as their presenter corrected them: what was decided, as it was proposed.

    An officeholder signs the words as they stand.
    """
    if record.organisation.kind is BodyKind.OFFICEHOLDER:
        return record.texts
    body = in_running_text(record.organisation)
    off = put_off_by_nobody(record)
    return tuple(
        _as_put_off(number, record) if number in off else proposed(text, body, record.language)
        for number, text in enumerate(record.texts, start=1)
    )


def _as_put_off(number: int, record: DecisionRecord) -> str:
    """What was put off, as it was proposed: its own clause, or that from which it was taken."""
    if record.proposal and record.proposal.clauses:
        texts = record.proposal.texts
        return texts[min(number, len(texts)) - 1]
    return proposed(record.texts[number - 1], in_running_text(record.organisation), record.language)


def clauses_of(record: DecisionRecord) -> tuple[str, ...]:
    """The clauses that were proposed: the record's own, else what was decided, as it was proposed."""
    if record.proposal and record.proposal.clauses:
        return record.proposal.texts
    return corrected_clauses_of(without_wishes(record))


def without_wishes(record: DecisionRecord) -> DecisionRecord:
    """The record without the clauses that say which wishes were carried: nobody had proposed them."""
    return record.model_copy(update={"clauses": record.clauses[: first_wish(record)] or record.clauses})


def draft_of(record: DecisionRecord, people: People, ground: LegalGround) -> dict[str, Any]:
    """The proposal as it was put to the body."""
    draft = record.proposal or RecordedDraft(kind=record.kind, as_decided=True)
    presenter = draft.presenter or record.presenter or Official(name=record.organisation.name)
    information = draft.further_information or record.further_information
    attachments = draft.attachments or record.attachments
    written: dict[str, Any] = {
        "clauses": list(first_clauses_of(record)),
        "summary": draft.summary,
        "presenter": people.key(presenter),
        "further information": [people.key(person) for person in information],
        "attachments": [
            {"title": one.title, "secrecy": one.secret} if one.secret else one.title for one in attachments
        ],
        "extracts": [
            {"to": one.to, **({"papers": list(one.papers)} if one.papers else {})}
            for one in draft.extracts or record.extracts
        ],
        "informed": list(draft.informed or record.informed),
        **_nature(record, draft, ground),
    }
    return {key: value for key, value in written.items() if value} | _reasons(record, draft)


def _reasons(record: DecisionRecord, draft: RecordedDraft) -> dict[str, str]:
    if record.organisation.kind is BodyKind.OFFICEHOLDER:
        return {"reasons": draft.reasons or record.reasons}
    return {"reasons": draft.reasons, **({"decision reasons": record.reasons} if record.reasons else {})}


def _approved_all_the_same(record: DecisionRecord, refused: Collection[int]) -> dict[int, str]:
    """The clauses that only read like a refusal, of which the engine wants it said."""
    numbered = enumerate(first_clauses_of(record), start=1)
    unsaid = (number for number, text in numbered if number not in refused and wording.by_its_words(text))
    return dict.fromkeys(unsaid, Outcome.APPROVED.value)


def _nature(record: DecisionRecord, draft: RecordedDraft, ground: LegalGround) -> dict[str, Any]:
    clauses = clauses_of(record)
    kind = draft.kind
    parts = wording.outcome_by_parts(clauses)
    refused = {number: became.value for number, became in enumerate(parts, 1) if became is Outcome.REJECTED}
    refusing = nature.refuses(clauses) and not refused
    said = {} if refusing else _approved_all_the_same(record, refused)
    told: dict[str, Any] = {
        "kind": "" if kind is DecisionKind.DECISION else kind.value,
        "to": "" if kind is DecisionKind.DECISION else nature.receiver_of(record, clauses),
        "legal ground": "" if ground is LegalGround.LOCAL_GOVERNMENT else ground.replace("_", " "),
        "claim against": nature.claim_of(record),
        "refusing": "yes" if refusing else "",
        "answers": refused | said,
        "noting": "yes" if nature.only_notes(clauses) else "",
    }
    if record.corrects and record.corrects.body:
        body = re.sub(r"[^a-z0-9]", "", record.corrects.body.lower())
        told["corrects"] = f"{body}-{record.corrects.year}-{record.corrects.section}"
        told["to loss"] = "no"
    return told
