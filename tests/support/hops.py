"""The hops of a command, of a delivery, of a snapshot and of an erasing: where a worker may be killed."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Hop(StrEnum):
    """Where on its way a command is when the worker is killed."""

    ASKED = "before the validator answered"
    ORDERED = "before the transaction"
    DECIDED = "inside the transaction before the ledger's line"
    WRITTEN = "inside the transaction before COMMIT"
    COMMITTED = "inside the transaction after COMMIT"
    RETURNED = "before the activity's result reached the workflow"
    FOLDED = "after the fold before the task was completed"
    DELIVERING = "before a paper is made or a mail is sent"
    DELIVERED_ONE = "the paper lies in the store or the mail was taken before that is noted"
    DELIVERED = "what became of it is noted before anything else"
    SNAPPED = "a snapshot's transaction before COMMIT"
    SNAPPED_AND_KEPT = "a snapshot is kept before what follows"
    ERASING = "before a sealed text is erased"
    ERASING_FILE = "the text and its salt are erased before the file"
    ERASED = "all is erased before that is noted"


OF_A_DELIVERY = frozenset({Hop.DELIVERING, Hop.DELIVERED_ONE, Hop.DELIVERED})
OF_A_SNAPSHOT = frozenset({Hop.SNAPPED, Hop.SNAPPED_AND_KEPT})
OF_AN_ERASING = frozenset({Hop.ERASING, Hop.ERASING_FILE, Hop.ERASED})
OF_A_COMMAND = frozenset(Hop) - OF_A_DELIVERY - OF_A_SNAPSHOT - OF_AN_ERASING


@dataclass(frozen=True)
class Fault:
    """At which hop of which act to be killed. The latch is a file: a fault strikes once, whoever has it.

    With SIGSTOP the worker stands still until somebody wakes it.
    """

    hop: Hop
    act: str
    latch: Path
    signal: signal.Signals = signal.SIGKILL

    def is_at(self, hop: Hop, act: str) -> bool:
        """Whether this is the place."""
        return hop is self.hop and act == self.act

    def strike(self, hop: Hop, act: str) -> None:
        """Be killed, if this is the place and it has not happened yet."""
        if not self.is_at(hop, act):
            return
        try:
            self.latch.touch(exist_ok=False)
        except FileExistsError:
            return
        os.kill(os.getpid(), self.signal)
