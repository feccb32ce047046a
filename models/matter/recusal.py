"""Recusal: a disqualified member is out of the room, the quorum and the vote of one item (Kuntalaki 97 §)."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.text import Plain
from models.base.writing import OwnWords


class Recusal(Frozen):
    """Somebody who withdrew from an item, with the ground in the law's terms, or none stated."""

    name: Plain
    """Who withdrew: a member by the name under which they sit, or an official."""
    ground: OwnWords = ""
    """The ground in the law's terms (hallintolaki 28 §); empty where none was stated."""
    official: bool = False
    """A presenter or another official, who counts in no quorum."""
