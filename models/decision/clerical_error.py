"""A clerical error found after checking: corrected by a fact, so that the paper gets a new version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.text import Text
from models.base.words import Listed, Said
from models.base.writing import Written
from models.bodies.body_register import bodies_on, languages_of
from models.case.case import Case
from models.case.decision_status import ClauseCorrection, NotCheckedYet, handling_of, made_on, refuse_void
from models.decision.slip import is_slip
from models.engine.command import Act, Command, Entry
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.force.force import corrected
from models.law.openness import Code, Reason
from models.matter.handling import Handling
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting


class NoSuchClause(Refusal):
    """{decision} has no clause {clause}; its clauses are {clauses}."""


class CorrectedAlready(Refusal):
    """Clause {clause} of {decision} reads so already; there is no error left to correct."""


class NoSlip(Refusal):
    """That is no slip of the pen in clause {clause} of {decision}: a correction mends letters within a word,
    or puts in a small word that was left out, and changes no sum and nothing that was decided. Another name,
    or a word that says something, has to stand in the rest of the record: in the title, the reasons, another
    clause. What is wrong in substance is decided anew: hear the parties, and let a new decision correct it
    (`corrects`)."""


class LanguagesLack(Refusal):
    """Clause {clause} of {decision} is there in {languages}; correct it in each of them."""


class CorrectClericalError(Act[Case]):
    """Correct a clerical error in a clause of a checked decision.

    What was decided stays as it is: only a slip of the pen is corrected, in every language in which the
    clause is there. A decision that is wrong in substance needs a new handling.
    """

    noun: ClassVar[str] = "decision"
    verb: ClassVar[str] = "correct"
    example: ClassVar[str] = (
        "pykala decision correct 'HEL 2021-002935' --decision khs-2021-216 --clause 1 "
        "--text 'Kaupunginhallitus päättää …' --reason 'Projektinumerossa oli kirjoitusvirhe.'"
    )

    decision: Code
    """The decision: body, year and section."""
    clause: int = Field(ge=1)
    """Number of the clause that has the error."""
    text: Written
    """The clause as it ought to have been written, in the present tense."""
    reason: Reason
    """What the error was; it is public, or sealed where the case is confidential."""

    def located(self, state: Case) -> Where:
        return state.where_decided(self.decision)

    def builds_on(self, held: Held) -> datetime | None:
        return made_on(held.of(Case), self.decision)

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content | Entry]:
        handling = handling_of(state, self.decision)
        if state.decisions[self.decision].checked is None:
            raise NotCheckedYet(decision=self.decision)
        refuse_void(state, self.decision)
        numbers = [clause.number for clause in handling.clauses]
        if self.clause not in numbers:
            raise NoSuchClause(decision=self.decision, clause=self.clause, clauses=Listed.of(numbers))
        self._refuse_no_error(state, handling, world)
        day = local_day(command.happened_at)
        correction = ClauseCorrection(clause=self.clause, text=self.text, reason=self.reason, day=day)
        alone = not handling.meeting
        body = bodies_on(world, handling.day).get(handling.body)
        yield ClericalErrorCorrected(
            decision=self.decision,
            correction=correction,
            alone=alone,
            languages=languages_of(world, body, day),
        )
        if handling.meeting and world.held(handling.meeting).of(Meeting).checked:
            minutes = MinutesCorrected(item=handling.item, section=handling.section, day=day)
            yield Entry(journal=handling.meeting, content=minutes)

    def _as_read(self, state: Case, revision: int) -> Written:
        """The clause as it was written, or corrected last."""
        clauses = state.proposals[revision - 1].clauses
        read = [clause.text for clause in clauses if clause.number == self.clause]
        read += [one.text for one in state.decisions[self.decision].corrections if one.clause == self.clause]
        return read[-1]

    def _refuse_no_error(self, state: Case, handling: Handling, world: World) -> None:
        """Refuse what mends nothing, not every language of it, or more than a slip of the pen."""
        read = self._as_read(state, handling.revision)
        before, after = world.text(read), world.text(self.text)
        same = before is not None and before == after
        if same or self.text.sha256 == read.sha256:
            raise CorrectedAlready(decision=self.decision, clause=self.clause)
        if set(read.languages) - set(self.text.languages):
            languages = Listed.of(read.languages, "and")
            raise LanguagesLack(decision=self.decision, clause=self.clause, languages=languages)
        if read.sums != self.text.sums or (
            before and after and not is_slip(before, after, self._rest(state, handling, world))
        ):
            raise NoSlip(decision=self.decision, clause=self.clause)

    def _rest(self, state: Case, handling: Handling, world: World) -> list[Text]:
        """What the record says beside the clause: the title, the other clauses, the reasons, whom it
        names."""
        proposal = state.proposals[handling.revision - 1]
        others = [clause.text for clause in proposal.clauses if clause.number != self.clause]
        texts = (*others, proposal.reasons, proposal.decision_reasons, proposal.summary)
        told = (world.text(text) for text in texts if text)
        money = proposal.appropriation
        named = [state.title, *(one.name for one in money.parts())] if money else [state.title]
        named += [who for who in proposal.informed if isinstance(who, str)]
        return [*filter(None, told), *(Text.of(name) for name in named if name)]


class ClericalErrorCorrected(Content):
    """A clerical error in a decision was corrected; the decision is the same."""

    decision: str
    """The decision's key: body, year and section."""
    correction: ClauseCorrection
    """The clause as it ought to have been, with what the error was and the day."""
    alone: bool = False
    """It is an officeholder's decision, made in no meeting."""
    languages: tuple[Language, ...] = ()
    """In which its papers are made anew; none where no municipality had been described: then in all."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return corrected(state, self.decision, self.correction)

    def said(self) -> Said:
        return Said.fact(
            "A clerical error in clause {clause} of {decision} was corrected.",
            clause=self.correction.clause,
            decision=self.decision,
        )


class MinutesCorrected(ItemFact):
    """The same, as the meeting's journal has it: its minutes get a new version."""

    item: int
    """Number of the item in the meeting."""
    section: int
    """The § whose decision had the error."""
    day: date
    """The local day on which it was corrected."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        return state

    def said(self) -> Said:
        return Said.fact("A clerical error in § {section} was corrected.", section=self.section)
