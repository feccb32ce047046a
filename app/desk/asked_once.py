"""Asked once: who may do what in a journal, kept while nothing happens there and for a minute at most.

To ask is to try every act of its stage, which is most of what reading a journal costs. The answer depends on
the journal, the offices, the bodies that decide alone, and the time, of which rights see the day and acts the
minute. What is asked of all journals at once is kept in the same way, while nothing happens in any.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast

from app.desk.may import Hindered, May, Mine, may_act, mine, not_awaited, not_in_vain, not_yet, theirs
from models.base.calendar import local_day
from models.engine.rights import Rights
from models.engine.world import Held

T = TypeVar("T")

KEPT = 20_000
"""So many answers are kept: a hundred people and all that each looks through."""


class AskedOnce:
    """The answers of one process."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], tuple[object, Any]] = {}

    def may(
        self, held: Held, now: datetime, rights: Rights | None, offices: Sequence[str]
    ) -> tuple[May, ...]:
        """Who may do what: `may_act`."""
        now = minute(now)
        return self.kept(
            ("may", held.id),
            (held.head, now, rights, offices),
            lambda: tuple(may_act(held, now, rights, offices)),
        )

    def not_yet(self, held: Held, now: datetime) -> Hindered | None:
        """The first act that something stands in the way of: `not_yet`."""
        now = minute(now)
        return self.kept(("not yet", held.id), (held.head, now), lambda: not_yet(held, now))

    def mine(
        self, held: Held, now: datetime, person: str, rights: Rights | None, offices: Sequence[str]
    ) -> tuple[Mine, ...]:
        """What one person may do and why not the rest: `mine`."""
        now = minute(now)
        return self.kept(
            ("mine", held.id, person),
            (held.head, now, rights, offices),
            lambda: tuple(mine(held, now, person, rights, offices)),
        )

    def now(
        self, held: Held, now: datetime, person: str, rights: Rights, offices: Sequence[str]
    ) -> tuple[str, ...]:
        """The acts that one person may do: theirs by right, which a day sees, and not in vain this minute."""
        now, day = minute(now), local_day(now)
        rightly = self.kept(
            ("theirs", held.id, person),
            (held.head, day, rights, offices),
            lambda: tuple(theirs(held, day, person, rights, offices)),
        )
        if not rightly:
            return ()
        possible = self.kept(("possible", held.id), (held.head, now), lambda: not_in_vain(held, now))
        return tuple(filter(possible.__contains__, rightly))

    def not_awaited(self, held: Held, now: datetime, person: str, rights: Rights | None) -> tuple[str, ...]:
        """What one person may record although nobody waits for it: `not_awaited`."""
        now = minute(now)
        return self.kept(
            ("not awaited", held.id, person),
            (held.head, now, rights),
            lambda: tuple(not_awaited(held, now, person, rights)),
        )

    def kept(self, key: tuple[str, ...], stands: object, make: Callable[[], T]) -> T:
        """The answer to a question, made anew once it does not stand on the same any more."""
        known = self._known.get(key)
        if known is None or known[0] != stands:
            if len(self._known) > KEPT:
                self._known.clear()
            known = self._known[key] = stands, make()
        return cast(T, known[1])


def minute(now: datetime) -> datetime:
    """What acts see of the time."""
    return now.replace(second=0, microsecond=0)
