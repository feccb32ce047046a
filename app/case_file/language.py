"""What acts are called in a case file, and which keys they take. Made of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

import models
from app.case_file.values import is_record, plain_type, spoken
from models.base.described import described
from models.base.refusal import Refusal
from models.engine import policy
from models.engine.command import AnyAct
from models.whole import catalogue

FROM_THE_FILE = ("case", "body")
"""What the file says for all of its acts, so that an act need not."""

BESIDE_IT = (
    "leaves_out",
    "left_because",
    "left_because_in",
    "legal_ground",
    "on_presentation",
    "against",
    "because",
    "prepared_by",
    "prepared_in",
)
"""What never stands right after the name of an act, where its meeting may stand or nothing does."""

OPENING = ("title", "title_in", "task_class", "prefix", "publicity", "ground", "language")
"""What the act that opens the case takes from the top of the file."""


class Key(NamedTuple):
    """What a key of an act fills."""

    path: str
    """The field, `figures` or `figures.spent`."""
    info: FieldInfo
    """What pydantic knows of it: its type, and whether it may be left out."""
    line: str
    """What it means, in a sentence."""


@dataclass(frozen=True)
class Phrase:
    """One act as it is written: `handle item: 10` and further keys."""

    name: str
    act: type[AnyAct]

    @property
    def words(self) -> str:
        """The key that the act is called by."""
        return spoken(self.name)

    @property
    def opens(self) -> bool:
        """Whether the act opens a case."""
        return self.act.on is None and self.act.noun == "case"

    @property
    def main(self) -> str | None:
        """The field whose value stands right after the act's name: the first that the file does not say."""
        said = (*FROM_THE_FILE, *(OPENING if self.opens else ()))
        return next((name for name in self.act.model_fields if name not in (*said, *BESIDE_IT)), None)

    @property
    def flat(self) -> str | None:
        """The one field that is a record; it is written through its own keys."""
        records = [
            name for name, field in self.act.model_fields.items() if is_record(plain_type(field.annotation))
        ]
        return records[0] if len(records) == 1 else None

    def fields(self) -> dict[str, Key]:
        """Key in the file → the field that it fills."""
        found: dict[str, Key] = {}
        lines = described(self.act)
        for name, field in self.act.model_fields.items():
            if name == self.flat:
                inner: Any = plain_type(field.annotation)
                told = described(inner)
                for part, info in inner.model_fields.items():
                    found[spoken(part)] = Key(f"{name}.{part}", info, told.get(part, ""))
            elif name != self.main:
                found[spoken(name)] = Key(name, field, lines.get(name, ""))
        return found


@cache
def phrases() -> dict[str, Phrase]:
    """Every act by its name in words, and by its verb alone where no other act has that verb."""
    acts = {name: act for name, act in sorted(catalogue.ACTS.items()) if act.noun != "time"}
    verbs = Counter(act.verb for act in acts.values())
    found = {spoken(name): Phrase(name, act) for name, act in acts.items()}
    for name, act in acts.items():
        if verbs[act.verb] == 1:
            found.setdefault(act.verb.replace("-", " "), Phrase(name, act))
    return found


@cache
def roles() -> tuple[str, ...]:
    """Everybody who may do anything."""
    found = [role for acts in policy.table().values() for by in acts.values() for role in by]
    return tuple(role for role in dict.fromkeys(found) if role != "time")


@cache
def refusals() -> dict[str, type[Refusal]]:
    """All refusals of the core by name, whichever modules were needed so far."""
    for module in walk_packages(models.__path__, "models."):
        import_module(module.name)

    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for sub in kind.__subclasses__():
            yield sub
            yield from below(sub)

    core = (kind for kind in below(Refusal) if kind.__module__.startswith("models."))
    return {kind.__name__: kind for kind in sorted(core, key=lambda kind: kind.__name__)}
