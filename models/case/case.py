"""A case: from its opening to its closing. It is never copied; it has as many handlings as it needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import ClassVar, Self

from models.base.money import Cents
from models.base.terms import spoken
from models.base.words import Said
from models.case.approval import Approval, Visa, counting
from models.case.brought_report import BroughtReport
from models.case.challenge import Against
from models.case.decision_status import DecisionStatus
from models.case.finality import final_deadlines, finality_passing
from models.case.link import CaseLink
from models.case.mending import Mending
from models.case.proposal import Proposal
from models.case.review import ReviewRound
from models.case.reviews_that_lack import reviews_that_lack
from models.case.rows import rows_of
from models.case.secrecy_end import secrecy_passing
from models.case.subject import Publicity, Subject
from models.case.visas import changed_since, visas_passing, visas_that_lack
from models.case.wish import Wish
from models.engine.command import Entry
from models.engine.concern import Concern
from models.engine.journal import Content
from models.engine.row import Row
from models.engine.where import Where
from models.law.deadline import Deadline
from models.law.rules import Rules
from models.law.secrecy import is_sealed_in
from models.matter.handling import Handling
from models.matter.stage import Stage
from models.municipality.approval_chain import ApprovalChain, chain_for
from models.municipality.review_rule import ReviewRule


@dataclass(frozen=True)
class Case(Subject):
    """A case as its journal tells it."""

    noun: ClassVar[str] = "case"
    steps = "stage", "proposals", "handlings"

    stage: Stage = Stage.PREPARATION
    """Where it stands; the policy table says who may do what there."""
    proposals: tuple[Proposal, ...] = ()
    """Every revision, the first is number 1; the last is the one that stands."""
    reviews: Mapping[str, ReviewRound] = field(default_factory=dict)
    """Each group that was asked → its round, whether it has answered or not."""
    body: str = ""
    """The body for whose agenda its presenter approved it last; empty if none, or once it was sent back."""
    meeting: str = ""
    """The meeting that holds it while it is on an agenda; else empty."""
    item: int = 0
    """Its item in that meeting; 0 while it is on no agenda."""
    returns_from: date | None = None
    """The first day of a meeting that it may come back to, once it was tabled; else None."""
    handlings: tuple[Handling, ...] = ()
    """What bodies and officeholders did with it, the last one last."""
    decisions: Mapping[str, DecisionStatus] = field(default_factory=dict)
    """Each handling's key, like khs-2021-216 → how far it has come to legal force."""
    follow_up: str = ""
    """The journal in which the money it granted is followed; empty if nothing is."""
    followed: tuple[str, ...] = ()
    """The journals in which money is followed whose accounts are still to come."""
    follow_ups: tuple[str, ...] = ()
    """Every journal in which money that it granted is or was followed, in the order of their beginning."""
    closed_because: str = ""
    """Why nothing is left to do, as a clause of a sentence; empty while it is open."""
    authors: tuple[str, ...] = ()
    """Who wrote revisions of the proposal beside its preparer, as the record names them."""
    chains: tuple[ApprovalChain, ...] = ()
    """The chains of approval in force when it was opened; the sum of its proposal says which one holds."""
    approval: Approval = field(default_factory=Approval)
    """How far its proposal has come in that chain."""
    mending: Mending | None = None
    """What is to be mended since it was sent back; None once the proposal was revised."""
    former_preparers: tuple[str, ...] = ()
    """Who prepared it, or wrote its proposal, before it was handed over: their own work it stays."""
    approved: date | None = None
    """The local day on which its presenter approved it last; None before."""
    unprepared: bool = False
    """It is for a council, and the board has not prepared it."""
    wish: Wish | None = None
    """The meeting that it is meant for; None where it is for no particular one, or is on an agenda."""
    observers: tuple[str, ...] = ()
    """Who gets copies of the proposal and of decisions, by the keys of the address book."""
    links: tuple[CaseLink, ...] = ()
    """Other cases that it has to do with, in the order in which they were linked."""
    written: tuple[date, ...] = ()
    """The local days on which its revisions were written; none of those that an older version wrote down."""
    agendas: tuple[str, ...] = ()
    """The meetings on whose agenda it was placed, in that order."""
    review_rules: tuple[ReviewRule, ...] = ()
    """The rules of reviews in force when it was opened; they say which groups have to review its proposal."""
    units: tuple[str, ...] = ()
    """The units of whoever opened it, where one of these rules asks for a unit."""
    report: BroughtReport | None = None
    """The consolidated report that it was opened for; None for any other case."""
    against: Against | None = None
    """The challenge to another case's decision that it was opened to examine; None for any other case."""

    @property
    def guarded(self) -> bool:
        """Whether something of it is not for everybody: the whole of it, or what lies sealed in it."""
        not_public = self.publicity is not Publicity.PUBLIC
        return not_public or is_sealed_in((self.proposals[-1:], self.handlings))

    def concerned(self, concern: Concern | None) -> Concern:
        """Whatever is done here concerns this case."""
        return Concern(cases=frozenset({self.id}))

    def where(self) -> Where:
        """The case itself, with whoever opened it or wrote its proposal, and the body that is to decide."""
        here = Where(colleagues=True).at("case", self.id).by("preparer", (self.preparer, *self.authors))
        awaited = {of for each in self.approval.awaited.values() for of in each.turn.of}
        here = here.before("preparer", self.former_preparers).at("step", awaited or self.id)
        return here.at("body", self.body) if self.body else here

    def where_given(self, step: str) -> Where:
        """Where a visa is given: with its approver, and whoever it was delegated to."""
        awaited = self.approval.awaited.get(step)
        if awaited is None:
            return self.where().at("step", step)
        return self.where().at("step", awaited.turn.of).entrusting("approver", awaited.delegate)

    def where_awaited(self) -> Where:
        """With whose visas are awaited: the approvers, and those to whom one was delegated."""
        delegates = (each.delegate for each in self.approval.awaited.values())
        return self.where().entrusting("approver", *delegates)

    def title_of(self, decision: str) -> str:
        """What it was called when a decision was made; of a confidential case what it is called now."""
        if self.confidential:
            return self.title
        made = next(n for n, handling in enumerate(self.handlings) if handling.key == decision)
        return next((former.title for former in self.titles if former.handlings > made), self.title)

    def revision_on(self, day: date) -> int:
        """The revision that stood at the end of a day, from 1; the last one where the days are not known."""
        later = sum(written > day for written in self.written)
        return max(1, len(self.proposals) - later)

    @property
    def meant_for(self) -> str:
        """The meeting that it is meant for; empty where it is for no particular one."""
        return self.wish.meeting if self.wish else ""

    def linked_to(self, case: str) -> CaseLink | None:
        """The link to another case; None where there is none."""
        return next((link for link in self.links if link.case == case), None)

    def where_read(self) -> Where:
        """With whoever reads what is confidential in it; with none of a kind, by name alone."""
        had = dict.fromkeys((self.body, *(handling.body for handling in self.handlings)))
        bodies, groups = {*filter(None, had)} or {self.id}, {*self.reviews} or {self.id}
        here = self.where_awaited().at("body", bodies).at("group", groups)
        return here.by("presenter", (proposal.presenter.name for proposal in self.proposals))

    def where_decided(self, decision: str) -> Where:
        """Where a decision was made: with the body or the office that made it."""
        bodies = (handling.body for handling in self.handlings if handling.key == decision)
        return self.where().at("body", *bodies)

    def names(self) -> Mapping[str, Collection[object]]:
        """The groups that were asked, its decisions, and the visas that are awaited."""
        return {"group": self.reviews, "decision": self.decisions, "step": self.approval.awaited}

    @property
    def chain(self) -> ApprovalChain | None:
        """The chain of approval that holds for its proposal; None if none does."""
        granted = self.proposals[-1].appropriation if self.proposals else None
        return chain_for(self.chains, granted.cents if granted else Cents(0))

    def visas(self) -> Mapping[str, Visa]:
        """The visas that count for the proposal as it stands, by step."""
        if self.chain is None or not self.proposals:
            return {}
        return counting(self.chain, self.approval.visas, partial(changed_since, self))

    def with_decision(self, key: str, status: DecisionStatus) -> Self:
        """This case with one decision as far as it has come now."""
        return replace(self, decisions={**self.decisions, key: status})

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it: of a closed one, that its secrecy ends, or that a decision
        gets legal force whose periods go on."""
        return self.stage is not Stage.CLOSED or bool(self.due())

    def prepared_again(self, now: datetime) -> Self:
        """This case back in preparation, with its reviews; those still awaited are reminded of anew."""
        reviews = {group: asked.resumed(now) for group, asked in self.reviews.items()}
        wish = self.wish.resumed(now) if self.wish else None
        approval = self.approval.lapsed()
        return replace(self, stage=Stage.PREPARATION, reviews=reviews, wish=wish, approval=approval)

    def reopened(self, now: datetime) -> Self:
        """This case back in preparation, for no body yet, whatever had closed it."""
        return replace(self.prepared_again(now), body="", closed_because="")

    def blocked_by(self, rules: Rules) -> tuple[Said, ...]:
        """Why a body with these rules may not take it: visas missing, reviews missing, opposed or stale."""
        return (*visas_that_lack(self), *reviews_that_lack(self, rules))

    def due(self) -> tuple[Deadline, ...]:
        """What it implies: reviews, visas, proposal while it is prepared; legal force; the end of secrecy."""
        secrecy = (self.secrecy_ends,) if self.secrecy_ends else ()
        if self.stage is Stage.CLOSED:
            return (*final_deadlines(self), *secrecy)
        reviews = (
            *(d for asked in self.reviews.values() for d in asked.deadlines()),
            *self.approval.deadlines(),
            *(self.wish.deadlines() if self.wish else ()),
        )
        prepared = reviews if self.stage is Stage.PREPARATION else ()
        return (*prepared, *final_deadlines(self), *secrecy)

    def passing(self, at: datetime) -> Iterator[Content | Entry]:
        """Reviews and proposals that fall due, final decisions, closing at the end, the end of secrecy."""
        yield from secrecy_passing(self, at)
        if self.stage is Stage.PREPARATION:
            for asked in self.reviews.values():
                yield from asked.passing(at)
            yield from visas_passing(self.approval, at)
            if self.wish:
                yield from self.wish.passing(at)
        yield from finality_passing(self, at)

    def rows(self) -> Iterator[Row]:
        """The case, and each of its handlings."""
        return rows_of(self)

    def standing(self) -> tuple[str, ...]:
        """Its title if that is public, its stage and its handlings."""
        title = self.title if self.publicity is Publicity.PUBLIC else "(not public)"
        handled = "; ".join(str(handling.said()) for handling in self.handlings) or "not handled yet"
        return title, "", f"**{spoken(self.stage)}** · {handled}"
