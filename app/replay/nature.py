"""What kind of matter a decision was, as whoever prepared it knew: told by title, task class and proposal.

Neither the outcome nor the appeal of the record is looked at: those are for the engine to say.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from models.appeal import LegalGround
from models.body import Bodies
from models.decision_record import DecisionKind, DecisionRecord


@cache
def _known() -> dict[str, Any]:
    text = files("app").joinpath("replay", "nature.yaml").read_text(encoding="utf-8")
    known: dict[str, Any] = yaml.safe_load(text)
    return known


def ground_of(record: DecisionRecord, clauses: tuple[str, ...]) -> LegalGround:
    """The law that the matter is decided under."""
    words = "\n".join((record.title, *clauses))
    looked_at = {"task": record.task_class, "title": record.title, "words": words}
    for entry in _known()["grounds"]:
        asked = {name: pattern for name, pattern in entry.items() if name != "ground"}
        if all(_says(pattern, looked_at[name]) for name, pattern in asked.items()):
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
    """The body to which a claim against an officeholder's decision is made, if the division tells it."""
    division = record.organisation.division
    known: dict[str, Any] | None = _known()["superiors"].get(division.name) if division else None
    return known


def refuses(clauses: tuple[str, ...]) -> bool:
    """Whether an application or a claim is to be refused, or not examined."""
    return bool(clauses) and _says(_known()["refuses"], clauses[0])


def elected_in(clauses: tuple[str, ...]) -> tuple[str, ...]:
    """Who is proposed for a trust, in the form in which the proposal has the name."""
    found = (re.finditer(_known()["elected"], clause) for clause in clauses)
    return tuple(dict.fromkeys(one["who"].strip(" ,.;:") for group in found for one in group))


def receiver_of(record: DecisionRecord, clauses: tuple[str, ...]) -> str:
    """The body that a proposal or a statement is for, by its code; the City Board where none is named."""
    words = "\n".join((record.title, *clauses)).casefold()
    for code, body in Bodies.load().bodies.items():
        if (receiver := body.forms.get("fi_allative", "").casefold()) and receiver in words:
            return code
    return "khs" if record.kind is DecisionKind.PROPOSAL else ""
