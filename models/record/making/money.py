"""An appropriation as records tell of it."""

from __future__ import annotations

from models.base.money import Cents
from models.matter.appropriation import Appropriation
from models.record.recorded_money import RecordedAppropriation, RecordedGrant, RecordedLine


def appropriation_of(granted: Appropriation) -> RecordedAppropriation:
    """The sum with its projects."""
    return RecordedAppropriation(
        cents=Cents(granted.cents),
        year=granted.year,
        budget_item=granted.budget_item,
        budget_item_name=granted.budget_item_name,
        project_number=granted.project_number,
        lines=tuple(
            RecordedLine(
                division=share.name,
                unit=line.unit,
                project=line.number,
                name=line.name,
                cents=Cents(line.cents),
                joint_with=line.joint_with,
            )
            for share, line in granted.lines()
        ),
        grants=tuple(
            RecordedGrant(
                recipient=each.name,
                cents=Cents(each.cents),
                purpose=each.purpose,
                conditions=each.conditions,
                instalments=each.instalments,
            )
            for each in granted.recipients
        ),
    )
