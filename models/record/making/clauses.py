"""The clauses of a decision as its extract prints them, each with its number and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.base.language import Language
from models.base.money import Cents
from models.base.text import Text
from models.base.writing import Written
from models.case.granting import granted
from models.case.proposal import Proposal
from models.law.outcome import Outcome
from models.matter.handling import ClauseOutcome, Handling
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.matter.resolution import outcome_text, takes_the_proposal
from models.matter.verbs import decided, kept_as_given
from models.record.making.public_text import PublicText
from models.record.recorded_clause import RecordedClause
from models.voting.amending import as_amended, with_paragraphs

PUT_OFF: dict[Outcome, dict[Language, str]] = {
    Outcome.TABLED: {"fi": "Kohta {number} pantiin pöydälle.", "sv": "Punkt {number} bordlades."},
    Outcome.RETURNED: {
        "fi": "Kohta {number} palautettiin uudelleen valmisteltavaksi.",
        "sv": "Punkt {number} återremitterades för ny beredning.",
    },
}
"""What is said of a clause that was put off while the rest was decided."""


@dataclass(frozen=True)
class DecidedClauses:
    """Writes the clauses of one handling. `corrected` are those in which a clerical error stood."""

    handling: Handling
    proposal: Proposal
    corrected: Mapping[int, Written]
    names: Text
    said: PublicText

    def written(self) -> tuple[RecordedClause, ...]:
        """What was decided, after it what was put off, and the wishes that were carried."""
        return (*self._resolved(), *self._put_off(), *self._wishes())

    def without_words(self) -> tuple[RecordedClause, ...]:
        """The same without words: the clauses by number, with what became of each."""
        return tuple(self._clause(one.number, "", one.outcome) for one in self.handling.clauses)

    def _resolved(self) -> Iterator[RecordedClause]:
        handling = self.handling
        if handling.wording:
            yield from self._worded()
        elif takes_the_proposal(handling):
            off = {clause.number for clause in handling.put_off}
            yield from (self._proposed(c.number, c.outcome) for c in handling.clauses if c.number not in off)
        elif handling.outcome is Outcome.APPROVED_AMENDED:
            yield from self._amended()
        else:
            sentence = outcome_text(handling, self.names).say(self.said.language)
            words = "\n\n".join(filter(None, (sentence, self.said(handling.instructions))))
            yield RecordedClause(text=words, outcome=handling.outcome)

    def _worded(self) -> Iterator[RecordedClause]:
        """The decision's own words; which of them became what is known only where there is one."""
        wording = self.handling.wording
        outcome = self.handling.outcome if len(wording) == 1 else None
        yield from (RecordedClause(text=self.said(words), outcome=outcome) for words in wording)

    def _amended(self) -> Iterator[RecordedClause]:
        """The clauses that stand as proposed, and the motions that took others' place or came to them."""
        carried = [motion for motion in self.handling.motions if _amends(motion)]
        for clause in self.handling.clauses:
            if clause.outcome is Outcome.APPROVED or clause.answers:
                yield self._proposed(clause.number, clause.outcome)
                continue
            text = self._amended_text(clause, carried)
            if text:
                yield self._clause(clause.number, self._of_clause(clause.number, text), clause.outcome)
        for motion in carried:
            if len(motion.clauses) != 1:
                yield RecordedClause(
                    text=self._decided(self.said(motion.text)), outcome=self.handling.outcome
                )

    def _amended_text(self, clause: ClauseOutcome, carried: list[Motion]) -> str:
        """A clause as it was changed, and what was added after it; empty where it fell, or another stands."""
        number, said = clause.number, as_amended(clause.number, carried)
        instead = [self.said(motion.text) for motion in said.instead]
        if clause.outcome is Outcome.APPROVED_AMENDED and not instead and not said.replaced:
            instead = [self._with_parts(number, said.parts) if said.parts else self.said(self._text(number))]
        return "\n\n".join((*instead, *(self.said(motion.text) for motion in said.added)))

    def _with_parts(self, number: int, parts: list[Motion]) -> str:
        language = self.said.language
        proposed = Text.of(self.said(self._text(number)), language)
        changes = ((motion.paragraphs, Text.of(self.said(motion.text), language)) for motion in parts)
        return with_paragraphs(proposed, changes).say(language)

    def _put_off(self) -> Iterator[RecordedClause]:
        for clause in self.handling.put_off:
            words = PUT_OFF[Outcome.TABLED if clause.outcome is Outcome.TABLED else Outcome.RETURNED]
            text = words["sv" if self.said.language == "sv" else "fi"].format(number=clause.number)
            yield RecordedClause(number=clause.number, text=text, outcome=clause.outcome)

    def _wishes(self) -> Iterator[RecordedClause]:
        """The wishes that were carried, where the decision's own words do not have them."""
        if not self.handling.wording:
            for motion in self.handling.motions:
                if motion.kind is MotionKind.WISH and motion.status is MotionStatus.CARRIED and motion.text:
                    yield RecordedClause(text=self.said(motion.text), outcome=None)

    def _proposed(self, number: int, outcome: Outcome) -> RecordedClause:
        return self._clause(number, self._of_clause(number, self.said(self._text(number))), outcome)

    def _text(self, number: int) -> Written:
        found = next(clause.text for clause in self.proposal.clauses if clause.number == number)
        return self.corrected.get(number, found)

    def _clause(self, number: int, text: str, outcome: Outcome) -> RecordedClause:
        """A clause; where the proposal has no other, the money that it grants is known to be this one's."""
        money, alone = granted(self.handling, self.proposal), len(self.proposal.clauses) == 1
        stands = takes_the_proposal(self.handling) and outcome is not Outcome.REJECTED
        cents = Cents(money.cents) if money and alone and stands and text else None
        return RecordedClause(number=number, text=text, outcome=outcome, cents=cents)

    def _of_clause(self, number: int, text: str) -> str:
        """The words of a clause as they were decided, or as they are given."""
        return text if number in self._kept() else self._decided(text)

    def _kept(self) -> set[int]:
        language, numbers = self.said.language, [clause.number for clause in self.proposal.clauses]
        texts = [self.said(self._text(number)) for number in numbers]
        given = kept_as_given(texts, self.names.say(language), language)
        return {number for number, inside in zip(numbers, given, strict=True) if inside}

    def _decided(self, text: str) -> str:
        """A body's verbs in the past; an officeholder signs the words as they stand."""
        if not self.handling.meeting:
            return text
        return decided(text, self.names.say(self.said.language), self.said.language)


def _amends(motion: Motion) -> bool:
    carried = motion.status is MotionStatus.CARRIED and motion.kind is not MotionKind.WISH
    return carried and motion.text is not None
