"""Changing who may read a case: towards secrecy, what was not published is sealed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import Written
from models.case.case import Case
from models.case.subject import NoGround, Publicity
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import Held, World
from models.law.deadline import Deadline
from models.law.openness import PublicText
from models.law.secrecy import SealedTitle
from models.meeting.hidden import ItemsHidden, placed_in
from models.meeting.meeting import Meeting
from models.meeting.meeting_stage import MeetingStage
from models.meeting.public_words import refuse_only_others
from models.preparation.kept_secret import kept_secret, said_before, sooner_than_by_law, told_of
from models.preparation.retitling import retitled


class SamePublicity(Refusal):
    """The case is {publicity} already, and on that ground; --secret-until gives it another last day."""


class TitleOfASecret(Refusal):
    """The title of a confidential case is public: give one that tells nothing of it with --title."""


class ClassifyCase(Act[Case]):
    """Change who may read the case, and on what ground.

    A case that becomes confidential is shown nowhere any more: its texts are sealed, and the fact says on
    which agendas it had been published. When a case becomes public, what was sealed stays sealed: write it
    anew.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "classify"
    example: ClassVar[str] = (
        "pykala case classify 'HEL 2021-002935' --publicity confidential --ground 'JulkL 24.1 § 20 k' "
        "--title 'Sopimusasia'"
    )

    publicity: Publicity
    """Who may read it from now on: public, partly_confidential or confidential."""
    ground: PublicText = Field(default="", max_length=300)
    """Ground of secrecy, if it is not public; it is public itself."""
    title: PublicText = Field(default="", max_length=500)
    """Its title from now on, which is public: for a case that becomes confidential one that tells nothing."""
    title_in: dict[Language, PublicText] = Field(default_factory=dict)
    """Its title in other languages, by language, for papers that are made in them: `sv=Biblioteket`."""
    secret_title: SealedTitle | None = None
    """What a confidential case is really about, sealed."""
    secret_until: date | None = None
    """The last day on which it is secret; left out, what was said before, what the records plan says of its
    task class, else the law."""

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        refuse_only_others(title=(self.title, self.title_in))
        ground = "" if self.publicity is Publicity.PUBLIC else self.ground
        if self.publicity is not Publicity.PUBLIC and not ground:
            raise NoGround
        until = self.secret_until or said_before(state, world)
        same_end = self.secret_until in (None, state.secret_until) or self.publicity is Publicity.PUBLIC
        if same_end and (self.publicity, ground) == (state.publicity, state.ground):
            raise SamePublicity(publicity=self.publicity)
        hides = self.publicity is Publicity.CONFIDENTIAL and not state.confidential
        if hides and not self.title:
            raise TitleOfASecret
        day = local_day(command.happened_at)
        secret = self.publicity is not Publicity.PUBLIC
        ends = kept_secret(day, until, state.task_class, ground, world) if secret else None
        yield CaseClassified(
            publicity=self.publicity,
            ground=ground,
            title="" if self.title == state.title else self.title,
            title_in=self.title_in,
            secret_title=self.secret_title,
            secret_until=ends.day if ends else None,
            secrecy_ends=ends,
            lawful_until=sooner_than_by_law(ends, ground) if ends else None,
            hides=hides,
            published=tuple(published(state, world)) if hides else (),
        )
        if hides:
            yield from hidden_in_meetings(state, self.title, world)


def published(state: Case, world: World) -> Iterator[str]:
    """The meetings on whose published agenda the case was, and the decisions that were published."""
    for meeting in state.agendas:
        if world.held(meeting).of(Meeting).agendas:
            yield meeting
    yield from (key for key, status in state.decisions.items() if status.published)


def hides(content: Content) -> bool:
    """Whether a fact says that a case became confidential: in its own journal, or in a meeting's."""
    return isinstance(content, ItemsHidden) or (isinstance(content, CaseClassified) and content.hides)


def hidden_in_meetings(state: Case, title: str, world: World) -> Iterator[Entry]:
    """Each meeting that has or had the case learns that it is confidential, and its new title."""
    handled = (handling.meeting for handling in state.handlings if handling.meeting)
    for journal in dict.fromkeys((*state.agendas, *handled)):
        meeting = world.held(journal).of(Meeting)
        facts = (fact for fact in world.facts_of(journal) if fact.kind == PLACED)
        known = [fact.seq for fact in facts if getattr(fact.content, "case", "") == state.id]
        parts = (item.placed for item in meeting.items.values() if item.case == state.id)
        placed = tuple(dict.fromkeys((*known, *parts)))
        hidden = ItemsHidden(
            case=state.id,
            title=title,
            placed=placed,
            anew=ANEW.get(meeting.stage, "") if placed_in(meeting) & {*placed} else "",
            agenda=_public_agenda(meeting, placed),
        )
        yield Entry(journal=journal, content=hidden)


PLACED = "ItemPlaced"
ANEW: Mapping[MeetingStage, Literal["minutes_draft", "minutes"]] = {
    MeetingStage.CLOSED: "minutes_draft",
    MeetingStage.CHECKED: "minutes",
    MeetingStage.PUBLISHED: "minutes",
}
"""The minutes that there are of a meeting, by its stage."""


def _public_agenda(meeting: Meeting, placed: Collection[int]) -> int:
    """The version of the agenda that everybody may read, if one of these is or was in any; 0 if none was."""
    if meeting.stage is MeetingStage.CANCELLED:
        return 0
    told = any(line.placed in placed for lines in meeting.agendas for line in lines)
    return len(meeting.agendas) if told else 0


class CaseClassified(Content):
    """It was changed who may read the case."""

    publicity: Publicity
    """Whether its texts may be shown from now on."""
    ground: str = ""
    """Ground of secrecy; empty for a public case."""
    title: str = ""
    """What it is called from now on; empty where it keeps its title."""
    title_in: dict[Language, str] = Field(default_factory=dict)
    """What it is called in other languages; nothing where nobody said, or where it keeps its title."""
    secret_title: Written | None = None
    """What a confidential case is really about, sealed; None where nobody gave it."""
    secret_until: date | None = None
    """The day until which it is secret; None where nobody said."""
    secrecy_ends: Deadline | None = None
    """When its secrecy ends; None of a case that is public now."""
    lawful_until: date | None = None
    """Till when the law keeps it secret on its ground, where an earlier last day was given."""
    hides: bool = False
    """It became confidential, so that its texts are sealed."""
    published: tuple[str, ...] = ()
    """The meetings on whose published agenda it had been by then, and the decisions that were published."""

    def fold(self, state: Case, fact: Fact) -> Case:
        secret = self.publicity is not Publicity.PUBLIC
        called = retitled(state, self.title, fact)
        return replace(
            called,
            title_in=self.title_in or called.title_in,
            publicity=self.publicity,
            ground=self.ground,
            secret_title=(self.secret_title or state.secret_title) if secret else None,
            secret_until=self.secret_until if secret else None,
            secrecy_ends=self.secrecy_ends,
            secrecy_ended=None if secret else state.secrecy_ended,
        )

    def said(self) -> Said:
        return told_of(self._classified(), self.secret_until, self.lawful_until)

    def _classified(self) -> Said:
        if not self.hides:
            return Said.fact("The case is now {publicity}.", publicity=self.publicity)
        if not self.published:
            return Said.fact(
                "The case became confidential; its texts are sealed. Nothing had been published."
            )
        return Said.fact(
            "The case became confidential; its texts are sealed. What had been published: {published}.",
            published=Listed.of(self.published),
        )
