"""A refusal that was raised elsewhere, and has come here as its name and its sentence."""

from __future__ import annotations

from models.base.refusal import Refusal


class RefusedThere(Refusal):
    """{sentence}"""

    def __init__(self, type_: str, sentence: str) -> None:
        super().__init__(sentence=sentence)
        self._type = type_

    @property
    def type(self) -> str:
        """The name of the refusal, as the one who refused gave it."""
        return self._type
