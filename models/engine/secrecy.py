"""The guard of secrecy: what may not be said in the open in a confidential case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.base.masking import changed, masking, put_back, texts_in
from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.engine import policy
from models.engine.world import NotSeenFromHere
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
    for secret in _confidential(held, command, world):
        raise TextInTheOpen(case=secret, where=spoken(where))


def _confidential(held: Held, command: Command, world: World) -> Iterator[str | Term]:
    """What is confidential of all that an act concerns."""
    concern = command.act.concerned(held)
    if concern is None or concern.secret:
        yield held.id or policy.act_of(command.name)
        return
    for case in sorted(concern.cases):
        state = (held if case == held.id else world.held(case)).state
        if state is None or state.confidential:
            yield case


def masked(refusal: Refusal, held: Held, command: Command, world: World) -> Refusal:
    """The refusal as anybody may read it: of what is confidential it repeats nothing that was written."""
    try:
        secret = any(True for _ in _confidential(held, command, world))
    except NotSeenFromHere:
        secret = True
    if not secret:
        return refusal
    texts = {where: text for where, text in texts_in(command.act) if text != held.id}
    take_out = masking(texts)
    return refusal.with_facts({name: changed(fact, take_out) for name, fact in refusal.facts.items()})


def to_its_sender(refusal: Refusal, command: Command) -> Refusal:
    """The refusal as whoever sent the command may read it: with the words that he wrote himself."""
    texts = dict(texts_in(command.act))
    return refusal.with_facts({name: put_back(fact, texts) for name, fact in refusal.facts.items()})
