"""The end of secrecy: after its last day what was confidential in a case is public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from models.base.calendar import local_midnight_after
from models.base.words import Said
from models.engine.journal import Content, Fact
from models.law.deadline import Deadline, DeadlineKind

if TYPE_CHECKING:
    from models.case.case import Case


def last_day(opened: date, years: int) -> date:
    """The last day of a secrecy of so many years; one that began on a 29 February may end on a 28."""
    try:
        return opened.replace(year=opened.year + years)
    except ValueError:
        return opened.replace(year=opened.year + years, day=28)


def secrecy_ends(opened: date, last: date, rule: str) -> Deadline:
    """The midnight after its last day, by the rule of how many years."""
    return Deadline(
        key="secrecy",
        kind=DeadlineKind.SECRECY,
        at=local_midnight_after(last),
        day=last,
        rule=rule,
        counted_from=opened,
    )


def secrecy_passing(case: Case, at: datetime) -> Iterator[Content]:
    """What happens to the secrecy of a case when the clock reaches `at`."""
    if (ends := case.secrecy_ends) and ends.at <= at:
        published = [one for one in case.handlings if case.decisions[one.key].published]
        yield SecrecyEnded(
            day=ends.day,
            decisions=tuple(one.key for one in published if one.meeting),
            alone=tuple(one.key for one in published if not one.meeting),
        )


class SecrecyEnded(Content):
    """The secrecy of a case ended: what was confidential is public, and its decisions are told anew."""

    day: date
    """The last day on which it was confidential."""
    decisions: tuple[str, ...] = ()
    """The published decisions that bodies made in it, whose extracts are made again."""
    alone: tuple[str, ...] = ()
    """The published decisions that officeholders made in it, which are made again."""

    def fold(self, state: Case, fact: Fact) -> Case:
        public = type(state.publicity).PUBLIC
        return replace(state, publicity=public, secrecy_ends=None, secrecy_ended=self.day)

    def said(self) -> Said:
        return Said.fact("The secrecy of the case ended on {day}.", day=self.day)
