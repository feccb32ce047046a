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
from models.record.decision import DecisionKind, DecisionRecord


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
    }
    on_claim = bool(claim_of(record))
    for entry in _known()["grounds"]:
        asked = {name: pattern for name, pattern in entry.items() if name in looked_at}
        of_a_claim = entry.get("claim", on_claim) == on_claim
        if of_a_claim and all(_says(pattern, looked_at[name]) for name, pattern in asked.items()):
            return LegalGround(entry["ground"])
    return LegalGround.LOCAL_GOVERNMENT


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


def superior_of(record: DecisionRecord) -> dict[str, Any] | None:
    """The body to which a claim against an officeholder's or a section's decision is made, if it is known.

    Where it is an officeholder, the matter and the division tell it; a section bears the name of its body.
    """
    kind, name = record.organisation.kind, record.organisation.name.casefold()
    division = record.organisation.division.name if record.organisation.division else ""
    ground = ground_of(record, record.texts)
    for one in _known()["superiors"]:
        above = {
            BodyKind.SECTION: name.startswith(tuple(one.get("sections", ()))),
            BodyKind.OFFICEHOLDER: division in one["divisions"] and one.get("ground", ground) == ground,
        }
        if kind and above.get(kind):
            return dict(one["body"])
    return None


def refuses(clauses: tuple[str, ...]) -> bool:
    """Whether an application or a claim is to be refused, or not examined."""
    return bool(clauses) and _says(_known()["refuses"], clauses[0])


def elected_by(record: DecisionRecord) -> tuple[str, ...]:
    """Whom the body elects to a trust, as its record has the names; nobody where it only proposes them."""
    alone = record.organisation.kind is BodyKind.OFFICEHOLDER
    return () if alone or record.kind is not DecisionKind.DECISION else elected_in(record.texts)


def receiver_of(record: DecisionRecord, clauses: tuple[str, ...]) -> str:
    """The body that a proposal or a statement is for, by its code; the City Board where none is named."""
    words = "\n".join((record.title, *clauses)).casefold()
    for code, body in Bodies.load().bodies.items():
        if (receiver := body.forms.get("fi_allative", "").casefold()) and receiver in words:
            return code
    return "khs" if record.kind is DecisionKind.PROPOSAL else ""
