"""Words of the code that people say otherwise."""

from __future__ import annotations

from enum import StrEnum


class SaidOtherwise(StrEnum):
    """An enum whose members people call by other words than the code's."""

    @property
    def english(self) -> str:
        """What people call it in English."""
        raise NotImplementedError(self.name)
