"""A publication that was recorded in error is taken back with its ground; an officeholder's by an act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.case.case import Case
from models.case.decision_status import handling_of
from models.case.pending_again import pending_again
from models.decision.officeholder import PublishedWithMinutes
from models.engine.command import Act, Command, Entry
from models.engine.where import Where
from models.engine.world import World
from models.follow_up.follow_up import FollowUp
from models.force.unpublishing import ChallengePeriodGone, DecisionUnpublished
from models.law.openness import Code, PublicText


class AccountsRestOnIt(Refusal):
    """The annual accounts of {follow_up} are closed, as {decision} was final; its publication is not taken
    back any more."""


class NotPublished(Refusal):
    """{decision} is not published; there is no publication to take back."""

    vain: ClassVar[bool] = True


class UnpublishDecision(Act[Case]):
    """Take back the publication of an officeholder's decision that was recorded in error.

    What counted from it is gone, and its legal force; it waits to be published again.
    """

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "unpublish"
    example: ClassVar[str] = (
        "pykala decision unpublish 'HEL 2021-002935' --decision strj-2021-4 --reason 'Väärä päivä.' "
        "--role officeholder"
    )

    decision: Code
    """The decision: office, year and section."""
    reason: PublicText = Field(min_length=1, max_length=500)
    """What the error was; it is public."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Entry]:
        handling = handling_of(state, self.decision)
        if handling.meeting:
            raise PublishedWithMinutes(decision=self.decision, meeting=handling.meeting)
        if not state.decisions[self.decision].published:
            raise NotPublished(decision=self.decision)
        yield from unpublished(state, self.decision, self.reason, world)


def unpublished(case: Case, key: str, reason: str, world: World) -> Iterator[Entry]:
    """What a publication gives its case that is taken back: the decision is as it was before it.

    A challenge that is open had no last moment, in its own case either; what a decision on it had settled is
    pending again. What nobody may appeal keeps the force that its minutes gave it.
    """
    follow_up = f"{case.id}/{key}"
    if follow_up in case.follow_ups and not world.held(follow_up).of(FollowUp).open:
        raise AccountsRestOnIt(follow_up=follow_up, decision=key)
    status = case.decisions[key]
    counted = status.served is not None
    yield Entry(journal=case.id, content=DecisionUnpublished(decision=key, reason=reason, counted=counted))
    if not counted:
        return
    for challenge in status.challenges:
        if challenge.result is None and not challenge.counts_from.isdecimal():
            yield Entry(journal=challenge.case, content=ChallengePeriodGone(decision=key))
    if status.final_since:
        yield from pending_again(case, key, world)
