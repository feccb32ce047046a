"""What a worker counts: commands, refusals, effects; and what waits in the outbox of its registry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine, func, select
from temporalio.common import MetricMeter

from activities.registry.damage import COMPLAINTS
from activities.registry.database import reading
from models.base import clock
from models.engine.command import Command
from models.engine.effect_state import EffectState
from models.engine.message import Committed, Unread
from models.engine.passing import is_times_own
from models.tables.outbox import OUTBOX, WAITS_FOR_ITS_TURN

COMMANDS_REFUSED = "pykala_commands_refused", "Commands that were refused, by why"

KINDS = ("paper", "notice", "erase", "seal", "nudge", "resending", "webhook", "telling")
"""What an outbox holds; a kind of which nothing waits is told as none."""


class Metrics:
    """The project's own metrics, beside those of the SDK; without a meter nothing is kept."""

    def __init__(self, meter: MetricMeter = MetricMeter.noop) -> None:
        self._committed = meter.create_counter(
            "pykala_commands_committed", "Commands that were answered with facts, repeated ones too"
        )
        self._refused = meter.create_counter(*COMMANDS_REFUSED)
        self._deadlines = meter.create_counter(
            "pykala_deadlines_refused", "Deadlines that came and were refused, by why"
        )
        self._done = meter.create_counter("pykala_effects_done", "Papers, notices and erasings done")
        self._failed = meter.create_counter("pykala_effects_failed", "Tries that failed, by kind")
        self._waiting = meter.create_gauge("pykala_effects_waiting", "What waits in the outbox, by kind")
        self._oldest = meter.create_gauge_float(
            "pykala_effects_oldest_seconds", "Age of the oldest that waits, by kind; 0 if none does"
        )
        self._aside = meter.create_gauge("pykala_effects_aside", "What was put aside, by kind")
        self._answers = meter.create_gauge("pykala_registry_answers", "1 while the registry answers, else 0")

    def command(self, command: Command, committed: Committed) -> None:
        """A command was settled."""
        if committed.refused is None:
            self._committed.add(1)
            return
        counter = self._deadlines if is_times_own(command) else self._refused
        counter.add(1, {"why": committed.refused.type})

    def passed_over(self, unread: Unread) -> None:
        """A signal held no command."""
        self._refused.add(1, {"why": unread.refused.type})

    def effect(self, kind: str, *, failed: bool) -> None:
        """An effect was done, or a try of it failed."""
        (self._failed if failed else self._done).add(1, {"kind": kind})

    def look(self, database: Engine) -> None:
        """See what waits in the outbox."""
        try:
            with reading(database).connect() as connection:
                what = OUTBOX.c.kind, func.count().label("many"), func.min(OUTBOX.c.ordered_at)
                waits = select(*what).where(WAITS_FOR_ITS_TURN).group_by(OUTBOX.c.kind)
                waiting = {kind: (many, since) for kind, many, since in connection.execute(waits)}
                aside = select(*what[:2]).where(OUTBOX.c.state == EffectState.ASIDE).group_by(OUTBOX.c.kind)
                put_aside = {row.kind: row.many for row in connection.execute(aside)}
        except (*COMPLAINTS, OSError):  # away or damaged: whoever watches is told, and it is looked at again
            self._answers.set(0)
            return
        self._answers.set(1)
        self._tell(waiting, put_aside)

    def _tell(self, waiting: Mapping[str, tuple[int, datetime]], aside: Mapping[str, int]) -> None:
        now = clock.now()
        for kind in {*KINDS, *waiting, *aside}:
            many, since = waiting.get(kind, (0, now))
            labels = {"kind": kind}
            self._waiting.set(many, labels)
            self._oldest.set(max((now - since).total_seconds(), 0.0), labels)
            self._aside.set(aside.get(kind, 0), labels)
