"""What went wrong with a paper, a notice or a nudge, whatever it was: its kind, and words to keep."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import NamedTuple, ParamSpec, TypeVar

from pydantic import ValidationError

from activities.notices.enclosures import NotMadeYet
from activities.notices.sending import AnswerWithheld, MailDelayed, ServerAway
from activities.registry.away import AWAY, NotYet
from models.base.refusal import Refusal

P = ParamSpec("P")
T = TypeVar("T")

LONGEST = 300
"""Letters that the outbox has for it."""

_NOT_KEPT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""What no database takes: a NUL, half a character; and what would break a line."""


class Failure(NamedTuple):
    """Why something failed: the kind of the error, and what is said of it, empty where that is withheld.

    `blameless`: somebody else is away or has to end first, so that the same may succeed any time.
    """

    kind: str
    said: str
    blameless: bool = False


class Failing(Exception):  # noqa: N818 - named by what it carries
    """An error that cannot be raised where somebody waits for it, as its Failure."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind)
        self.failure = failure


def failed(error: BaseException) -> Failure:
    """Why it failed; nothing where that might name a private person. What was not foreseen bears its kind."""
    kind, blameless = type(error).__name__, isinstance(error, (NotYet, NotMadeYet, ServerAway, *AWAY))
    if isinstance(error, AnswerWithheld):
        return Failure(kind, "")
    said = _NOT_KEPT.sub(" ", _words(error)).strip()
    if not (said and isinstance(error, Refusal | MailDelayed)):
        said = ": ".join(filter(None, (kind, said)))
    return Failure(kind, said[:LONGEST], blameless)


async def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do it in a thread; an error that is no Exception, or that cannot be awaited, comes as Failing."""

    def tried() -> T | Failing:
        try:
            return work(*args, **kwargs)
        except BaseException as error:  # a library in another language panics outside of Exception
            if isinstance(error, Exception) and not isinstance(error, StopIteration):
                raise
            return Failing(failed(error))  # whoever awaits a thread that raises StopIteration waits for ever

    came = await asyncio.to_thread(tried)
    if isinstance(came, Failing):
        raise came
    return came


def _words(error: BaseException) -> str:
    if isinstance(error, ValidationError):  # its own words repeat what was written
        return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['type']}" for fault in error.errors())
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - an error that cannot even say what it is
        return ""
