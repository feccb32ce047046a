"""What a body resolved, as one sentence."""

from __future__ import annotations

from datetime import date

from models.base.text import Text
from models.base.words import Said
from models.law.appeal import Kind
from models.law.outcome import Outcome, Partly, takes_the_words
from models.matter.handling import Handling


def outcome_text(handling: Handling, names: Text, *, unanimously: bool = False) -> Text:
    """What the body decided to do with the item, as one sentence: to table it, return it, approve it."""
    return Text.saying(
        _SENTENCES[_key(handling)].filled(
            body=names.name.capital(),
            how=Said.of("outcome", " unanimously") if unanimously else "",
            until=_until(handling),
        )
    )


def clause_by_clause(handling: Handling) -> Text | None:
    """What the whole came to in part, and each clause, as one sentence; None where all came to the same."""
    if not isinstance(handling.whole, Partly):
        return None
    return Text.saying(Said.of("outcome", "As a whole {decided}.", decided=handling.decided()))


def _key(handling: Handling) -> str:
    if not handling.meeting:
        return "decided_alone"
    if handling.whole is not handling.outcome and handling.whole in _SENTENCES:
        return handling.whole
    if handling.refusing:
        return Outcome.APPROVED
    if not takes_the_words(handling.outcome) or handling.outcome is Outcome.APPROVED_REVISED:
        return handling.outcome
    return {Kind.PROPOSAL: "proposed", Kind.STATEMENT: "stated"}.get(handling.kind, handling.outcome)


def takes_the_proposal(handling: Handling) -> bool:
    """Whether the decision is the proposal's own text, its verbs in the past."""
    if not handling.meeting:
        return True
    asked = handling.refusing or (handling.noting and handling.outcome is Outcome.NOTED)
    return asked or takes_the_words(handling.outcome)


def as_proposed(handling: Handling) -> bool:
    """Whether the whole decision is what was proposed to the meeting, so that one line says so."""
    worded = bool(handling.wording)
    changed = (
        handling.outcome is Outcome.APPROVED_REVISED or handling.revised_from or handling.put_off or worded
    )
    return takes_the_proposal(handling) and not changed


def _until(handling: Handling) -> Said | str:
    if handling.until == "a week later":
        return Said.of("outcome", " for a week")
    try:
        return Said.of("outcome", " until {day}", day=date.fromisoformat(handling.until))
    except ValueError:
        return ""


_TAKEN = Said.of("outcome", "The {body}{how} approved the proposal.")
_CHANGED = Said.of("outcome", "The {body}{how} approved the proposal with changes.")
_SENTENCES = {
    Outcome.APPROVED: _TAKEN,
    Outcome.APPROVED_BY_VOTE: _TAKEN,
    Outcome.ELECTED: _TAKEN,
    Outcome.APPROVED_REVISED: _CHANGED,
    Outcome.APPROVED_AMENDED: _CHANGED,
    "proposed": Said.of("outcome", "The {body}{how} made its proposal to another body as drafted."),
    "stated": Said.of("outcome", "The {body}{how} gave its statement as drafted."),
    "decided_alone": Said.of("outcome", "The {body} made the decision."),
    Outcome.TABLED: Said.of("outcome", "The {body} decided{how} to table the matter{until}."),
    Outcome.RETURNED: Said.of("outcome", "The {body} decided{how} to return the matter for re-preparation."),
    Outcome.NOTED: Said.of("outcome", "The {body} decided{how} to note the matter."),
    Outcome.REMOVED: Said.of("outcome", "The {body} decided{how} to remove the matter from the agenda."),
    Outcome.REJECTED: Said.of("outcome", "The {body} decided{how} to reject the proposal."),
    Partly.APPROVED: Said.of("outcome", "The {body}{how} approved the proposal in part."),
    Partly.PUT_OFF: Said.of("outcome", "The {body} decided{how} to table a part of the matter."),
    Partly.RETURNED: Said.of("outcome", "The {body} decided{how} to return a part of the matter."),
    Partly.REFUSED: Said.of("outcome", "The {body} decided{how} to refuse a part of the matter."),
    Outcome.WITHDRAWN: Said.of(
        "outcome", "The presenter withdrew the proposal and the matter was removed from the agenda."
    ),
}
"""What a body decided: {how} it was decided, unanimously or nothing, {until} when a matter was tabled."""
