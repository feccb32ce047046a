"""Revising in the meeting: the presenter changes the proposal before it is voted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import Field

from models.base.money import LARGEST, Cents
from models.base.refusal import Refusal
from models.base.words import Listed, Said
from models.base.writing import Written
from models.case.added_money import refuse_overrun, with_recipients
from models.case.case import Case
from models.case.granting import (
    MoneySaid,
    NoMoneyChanged,
    lines_of,
    money_of,
    on_the_same_clause,
    refuse_differing,
)
from models.case.proposal import Clause, Proposal, part_in_words
from models.case.reviews_that_lack import groups_that_must_review
from models.case.written_grant import refuse_grants_without_lines, refuse_lines_of_no_clause
from models.engine.command import Command, Entry
from models.engine.journal import Content, Fact
from models.engine.world import World
from models.law.openness import Code
from models.law.refusing import ByWords
from models.law.secrecy import is_sealed_in
from models.matter.appropriation import Appropriation
from models.matter.recipient import Recipient
from models.meeting.item_act import ItemAct
from models.meeting.item_fact import ItemFact
from models.meeting.meeting import Meeting
from models.preparation.revising import NothingChanged, ProposalRevised
from models.voting.balloting import substance_was_voted_on
from models.voting.presenter import refuse_presenter_who_withdrew


class VotedAlready(Refusal):
    """The substance of item {item} has been voted on; the presenter changes a proposal before that."""

    vain: ClassVar[bool] = True


class NothingLeft(Refusal):
    """Clause {clause} is the only one, and a proposal needs one; withdraw the item instead."""


class ReviewComesFirst(Refusal):
    """With that {group} has to review the proposal of item {item}, as {rule} wants, and has not been asked:
    return the item, or leave what calls for it to the body."""


class ReviseAtMeeting(ItemAct):
    """Record that the presenter changed a clause of the proposal in the meeting; it is the base from then.

    The proposal gets a new revision; approved, the item is decided as revised.
    """

    noun: ClassVar[str] = "item"
    verb: ClassVar[str] = "revise"
    example: ClassVar[str] = (
        "pykala item revise khs-2021-03-15 --item 10 --clause 2 --text 'Kaupunginhallitus päättää …'"
    )

    clause: int = Field(ge=1)
    """Number of the clause that is changed or added."""
    text: Written | None = None
    """The clause as it is proposed from now on; left out, the clause is taken out of the proposal."""
    sums: dict[Code, Annotated[Cents, Field(ge=0, le=LARGEST)]] = Field(default_factory=dict)
    """What projects get now, if the clause grants them money: number=sum, 0 for nothing."""
    same_money: bool = False
    """The clause grants money, which stays as it is."""
    granting: bool = False
    """The clause was to refuse, and does so no more: approved, it grants what is applied for."""

    def decide(self, state: Meeting, command: Command, world: World) -> Iterator[Content | Entry]:
        item = state.debated(self.item, command.happened_at, world.now)
        if substance_was_voted_on(item.votes):
            raise VotedAlready(item=self.item)
        case = world.held(item.case).of(Case)
        before, revision = case.proposals[-1], len(case.proposals)
        refuse_presenter_who_withdrew(item, before)
        basis = before.clause_by_clause() if self.granting else before
        clauses = {clause.number: clause for clause in basis.clauses}
        earlier = clauses.pop(self.clause, None)
        if self.text:
            answer = earlier.answer if earlier and not self.granting else None
            clauses[self.clause] = Clause(number=self.clause, text=self.text, answer=answer)
        if not clauses:
            raise NothingLeft(clause=self.clause)
        words = ByWords(world.text)
        parts = {
            "clauses": tuple(clauses[n] for n in sorted(clauses)),
            "appropriation": self._money(before, words),
        }
        after = on_the_same_clause(before, basis.model_copy(update=parts))
        refuse_lines_of_no_clause(after)
        refuse_grants_without_lines(after, words)
        changed = after.changes_since(before)
        if not changed:
            raise NothingChanged(revision=revision)
        if state.rules().flag("review.missing_blocks"):
            _refuse_unreviewed(self.item, case, after)
        guarded = bool(self.text and is_sealed_in(self.text))
        yield RevisedAtMeeting(item=self.item, before=revision, changed=changed, guarded=guarded)
        revised = ProposalRevised(revision=revision + 1, proposal=after, changed=changed)
        yield Entry(journal=item.case, content=revised)

    def _money(self, before: Proposal, words: ByWords) -> Appropriation | None:
        """The money as it is proposed from now on, which agrees with the text."""
        said = MoneySaid(self.sums, same=self.same_money)
        money = (lines_of if self.granting else money_of)(before, [self.clause])
        if money is None or before.appropriation is None:
            if before.appropriation and said.sums and words.gives(self.text):
                return _with_new(before.appropriation, self.clause, self.text, said)
            if said.sums or said.same:
                raise NoMoneyChanged
            return before.appropriation
        said.refuse_unknown(money)
        said.refuse_differing(money, self.text.sums if self.text else (), refused=words.refuses(self.text))
        changed = said.of(before.appropriation)
        refuse_overrun(changed)
        return changed


def _with_new(whole: Appropriation, clause: int, text: Written | None, said: MoneySaid) -> Appropriation:
    """The money with recipients to whom a clause gives something by which nobody got any before."""
    new = tuple(
        Recipient(name=name, cents=cents, clause=clause) for name, cents in said.sums.items() if cents
    )
    said.refuse_unknown(None, new)
    refuse_differing(with_recipients(None, new, whole), text.sums if text else ())
    changed = with_recipients(whole, new, whole)
    refuse_overrun(changed)
    return changed or whole


def _refuse_unreviewed(item: int, case: Case, after: Proposal) -> None:
    """ReviewComesFirst where a rule asks a group only of what the presenter would make of the proposal."""
    before = groups_that_must_review(case)
    for group, rule in groups_that_must_review(replace(case, proposals=(*case.proposals, after))).items():
        if group not in before and group not in case.reviews:
            raise ReviewComesFirst(item=item, group=group, rule=rule)


class RevisedAtMeeting(ItemFact):
    """The presenter changed the proposal in the meeting."""

    instead: ClassVar[str] = "Revise the proposal again."

    before: int
    """The revision that stood until then, which the new one follows."""
    changed: tuple[str, ...]
    """What differs in the new revision: `clause 2` and the like."""
    guarded: bool = False
    """Something of what it says now is not for everybody."""

    def fold(self, state: Meeting, fact: Fact) -> Meeting:
        item = state.items[self.item]
        first, guarded = item.revised_from or self.before, item.guarded or self.guarded
        return state.with_item(replace(item, revised_from=first, guarded=guarded))

    def said(self) -> Said:
        return Said.fact(
            "The presenter changed the proposal of item {item}: {parts}.",
            item=self.item,
            parts=Listed.of(map(part_in_words, self.changed)),
        )
