"""The guard of secrecy: what may not be said in the open in a confidential case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.base.refusal import Refusal
from models.base.words import spoken
from models.law.secrecy import CONFIDENTIAL, written_in

if TYPE_CHECKING:
    from models.engine.command import Command
    from models.engine.world import Held, World


class TextInTheOpen(Refusal):
    """{case} is confidential, and the text {where} was sent in the open; send it sealed."""


def refuse_the_open(held: Held, command: Command, world: World) -> None:
    """Refuse an act on a confidential case that brings a text which is not sealed."""
    in_the_open = next((where for where, text in written_in(command.act) if not text.sealed), None)
    if in_the_open is None:
        return
    case = _case_of(held, command, world)
    if case is not None and case.publicity == CONFIDENTIAL:
        raise TextInTheOpen(case=case.id, where=spoken(in_the_open))


def _case_of(held: Held, command: Command, world: World) -> Any:
    """The case that an act is about, itself addressed or behind a meeting's item or a follow-up."""
    match getattr(held.state, "noun", ""):
        case "case":
            return held.state
        case "meeting" if item := held.state.items.get(getattr(command.act, "item", 0)):
            return world.held(item.case).state
        case "follow_up":
            return world.held(held.state.case).state
    return None
