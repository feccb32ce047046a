"""Notices that reached nobody, and that nobody needs any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from models.engine.effect_state import REACHED_NOBODY
from models.engine.world import Held
from models.papers.notice import still_needed
from models.papers.notice_order import NoticeOrder


def is_past_use(row: Any, held: Callable[[str], Held], today: date | None) -> bool:
    """Whether a row of the outbox is a notice that reached nobody, and would not be sent any more as things
    stand."""
    if row.state not in REACHED_NOBODY:
        return False
    order = NoticeOrder.model_validate_json(row.order)
    return not still_needed(order, held(order.journal).state, today)
