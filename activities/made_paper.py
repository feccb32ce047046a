"""A paper on its way into the archive: as it was made, as it is kept, and what is to be written of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from models.papers.paper_order import PaperOrder


class MadePaper(Protocol):
    """A paper that was made, as far as keeping it goes."""

    @property
    def title(self) -> str:
        """What the list of papers calls it."""
        ...

    @property
    def name(self) -> str:
        """The name of its file."""
        ...

    @property
    def pdf(self) -> bytes:
        """Its bytes."""
        ...

    @property
    def record(self) -> bytes:
        """The JSON inside it."""
        ...

    @property
    def record_sha256(self) -> str:
        """The hash of that."""
        ...

    @property
    def sealed(self) -> frozenset[str]:
        """The commitments of the sealed texts that lock it; none of a public edition."""
        ...


class Kept(NamedTuple):
    """A paper as it lies in the store, and the hash of its record as its row has it."""

    stored: bytes
    record_sha256: str


@dataclass(frozen=True)
class PaperMade:
    """A paper in the store: its hash, and what is to be written of it where it was not kept before."""

    sha256: str
    order: PaperOrder | None = None
    row: Mapping[str, Any] | None = None
