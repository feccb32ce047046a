"""Plain names: secret files that an older version kept under the hash of their bytes, without a salt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from activities.registry.registry import Registry
from models.case.proposal import Attachment
from models.law.secrecy import parts_of


@dataclass(frozen=True)
class PlainName:
    """A fact that names a secret file by its plain hash, and the number of the attachment."""

    journal: str
    seq: int
    kind: str
    number: int


def plain_names(registry: Registry) -> Iterator[PlainName]:
    """All of them: whoever has a copy of such a file can tell from the record that it is this one."""
    for row in registry.journals():
        for fact in registry.facts(row.id):
            for _, attachment in parts_of(fact.content, Attachment):
                if attachment.secrecy and attachment.sha256 and not attachment.sealed_file:
                    yield PlainName(row.id, fact.seq, fact.kind, attachment.number)
