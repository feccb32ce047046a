"""A revision keeps what its page does not show: nothing of the last one is lost by writing anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import chain, repeat
from typing import TypeVar

from models.base.frozen import Frozen
from models.base.writing import Written
from models.case.proposal import Attachment, Proposal
from models.matter.appropriation import Appropriation, DivisionShare

KEPT = "* * *"
"""What stands on the page for a confidential text, which stays as it is while this stands there."""

ON_THE_PAGE = frozenset(
    {"clauses", "reasons", "presenter", "legal_ground", "informed", "appropriation", "attachments"}
)
"""The parts of a proposal that its page shows."""

F = TypeVar("F", bound=Frozen)

Pair = tuple[str, str]
"""A text in the language of the case, and in the municipality's other one; empty where it is not there."""

WordsOf = Callable[[Written], Pair | None]
"""Gives a text as its form has it; None of one that lies sealed, which is shown by an act alone."""


def revised(
    new: Proposal,
    last: Proposal,
    typed: Sequence[Pair],
    keep: Collection[int],
    words_of: WordsOf,
) -> Proposal:
    """What was written, with the parts of the last revision that its page does not show.

    `typed` are the reasons and then the clauses as they were typed: that of which nobody changed a word stays
    in all its languages, a confidential one where the page says so. `keep` are the numbers of the attachments
    that stay; new ones come behind them.
    """
    beside = {name: getattr(last, name) for name in Proposal.model_fields if name not in ON_THE_PAGE}

    def same(text: Written, before: Written | None, said: Pair) -> Written:
        return before if before and _stripped(said) == _stripped(shown(before, words_of)) else text

    texts: tuple[Written | None, ...] = tuple(clause.text for clause in last.clauses)
    clauses = tuple(
        clause.model_copy(update={"text": same(clause.text, before, said)})
        for clause, before, said in zip(new.clauses, chain(texts, repeat(None)), typed[1:], strict=False)
    )
    reasons = same(new.reasons, last.reasons, typed[0]) if new.reasons else None
    sealed = tuple(party for party in last.informed if isinstance(party, Written))
    return new.model_copy(
        update={
            **beside,
            "clauses": clauses,
            "reasons": reasons,
            "informed": (*new.informed, *sealed),
            "attachments": tuple(_attachments(last, new, keep)),
            "appropriation": _money(new.appropriation, last.appropriation),
        }
    )


def shown(text: Written, words_of: WordsOf) -> Pair:
    """A text as the page has it."""
    return words_of(text) or (KEPT, "")


def _stripped(said: Pair) -> Pair:
    return said[0].strip(), said[1].strip()


def _attachments(last: Proposal, new: Proposal, keep: Collection[int]) -> list[Attachment]:
    kept = [each for each in last.attachments if each.number in keep]
    first = max((each.number for each in kept), default=0) + 1
    return [
        *kept,
        *(each.model_copy(update={"number": n}) for n, each in enumerate(new.attachments, start=first)),
    ]


def _money(new: Appropriation | None, last: Appropriation | None) -> Appropriation | None:
    if new is None or last is None:
        return new
    lines = {line.number: line for division in last.divisions for line in division.projects}
    grants = {str(each.name): each for each in last.recipients}

    def division(share: DivisionShare) -> DivisionShare:
        return share.model_copy(
            update={
                "projects": tuple(
                    _with(line, lines.get(line.number), "unit", "joint_with", "clause")
                    for line in share.projects
                )
            }
        )

    recipients = (
        _with(each, grants.get(str(each.name)), "purpose", "conditions", "clause", *_paid(each, grants))
        for each in new.recipients
    )
    return _with(new, last, "budget_item_name", "project_number", "frame", "clause").model_copy(
        update={"divisions": tuple(map(division, new.divisions)), "recipients": tuple(recipients)}
    )


def _paid(each: Frozen, grants: dict[str, F]) -> tuple[str, ...]:
    """The instalments stay where the sum did."""
    before = grants.get(str(getattr(each, "name", "")))
    return ("instalments",) if before and getattr(before, "cents", 0) == getattr(each, "cents", 1) else ()


def _with(one: F, before: F | None, *names: str) -> F:
    return one.model_copy(update={name: getattr(before, name) for name in names}) if before else one
