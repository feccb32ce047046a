"""The registry at one moment: for a question that looks at a journal several times, and sees it once."""

from __future__ import annotations

from activities.registry.registry import Registry
from models.engine.world import Held


class OneMoment(Registry):
    """Another registry's reader that reads each journal once; it ends with its question."""

    def __init__(self, registry: Registry) -> None:
        self.engine, self.reading = registry.engine, registry.reading
        self._registry, self._seen = registry, dict[str, Held]()

    def held(self, journal: str, position: int | None = None) -> Held:
        if position is not None:
            return self._registry.held(journal, position)
        if journal not in self._seen:
            self._seen[journal] = self._registry.held(journal)
        return self._seen[journal]
