"""Writing the proposal: each revision is numbered and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from operator import not_
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.bodies.body_register import bodies_on
from models.case.case import Case
from models.case.challenge import ChallengeKind
from models.case.proposal import Proposal, part_in_words
from models.case.written_grant import refuse_other_sums
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.law.appeal import Kind
from models.law.refusing import ByWords
from models.law.rules import Rulebook
from models.matter.appropriation import Appropriation

if TYPE_CHECKING:
    from models.engine.world import World


class NothingChanged(Refusal):
    """The proposal is the same, word for word, as revision {revision}; there is nothing to record."""


class OtherBudgetYear(Refusal):
    """Money of {year} cannot be granted now: the budgets that are there or planned are those of
    {first}–{last}."""


class EarlierInstalment(Refusal):
    """An instalment would be paid in {year}, before the budget year {budget} that grants it."""


class AnswerUnsaid(Refusal):
    """Clause {clause} reads like a refusal of what was applied for or claimed: say what approving it comes to
    (answers: rejected or not examined; approved where it refuses nobody anything), so that nobody takes it
    for granted."""


class FileInTheOpen(Refusal):
    """The file of the secret attachment {number} was named by its plain hash; send it sealed."""


class ReviseProposal(Act[Case]):
    """Write the proposal, or a new revision of it.

    The first revision is number 1. Reviews that were given of an earlier revision become stale when a
    clause or the appropriation changes; its chain of approval begins anew. Personal data that the public need
    not know stands between << and >> in its texts: public papers leave it out.
    What they need to know only until the period to challenge the decision has ended stands between <<+ and
    >>.
    """

    noun: ClassVar[str] = "proposal"
    verb: ClassVar[str] = "revise"
    example: ClassVar[str] = (
        "pykala proposal revise 'HEL 2021-002935' --from proposal.yaml --actor 'Valmistelija'"
    )

    file: ClassVar[str] = """clauses: [Lautakunta päättää pitää kirjaston avoinna sunnuntaisin.]
reasons: Sunnuntaisin kirjastossa käydään eniten.
presenter: johtaja
people: {johtaja: {title: kirjastojohtaja}}"""

    proposal: Proposal
    """The whole of it, as it stands from now on."""

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        if self.proposal.to:
            bodies_on(world, local_day(command.happened_at)).get(self.proposal.to)
        for attachment in self.proposal.attachments:
            if attachment.secrecy and attachment.sha256 and not attachment.sealed_file:
                raise FileInTheOpen(number=attachment.number)
        refuse_other_sums(self.proposal, ByWords(world.text))
        if self.proposal.appropriation:
            _refuse_other_year(self.proposal.appropriation, local_day(command.happened_at))
        proposal, revision = self._on_the_claim(state), len(state.proposals)
        self._refuse_unsaid_answers(state, proposal, ByWords(world.text))
        if revision and state.proposals[-1] == proposal:
            raise NothingChanged(revision=revision)
        changed = proposal.changes_since(state.proposals[-1]) if revision else ()
        yield ProposalRevised(revision=revision + 1, proposal=proposal, changed=changed)

    def _refuse_unsaid_answers(self, state: Case, proposal: Proposal, words: ByWords) -> None:
        """Refuse a clause that reads like a refusal while nobody said what it comes to.

        Of an appeal a body only gives a statement.
        """
        appealed = state.against is not None and state.against.challenge.kind is ChallengeKind.APPEAL
        if appealed or proposal.noting or proposal.kind is not Kind.DECISION:
            return
        for clause in proposal.clauses:
            if proposal.said_of(clause.number) is None and words.refuses(clause.text):
                raise AnswerUnsaid(clause=clause.number)

    def _on_the_claim(self, state: Case) -> Proposal:
        """The proposal; in a case that was opened for a claim it says against what, as its appeal needs."""
        against = state.against
        if self.proposal.claim_against or not against or against.challenge.kind is not ChallengeKind.CLAIM:
            return self.proposal
        return self.proposal.model_copy(update={"claim_against": against.decision})


def _refuse_other_year(money: Appropriation, day: date) -> None:
    """Refuse a budget year that is neither just over nor planned yet, of the whole or of an instalment."""
    rules = Rulebook.load().on(day)
    first = day.year - rules.int("budget.years_back")
    last = day.year + rules.int("budget.years_ahead")
    paid = {part.year for each in money.recipients for part in each.instalments}
    for year in (money.year, *sorted(paid)):
        if not first <= year <= last:
            raise OtherBudgetYear(year=year, first=first, last=last)
    if early := [year for year in paid if year < money.year]:
        raise EarlierInstalment(year=min(early), budget=money.year)


class ProposalRevised(Content):
    """A revision of the proposal was written."""

    revision: int
    """Its number, from 1 and without gaps."""
    file: ClassVar[str] = """clauses: [Lautakunta päättää pitää kirjaston avoinna sunnuntaisin.]
reasons: Sunnuntaisin kirjastossa käydään eniten.
presenter: johtaja
people: {johtaja: {title: kirjastojohtaja}}"""

    proposal: Proposal
    """The whole of it as this revision has it."""
    changed: tuple[str, ...] = ()
    """What differs from the revision before: `clause 2`, `reasons` …; empty in the first."""
    begun: bool = Field(default=False, exclude_if=not_)
    """Nobody wrote it: a body begins with what was proposed to it."""

    def fold(self, state: Case, fact: Fact) -> Case:
        proposals = state.proposals + (self.proposal,)  # noqa: RUF005 - copied once, not twice
        authors = dict.fromkeys((*state.authors, *(() if self.begun else fact.hands)))
        return replace(
            state,
            proposals=proposals,
            written=(*state.written, local_day(fact.happened_at)),
            authors=tuple(n for n in authors if n != state.preparer),
            approval=state.approval.lapsed(),
            mending=None,
        )

    def said(self) -> Said:
        if not self.changed:
            return Said.fact("The proposal was written, revision {revision}.", revision=self.revision)
        return Said.fact(
            "The proposal was written, revision {revision}, changed: {parts}.",
            revision=self.revision,
            parts=Listed.of(map(part_in_words, self.changed)),
        )
