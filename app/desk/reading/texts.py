"""Long texts by their hashes."""

from __future__ import annotations

from activities.installation import Installation
from models.base.writing import Written


def words_of(installation: Installation, text: Written) -> str:
    """A long text in its original language; the beginning of its hash in brackets where it was erased."""
    found = installation.archive.text(text)
    return found.say(found.original) if found else f"[{text.sha256[:12]}…]"
