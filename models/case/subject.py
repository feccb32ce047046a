"""What a case is about, and whether that is for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.base.language import Language
from models.base.refusal import Refusal
from models.base.writing import Written
from models.case.former_title import FormerTitle
from models.engine.steps import Stepping
from models.law.deadline import Deadline


class Publicity(StrEnum):
    """Publicity class (julkisuusluokka)."""

    PUBLIC = "public"
    PARTLY_CONFIDENTIAL = "partly_confidential"
    CONFIDENTIAL = "confidential"


class NoGround(Refusal):
    """A case that is not public needs the ground of its secrecy: the act and the section."""


@dataclass(frozen=True, kw_only=True)
class Subject(Stepping):
    """The subject of a case: its title in every language, its task class and its publicity."""

    id: str
    """Its register number, which is the name of its journal: HEL 2021-002935."""
    title: str
    """What it is about, as it is made public; neutral if the case is confidential."""
    task_class: str
    """Task class of the records plan, for example '02 02 02'; a body's agenda may be ordered by it."""
    publicity: Publicity
    """Whether its texts may be shown; of a confidential case every long text is sealed."""
    ground: str
    """Ground of secrecy; empty for a public case."""
    language: Language
    """The language in which it is prepared: the original of its texts and papers."""
    preparer: str
    """Who opened it, or took it over; told of overdue reviews and of what is sent back."""
    opened: date
    """The local day on which it got its register number."""
    secret_title: Written | None = None
    """What a confidential case is really about, sealed; None where nobody gave it."""
    secret_until: date | None = None
    """The day until which it is secret; None where nobody said."""
    secrecy_ends: Deadline | None = None
    """When its secrecy ends; None of a public case, and of one that an older version opened."""
    secrecy_ended: date | None = None
    """The last day on which it was confidential, once that is over; None before, and of a public case."""
    title_in: Mapping[Language, str] = field(default_factory=dict)
    """Its title in other languages, by language."""
    titles: tuple[FormerTitle, ...] = ()
    """What it was called before, the first title first."""

    @property
    def confidential(self) -> bool:
        """Whether the case is confidential as a whole."""
        return self.publicity is Publicity.CONFIDENTIAL

    @property
    def register_number(self) -> str:
        """Its number in the register; empty of an office's inner matter, which has none."""
        return self.id if self.id[:1].isupper() else ""

    def opens(self, ground: str) -> bool:
        """Whether what was confidential on this ground is public by now, as the secrecy of the case ended."""
        return self.secrecy_ended is not None and ground == self.ground
