"""Linking a case to another one; both journals say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from models.base.refusal import Refusal
from models.base.words import NONE, Listed, Said
from models.case.case import Case
from models.case.link import CaseLink, LinkKind
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.law.openness import Code


class LinkedToItself(Refusal):
    """A case is linked to another one, not to itself."""


class AlreadyLinked(Refusal):
    """The two cases are linked already: {link}. `pykala case unlink` takes a wrong link away."""


class NotLinked(Refusal):
    """The case is not linked to {case}; it is linked to: {cases}."""


class ChallengeStaysLinked(Refusal):
    """{case} and {other} are linked by a challenge: one examines what the other decided, and that stays."""


class LinkCase(Act[Case]):
    """Link the case to another one that it continues, belongs to, replaces, or concerns. Both show it.

    Papers that are made from now on list it under references.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "link"
    example: ClassVar[str] = "pykala case link 'HEL 2021-002935' --other 'HEL 2020-010223' --kind continues"

    other: Code
    """Register number of the other case."""
    kind: LinkKind = LinkKind.CONCERNS
    """How: continues, belongs_to, replaces, concerns or challenges."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        if self.other == state.id:
            raise LinkedToItself
        world.held(self.other).of(Case)
        if there := state.linked_to(self.other):
            raise AlreadyLinked(link=there.said())
        yield CaseLinked(link=CaseLink(case=self.other, kind=self.kind))
        yield Entry(
            journal=self.other, content=CaseLinked(link=CaseLink(case=state.id, kind=self.kind, back=True))
        )


class CaseLinked(Content):
    """The case was linked to another one, or another one to it."""

    link: CaseLink
    """The other case, and how the two have to do with each other."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, links=(*state.links, self.link))

    def said(self) -> Said:
        return Said.fact("The case was linked: {link}.", link=self.link.said())


class UnlinkCase(Act[Case]):
    """Take a wrong link to another case away, on both sides."""

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "unlink"
    example: ClassVar[str] = "pykala case unlink 'HEL 2021-002935' --other 'HEL 2020-010223'"

    other: Code
    """Register number of the other case."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        if state.linked_to(self.other) is None:
            raise NotLinked(case=self.other, cases=Listed.of(link.case for link in state.links) or NONE)
        if self._examines(state, world):
            raise ChallengeStaysLinked(case=state.id, other=self.other)
        yield CaseUnlinked(case=self.other)
        yield Entry(journal=self.other, content=CaseUnlinked(case=state.id))

    def _examines(self, state: Case, world: World) -> bool:
        """Whether one of the two was opened to examine a challenge to a decision of the other."""
        other = world.held(self.other).of(Case)
        pairs = ((state, other), (other, state))
        return any(one.against is not None and one.against.case == two.id for one, two in pairs)


class CaseUnlinked(Content):
    """A link to another case was taken away."""

    case: str
    """Register number of the other case."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return replace(state, links=tuple(link for link in state.links if link.case != self.case))

    def said(self) -> Said:
        return Said.fact("The link to {case} was taken away.", case=self.case)
