"""A decision takes another's place: that one is in force no more from the day on which the new one exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from models.base.language import Language
from models.base.words import Said
from models.bodies.body_register import bodies_on, languages_of
from models.case.case import Case
from models.case.decision_status import handling_of
from models.case.pending_again import pending_again
from models.engine.command import Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.follow_up.stopping import stopped
from models.matter.handling import Handling, took_effect


def replacing(handling: Handling, case: Case, day: date, world: World) -> Iterator[Entry]:
    """What a decision that corrects another of its case does to it, once it exists.

    A challenge that the other had settled for good is pending again.
    """
    old = handling.corrects
    status = case.decisions.get(old)
    if status is None or status.void_since or not took_effect(handling):
        return
    before = handling_of(case, old)
    languages = languages_of(world, bodies_on(world, before.day).get(before.body), day)
    yield Entry(
        journal=case.id,
        content=DecisionReplaced(
            decision=old, by=handling.key, day=day, alone=not before.meeting, languages=languages
        ),
    )
    yield from stopped(case, old, handling.key, world)
    if status.final_since:
        yield from pending_again(case, old, world)


class DecisionReplaced(Content):
    """A decision that corrects another took its place."""

    decision: str
    """The decision that is in force no more: body, year and section."""
    by: str
    """The decision that took its place, by its key."""
    day: date
    """The local day since which it is in force no more."""
    alone: bool = False
    """It was an officeholder's, made in no meeting."""
    languages: tuple[Language, ...] = ()
    """In which its papers are made anew; none where no municipality had been described: then in all."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = state.decisions[self.decision]
        status = replace(status, final_since=None, void_since=self.day, replaced_by=self.by)
        others = tuple(each for each in state.followed if each != f"{state.id}/{self.decision}")
        return replace(state.with_decision(self.decision, status), followed=others)

    def said(self) -> Said:
        return Said.fact(
            "The decision {decision} is in force no more since {day}: {by} took its place.",
            decision=self.decision,
            day=self.day,
            by=self.by,
        )
