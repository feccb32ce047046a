"""A sealed text is erased for good; the chain stays whole."""

from __future__ import annotations

import re

from activities.installation import Installation
from activities.registry import sealed
from app.wrong_input import WrongInput
from models.base import clock
from models.base.words import Said

LONGEST = 500
"""Characters of a reason."""


class NotACommitment(WrongInput):
    """'{sha256}' is not a commitment: 64 digits and letters from a to f."""


class NotAReason(WrongInput):
    """The reason is one line of at most {longest} characters."""


def erase(installation: Installation, sha256: str, *, reason: str, actor: str) -> Said | None:
    """Erase the text behind a commitment; where it can still be read, None if nowhere.

    Raises NotACommitment, NotAReason, or why there is no such text.
    """
    if not re.fullmatch("[0-9a-f]{64}", sha256):
        raise NotACommitment(sha256=sha256)
    if not 0 < len(reason.strip()) <= LONGEST or not reason.isprintable():
        raise NotAReason(longest=LONGEST)
    left = sealed.erase(installation.archive, sha256, reason=reason.strip(), actor=actor, now=clock.now())
    return left.said if left else None
