"""A check that cannot be carried out to its end is itself a finding, and keeps no other check back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from activities.checks.fault import Fault
from activities.registry.damage import COMPLAINTS, damage_in
from models.base.refusal import Refusal
from models.base.words import Said

_ABORTED = "current transaction is aborted"
"""What PostgreSQL says of everything after a first error, which was told."""


def guarded(where: str, found: Iterable[Fault]) -> Iterator[Fault]:
    """What a check finds; and that it broke off, and over what."""
    try:
        yield from found
    except Refusal as refusal:
        yield Fault(where, refusal.said)
    except COMPLAINTS as error:
        if _ABORTED not in str(error):
            yield Fault(where, damage_in(error) or _broken_off(error))
    except Exception as error:  # noqa: BLE001 - what was altered breaks a check somehow or other
        yield Fault(where, _broken_off(error))


def _broken_off(error: Exception) -> Said:
    problem = type(error).__name__  # its words may hold what is confidential
    return Said.of("fault", "It cannot be read to its end, so it was altered ({problem}).", problem=problem)
