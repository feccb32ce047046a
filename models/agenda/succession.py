"""What waits before a body that is no more passes to its successor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.base.words import Said
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.engine.command import Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.matter.stage import Stage
from models.meeting.meeting import Meeting


def passes_to(meeting: Meeting, case: Case, world: World) -> bool:
    """Whether a case waits before a body that is no more on the day of the meeting, whose body succeeds it.

    What was tabled until a later day waits for that.
    """
    if case.body in ("", meeting.body) or case.stage not in (Stage.READY, Stage.TABLED):
        return False
    comes = case.returns_from is None or case.returns_from <= meeting.day
    return comes and bodies_on(world, meeting.day).successor(case.body, meeting.day) == meeting.body


def left_behind(meeting: Meeting, world: World) -> Iterator[str]:
    """The cases that pass to the body of a meeting from bodies that are no more."""
    bodies = bodies_on(world, meeting.day)
    for body in sorted(bodies.bodies):
        if body != meeting.body and bodies.successor(body, meeting.day) == meeting.body:
            for stage in (Stage.TABLED, Stage.READY):
                waiting = world.waiting(body, stage)
                yield from (n for n in waiting if passes_to(meeting, world.held(n).of(Case), world))


def passed_on(case: Case, meeting: Meeting) -> Iterator[Entry]:
    """The fact that a case passed to the body of a meeting, where it waited before another."""
    if case.body != meeting.body:
        yield Entry(journal=case.id, content=CasePassedOn(before=case.body, body=meeting.body))


class CasePassedOn(Content):
    """The case passed to the successor of the body before which it waited."""

    before: str
    """The body that is no more, by its code."""
    body: str
    """The body that took over from it, by its code."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, body=self.body)

    def said(self) -> Said:
        return Said.fact(
            "The case passed from {before}, which is no more, to {body}.", before=self.before, body=self.body
        )
