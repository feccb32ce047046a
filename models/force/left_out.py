"""What a publication leaves out: whoever publishes has seen it first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.case.case import Case
from models.law.personal_data import left_out_of
from models.matter.handling import Handling

LeavesOut = Annotated[int | None, Field(ge=0)]
"""How many places the public edition leaves out, as whoever publishes has seen."""


class LeftOutUnseen(Refusal):
    """The public edition leaves out personal data: {places}. `pykala sealed show` with the case shows it
    between << and >>; then publish with --leaves-out {count}."""


def refuse_unseen(published: Iterable[tuple[Case, Handling]], seen: int | None) -> None:
    """Refuse a publication that leaves out something else than its publisher has seen: LeftOutUnseen."""
    found = {(case.id, handling.section): _left_out(case, handling) for case, handling in published}
    count = sum(found.values())
    if count == (seen or 0):
        return
    places = (
        Said.why("{count} in § {section} ({case})", count=number, section=section, case=case)
        for (case, section), number in found.items()
        if number
    )
    raise LeftOutUnseen(count=count, places=Listed.of(places))


def _left_out(case: Case, handling: Handling) -> int:
    revisions = {handling.revision, handling.revised_from or handling.revision}
    return left_out_of((handling, [case.proposals[revision - 1] for revision in sorted(revisions)]))
