"""A case that another one has to do with: which, and how. Both sides know of it."""

from __future__ import annotations

from enum import StrEnum

from models.base.frozen import Frozen
from models.base.text import Text
from models.base.words import Said


class LinkKind(StrEnum):
    """How one case has to do with another."""

    CONTINUES = "continues"
    BELONGS_TO = "belongs_to"
    REPLACES = "replaces"
    CONCERNS = "concerns"
    CHALLENGES = "challenges"


class CaseLink(Frozen):
    """Another case that this one has to do with."""

    case: str
    """Register number of the other case."""
    kind: LinkKind
    """How the case that was linked has to do with the one that it was linked to."""
    back: bool = False
    """The other case was linked to this one: it is the one that continues, belongs or replaces."""

    def said(self) -> Said:
        """The link as a line of a paper."""
        return (_BACK if self.back else _THERE)[self.kind].filled(case=self.case)

    @property
    def text(self) -> Text:
        """The same, in every language of papers."""
        return Text.saying(self.said())


_THERE = {
    LinkKind.CONTINUES: Said.of("paper", "Continues the case {case}"),
    LinkKind.BELONGS_TO: Said.of("paper", "Belongs to the case {case}"),
    LinkKind.REPLACES: Said.of("paper", "Replaces the case {case}"),
    LinkKind.CONCERNS: Said.of("paper", "Concerns also the case {case}"),
    LinkKind.CHALLENGES: Said.of("paper", "Examines a challenge to a decision of the case {case}"),
}
_BACK = {
    LinkKind.CONTINUES: Said.of("paper", "Is continued by the case {case}"),
    LinkKind.BELONGS_TO: Said.of("paper", "Has the case {case} as a part"),
    LinkKind.REPLACES: Said.of("paper", "Is replaced by the case {case}"),
    LinkKind.CONCERNS: Said.of("paper", "Concerns also the case {case}"),
    LinkKind.CHALLENGES: Said.of("paper", "A challenge to its decision is examined in the case {case}"),
}
