"""An object of OParl: what it is, since when, and its attributes; what refers to another names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

ROOT = "/oparl/v1.1"

TYPE = "https://schema.oparl.org/1.1/"

KINDS = {
    "System": "system",
    "Body": "body",
    "Organization": "organization",
    "Person": "person",
    "Membership": "membership",
    "Meeting": "meeting",
    "AgendaItem": "agenda-item",
    "Paper": "paper",
    "Consultation": "consultation",
    "File": "file",
    "Location": "location",
    "LegislativeTerm": "legislative-term",
}
"""What each type is called in addresses."""

INTERNAL = {
    "Meeting": ("auxiliaryFile", "agendaItem"),
    "Paper": ("auxiliaryFile",),
    "Person": ("membership",),
    "Body": ("legislativeTerm",),
}
"""Lists that a client may leave out (`omit_internal`)."""


@dataclass(frozen=True)
class At:
    """An address of the desk; what follows it."""

    path: str


def at(type_: str, id_: str, beyond: str = "") -> At:
    """Where an object is, or a list that belongs to it."""
    return At(f"{ROOT}/{KINDS[type_]}/{quote(id_, safe='')}{beyond}")


@dataclass(frozen=True)
class PublicObject:
    """One object, or what is left of it where it is public no more."""

    type: str
    id: str
    created: datetime
    modified: datetime
    said: Mapping[str, Any] = field(default_factory=dict)
    """Its attributes, in which other objects stand whole or by where they are."""
    deleted: bool = False

    def gone(self, modified: datetime) -> PublicObject:
        """What is left of it."""
        return PublicObject(self.type, self.id, self.created, modified, deleted=True)

    def told(self, base: str, *, short: bool = False) -> dict[str, Any]:
        """As JSON has it, at a desk of this address; `short` without the lists in it."""
        left_out = INTERNAL.get(self.type, ()) if short else ()
        said = {name: value for name, value in self.said.items() if name not in left_out}
        return {
            "id": f"{base}{at(self.type, self.id).path}",
            "type": f"{TYPE}{self.type}",
            **{name: _told(value, base) for name, value in said.items() if value not in (None, "", [], ())},
            **({"legislativeTerm": []} if self.type == "Body" else {}),
            "created": self.created.isoformat(),
            "modified": self.modified.isoformat(),
            **({"deleted": True} if self.deleted else {}),
        }

    def with_parts(self) -> Iterator[PublicObject]:
        """It, and the objects that stand in it."""
        yield self
        for value in self.said.values():
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, PublicObject):
                    yield from part.with_parts()


def _told(value: Any, base: str) -> Any:
    match value:
        case PublicObject():
            return value.told(base)
        case At():
            return f"{base}{value.path}"
        case tuple():
            return [_told(each, base) for each in value]
        case date():  # a datetime is one, too
            return value.isoformat()
    return value
