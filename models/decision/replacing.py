"""What a decision does to an earlier one of its case, once it exists: it takes its place, or upholds it."""

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
from models.follow_up.holding_off import goes_on
from models.follow_up.stopping import stopped
from models.law.outcome import Outcome
from models.matter.handling import Handling, body_of, decides, took_effect
from models.matter.stage import Stage


def replacing(handling: Handling, case: Case, day: date, world: World) -> Iterator[Entry]:
    """What a decision does to the one that it corrects, and to those that waited for the council to decide
    again."""
    withheld = [old for old, status in case.decisions.items() if status.withheld] if decides(handling) else []
    again = [old for old in withheld if body_of(old) == handling.body and old != handling.corrects]
    stands = handling.whole is Outcome.UPHELD or not took_effect(handling)
    if handling.corrects and took_effect(handling):
        yield from _in_its_place(handling.corrects, handling, case, day, world)
    for old in again:
        if stands:
            yield Entry(journal=case.id, content=DecisionCarriedOut(decision=old, by=handling.key, day=day))
            yield from goes_on(case, old, handling.key, world)
        else:
            yield from _in_its_place(old, handling, case, day, world)


def _in_its_place(old: str, handling: Handling, case: Case, day: date, world: World) -> Iterator[Entry]:
    """One decision takes the place of another; a challenge that the other had settled is pending again."""
    status = case.decisions.get(old)
    if status is None or status.void_since:
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


class DecisionCarriedOut(Content):
    """A decision that the board had left unimplemented is carried out: the council decided again."""

    decision: str
    """The council's earlier decision: body, year and section."""
    by: str
    """Its later one, by key."""
    day: date
    """The local day since which the earlier one is carried out."""

    def fold(self, state: Case, fact: Fact) -> Case:
        status = replace(state.decisions[self.decision], withheld=None, withheld_by="")
        case = state.with_decision(self.decision, status)
        followed = f"{state.id}/{self.decision}" in state.followed
        return replace(case, stage=Stage.FOLLOW_UP) if followed and case.stage is Stage.DECIDED else case

    def said(self) -> Said:
        return Said.fact(
            "The decision {decision} is carried out after all: the council decided again ({by}).",
            decision=self.decision,
            by=self.by,
        )
