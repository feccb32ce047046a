"""A body's own value of one rule, put into its description from a day on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.bodies.body import Body
from models.bodies.body_part import Override

A_DAY = timedelta(days=1)


def with_own_rule(body: Body, rule: str, since: date, own: Override | None) -> Body:
    """A body as it is described from a day on, with its own value of a rule; None: the common one again.

    The value that held until then ends the day before; one that is to begin later begins as it was to.
    """
    later = [
        each.valid_from for each in body.overrides if each.rule == rule and (each.valid_from or since) > since
    ]
    until = min(filter(None, later)) - A_DAY if any(later) else None
    new = (own.model_copy(update={"valid_from": since, "valid_to": until}),) if own else ()
    overrides = (*_kept(body, rule, since), *new)
    return Body.model_validate(
        body.model_copy(update={"valid_from": since, "overrides": overrides}).model_dump()
    )


def _kept(body: Body, rule: str, since: date) -> Iterator[Override]:
    for each in body.overrides:
        if each.rule != rule or (each.valid_from or since) > since:
            yield each
        elif each.valid_from is None or each.valid_from < since:
            last = min(each.valid_to or since, since - A_DAY)
            yield each.model_copy(update={"valid_to": last})


def value_on(body: Body, rule: str, day: date) -> Override | None:
    """A body's own value of a rule on a day; None where it has none."""
    return next((each for each in body.overrides if each.rule == rule and each.covers(day)), None)
