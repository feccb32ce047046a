"""Words of the program as they may be typed: with hyphens as options are, or with underscores as in help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from typer.core import TyperOption


def with_underscores(args: Iterable[str], params: Iterable[Any]) -> Iterator[str]:
    """The arguments, each word of a choice as the command knows it: `--outcome approved-by-vote`."""
    known = {
        option: [str(getattr(choice, "value", choice)) for choice in param.type_descriptor.choices or ()]
        for param in params
        if isinstance(param, TyperOption)
        for option in param.opts
    }
    choices: list[str] = []
    for arg in args:
        option, equals, word = arg.partition("=")
        if choices:
            yield _meant(arg, choices)
            choices = []
        elif equals and option in known:
            yield f"{option}={_meant(word, known[option])}"
        else:
            choices = known.get(arg, [])
            yield arg


def _meant(word: str, choices: list[str]) -> str:
    meant = word.replace("-", "_")
    return meant if meant in choices else word
