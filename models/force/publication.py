"""Publication of a checked decision: service, the periods in which it may be challenged, and legal force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from models.bodies.body_register import Holding, bodies_on, described_on, languages_of
from models.case.closing import CaseClosed, Closing
from models.case.decision_status import DecisionBecameFinal
from models.engine.command import Entry
from models.force.force import DecisionPublished
from models.law import deadline
from models.law.appeal import Appeal
from models.law.deadline import Deadline
from models.law.rules import Rulebook, Rules
from models.matter.handling import Handling, decides
from models.matter.stage import Stage
from models.municipality.lacking import refuse_lacking

if TYPE_CHECKING:
    from models.case.case import Case


def published(handling: Handling, case: Case, day: date, world: Holding) -> Iterator[Entry]:
    """What publishing a decision on a day gives its case."""
    body = bodies_on(world, day).get(handling.body)
    rules, languages = body.rules(Rulebook.load(), day), languages_of(world, body, day)
    refuse_lacking(described_on(world, day), handling.appeal)
    key, alone = handling.key, not handling.meeting
    if handling.appeal is Appeal.PROHIBITED:
        yield Entry(
            journal=case.id,
            content=DecisionPublished(decision=key, day=day, alone=alone, languages=languages),
        )
        checked = case.decisions[key].checked
        if decides(handling) and checked:
            yield Entry(journal=case.id, content=DecisionBecameFinal(decision=key, since=checked))
            waits = any(status.waits for status in case.decisions.values())
            if case.stage is Stage.DECIDED and not waits:
                yield Entry(journal=case.id, content=CaseClosed(because=Closing.NO_APPEAL))
        return
    service = "service.procurement" if handling.appeal is Appeal.PROCUREMENT else "service.member"
    served = deadline.served_on_publication(f"service/{key}", day, rules, service)
    ends, correction = _ends(handling, served.day, rules)
    final = deadline.becomes_final(f"final/{key}", [ends, *([correction] if correction else [])], rules)
    yield Entry(
        journal=case.id,
        content=DecisionPublished(
            decision=key,
            day=day,
            alone=alone,
            served=served,
            appeal_ends=ends,
            correction_ends=correction,
            final=final,
            languages=languages,
        ),
    )


def _ends(handling: Handling, served: date, rules: Rules) -> tuple[Deadline, Deadline | None]:
    """The end of the period of the claim or appeal, and of a procurement correction beside it."""
    key = f"appeal/{handling.key}"
    match handling.appeal:
        case Appeal.CLAIM:
            return deadline.claim_ends(key, served, rules), None
        case Appeal.ADMINISTRATIVE_APPEAL:
            return deadline.appeal_ends(key, served, rules, "administrative"), None
        case Appeal.PROCUREMENT:
            correction = deadline.claim_ends(
                f"correction/{handling.key}", served, rules, "procurement.correction.period"
            )
            return deadline.appeal_ends(key, served, rules, "procurement"), correction
        case _:
            return deadline.appeal_ends(key, served, rules), None
