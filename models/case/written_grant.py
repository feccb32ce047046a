"""A grant as it is written: its lines hang on clauses that there are, and agree with the words of these."""

from __future__ import annotations

from models.base.money import Cents
from models.base.refusal import Refusal
from models.base.words import Listed
from models.case.granting import money_of, refuse_differing, usual_clause
from models.case.proposal import Proposal
from models.matter.refusing import Refusing


class ClauseRefusesAndGrants(Refusal):
    """Clause {clause} refuses, and its lines grant {total}: say that approving it comes to a refusal
    (answers: rejected), or leave these lines out."""


class NoClauseGrants(Refusal):
    """{project} gets money by clause {clause}, and the proposal has no such clause; its clauses are
    {clauses}."""


def refuse_other_sums(proposal: Proposal, refuses: Refusing) -> None:
    """Refuse a proposal of which a granting clause refuses, names other sums than its lines make, or is
    none."""
    refuse_lines_of_no_clause(proposal)
    for clause in proposal.clauses:
        if money := money_of(proposal, [clause.number]):
            if refuses(clause.text):
                raise ClauseRefusesAndGrants(clause=clause.number, total=Cents(money.cents))
            refuse_differing(money, clause.text.sums)


def refuse_lines_of_no_clause(proposal: Proposal) -> None:
    """NoClauseGrants where a line hangs on a clause that the proposal does not have."""
    whole, clauses = proposal.appropriation, [clause.number for clause in proposal.clauses]
    for part in whole.parts() if whole else ():
        clause = part.clause or usual_clause(proposal)
        if clause not in clauses:
            raise NoClauseGrants(project=part.key, clause=clause, clauses=Listed.of(clauses))
