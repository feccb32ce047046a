"""Money hangs on its clause: which lines a clause grants, and what a handling makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from models.base.money import Cents
from models.base.refusal import Refusal
from models.base.words import Listed
from models.case.added_money import (
    adds,
    new_recipients,
    refuse_overrun,
    sums_of_additions,
    with_recipients,
)
from models.case.proposal import Proposal
from models.law.outcome import Outcome, takes_the_words
from models.law.refusing import ByWords
from models.matter.appropriation import Appropriation
from models.matter.handling import STAGE_AFTER, ClauseOutcome, Handling
from models.matter.motion import Motion, MotionKind, MotionStatus
from models.matter.recipient import Recipient


class SumsDiffer(Refusal):
    """The text names {sums} and its lines make {total}; text and lines have to agree."""


class MoneyUnsaid(Refusal):
    """What was changed grants {total}: say what each project gets now with --sums, 0 for nothing, or that the
    money stays as it is with --same-money."""


class RefusesAndGrants(Refusal):
    """The text refuses, and its lines grant {total}: say with --sums who gets 0."""


class NoMoneyChanged(Refusal):
    """No clause that grants money was changed; leave --sums and --same-money out."""


class GrantWithoutLines(Refusal):
    """Motion {motion} grants {sums} where it was proposed to refuse, and the proposal has no money: say who
    gets what with --sums, and which budget item pays with --budget-item."""


class GrantUnsaid(Refusal):
    """Motion {motion} grants {sums} by a clause that granted nothing: say who gets what with --sums."""


class NoSuchLine(Refusal):
    """{project} gets nothing by this proposal; its projects and recipients are {projects}."""


@dataclass(frozen=True)
class MoneySaid:
    """What is said of the money of a clause that was changed."""

    sums: Mapping[str, Cents] = field(default_factory=dict)
    """Project number → what it gets now, in cents; a project that is not named keeps what it had."""
    same: bool = False
    """Everybody keeps what they had."""
    budget_item: str = ""
    """Which budget item pays, where the proposal has no money of its own; the sums name who gets it then."""
    year: int = 0
    """The budget year of that."""

    def of(self, money: Appropriation) -> Appropriation | None:
        """The money as it is now; None if nobody gets any."""
        return money.with_sums(self.sums) if self.sums else money

    def anew(self, motion: Motion) -> Appropriation:
        """What a carried motion grants by itself, to those whom the sums name; it agrees with its words."""
        granted = {name: cents for name, cents in self.sums.items() if cents}
        money = Appropriation(
            cents=sum(granted.values(), Cents()),
            year=self.year,
            budget_item=self.budget_item,
            recipients=tuple(Recipient(name=name, cents=cents) for name, cents in granted.items()),
            clause=motion.clauses[0] if motion.clauses else 0,
        )
        refuse_differing(money, motion.text.sums if motion.text else ())
        return money

    def refuse_differing(
        self,
        money: Appropriation,
        named: Collection[Cents],
        *,
        refused: bool,
        new: Collection[Recipient] = (),
    ) -> None:
        """Refuse what a text that names these sums leaves open, or what does not agree with it.

        One by which money is refused names what was applied for, and somebody gets nothing.
        """
        if refused:
            if not any(self.sums.get(part.key) == 0 for part in money.parts()):
                raise RefusesAndGrants(total=Cents(money.cents))
            return
        if not (self.sums or self.same or (named and _says_itself(money, named))):
            raise MoneyUnsaid(total=Cents(money.cents))
        refuse_differing(with_recipients(self.of(money), new, money), named)

    def refuse_unknown(self, money: Appropriation | None, new: Iterable[Recipient] = ()) -> None:
        """Refuse sums of projects that the proposal does not have, and no addition brings."""
        projects = [part.key for part in money.parts()] if money else []
        brought = {recipient.name for recipient in new}
        for project in self.sums:
            if project not in projects and project not in brought:
                raise NoSuchLine(project=project, projects=Listed.of(projects))


def money_of(proposal: Proposal, clauses: Collection[int]) -> Appropriation | None:
    """The money that these clauses of a proposal grant; None if they grant none, or refuse."""
    return lines_of(proposal, [number for number in clauses if not _refuses(proposal, number)])


def lines_of(proposal: Proposal, clauses: Collection[int]) -> Appropriation | None:
    """The money that hangs on these clauses, also where they refuse it; None if there is none."""
    whole = proposal.appropriation
    if whole is None:
        return None
    usual = usual_clause(proposal)
    return whole.only({part.key for part in whole.parts() if (part.clause or usual) in clauses})


def _refuses(proposal: Proposal, clause: int) -> bool:
    return proposal.answer(clause) not in (None, Outcome.REVOKED)


def usual_clause(proposal: Proposal) -> int:
    """The clause that grants what no other is said to: the named one, else that whose text names the sum."""
    whole = proposal.appropriation
    if whole and whole.clause:
        return whole.clause
    named = (clause.number for clause in proposal.clauses if whole and whole.cents in clause.text.sums)
    return next(named, proposal.clauses[0].number)


def on_the_same_clause(before: Proposal, after: Proposal) -> Proposal:
    """A proposal of which a clause was changed, its money on the clause on which it was."""
    clause = usual_clause(before)
    if after.appropriation is None or usual_clause(after) == clause:
        return after
    kept = after.appropriation.model_copy(update={"clause": clause})
    return after.model_copy(update={"appropriation": kept})


def granted(handling: Handling, proposal: Proposal) -> Appropriation | None:
    """The money that a handling of the proposal grants, as carried; None if it grants none."""
    if anew := handling.grant:
        return anew if (anew.clause or handling.clauses[0].number) in granting(handling.clauses) else None
    said, approved = MoneySaid(handling.sums, same=handling.same_money), granting(handling.clauses)
    if not (said.sums or said.same):
        for motion in _counters(handling.motions):
            approved = [number for number in approved if motion.clauses and number not in motion.clauses]
    money = lines_of(proposal, _carried_on(proposal, approved, handling.motions))
    kept, whole = said.of(money) if money else None, proposal.appropriation
    new = [one for one in _brought(proposal, handling.motions, said) if one.clause in approved]
    return with_recipients(kept, new, whole) if whole else kept


def granted_in(handling: Handling, proposal: Proposal, clause: int) -> Appropriation | None:
    """The money that one clause of a handling grants; None if it grants none."""
    alone = tuple(each for each in handling.clauses if each.number == clause)
    return granted(handling.model_copy(update={"clauses": alone}), proposal)


def granting(clauses: Iterable[ClauseOutcome]) -> list[int]:
    """The clauses that were approved, changed or not."""
    return [
        each.number
        for each in clauses
        if takes_the_words(each.outcome) or each.outcome is Outcome.APPROVED_AMENDED
    ]


def _carried_on(proposal: Proposal, approved: Iterable[int], motions: Iterable[Motion]) -> list[int]:
    """The approved clauses that grant: as proposed, or as a counter-proposal that took a refusal's place."""
    counters = tuple(_counters(motions))
    return [
        number
        for number in approved
        if not _refuses(proposal, number) or any(_changes(each, number) for each in counters)
    ]


def _changes(motion: Motion, clause: int) -> bool:
    return not motion.clauses or clause in motion.clauses


def settled(
    proposal: Proposal,
    clauses: Iterable[ClauseOutcome],
    motions: Iterable[Motion],
    said: MoneySaid,
    words: ByWords,
) -> MoneySaid:
    """What becomes of the money by the motions that were carried.

    Refused while it is not said, does not agree with the words that were carried, or nothing was changed.
    """
    clauses, motions = tuple(clauses), tuple(motions)
    approved = granting(clauses)
    asked, new, whole = False, _brought(proposal, motions, said), proposal.appropriation
    for motion in _counters(motions):
        changed = [number for number in approved if _changes(motion, number)]
        money, here = lines_of(proposal, changed), [one for one in new if one.clause in changed]
        if money is None and motion.text and motion.text.sums:
            asked = asked or _granted_anew(proposal, changed, motion, said)
            if whole and whole.recipients and words.gives(motion.text):
                asked = True
                said.refuse_unknown(lines_of(proposal, approved), new)
                if not here:
                    raise GrantUnsaid(motion=motion.number, sums=Listed.of(motion.text.sums))
                refuse_differing(with_recipients(None, here, whole), motion.text.sums)
        if money:
            asked = True
            said.refuse_unknown(lines_of(proposal, approved), new)
            all_of_it = motion.text is not None and not motion.paragraphs
            named = motion.text.sums if motion.text and all_of_it else ()
            said.refuse_differing(money, named, refused=words.refuses(motion.text), new=here)
    money, named = money_of(proposal, approved), sums_of_additions(motions)
    if money and named:
        asked = True
        said.refuse_unknown(money, new)
        said.refuse_differing(money, (), refused=False)
        after = with_recipients(said.of(money), new, money)
        if said.sums and not adds(money, after, named):
            raise SumsDiffer(sums=Listed.of(named), total=Cents(after.cents if after else 0))
    if said.sums and proposal.appropriation:
        refused = {each.number for each in clauses} - {*approved} - _put_off(clauses)
        left = lines_of(proposal, {clause.number for clause in proposal.clauses} - refused)
        refuse_overrun(with_recipients(left and said.of(left), new, proposal.appropriation))
    if not asked and (said.sums or said.same):
        raise NoMoneyChanged
    return MoneySaid(said.sums, same=asked and not said.sums)


def _put_off(clauses: Iterable[ClauseOutcome]) -> set[int]:
    return {each.number for each in clauses if each.outcome in STAGE_AFTER}


def _brought(proposal: Proposal, motions: Iterable[Motion], said: MoneySaid) -> tuple[Recipient, ...]:
    return new_recipients(proposal.appropriation, motions, said.sums, usual_clause(proposal))


def _granted_anew(proposal: Proposal, clauses: Collection[int], motion: Motion, said: MoneySaid) -> bool:
    """Whether a counter-proposal grants what a proposal without money refused; who gets it has to be said."""
    if proposal.appropriation is not None:
        return False
    refused = any(_refuses(proposal, number) for number in clauses)
    if refused and not (said.sums and said.budget_item):
        named = motion.text.sums if motion.text else ()
        raise GrantWithoutLines(motion=motion.number, sums=Listed.of(named))
    return bool(said.sums and said.budget_item)


def granted_anew(
    proposal: Proposal, clauses: Iterable[ClauseOutcome], motions: Iterable[Motion], said: MoneySaid
) -> Appropriation | None:
    """What a carried counter-proposal grants where the proposal had no money; None where none does."""
    approved = granting(clauses)
    for motion in _counters(motions):
        changed = [number for number in approved if _changes(motion, number)]
        if motion.text and motion.text.sums and _granted_anew(proposal, changed, motion, said):
            return said.anew(motion)
    return None


def refuse_differing(money: Appropriation | None, named: Collection[Cents]) -> None:
    """Refuse lines that do not agree with the sums that a text names: SumsDiffer."""
    if named and not agree(money, named):
        raise SumsDiffer(sums=Listed.of(map(Cents, named)), total=Cents(money.cents if money else 0))


def _says_itself(money: Appropriation, named: Collection[Cents]) -> bool:
    """Whether a text says by its sums alone what is granted: of several recipients what each gets."""
    each = {recipient.cents for recipient in money.recipients}
    return agree(money, named) and (len(money.recipients) < 2 or each <= {*named})


def agree(money: Appropriation | None, named: Collection[Cents]) -> bool:
    """Whether a text names what is granted: the whole, its parts, or every line."""
    if money is None:
        return not any(named)
    lines = {part.cents for part in money.parts()}
    shares = {share.cents for share in money.divisions} | {each.cents for each in money.recipients}
    return money.cents in (*named, sum(named)) or lines <= {*named} or shares <= {*named}


def _counters(motions: Iterable[Motion]) -> Iterator[Motion]:
    return _carried(motions, MotionKind.COUNTER_PROPOSAL)


def _carried(motions: Iterable[Motion], kind: MotionKind) -> Iterator[Motion]:
    return (each for each in motions if each.kind is kind and each.status is MotionStatus.CARRIED)
