"""Refusals: what the engine answers when an act is not lawful or not possible.

A refusal's docstring is its sentence; the braces are filled from the facts that it is raised with.
"""

from __future__ import annotations

import inspect


class Refusal(Exception):  # noqa: N818 - refusals are named by what is wrong
    """The act is refused."""

    def __init__(self, **facts: object) -> None:
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(inspect.cleandoc(type(self).__doc__ or "").replace("\n", " ").format(**self.facts))

    @property
    def type(self) -> str:
        """The stable name that a program can tell this refusal by."""
        return type(self).__name__

    @property
    def sentence(self) -> str:
        """What a person is told."""
        return str(self)


class NotNow(Refusal):
    """{act} is not possible while the {noun} is {stage}; {role} may when it is {stages}."""


class NotYours(Refusal):
    """{role} may not {act}; {roles} may."""


class NoSuchJournal(Refusal):
    """There is no case, meeting or follow-up {journal} in the registry."""


class AlreadyThere(Refusal):
    """{journal} is already in the registry."""


class WrongAddressee(Refusal):
    """{act} is an act on a {wanted}, and {journal} is not one."""


class CommandReused(Refusal):
    """The command id {command} was already used for another act; send this one with an id of its own."""


class RegistryBehind(Refusal):
    """The registry was restored from an older copy: it knows {journal} up to fact {registry} only, and the
    engine has seen more. No act is taken until `pykala recover` has brought the missing facts back."""


class OtherRegistry(Refusal):
    """The command is meant for another registry than the one that this Temporal's worker writes to. Let
    TEMPORAL_ADDRESS and PYKALA_REGISTRY, or PYKALA_DATA, name one installation; nothing was recorded."""


class HappenedBefore(Refusal):
    """The act is said to have happened on {happened}, which is before {what} ({when})."""


class DueBeforeToday(Refusal):
    """The date {due} is already past; give one from {today} on."""


class HappensInTheFuture(Refusal):
    """The act is said to have happened on {happened}, which is later than now ({now})."""
