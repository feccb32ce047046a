"""The base of every value that is written down: immutable, closed to unknown fields."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value; an unknown field is an error, so that a misspelt one is seen.

    What checks it is built when a value of its kind is first made: a command needs few of the kinds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Message(Frozen):
    """A value on its way between two programs, of which one may be newer: what it does not know is let pass.

    What is written down is never a message; a fact or an act with an unknown field is refused.
    """

    model_config = ConfigDict(extra="ignore")


def build_all(kind: type[BaseModel] = Frozen) -> None:
    """Build every kind that is defined: before threads meet, of which two might build the same one."""
    for sub in kind.__subclasses__():
        sub.model_rebuild()
        build_all(sub)
