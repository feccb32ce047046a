"""A snapshot: a journal folded up to one of its facts, written down so that a long one is not folded again.

It says nothing that the facts do not say. Whoever doubts it folds them, and compares.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from functools import cache
from threading import Lock
from typing import Any, Self

from pydantic import TypeAdapter

from models.base.frozen import Frozen
from models.base.undisturbed import undisturbed
from models.engine.state import State
from models.engine.world import Held

AT_HAND = 8
"""How many states are kept at hand for those who read the same snapshot next."""


class Snapshot(Frozen):
    """A journal as it stood after a fact."""

    journal: str
    """The journal, by name."""
    seq: int
    """The number of the last fact that is folded in."""
    head: str
    """That fact's hash."""
    noun: str
    """The kind of journal, which says of what class the state is."""
    state: str
    """The state as JSON; what is as its class has it by default is left out."""

    @classmethod
    def of(cls, held: Held) -> Self:
        """A journal as it is held; its state is one that can be written down."""
        state = held.begun()
        text = _form(state.noun).dump_json(state, exclude_defaults=True).decode()
        _put_at_hand(text, state)
        return cls(journal=held.id, seq=held.seq, head=held.head, noun=state.noun, state=text)

    @property
    def held(self) -> Held:
        """The journal as it was held."""
        state = _at_hand.get(_name(self.state)) or self.read()
        _put_at_hand(self.state, state)
        return Held(self.journal, state, self.seq, self.head)

    def read(self) -> State:
        """The state, read from its text."""
        with undisturbed():
            return _form(self.noun).validate_json(self.state)


def as_values(state: State) -> dict[str, Any]:
    """A state as plain JSON, without the earlier states that may hang on it."""
    values: dict[str, Any] = _form(state.noun).dump_python(state, mode="json", exclude={"trail", "last"})
    return values


@cache
def _form(noun: str) -> TypeAdapter[State]:
    """How the state of a kind of journal is written down."""
    return TypeAdapter(next(kind for kind in _kinds() if vars(kind).get("noun") == noun))


def _kinds(of: type[State] = State) -> Iterator[type[State]]:
    for kind in of.__subclasses__():
        yield kind
        yield from _kinds(kind)


_one_at_a_time = Lock()
_at_hand: OrderedDict[bytes, State] = OrderedDict()
"""States by the hash of their text, which may be large itself. To read one is pure; a large one takes longer
than a workflow task may."""


def _name(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _put_at_hand(text: str, state: State) -> None:
    name = _name(text)
    with _one_at_a_time:
        _at_hand.pop(name, None)
        _at_hand[name] = state
        if len(_at_hand) > AT_HAND:
            _at_hand.popitem(last=False)
