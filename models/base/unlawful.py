"""Refusals that stand on a section of law, which the country's pack names: what `{law}` becomes in them."""

from __future__ import annotations

from models.base.country import country
from models.base.refusal import Refusal
from models.base.terms import Name
from models.base.words import Said, Value


class Unlawful(Refusal):
    """The act is against the law: {law}."""

    def __init__(self, **facts: Value) -> None:
        super().__init__(**{"law": _behind(type(self).__name__), **facts})


def _behind(refusal: str) -> Value:
    """The section on which a refusal stands in this country, by the refusal's name."""
    names = country().refusals.get(refusal)
    return Name(tuple(names.items())) if names else Said.why("the law")
