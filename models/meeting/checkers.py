"""Those who check the minutes: members who were there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from models.base.refusal import Refusal

if TYPE_CHECKING:
    from models.matter.item import Item
    from models.meeting.meeting import Meeting


class CheckersNeeded(Refusal):
    """Members who were present check the minutes of {body}; needed: {needed}, named: {given}."""


class CheckerNotPresent(Refusal):
    """{checker} was not present in the meeting and cannot check its minutes."""


class CheckerWithdrew(Refusal):
    """{checker} withdrew from § {section} as disqualified and does not check it: somebody else checks it, by
    itself."""


class ChairSigns(Refusal):
    """{checker} presided and signs the minutes; other members check them."""


def who_need_not_check(items: Sequence[Item]) -> frozenset[str]:
    """Who withdrew from an item that is checked, or was in the chair for all of them: others may in their
    stead."""
    withdrew = {recusal.name for item in items for recusal in item.recused}
    return _who_presided(items) | withdrew


def refuse_checkers_who_presided(checkers: Sequence[str], items: Sequence[Item], meeting: Meeting) -> None:
    """Refuse a checker who was in the chair for all that is checked, by the rule of the body."""
    if meeting.rules().for_kind("minutes.chair_checks", meeting.kind).value:
        return
    if presided := _who_presided(items) & {*checkers}:
        raise ChairSigns(checker=min(presided))


def _who_presided(items: Sequence[Item]) -> frozenset[str]:
    """Who was in the chair for all items; nobody where several were."""
    chairs = frozenset(item.chair for item in items)
    return chairs if len(chairs) == 1 else frozenset()


def refuse_checkers_who_withdrew(checkers: Sequence[str], items: Iterable[Item]) -> None:
    """Refuse checkers who were disqualified for what they would check."""
    for item in items:
        for recusal in item.recused:
            if recusal.name in checkers:
                raise CheckerWithdrew(checker=recusal.name, section=item.section)


def refuse_checkers_not_there(checkers: Sequence[str], meeting: Meeting, items: Sequence[Item] = ()) -> None:
    """Refuse checkers who were in none of the meeting's sessions; who left early was there.

    Items that were all decided electronically before it are checked by those who decided them. Who sat for
    some items alone, in the place of somebody who withdrew, checks these.
    """
    before = items and all(item.electronic and item.electronic.decided for item in items)
    took_part = items[0].there if before else meeting.attended()
    sat = [{person.name for person in item.there} for item in items if item.there]
    there = {person.name for person in took_part}.union(set.intersection(*sat) if sat else ())
    for checker in checkers:
        if checker not in there:
            raise CheckerNotPresent(checker=checker)
