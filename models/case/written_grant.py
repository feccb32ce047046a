"""A grant as it is written: its lines hang on clauses that there are, and agree with the words of these."""

from __future__ import annotations

from models.base.money import Cents
from models.base.refusal import Refusal
from models.base.words import Listed
from models.case.granting import lines_of, money_of, refuse_differing, usual_clause
from models.case.proposal import Proposal
from models.law.refusing import ByWords


class ClauseRefusesAndGrants(Refusal):
    """Clause {clause} refuses, and its lines grant {total}: say that approving it comes to a refusal
    (answers: rejected), or leave these lines out."""


class NoClauseGrants(Refusal):
    """{project} gets money by clause {clause}, and the proposal has no such clause; its clauses are
    {clauses}."""


class GrantHasNoLines(Refusal):
    """Clause {clause} grants {sums}, and no line of the money names who gets them: write their lines, or in a
    meeting say who gets what with --sums."""


def refuse_other_sums(proposal: Proposal, words: ByWords) -> None:
    """Refuse a proposal of which a granting clause refuses, names other sums than its lines make, or is
    none."""
    refuse_lines_of_no_clause(proposal)
    refuse_grants_without_lines(proposal, words)
    for clause in proposal.clauses:
        if money := money_of(proposal, [clause.number]):
            if words.refuses(clause.text):
                raise ClauseRefusesAndGrants(clause=clause.number, total=Cents(money.cents))
            refuse_differing(money, clause.text.sums)


def refuse_grants_without_lines(proposal: Proposal, words: ByWords) -> None:
    """GrantHasNoLines where a clause gives sums that are in no line, while others have theirs."""
    whole = proposal.appropriation
    if whole is None:
        return
    shares = {share.cents for share in whole.divisions}
    known = {whole.cents, *(part.cents for part in whole.parts()), *shares}
    for clause in proposal.clauses:
        without = lines_of(proposal, [clause.number]) is None and proposal.answer(clause.number) is None
        if without and words.gives(clause.text) and not known & {*clause.text.sums}:
            raise GrantHasNoLines(clause=clause.number, sums=Listed.of(clause.text.sums))


def refuse_lines_of_no_clause(proposal: Proposal) -> None:
    """NoClauseGrants where a line hangs on a clause that the proposal does not have."""
    whole, clauses = proposal.appropriation, [clause.number for clause in proposal.clauses]
    for part in whole.parts() if whole else ():
        clause = part.clause or usual_clause(proposal)
        if clause not in clauses:
            raise NoClauseGrants(project=part.key, clause=clause, clauses=Listed.of(clauses))
