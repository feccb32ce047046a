"""The minutes: checked, by which the decisions come into being, and published, from which periods count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.calendar import local_day
from models.command import Act, Command, Entry
from models.follow_up import begin_follow_up
from models.force import DecisionChecked
from models.handling import Handling
from models.journal import Content, Fact
from models.publication import published
from models.refusal import Refusal
from models.sitting import ItemsLeft, unhandled
from models.stage import MeetingStage
from models.text import Plain
from models.world import World, state_of

if TYPE_CHECKING:
    from models.meeting import Meeting


class CheckersNeeded(Refusal):
    """The minutes of {body} are checked by {needed} members who were present; {given} were named."""


class CheckerNotPresent(Refusal):
    """{checker} was not present in the meeting and cannot check its minutes."""


class OthersElected(Refusal):
    """The body elected {checkers} to check its minutes."""


class PublishedBeforeChecked(Refusal):
    """The minutes were checked on {checked}; they cannot have been published before that, on {day}."""


class CheckMinutes(Act):
    """Record that the minutes were checked. From then on the decisions exist (Kuntalaki 107 §)."""

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "check"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = (
        "pykala minutes check khs-2021-03-15 --checkers 'Mai Kivelä' --checkers 'jäsen 4'"
    )

    checkers: tuple[Plain, ...] = Field(min_length=1, description="The members who checked them.")

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        if left := unhandled(state):
            raise ItemsLeft(items=", ".join(map(str, left)))
        state.refuse_before(command.happened_at)
        needed, named = state.rules().int("minutes.checkers"), tuple(dict.fromkeys(self.checkers))
        if len(named) != needed:
            raise CheckersNeeded(body=state.body, needed=needed, given=len(named))
        if state.checkers and set(named) != set(state.checkers):
            raise OthersElected(checkers=" and ".join(state.checkers))
        for checker in named:
            if checker not in state.names_present():
                raise CheckerNotPresent(checker=checker)
        day = local_day(command.happened_at)
        yield MinutesChecked(day=day, checkers=named)
        for handling in handlings(state):
            if state.items[handling.item].checked:
                continue
            yield Entry(journal=handling.case, content=DecisionChecked(decision=handling.key, day=day))
            yield from begin_follow_up(handling, state_of(world, handling.case, "case"), day, world)


def handlings(meeting: Meeting) -> list[Handling]:
    """What the meeting handled, by section number."""
    handled = [item.handling for item in meeting.items.values() if item.handling]
    return sorted(handled, key=lambda handling: handling.section)


class MinutesChecked(Content):
    """The minutes were checked."""

    day: date
    checkers: tuple[str, ...]

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(stage=MeetingStage.CHECKED, checked=self.day, checkers=self.checkers)

    def said(self) -> str:
        return f"The minutes were checked on {self.day} by {' and '.join(self.checkers)}."


class PublishMinutes(Act):
    """Record that the checked minutes were published online. All periods count from then."""

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "publish"
    on: ClassVar[str | None] = "meeting"
    example: ClassVar[str] = "pykala minutes publish khs-2021-03-15"

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        day = local_day(command.happened_at)
        if state.checked and day < state.checked:
            raise PublishedBeforeChecked(checked=state.checked, day=day)
        yield MinutesPublished(day=day)
        for handling in handlings(state):
            yield from published(handling, state_of(world, handling.case, "case"), day, world)


class MinutesPublished(Content):
    """The minutes were published."""

    day: date

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state.with_(stage=MeetingStage.PUBLISHED, published=self.day)

    def said(self) -> str:
        return f"The minutes were published on {self.day}."
