"""When personal data of a published decision is taken off the public net: as the periods to challenge it end.

Kuntalaki (410/2015) 140 §: what the minutes say of people is taken off as the period to challenge ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from models.case.case import Case
from models.case.decision_status import DecisionStatus
from models.law import deadline
from models.law.personal_data import for_a_time_in
from models.law.rules import Rules
from models.matter.handling import Handling


def shown_until(handling: Handling, status: DecisionStatus, rules: Rules) -> datetime | None:
    """Until when the public reads the personal data that is marked to be shown for a time.

    None of what is not published, and while the period waits for a service. What nobody may challenge shows
    it as long as if it could be appealed.
    """
    if status.published is None:
        return None
    ends = [end.at for end in (status.appeal_ends, status.correction_ends, status.parties_end) if end]
    if ends or status.unserved:
        return max(ends, default=None)
    served = deadline.served_on_publication(f"service/{handling.key}", status.published, rules)
    return deadline.appeal_ends(f"appeal/{handling.key}", served.day, rules).at


def is_taken_off(until: datetime | None, now: datetime) -> bool:
    """Whether the end has passed."""
    return until is not None and until <= now


def shows_for_a_time(handlings: Iterable[tuple[Case, Handling]]) -> bool:
    """Whether a text of the decisions, or of what was proposed, has such personal data."""
    return any(for_a_time_in((handling, _proposals(case, handling))) for case, handling in handlings)


def _proposals(case: Case, handling: Handling) -> list[object]:
    revisions = {handling.revision, handling.revised_from or handling.revision}
    return [case.proposals[revision - 1] for revision in sorted(revisions)]
