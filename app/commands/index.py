"""What `pykala` can do, as the help lists it: read from a small file, so that listing it loads nothing.

`make docs` writes the file from the commands themselves (`app/commands/indexing.py`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Line:
    """A line of the help, and what is loaded when it is asked for: an act, else a module of commands.

    A noun has verbs, and nothing of its own to load. `takes` is what a shell completes (`taken.py`).
    """

    help: str
    panel: str = ""
    act: str = ""
    module: str = ""
    verbs: dict[str, Line] | None = None
    takes: tuple[dict[str, Any], ...] = ()

    @classmethod
    def of(cls, written: dict[str, Any]) -> Line:
        """A line as the file has it."""
        verbs = written.get("verbs")
        return cls(**{**written, "verbs": verbs and {verb: cls.of(line) for verb, line in verbs.items()}})

    def written(self) -> dict[str, Any]:
        """This line as the file has it."""
        verbs = {verb: line.written() for verb, line in (self.verbs or {}).items()}
        return {name: value for name, value in (vars(self) | {"verbs": verbs}).items() if value}


Index = dict[str, Line]
"""Every noun, and every command that has none, in the order in which the help lists them."""


@cache
def kept() -> Index:
    """The index as it was written last."""
    text = files("app.commands").joinpath("index.json").read_text(encoding="utf-8")
    return {name: Line.of(written) for name, written in json.loads(text).items()}


def text_of(index: Index) -> str:
    """An index as the file has it."""
    written = {name: line.written() for name, line in index.items()}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
