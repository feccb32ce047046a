"""Trying: whether an act could become anything in a journal as it stands is asked of the act itself."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime
from itertools import product

from pydantic_core import PydanticUndefined

from models.base.refusal import Refusal
from models.engine.command import AnyAct, Command
from models.engine.world import Blinkered, Held, NotSeenFromHere


def in_vain(act: type[AnyAct], held: Held, now: datetime) -> bool:
    """Whether an act would be refused, or is not waited for, whatever of the journal it named."""
    return not any(_may_become_something(each, held, now) for each in tried(act, held))


def why_in_vain(act: type[AnyAct], held: Held, now: datetime) -> Refusal | None:
    """Why it would be refused, told of what is to come sooner than of what is done already; None where it is
    only not waited for, or there is nothing to name."""
    known = held.begun().names()
    if not all(known[name] for name in act.model_fields if name in known):
        return None
    refusals = filter(None, (_refusal(each, held, now) for each in tried(act, held)))
    told = sorted(filter(_is_said, refusals), key=lambda refusal: refusal.so_already)
    return next(iter(told), None)


def tried(act: type[AnyAct], held: Held) -> Iterator[AnyAct]:
    """The act for everything in the journal that it could name; it says nothing else."""
    known = held.begun().names()
    named = [name for name in act.model_fields if name in known]
    nothing = [0 if act.model_fields[name].annotation is int else "" for name in named]
    said = {name: field.get_default(call_default_factory=True) for name, field in act.model_fields.items()}
    for names in product(*(known[name] or (none,) for name, none in zip(named, nothing, strict=True))):
        yield act.model_construct(**{**said, **dict(zip(named, names, strict=True))})


def _is_said(refusal: Refusal) -> bool:
    """Whether it names only what is known here: the act was tried without what somebody would say."""
    return PydanticUndefined not in refusal.said.values.values()


def _may_become_something(act: AnyAct, held: Held, now: datetime) -> bool:
    return _refusal(act, held, now) is None and act.waited_for(held)


def _refusal(act: AnyAct, held: Held, now: datetime) -> Refusal | None:
    """Why there is nothing that it could be done to, or not yet."""
    command = Command.model_construct(
        id="", journal=held.id, name=act.name(), act=act, actor="", role="", happened_at=now
    )
    try:
        with warnings.catch_warnings(action="ignore"):  # pydantic's, of what is not said
            for _ in act.decided(held, command, Blinkered(now)):
                break
    except Refusal as refusal:
        if refusal.vain:
            return refusal
    except (NotSeenFromHere, TypeError, AttributeError, LookupError, ValueError):
        pass  # it would go on to what is not said here, or not seen from here
    return None
