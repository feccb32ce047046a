"""What somebody wrote into the fields of an act that cannot be meant."""

from __future__ import annotations

from collections.abc import Mapping

from app.wrong_input import WrongInput


class BadInput(WrongInput):
    """{sentences}"""

    beside: Mapping[str, str] = {}
    """Field → what is wrong in it, of those faults of which it is known where they are."""

    @classmethod
    def in_fields(cls, sentences: str, beside: Mapping[str, str]) -> BadInput:
        """Everything that is wrong, and of what is wrong in a field in which one."""
        refusal = cls(sentences=sentences)
        refusal.beside = beside
        return refusal
