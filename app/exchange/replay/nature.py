"""What kind of matter a decision was, as whoever prepared it knew: told by title, task class and proposal.

Neither the outcome nor the appeal of the record is looked at: those are for the engine to say.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from app.exchange.helsinki.wording import elected_in
from models.bodies.body import Bodies
from models.law.appeal import LegalGround
from models.law.body_kind import BodyKind
from models.law.outcome import Outcome
from models.record.decision import DecisionKind, DecisionRecord
from models.record.recorded_appeal import AppealKind


@cache
def _known() -> dict[str, Any]:
    text = files("app.exchange.replay").joinpath("nature.yaml").read_text(encoding="utf-8")
    known: dict[str, Any] = yaml.safe_load(text)
    return known


def ground_of(record: DecisionRecord, clauses: tuple[str, ...]) -> LegalGround:
    """The law that the matter is decided under."""
    looked_at = {
        "task": record.task_class,
        "title": record.title,
        "words": "\n".join((record.title, *clauses)),
        "first": next((clause for clause in clauses if not re.fullmatch(_LETTER, clause)), ""),
    }
    if inner(record):
        return LegalGround.PREPARATION
    told = {
        "proposing": bool(record.proposal and record.proposal.kind is DecisionKind.PROPOSAL),
        "claim": bool(claim_of(record)),
        "alone": record.organisation.kind is BodyKind.OFFICEHOLDER,
    }
    for entry in _known()["grounds"]:
        asked = ((pattern, looked_at[name]) for name, pattern in entry.items() if name in looked_at)
        fits = all(entry.get(name, so) == so for name, so in told.items())
        if fits and all(_says(pattern, words) for pattern, words in asked):
            return LegalGround(entry["ground"])
    return LegalGround.LOCAL_GOVERNMENT


def told_ground(record: DecisionRecord) -> LegalGround:
    """The law as the instructions of appeal tell it, which its preparer knew; else as it is guessed."""
    guessed = ground_of(record, record.texts)
    draft = record.proposal
    told = (draft and draft.appeal) or record.appeal
    alone = record.organisation.kind is BodyKind.OFFICEHOLDER
    match told.kind if told else None:
        case AppealKind.PROHIBITED if record.outcome not in PREPARATORY or (draft and draft.appeal):
            bought = told and any(
                "hankin" in law.casefold() or "upphandl" in law.casefold() for law in told.laws
            )
            return LegalGround.PROCUREMENT_CONTRACT if bought else LegalGround.PREPARATION
        case AppealKind.PROCUREMENT:
            return LegalGround.PROCUREMENT
        case AppealKind.ADMINISTRATIVE_APPEAL:
            return LegalGround.SPECIAL_ACT if alone else LegalGround.ADMINISTRATIVE
        case AppealKind.MUNICIPAL_APPEAL:
            return LegalGround.LOCAL_GOVERNMENT
        case AppealKind.CLAIM if guessed not in _ON_CLAIM:
            return LegalGround.LOCAL_GOVERNMENT
    return guessed


_LETTER = r"[A-ZÅÄÖ]\W{0,2}"
"""A line that only says which part of a decision follows."""
PREPARATORY = (Outcome.TABLED, Outcome.RETURNED, Outcome.REMOVED, Outcome.WITHDRAWN, Outcome.NOTED)
"""Outcomes that nobody can challenge, whatever the matter is."""
_ON_CLAIM = (LegalGround.LOCAL_GOVERNMENT, LegalGround.ADMINISTRATIVE, LegalGround.EMPLOYMENT)
"""Laws under which a decision is first challenged by a claim."""


def inner(record: DecisionRecord) -> bool:
    """Whether an official decided without a case, so that there is no number in the register."""
    return not record.register_number and record.organisation.kind is BodyKind.OFFICEHOLDER


def _says(pattern: str, words: str) -> bool:
    return bool(re.search(pattern, words, re.IGNORECASE | re.MULTILINE))


def claim_of(record: DecisionRecord) -> str:
    """The decision that a claim decided here was made against; empty where none is."""
    if not _says(_known()["claim"], record.title):
        return ""
    found = re.search(_known()["claim_against"], record.title)
    return " ".join(filter(None, (found["who"], found["which"]))) if found else record.title[:200]


def only_notes(clauses: tuple[str, ...]) -> bool:
    """Whether the body is only asked to note something."""
    of_substance = [clause for clause in clauses if not _says(_known()["beside"], clause)]
    return bool(of_substance) and all(_says(_known()["notes"], clause) for clause in of_substance)


def superior_of(record: DecisionRecord, ground: LegalGround) -> dict[str, Any] | None:
    """The body to which a claim against an officeholder's or a section's decision is made, if it is known.

    An officeholder's is told by the division and the matter; a section bears the name of its body.
    """
    division = record.organisation.division.name if record.organisation.division else ""
    names = {BodyKind.SECTION: record.organisation.name, BodyKind.OFFICEHOLDER: division}
    name = names.get(record.organisation.kind or BodyKind.COMMITTEE, "")
    fits = (
        one["body"]
        for one in _known()["superiors"]
        if _says(one["named"], name) and one.get("ground", ground) == ground
    )
    found = next(map(dict, fits), None) if name else None
    if found is None and record.organisation.kind is BodyKind.OFFICEHOLDER:
        return {"id": Bodies.load().get("khs").id}
    return found


def refuses(clauses: tuple[str, ...]) -> bool:
    """Whether an application or a claim is to be refused, or not examined."""
    return bool(clauses) and _says(_known()["refuses"], clauses[0])


def elected_by(record: DecisionRecord) -> tuple[str, ...]:
    """Whom the body elects to a trust, as its record has the names; nobody where it only proposes them."""
    alone = record.organisation.kind is BodyKind.OFFICEHOLDER
    return () if alone or record.kind is not DecisionKind.DECISION else elected_in(record.texts)


_BY_WHATEVER_NAME = {
    BodyKind.COUNCIL: r"valtuustolle\b|fullmäktige\b",
    BodyKind.BOARD: r"(?:kaupungin|kunnan)hallitukselle\b|(?:stads|kommun)styrelsen\b",
}
"""What a municipality calls the bodies to which others propose."""


def receiver_of(record: DecisionRecord, clauses: tuple[str, ...]) -> str:
    """The body that a proposal or a statement is for, by its code; the City Board where none is named."""
    words = "\n".join((record.title, *clauses)).casefold()
    for code, body in Bodies.load().bodies.items():
        if (receiver := body.forms.get("fi_allative", "").casefold()) and receiver in words:
            return code
    for kind, called in _BY_WHATEVER_NAME.items():
        if re.search(called, words):
            return next((code for code, body in Bodies.load().bodies.items() if body.kind is kind), "")
    return "khs" if record.kind is DecisionKind.PROPOSAL else ""
