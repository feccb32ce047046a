"""Remarks of those who check the minutes: they return them, and each is resolved before they are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import NONE, NONE_YET, Listed, Said
from models.base.writing import OwnWords, in_words
from models.engine.command import Act, Command
from models.engine.concern import Concern
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Comment
from models.meeting.checkers import refuse_checkers_who_withdrew
from models.meeting.item_act import MeetingAct
from models.meeting.meeting import Meeting
from models.meeting.members import Member
from models.meeting.remark import Remark
from models.minutes.sat_as import SITTING, sat_as


class RemarksOpen(Refusal):
    """The minutes of {meeting} were returned and are not checked before remark {number} is resolved:
    {remark}"""


class NoSuchRemark(Refusal):
    """{meeting} has no open remark {number}; open are {remarks}."""

    vain: ClassVar[bool] = True


class NotAChecker(Refusal):
    """{checker} does not check the minutes of {meeting}; {checkers} may return them."""


class NotYourRemark(Refusal):
    """A member returns the minutes in their own name; {checker} does so, or the secretary records it."""


class OfWhichYear(Refusal):
    """The minutes have § {section} of {years}: say which of them is meant (--year)."""


class NotInTheMinutes(Refusal):
    """{meeting} has no § {section}; its sections are {sections}."""


def refuse_open_remarks(meeting: Meeting) -> None:
    """Refuse to go on while a remark of a checker is not resolved."""
    for remark in meeting.remarks:
        if not remark.done:
            raise RemarksOpen(meeting=meeting.id, number=remark.number, remark=in_words(remark.text))


class RemarkOnMinutes(MeetingAct):
    """Record that a checker returned the minutes with a remark. It is resolved before they are checked."""

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "remark"
    example: ClassVar[str] = (
        "pykala minutes remark khs-2021-03-15 --text 'Kannattaja puuttuu.' --checker 4 --section 186"
    )

    text: Comment
    """What is to be corrected; sealed where it is about a confidential item."""
    checker: Member = Field(min_length=1, max_length=200)
    """Who would have it corrected, by name or by seat: one of those who check the minutes."""
    section: int = Field(default=0, ge=0)
    """The section that it is about; none by default."""
    year: int = Field(default=0, ge=0)
    """The year of that section, where the meeting went on over a New Year."""

    def about(self, state: Meeting) -> Concern:
        return _of_section(state, self.section, self.year)

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        state.refuse_before(command.happened_at, world.now)
        if command.role in SITTING and sat_as(state, command, world) != self.checker:
            raise NotYourRemark(checker=self.checker)
        checkers = state.checkers or tuple(person.name for person in state.attended())
        if self.checker not in checkers:
            raise NotAChecker(checker=self.checker, meeting=state.id, checkers=Listed.of(checkers))
        year = self._year(state)
        meant = (each for each in state.items.values() if each.place == (year or each.year, self.section))
        refuse_checkers_who_withdrew((self.checker,), meant if self.section else ())
        yield MinutesReturned(
            remark=len(state.remarks) + 1,
            checker=self.checker,
            text=self.text,
            section=self.section,
            year=year,
        )

    def _year(self, state: Meeting) -> int:
        """The year of the section where one is given; refused where there is no such section, or of two
        years."""
        there = [item for item in state.items.values() if item.section and self.year in (0, item.year)]
        sections = sorted(item.section for item in there)
        if self.section and self.section not in sections:
            raise NotInTheMinutes(
                meeting=state.id, section=self.section, sections=Listed.of(sections) or NONE_YET
            )
        if self.section and sections.count(self.section) > 1:
            years = sorted({item.year for item in there if item.section == self.section})
            raise OfWhichYear(section=self.section, years=Listed.of(years, "and"))
        return self.year if self.section else 0


def _of_section(meeting: Meeting, section: int, year: int) -> Concern:
    """The item of a section; a remark on none, or on one that is not there, may be about any of them."""
    items = meeting.items.items()
    meant = [n for n, item in items if section in (0, item.section) and year in (0, item.year)]
    return Concern.of(*(meant or meeting.items))


class MinutesReturned(Content):
    """A checker returned the minutes with a remark."""

    remark: int
    """The number that it got among the remarks on these minutes, from 1."""
    checker: str
    """Who would have it corrected, by the name under which they sat."""
    text: OwnWords
    """What is to be corrected, in the checker's words."""
    section: int
    """The § that it is about; 0 for the minutes as a whole."""
    year: int = 0
    """The year of that §, where the meeting went on over a New Year and it was said; else 0."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        remark = Remark(self.remark, self.checker, self.text, self.section, year=self.year)
        return replace(state, remarks=(*state.remarks, remark))

    def answers(self) -> dict[str, str | int]:
        return {"remark": self.remark}

    def said(self) -> Said:
        checker, remark, text = self.checker, self.remark, in_words(self.text)
        if not self.section:
            return Said.fact(
                "{checker} returned the minutes with remark {remark}: {text}",
                checker=checker,
                remark=remark,
                text=text,
            )
        return Said.fact(
            "{checker} returned the minutes with remark {remark} on § {section}: {text}",
            checker=checker,
            remark=remark,
            section=self.section,
            text=text,
        )


class ResolveRemark(Act[Meeting]):
    """Record what was done about a checker's remark on the minutes."""

    noun: ClassVar[str] = "minutes"
    verb: ClassVar[str] = "resolve-remark"
    example: ClassVar[str] = (
        "pykala minutes resolve-remark khs-2021-03-15 --remark 1 --done 'Kannattaja lisättiin.'"
    )

    remark: int = Field(ge=1)
    """The number that the remark got when it was made."""
    done: Comment
    """What was corrected, or why nothing was; sealed where it is about a confidential item."""

    def about(self, state: Meeting) -> Concern:
        on = ((each.section, each.year) for each in state.remarks if each.number == self.remark)
        return _of_section(state, *next(on, (0, 0)))

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content]:
        open_ = [remark.number for remark in state.remarks if not remark.done]
        if self.remark not in open_:
            raise NoSuchRemark(meeting=state.id, number=self.remark, remarks=Listed.of(open_) or NONE)
        yield RemarkResolved(remark=self.remark, done=self.done)


class RemarkResolved(Content):
    """A remark on the minutes was resolved."""

    remark: int
    """Number of the remark on these minutes."""
    done: OwnWords
    """What was corrected, or why nothing was."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return replace(
            state,
            remarks=tuple(
                replace(remark, done=self.done) if remark.number == self.remark else remark
                for remark in state.remarks
            ),
        )

    def said(self) -> Said:
        return Said.fact(
            "Remark {remark} on the minutes was resolved: {done}",
            remark=self.remark,
            done=in_words(self.done),
        )
