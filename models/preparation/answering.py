"""Answering reviews: the preparer says what was done about a comment, and about each change wished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import Written
from models.case.case import Case
from models.case.review import ChangeMade, ReviewAnswered
from models.engine.command import Act, Command
from models.engine.journal import Content
from models.law.openness import Code

if TYPE_CHECKING:
    from models.engine.world import Held, World


class ChangesUnanswered(Refusal):
    """{group} wished {count}; say of each whether it was made: made, partly or not_made. Missing:
    {missing}."""


class NoSuchChange(Refusal):
    """{group} wished no change {number}; it wished {count}."""


class NotReviewed(Refusal):
    """{group} has not given a review yet, so there is nothing to answer."""

    vain: ClassVar[bool] = True


class NothingWasRevised(Refusal):
    """{group} reviewed revision {revision}, and nothing was changed since: revise the proposal first, or say
    not_made."""


class AnswerReview(Act[Case]):
    """Answer a group's comment, so that the record shows what was done about it.

    Of each change that the group wished it says whether it was made; without that no presenter takes the
    proposal further.
    """

    noun: ClassVar[str] = "review"
    verb: ClassVar[str] = "answer"
    example: ClassVar[str] = (
        "pykala review answer 'HEL 2021-002935' --group digijory --text 'Kohta 1 täsmennettiin.'"
    )

    group: Code
    """The group that is answered."""
    text: Written
    """The answer: what was done about the comment."""
    changes: dict[int, ChangeMade] = Field(default_factory=dict)
    """Of each change that the group wished, by its number from 1: made, partly or not_made."""

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        asked = state.reviews.get(self.group)
        if asked is None or not asked.reviews:
            raise NotReviewed(group=self.group)
        wished = range(1, len(asked.reviews[-1].changes) + 1)
        count = Said.fact("{count} change", "{count} changes", count=len(wished))
        if strange := next((number for number in self.changes if number not in wished), None):
            raise NoSuchChange(group=self.group, number=strange, count=count)
        if missing := Listed.of(str(number) for number in wished if number not in self.changes):
            raise ChangesUnanswered(group=self.group, count=count, missing=missing)
        made = tuple(self.changes[number] for number in wished)
        reviewed, revision = asked.reviews[-1].revision, len(state.proposals)
        if revision == reviewed and {*made} - {ChangeMade.NOT_MADE}:
            raise NothingWasRevised(group=self.group, revision=reviewed)
        yield ReviewAnswered(group=self.group, text=self.text, made=made, revision=revision)

    def waited_for(self, held: Held) -> bool:
        asked = held.of(Case).reviews.get(self.group)
        return asked is not None and not asked.answered
