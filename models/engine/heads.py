"""The heads of all journals and of the ledger at one moment: exported, so that a rewritten chain is seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from pydantic import AwareDatetime, Field, ValidationError

from models.base.frozen import Frozen
from models.base.refusal import Refusal
from models.base.written_form import HASH


class NotHeads(Refusal):
    """Line {line} is not a journal's head; a line is written `12 <64 hexadecimal digits> HEL 2021-002935`."""


class Head(Frozen):
    """How long a journal was, and the hash of its last fact then."""

    journal: str = Field(min_length=1)
    """The journal's name, for example HEL 2021-002935."""
    seq: int = Field(ge=1)
    """How many facts it had: the number of the last."""
    hash: str = Field(pattern=HASH)
    """Hash of that last fact, in 64 hexadecimal digits."""


class LastLine(Frozen):
    """How long the ledger was, and the hash of its last line then."""

    line: int = Field(ge=1)
    """The number of that line."""
    hash: str = Field(pattern=HASH)
    """Its hash, in 64 hexadecimal digits."""


class Heads(Frozen):
    """The heads of all journals at one moment, by journal."""

    taken_at: AwareDatetime
    """The moment for which the list holds."""
    heads: tuple[Head, ...]
    """One for each journal, in the order of their names."""
    ledger: LastLine | None = None
    """The ledger's last line; None in a list of an older version, which had no ledger."""

    def lines(self) -> Iterator[str]:
        """The list as people keep it: date, the ledger's last line, number, hash and name of each journal."""
        yield f"{_TITLE}{self.taken_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        if self.ledger:
            yield f"{_LEDGER}{self.ledger.line} {self.ledger.hash}"
        for head in self.heads:
            yield f"{head.seq} {head.hash} {head.journal}"

    @classmethod
    def read(cls, text: str) -> Heads:
        """The list that `lines` gave. Raises NotHeads, which names the line."""
        first, *rest = text.splitlines() or [""]
        try:
            taken_at = datetime.fromisoformat(first.removeprefix(_TITLE))
            if not first.startswith(_TITLE) or taken_at.tzinfo is None:
                raise NotHeads(line=1)
        except ValueError:
            raise NotHeads(line=1) from None
        ledger = _last_line(rest[0]) if rest and rest[0].startswith(_LEDGER) else None
        numbered = list(enumerate(rest, start=2))[1 if ledger else 0 :]
        return cls(
            taken_at=taken_at,
            heads=tuple(_head(line, number) for number, line in numbered if line.strip()),
            ledger=ledger,
        )


def _head(line: str, number: int) -> Head:
    try:
        seq, hash_, journal = line.split(" ", 2)
        return Head(journal=journal, seq=int(seq), hash=hash_)
    except (ValueError, ValidationError):
        raise NotHeads(line=number) from None


def _last_line(said: str) -> LastLine:
    try:
        line, hash_ = said.removeprefix(_LEDGER).split(" ")
        return LastLine(line=int(line), hash=hash_)
    except (ValueError, ValidationError):
        raise NotHeads(line=2) from None


_TITLE = "# The heads of all journals, "
_LEDGER = "# The ledger, line "
