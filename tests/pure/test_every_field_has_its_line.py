"""Every field of a state, act, fact and message has a line that says more than its name."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

import models.engine
from models.base.described import described, fields_of
from models.bodies.body_register import BodyRegister
from models.case.case import Case
from models.engine.journal import Content
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting
from models.people.people_register import PeopleRegister
from models.record.case_record import CaseRecord
from models.register.numbers import Numbers
from models.whole import catalogue

STATES = (Case, Meeting, FollowUp, Numbers, BodyRegister, PeopleRegister)
FILLERS = frozenset({"a", "an", "the", "its", "their", "of", "is", "it", "that", "this"})


def has_fields(kind: Any) -> bool:
    return isinstance(kind, type) and (issubclass(kind, BaseModel) or dataclasses.is_dataclass(kind))


def of_the_kernel() -> list[type]:
    """The messages and other values of the kernel, whoever holds them."""
    modules = [import_module(found.name) for found in walk_packages(models.engine.__path__, "models.engine.")]
    own = ((module, kind) for module in modules for kind in vars(module).values())
    return [kind for module, kind in own if has_fields(kind) and kind.__module__ == module.__name__]


def types_of(kind: type) -> Iterator[Any]:
    """The types of a class's fields; a state that is named for type checkers only is known too."""
    if issubclass(kind, BaseModel):
        yield from (field.annotation for field in kind.model_fields.values())
    else:
        yield from get_type_hints(kind, localns={state.__name__: state for state in STATES}).values()


def reached(roots: list[type]) -> list[type]:
    """The classes of the models that are, or are inside, what the roots hold."""
    found: dict[type, None] = {}
    waiting: list[Any] = list(roots)
    while waiting:
        kind = waiting.pop()
        waiting += get_args(kind)
        if has_fields(kind) and kind.__module__.startswith("models.") and kind not in found:
            found[kind] = None
            waiting += types_of(kind)
    return [*found]


def words(text: str) -> frozenset[str]:
    """The words that say something, whether one thing or several."""
    every = re.findall(r"\w+", text.lower().replace("_", " "))
    return frozenset(word.removesuffix("s") for word in every) - FILLERS


ROOTS: list[type] = [*STATES, *catalogue.ACTS.values(), *Content.kinds.values(), *of_the_kernel(), CaseRecord]
FIELDS = sorted(
    {
        (f"{kind.__module__}.{kind.__qualname__}", name, described(kind).get(name, ""))
        for kind in reached(ROOTS)
        for name in fields_of(kind)
    }
)


def test_states_acts_facts_messages_and_the_record_are_all_looked_at() -> None:
    looked_at = {kind.rpartition(".")[2] for kind, _, _ in FIELDS}
    assert {
        "Case",
        "Item",
        "Report",
        "HandleItem",
        "ItemHandled",
        "Held",
        "Committed",
        "DecisionRecord",
    } <= looked_at
    assert len({(kind, name) for kind, name, _ in FIELDS}) == len(FIELDS) > 800


def test_every_field_has_its_line() -> None:
    bare = [f"{kind}.{name}" for kind, name, line in FIELDS if not line]
    assert not bare, "\n".join(bare)


def test_a_line_says_more_than_the_name() -> None:
    empty = [f"{kind}.{name}: {line}" for kind, name, line in FIELDS if line and words(line) <= words(name)]
    assert not empty, "\n".join(empty)
