"""The guard of secrecy: what may not be said in the open in a confidential case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.base.refusal import Refusal
from models.base.words import spoken
from models.engine import policy
from models.law.openness import in_the_open

if TYPE_CHECKING:
    from models.engine.command import Command
    from models.engine.world import Held, World


class TextInTheOpen(Refusal):
    """{case} is confidential, and the text {where} was sent in the open; send it sealed."""


def refuse_the_open(held: Held, command: Command, world: World) -> None:
    """Refuse an act that says something in the open of what is confidential, or does not say of what."""
    where = next(in_the_open(command.act), None)
    if where is None:
        return
    concern = command.act.concerned(held)
    if concern is None or concern.secret:
        raise TextInTheOpen(case=held.id or policy.act_of(command.name), where=spoken(where))
    for case in sorted(concern.cases):
        state = (held if case == held.id else world.held(case)).state
        if state is None or state.confidential:
            raise TextInTheOpen(case=case, where=spoken(where))
