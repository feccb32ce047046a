"""How what was just done is undone, where it can be: by another act, which says so in the record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from models.engine.journal import Fact

UNDO = "undo_last"

UNDONE_BY: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "ReviewRequested": ("recall_request", (("group", "group"),)),
    "CaseLinked": ("unlink_case", (("other", "link.case"),)),
    "ObserverNamed": ("dismiss_observer", (("observer", "observer"),)),
    "ApprovedForAgenda": ("send_back", ()),
    "DecisionPublished": ("unpublish_decision", (("decision", "decision"),)),
    "ReportPublished": ("unpublish_report", (("period", "period"),)),
    "MinutesPublished": ("unpublish_minutes", ()),
    "ItemPlaced": ("take_off_item", (("item", "item"),)),
}
"""Kind of fact → the act that takes it back, and which of its fields is told by what of the fact."""


@dataclass(frozen=True)
class WayBack:
    """An act that undoes what was done, with the way to its form."""

    act: str
    address: str


def way_back(done: Sequence[Fact], journal: str, possible: Collection[str]) -> WayBack | None:
    """How the facts of one command are undone by who may do so now; None where they are not."""
    own = [fact for fact in done if fact.journal == journal]
    if not own:
        return None
    if UNDO in possible and own[-1].content.can_be_undone():
        return WayBack(UNDO, _address(UNDO, journal, {}))
    act, told = UNDONE_BY.get(own[-1].kind, ("", ()))
    if act not in possible:
        return None
    return WayBack(act, _address(act, journal, {name: _part(own[-1].content, path) for name, path in told}))


def _part(content: object, path: str) -> str:
    for name in path.split("."):
        content = getattr(content, name)
    return str(content)


def _address(act: str, journal: str, told: dict[str, str]) -> str:
    return f"/act/{act}?{urlencode({'journal': journal, **told})}"
