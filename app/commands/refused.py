"""A refusal as people are told it, or a program."""

from __future__ import annotations

from app.commands import screen
from app.wrong_input import WrongInput
from models.base.refusal import Refusal


def tell(refusal: Refusal, *, as_json: bool) -> None:
    """Tell it on stderr, or as JSON on stdout; what is to be written otherwise stays as it was written."""
    wrong = isinstance(refusal, WrongInput)
    findings = refusal.findings if isinstance(refusal, WrongInput) else ()
    if as_json:
        told = {"findings": [vars(finding) for finding in findings]} if findings else {}
        screen.show_json({"refused": refusal.type, "sentence": refusal.sentence, **told})
        return
    screen.complain(refusal.sentence if wrong else screen.in_days(refusal.sentence))
    for finding in findings:
        screen.complain(f"{refusal.facts['file']}: {finding}")
