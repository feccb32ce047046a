"""A diagnosis: what was looked at, whether it is well, and what to do if it is not."""

from __future__ import annotations

from dataclasses import dataclass

from models.base.words import Said, Value


@dataclass(frozen=True)
class Diagnosis:
    """What was looked at, as a message, and what to do if it is not well."""

    ok: bool
    what: Said
    remedy: Said | None = None


def told(template: str, **values: Value) -> Said:
    """What the doctor says."""
    return Said.of("screen", template, **values)
