"""What a clause that was approved as proposed comes to, where it answers an application or a claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.case.proposal import Proposal
from models.law.outcome import ANSWERS, Outcome, takes_the_words
from models.matter.handling import STAGE_AFTER, ClauseOutcome

ANSWERED = tuple(outcome for outcome in ANSWERS if outcome is not Outcome.REJECTED)
"""Outcomes that nobody gives: they follow from what was proposed."""


class Answered(NamedTuple):
    """An outcome with those of its clauses, each as it was answered."""

    outcome: Outcome
    clauses: tuple[ClauseOutcome, ...]
    answers: bool
    """The whole answers something, as proposed."""


def answered(proposal: Proposal, outcome: Outcome, clauses: Iterable[ClauseOutcome]) -> Answered:
    """What became of a proposal and its clauses: one that was approved as proposed came to what it answers.

    The whole came to an answer where every clause that was decided did.
    """
    became = tuple(_answered(proposal, clause) for clause in clauses)
    decided = {each.outcome for each in became if each.outcome not in STAGE_AFTER}
    if takes_the_words(outcome) and len(decided) == 1 and decided <= {*ANSWERS}:
        return Answered(decided.pop(), became, answers=True)
    return Answered(outcome, became, answers=False)


def _answered(proposal: Proposal, clause: ClauseOutcome) -> ClauseOutcome:
    answer = proposal.answer(clause.number)
    if answer is None or not takes_the_words(clause.outcome):
        return clause
    return clause.model_copy(update={"outcome": answer, "answers": True})
