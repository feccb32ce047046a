"""Classes known by their names, of which a module is imported only when its class is asked for."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Literal, TypeVar

T = TypeVar("T")

EVERYTHING = "models.whole.catalogue"
"""The module that imports every act and fact there is."""


class Kinds(dict[str, type[T]]):
    """Every act, or every kind of fact, by its name.

    Whoever asks for one by name gets it. Whoever wants them all imports `models.whole.catalogue` first. The
    index that says where each is comes of `make docs`; what it does not know is looked for everywhere.
    """

    def __init__(self, indexed: Literal["acts", "facts"]) -> None:
        super().__init__()
        self._indexed = indexed

    def __missing__(self, name: str) -> type[T]:
        if module := index()[self._indexed].get(name):
            import_module(module)
        if name not in self:
            import_module(EVERYTHING)
        if name not in self:
            raise KeyError(name)
        return self[name]

    def known(self, name: str) -> type[T] | None:
        """The class of that name, None if there is none."""
        try:
            return self[name]
        except KeyError:
            return None


@cache
def index() -> dict[str, dict[str, str]]:
    """The module of each act and of each kind of fact."""
    text = files("models").joinpath("data", "kinds.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
