"""Who prepared what a council decides: the board, a committee that the law names, or the council itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from models.base.refusal import Refusal
from models.law.body_kind import BodyKind
from models.matter.stage import Stage

if TYPE_CHECKING:
    from models.bodies.body import Body
    from models.case.case import Case


class PreparedBy(StrEnum):
    """Who prepared a matter of the council."""

    BOARD = "board"
    AUDIT_COMMITTEE = "audit_committee"
    TEMPORARY_COMMITTEE = "temporary_committee"
    COUNCIL = "council"


class PreparedWhere(Refusal):
    """Say in which decision the matter was prepared (--prepared-in): body, day and section. The council's own
    inner organisation alone needs none."""


def refuse_prepared_nowhere(by: PreparedBy | None, where: str) -> None:
    """PreparedWhere where it is said who prepared a matter, or where, and not both."""
    if (by in (None, PreparedBy.COUNCIL)) == bool(where):
        raise PreparedWhere


def proposed_by_the_board(case: Case, body: Body, bodies: Mapping[str, Body]) -> str:
    """The board's decision by which it proposed to this body what the case asks of it; empty if none did.

    What the body has sent back, or has decided, is proposed to it anew.
    """
    for handling in reversed(case.handlings):
        if handling.body == body.id and handling.stage_after is not Stage.TABLED:
            return ""
        board = bodies.get(handling.body)
        if board and board.kind is BodyKind.BOARD and handling.goes_on and handling.to == body.id:
            return handling.key
    return ""
