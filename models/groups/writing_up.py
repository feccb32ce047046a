"""Writing up a session: its memo says what the group thinks of each case, and ranks those that it scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import Written
from models.bodies.body import Body
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.review import Review
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.groups.session import GroupSession, MemoLine, SessionStage


class NothingToWriteUp(Refusal):
    """{session} came to nothing yet: give the group's reviews of its cases, or say with a text what was
    talked about."""


class WrittenUpAlready(Refusal):
    """The memo of {session} says so already: no review of it was given since, and no text or correction
    changes it."""

    vain: ClassVar[bool] = True


class WriteUp(Act[GroupSession]):
    """Write up a session: the memo has who was there and what the group thinks of each of its cases.

    Cases that were scored by every criterion of the group are ranked, each criterion by its weight. Of two
    reviews of one session the later one counts. A review that is given after that, another text or a
    correction makes a new version of the memo when it is written up again.
    """

    noun: ClassVar[str] = "session"
    verb: ClassVar[str] = "write-up"
    example: ClassVar[str] = "pykala session write-up digijory-2021-02-18 --role reviewer"

    text: Written | None = None
    """What the session came to beside its reviews; sealed where one of its cases is confidential. Left out,
    what the version before says."""

    def waited_for(self, held: Held) -> bool:
        return held.of(GroupSession).open

    def decide(self, state: GroupSession, command: Command, world: World) -> Iterator[Content]:
        group = bodies_on(world, state.day).get(state.group)
        lines = tuple(ranked(_line(case, group, state, world) for case in state.cases))
        text = self.text or state.text
        if text is None and not any(line.verdict for line in lines):
            raise NothingToWriteUp(session=state.id)
        if state.version and not state.corrected and (lines, text) == (state.lines, state.text):
            raise WrittenUpAlready(session=state.id)
        yield SessionWrittenUp(lines=lines, text=text, version=state.version + 1)


def _line(case: str, group: Body, session: GroupSession, world: World) -> MemoLine:
    """What the group said of a case in the session."""
    asked = world.held(case).of(Case).reviews.get(session.group)
    given = [each for each in asked.reviews if each.session == session.day] if asked else []
    if not given:
        return MemoLine(case=case)
    points = weighed(given[-1], group)
    return MemoLine(
        case=case,
        verdict=given[-1].verdict,
        revision=given[-1].revision,
        points=points,
        at_most=5 * sum(criterion.weight for criterion in group.criteria) if points is not None else 0,
    )


def weighed(review: Review, group: Body) -> int | None:
    """The points of a review, each criterion by its weight; None unless it scores all that the group has."""
    if not group.criteria or any(criterion.id not in review.scores for criterion in group.criteria):
        return None
    return sum(criterion.weight * review.scores[criterion.id] for criterion in group.criteria)


def ranked(lines: Iterable[MemoLine]) -> Iterator[MemoLine]:
    """The lines with their places: most points first, equal ones share a place; one alone has none."""
    lines = tuple(lines)
    scored = [line.points for line in lines if line.points is not None]
    for line in lines:
        if line.points is None or len(scored) < 2:
            yield line
        else:
            yield line.model_copy(update={"rank": 1 + sum(other > line.points for other in scored)})


class SessionWrittenUp(Content):
    """The memo of a session was written."""

    lines: tuple[MemoLine, ...]
    """What it says of each case that the session looked at."""
    text: Written | None = None
    """What it says beside that; None if nothing."""
    version: int = Field(default=1, exclude_if=lambda version: version == 1)
    """The version of the memo, from 1."""

    def fold(self, state: GroupSession, fact: Fact) -> GroupSession:
        written = replace(state, lines=self.lines, text=self.text, version=self.version, corrected=False)
        return replace(written, stage=SessionStage.WRITTEN_UP)

    def said(self) -> Said:
        reviewed = sum(line.verdict is not None for line in self.lines)
        if self.version > 1:
            return Said.fact(
                "Version {version} of the memo was written; the group gave its review of {count} case.",
                "Version {version} of the memo was written; the group gave its review of {count} cases.",
                count=reviewed,
                version=self.version,
            )
        return Said.fact(
            "The memo was written; the group gave its review of {count} case.",
            "The memo was written; the group gave its review of {count} cases.",
            count=reviewed,
        )
