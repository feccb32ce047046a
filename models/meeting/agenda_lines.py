"""The agenda as lines, and what changed from one version to the next."""

from __future__ import annotations

from collections.abc import Sequence

from models.base.frozen import Frozen
from models.matter.item import Item


class AgendaLine(Frozen):
    """An item as a published agenda lists it."""

    item: int
    """Number of the item in that version."""
    title: str
    """As the public agenda has it: neutral where the item is confidential."""
    placed: int
    """The number of the fact that placed it, which tells it apart whatever its number."""


class Renumbered(Frozen):
    """An item whose number is another than in the version before."""

    title: str
    """As the public agenda has it."""
    before: int
    """Its number in the version before."""
    after: int
    """Its number in this version."""


class Changes(Frozen):
    """What a version of the agenda has that the one before had not, and the other way round."""

    added: tuple[AgendaLine, ...] = ()
    """What was not in the version before, with its number now."""
    removed: tuple[AgendaLine, ...] = ()
    """What was in the version before and is no more, with its number then."""
    renumbered: tuple[Renumbered, ...] = ()
    """What is in both versions under different numbers."""

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.removed or self.renumbered)


def listed(items: Sequence[Item]) -> tuple[AgendaLine, ...]:
    """The lines of the agenda as it stands."""
    in_order = sorted(items, key=lambda item: item.number)
    return tuple(AgendaLine(item=item.number, title=item.title, placed=item.placed) for item in in_order)


def changes(before: Sequence[AgendaLine], after: Sequence[AgendaLine]) -> Changes:
    """The differences between two versions."""
    old = {line.placed: line for line in before}
    new = {line.placed: line for line in after}
    return Changes(
        added=tuple(line for line in after if line.placed not in old),
        removed=tuple(line for line in before if line.placed not in new),
        renumbered=tuple(
            Renumbered(title=line.title, before=old[line.placed].item, after=line.item)
            for line in after
            if line.placed in old and old[line.placed].item != line.item
        ),
    )
