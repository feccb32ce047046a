"""A look: what one journal tells another, that there is something new to read; the message says no more."""

from __future__ import annotations

from models.base.canonical import canonical
from models.base.frozen import Message

LOOK = "look"
"""The name of the signal."""


class Look(Message):
    """A journal's workflow is told to read on."""

    journal: str = ""
    """Which journal there is something new in, by name."""
    key: str = ""
    """By which key it is signed, as the register of people names it; empty if nobody signed it."""
    signature: str = ""
    """Of its name and the journal's, in hexadecimal digits."""
    id: str = ""
    """Under what it is kept where it is refused; the workflow that heard it says so, and nobody signs it."""

    def signed_text(self) -> bytes:
        """What a signature is over."""
        return canonical([LOOK, self.journal]).encode()
