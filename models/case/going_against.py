"""Going on against a group: who takes a proposal further although a group opposes it says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import OwnWords, in_words
from models.case.review import Verdict
from models.engine.journal import Content, Fact

if TYPE_CHECKING:
    from models.case.case import Case


class GroupsAndGround(Refusal):
    """Who goes on against groups names them (against) and says why (because); one of the two is missing."""


class NotOpposed(Refusal):
    """{group} does not oppose the proposal, so that nobody goes on against it."""


class WentAgainst(Content):
    """A proposal goes on although a group opposes it."""

    group: str
    """Code of the group that opposes it."""
    ground: OwnWords
    """Why it goes on all the same, in the words of who takes it further; papers print it."""

    def fold(self, state: Case, fact: Fact) -> Case:
        asked = replace(state.reviews[self.group], gone_against=self.ground)
        return replace(state, reviews={**state.reviews, self.group: asked})

    def said(self) -> Said:
        return Said.fact(
            "The proposal goes on against {group}: {ground}", group=self.group, ground=in_words(self.ground)
        )


def went_against(case: Case, groups: tuple[str, ...], ground: OwnWords) -> Iterator[WentAgainst]:
    """That a case goes on against these groups, each of which opposes it. GroupsAndGround or NotOpposed."""
    if bool(groups) is not bool(ground):
        raise GroupsAndGround
    for group in dict.fromkeys(groups):
        asked = case.reviews.get(group)
        if asked is None or not asked.reviews or asked.reviews[-1].verdict is not Verdict.OPPOSES:
            raise NotOpposed(group=group)
        yield WentAgainst(group=group, ground=ground)


def opposing(case: Case, against: tuple[WentAgainst, ...]) -> Case:
    """The case as it goes on against these groups."""
    reviews = {told.group: replace(case.reviews[told.group], gone_against=told.ground) for told in against}
    return replace(case, reviews={**case.reviews, **reviews})
