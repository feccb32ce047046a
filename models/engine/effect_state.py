"""What became of an effect that waits in the outbox: its state, and the one value that its words need."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class EffectState(StrEnum):
    """How far a paper, a notice or a nudge has come. The detail that goes with a state stands beside it."""

    WAITING = "waiting"
    """Ordered, and not tried yet."""

    FAILED = "failed"
    """Tried in vain, and tried again; the detail is why, empty where that might name a private person."""

    ASIDE = "aside"
    """Tried in vain so often that it waits for somebody to ask for it again; the detail is why."""

    MADE = "made"
    """A paper that is kept; the detail is its hash."""

    WOKEN = "woken"
    """The other workflow looks, or was started."""

    ASLEEP = "asleep"
    """The other journal is closed, and nothing waits in it."""

    SENT = "sent"
    """A mail server took the mail; the detail is the address, empty for a private person."""

    FILED = "filed"
    """Without a mail server, the mail became a file; the detail is its name."""

    SENT_BEFORE = "sent_before"
    """Sent before the registry was restored from a copy that did not know it yet."""

    NOT_NEEDED = "not_needed"
    """What the notice speaks of had come, or had changed, when its turn came."""

    NO_ADDRESS = "no_address"
    """The address book does not know the addressee; the detail is their key."""

    NO_NAME = "no_name"
    """The private person's name was erased; the detail is their key."""

    WRONG_ADDRESS = "wrong_address"
    """What the address book has is no mail address; the detail is the addressee's key."""

    REFUSED = "refused"
    """The mail server will never take it; the detail is its answer, empty for a private person."""

    ERASED = "erased"
    """A sealed text that is gone, with what belonged to it."""

    SEALED = "sealed"
    """Texts of a case that became confidential, which lie behind the seal now."""

    DONE = "done"
    """Done, and it was not noted how."""


WAITS = frozenset({EffectState.WAITING, EffectState.FAILED})
"""What is still to be done, and done without being asked again."""

UNSETTLED = WAITS | {EffectState.ASIDE}
"""What has not been done yet."""

REACHED_NOBODY = frozenset(
    {EffectState.NO_ADDRESS, EffectState.NO_NAME, EffectState.WRONG_ADDRESS, EffectState.REFUSED}
)
"""A notice that could not be delivered, and is not tried again."""


FOR_WANT_OF_AN_ADDRESS = REACHED_NOBODY - {EffectState.NO_NAME}
"""What another address may mend."""


class Became(NamedTuple):
    """What became of an effect, and the detail that its words need."""

    state: EffectState
    detail: str = ""
