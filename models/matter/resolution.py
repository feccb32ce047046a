"""What a body resolved, as one sentence; the sentences are data."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from models.base.formats import date_text
from models.base.language import LANGUAGES, Language
from models.base.text import Text
from models.law.appeal import Kind
from models.matter.handling import Handling, Outcome, takes_the_words


def outcome_text(handling: Handling, names: Text, *, unanimously: bool = False) -> Text:
    """What the body decided to do with the item, as one sentence: to table it, return it, approve it."""
    said: dict[Language, str] = {
        language: _sentences()[_key(handling)][language].format(
            body=_capital(names.say(language)),
            how=_sentences()["unanimously"][language] if unanimously else "",
            until=_until(handling, language),
        )
        for language in LANGUAGES
    }
    return Text(original="fi", texts=said)


def _key(handling: Handling) -> str:
    if not handling.meeting:
        return "decided_alone"
    if not takes_the_words(handling.outcome) or handling.outcome is Outcome.APPROVED_REVISED:
        return handling.outcome
    return {Kind.PROPOSAL: "proposed", Kind.STATEMENT: "stated"}.get(handling.kind, handling.outcome)


def takes_the_proposal(handling: Handling) -> bool:
    """Whether the decision is the proposal's own text, its verbs in the past."""
    if not handling.meeting:
        return True
    return takes_the_words(handling.outcome) or (handling.noting and handling.outcome is Outcome.NOTED)


def as_proposed(handling: Handling) -> bool:
    """Whether the whole decision is what was proposed to the meeting, so that one line says so."""
    worded = bool(handling.wording)
    changed = (
        handling.outcome is Outcome.APPROVED_REVISED or handling.revised_from or handling.put_off or worded
    )
    return takes_the_proposal(handling) and not changed


def _until(handling: Handling, language: Language) -> str:
    if handling.until == "a week later":
        return _sentences()["week"][language]
    try:
        return _sentences()["day"][language].format(
            day=date_text(date.fromisoformat(handling.until), language)
        )
    except ValueError:
        return ""


@cache
def _sentences() -> dict[str, dict[Language, str]]:
    data = files("models").joinpath("data", "outcomes.yaml").read_text(encoding="utf-8")
    sentences: dict[str, dict[Language, str]] = yaml.safe_load(data)
    return sentences


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
