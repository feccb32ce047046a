"""What cannot be delivered: the engine tries it again for a while, a rehearsal gives up and says why."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Row

from models.base.refusal import Refusal
from models.base.words import Said
from models.papers.notice_order import NoticeOrder
from models.papers.paper_order import PaperOrder
from models.papers.public_event import HookOrder

TRIES = 2
"""So often a paper, a notice or a nudge may fail before the rehearsal gives up."""


class PaperInVain(Refusal):
    """The paper {paper} ({language}), which fact {seq} of {journal} calls for, cannot be made: {cause}"""


class NoticeInVain(Refusal):
    """The notice {notice}, which fact {seq} of {journal} calls for, cannot be sent: {cause}"""


class HookInVain(Refusal):
    """The webhook {webhook} cannot be told of the event {event} of {journal}: {cause}"""


class NudgeInVain(Refusal):
    """The workflow of {journal} cannot be told what happened: {cause}"""


def in_vain(row: Row[Any]) -> Refusal:
    """Which effect failed, and why, by its row in the outbox."""
    cause = row.detail or Said.fact("(not public)")
    wanted = json.loads(row.order)
    match row.kind:
        case "paper":
            paper = PaperOrder.model_validate(wanted)
            return PaperInVain(
                paper=paper.template,
                language=paper.language,
                seq=paper.seq,
                journal=paper.journal,
                cause=cause,
            )
        case "notice":
            notice = NoticeOrder.model_validate(wanted)
            return NoticeInVain(notice=notice.template, seq=notice.seq, journal=notice.journal, cause=cause)
        case "webhook":
            hook = HookOrder.model_validate(wanted)
            return HookInVain(event=hook.event, journal=hook.journal, webhook=hook.to, cause=cause)
        case _:
            return NudgeInVain(journal=wanted.get("journal", row.driver), cause=cause)
