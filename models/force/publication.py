"""Publication of a checked decision: service, the periods in which it may be challenged, and legal force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from models.base.calendar import local_day
from models.bodies.body_register import bodies_on, described_on, languages_of
from models.case.closing import CaseClosed, Closing
from models.case.decision_status import final_with
from models.case.finality import became_final, nothing_waits
from models.engine.command import Command, Entry
from models.engine.world import World
from models.force.force import DecisionPublished
from models.force.periods import periods_of, refuse_over_already
from models.law import deadline
from models.law.appeal import Appeal, Counting, counts_from
from models.law.rules import Rulebook
from models.matter.handling import Handling, decides
from models.matter.stage import Stage
from models.municipality.lacking import refuse_lacking

if TYPE_CHECKING:
    from models.case.case import Case


def published(handling: Handling, case: Case, command: Command, world: World) -> Iterator[Entry]:
    """What publishing a decision gives its case; PeriodOverAlready where nobody could still challenge it.

    One that is entered later than its periods ended has a ground, which its papers print.
    """
    day = local_day(command.happened_at)
    body = bodies_on(world, day).get(handling.body)
    rules, languages = body.rules(Rulebook.load(), day), languages_of(world, body, day)
    refuse_lacking(described_on(world, day), handling.appeal)
    key, alone = handling.key, not handling.meeting
    status = case.decisions[key]
    if handling.appeal is Appeal.PROHIBITED:
        yield Entry(
            journal=case.id,
            content=DecisionPublished(decision=key, day=day, alone=alone, languages=languages),
        )
        if decides(handling) and status.checked and not status.final_since:
            yield from became_final(case, key, status.checked)
            if case.stage is Stage.DECIDED and nothing_waits(case, (key,)):
                yield Entry(journal=case.id, content=CaseClosed(because=Closing.NO_APPEAL))
        return
    if counts_from(handling.appeal_rule) is not Counting.PUBLICATION:
        content = DecisionPublished(decision=key, day=day, alone=alone, by_service=True, languages=languages)
        yield Entry(journal=case.id, content=content)
        return
    served = deadline.served_on_publication(f"service/{key}", day, rules)
    periods = periods_of(handling, served.day, rules, partial(body.rules, Rulebook.load()))
    refuse_over_already(key, periods, command, world)
    yield Entry(
        journal=case.id,
        content=DecisionPublished(
            decision=key,
            day=day,
            alone=alone,
            served=served,
            appeal_ends=periods.appeal,
            correction_ends=periods.correction,
            final=final_with(status, periods.final(key, rules, status.parties_end)),
            languages=languages,
        ),
    )
