"""A refusal as people are told it, or a program."""

from __future__ import annotations

from typing import Any

from app.commands import screen
from app.desk.reading.meant import meant
from app.wrong_input import WrongInput
from models.base.refusal import Refusal
from models.base.words import Listed


def tell(refusal: Refusal, *, as_json: bool) -> None:
    """Tell it on stderr, or as JSON on stdout."""
    findings = refusal.findings if isinstance(refusal, WrongInput) else ()
    if as_json:
        told = {"findings": [vars(finding) for finding in findings]} if findings else {}
        near = {"meant": ids} if (ids := meant(refusal)) else {}
        screen.show_json({**as_values(refusal), **near, **told})
        return
    screen.complain(screen.say(refusal))
    if ids := meant(refusal):
        screen.complain(screen.words("Did you mean {ids}?", ids=Listed.of(ids, "or")))
    for finding in findings:
        screen.complain(f"{refusal.facts['file']}: {finding}")


def as_values(refusal: Refusal) -> dict[str, Any]:
    """What a program is told: its name, its English sentence, and its values with their types."""
    return {"refused": refusal.type, "sentence": refusal.sentence, "said": [refusal.said.packed()]}
