"""The long look at an installation: the doctor's checks, then verification, in a thread of its own.

One look at a time; every page shows how far it has come, and what the last one found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock, Thread

from activities.checks.verification import Verification
from activities.installation import Installation
from app.desk.reading.proof import proof
from app.diagnosis import Check, Diagnosis
from app.doctor import CHECKS
from app.language import answering_in, language
from models.base import clock
from models.base.language import Language


@dataclass
class LongLook:
    """One look: what it found so far."""

    begun: datetime
    checks: int
    """How many checks the doctor has."""
    journals: int
    """How many journals are to be verified."""
    findings: list[Diagnosis] = field(default_factory=list)
    verified: int = 0
    """How many journals are behind it."""
    verdict: Verification | None = None
    ended: datetime | None = None
    broke: str = ""
    """The kind of error that ended it too early; empty where none did."""

    @property
    def all(self) -> int:
        """How much there is to do."""
        return self.checks + self.journals

    @property
    def done(self) -> int:
        """How much of it is done."""
        return self.all if self.ended else min(len(self.findings) + self.verified, self.all)


@dataclass
class Looking:
    """The looks of one desk."""

    installation: Installation
    checks: Sequence[Check] = CHECKS
    last: LongLook | None = None
    thread: Thread | None = None
    """Who looks, or looked last."""
    _beginning: Lock = field(default_factory=Lock)

    def begin(self) -> Thread | None:
        """Begin to look, unless somebody does; who looks."""
        with self._beginning:
            if self.last and self.last.ended is None:
                return None
            journals = len(self.installation.registry.journals())
            self.last = LongLook(clock.now(), len(self.checks), journals)
            self.thread = Thread(target=self._look, args=(self.last, language()), name="looking", daemon=True)
            self.thread.start()
        return self.thread

    def _look(self, look: LongLook, spoken: Language) -> None:
        try:
            with answering_in(spoken):
                for check in self.checks:
                    look.findings.append(check(self.installation.settings))

                def told(before: int) -> None:
                    look.verified = before

                look.verdict = proof(self.installation, told=told)
        except Exception as error:
            look.broke = type(error).__name__  # its text may hold what is confidential
            raise
        finally:
            look.ended = clock.now()
