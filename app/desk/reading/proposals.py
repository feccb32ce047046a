"""Proposals: what changed from one numbered revision to another, in words, money, papers and people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Literal, get_args

from activities.installation import Installation
from app.desk.entering import held
from app.desk.reading.difference import Piece, word_by_word
from app.desk.reading.texts import refuse_confidential, words_of
from models.base.money import Cents
from models.base.refusal import Refusal, WrongAddressee
from models.base.words import Said
from models.base.writing import Written
from models.case.case import Case
from models.case.proposal import Proposal
from models.engine import policy
from models.matter.appropriation import Appropriation


class NoSuchRevision(Refusal):
    """{journal} has no revision {revision} of its proposal; it has {revisions}."""


class NothingBefore(Refusal):
    """Revision {revision} is the first of the proposal of {journal}; there is none before it."""


class NoRevision(Refusal):
    """{journal} has no proposal yet, so that there is nothing to compare."""


class ProposalPart(StrEnum):
    """A part of a proposal that may differ."""

    CLAUSE = "clause"
    REASONS = "reasons"
    DECISION_REASONS = "decision_reasons"
    SUMMARY = "summary"
    APPROPRIATION = "appropriation"
    NATURE = "nature"
    PRESENTER = "presenter"
    FURTHER_INFORMATION = "further_information"
    ATTACHMENTS = "attachments"
    EXTRACTS = "extracts"
    INFORMED = "informed"


@dataclass(frozen=True)
class Rewritten:
    """A text that differs, word by word; a clause has its number."""

    part: ProposalPart
    clause: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Granted:
    """The sum of an appropriation, and the budget item that it is taken from."""

    cents: Cents
    budget_item: str
    budget_item_name: str
    project_number: str
    year: int


@dataclass(frozen=True)
class Shared:
    """A division's share of an appropriation."""

    division: str
    cents: Cents
    head: str


@dataclass(frozen=True)
class Projected:
    """A project's money of an appropriation."""

    project: str
    name: str
    division: str
    cents: Cents
    owner: str
    unit: str
    joint_with: str
    goals: tuple[str, ...]


NatureField = Literal[
    "kind", "to", "legal_ground", "noting", "refusing", "claim_against", "corrects", "heard", "to_loss",
    "no_loss", "consent",
]  # fmt: skip
_NATURE: tuple[NatureField, ...] = get_args(NatureField)


@dataclass(frozen=True)
class Natured:
    """One thing that outcome or appeal of a proposal depend on."""

    field: NatureField
    value: str | bool


@dataclass(frozen=True)
class Attached:
    """An attachment; one that is secret names the ground."""

    number: int
    title: str
    name: str
    sha256: str
    secrecy: str


@dataclass(frozen=True)
class Extracted:
    """An extract that is sent, and the papers that go along."""

    to: str
    papers: tuple[str, ...]


Listed = Granted | Shared | Projected | Natured | Attached | Extracted | str
"""A line of a part that is a list; a plain text is a person or a party."""


@dataclass(frozen=True)
class Relisted:
    """A list that differs: the lines that went out, and those that came in."""

    part: ProposalPart
    out: tuple[Listed, ...]
    came: tuple[Listed, ...]


Difference = Rewritten | Relisted
Reads = Callable[[Written], str]


@dataclass(frozen=True)
class Revised:
    """Two revisions of a case's proposal, and everything in which they differ."""

    earlier: int
    later: int
    differences: tuple[Difference, ...]


def revised(
    installation: Installation,
    journal: str,
    earlier: int | None = None,
    later: int | None = None,
    read: Reads | None = None,
    *,
    public: bool = False,
) -> Revised:
    """What changed between two revisions; by default from the one before the later, and to the last.

    `read` gives a text's words; by default as the reader of a terminal has them. Where it is `public`, what
    secrecy covers is left out: of a confidential case its money, too.
    """
    case = held(installation, journal).state
    if not isinstance(case, Case):
        raise WrongAddressee(
            act=Said.why("the difference of revisions"), wanted=policy.a_noun("case"), journal=journal
        )
    refuse_confidential(case)
    if not case.proposals:
        raise NoRevision(journal=journal)
    later = len(case.proposals) if later is None else later
    if later == 1 and earlier is None:
        raise NothingBefore(journal=journal, revision=later)
    earlier = later - 1 if earlier is None else earlier
    for revision in (later, earlier):
        if not 1 <= revision <= len(case.proposals):
            raise NoSuchRevision(journal=journal, revision=revision, revisions=len(case.proposals))
    before, after = (
        each.public_part(confidential_on=case.ground if case.confidential else "") if public else each
        for each in (case.proposals[earlier - 1], case.proposals[later - 1])
    )
    return Revised(earlier, later, tuple(differences(before, after, read or partial(words_of, installation))))


def differences(before: Proposal, after: Proposal, read: Reads) -> Iterator[Difference]:
    """What changed from one revision to another; `read` gives a text's words."""
    for part, clause, old, new in _texts(before, after, read):
        if old != new:
            yield Rewritten(part, clause, tuple(word_by_word(old, new)))
    for (part, olds), (_, news) in zip(_lists(before, read), _lists(after, read), strict=True):
        out = tuple(entry for entry in olds if entry not in news)
        came = tuple(entry for entry in news if entry not in olds)
        if out or came:
            yield Relisted(part, out, came)


def _texts(
    before: Proposal, after: Proposal, read: Reads
) -> Iterator[tuple[ProposalPart, int | None, str, str]]:
    olds = {clause.number: read(clause.text) for clause in before.clauses}
    news = {clause.number: read(clause.text) for clause in after.clauses}
    for number in sorted(olds | news):
        yield ProposalPart.CLAUSE, number, olds.get(number, ""), news.get(number, "")
    for part in (ProposalPart.REASONS, ProposalPart.DECISION_REASONS, ProposalPart.SUMMARY):
        old, new = getattr(before, part), getattr(after, part)
        yield part, None, read(old) if old else "", read(new) if new else ""


def _lists(proposal: Proposal, read: Reads) -> Iterator[tuple[ProposalPart, tuple[Listed, ...]]]:
    yield ProposalPart.APPROPRIATION, tuple(_money(proposal.appropriation))
    yield (
        ProposalPart.NATURE,
        tuple(
            Natured(name, said if isinstance(said, bool) else str(said))
            for name in _NATURE
            if (said := getattr(proposal, name))
        ),
    )
    yield ProposalPart.PRESENTER, (str(proposal.presenter),)
    yield ProposalPart.FURTHER_INFORMATION, tuple(map(str, proposal.further_information))
    yield ProposalPart.ATTACHMENTS, tuple(_attached(proposal, read))
    yield (
        ProposalPart.EXTRACTS,
        tuple(
            Extracted(_worded(each.to, read), tuple(_worded(paper, read) for paper in each.papers))
            for each in proposal.extracts
        ),
    )
    yield (
        ProposalPart.INFORMED,
        tuple(_worded(party, read) for party in proposal.informed),
    )


def _worded(said: Written | str, read: Reads) -> str:
    """What is said in the open, or the words behind its seal."""
    return read(said) if isinstance(said, Written) else said


def _money(granted: Appropriation | None) -> Iterator[Listed]:
    if granted is None:
        return
    yield Granted(
        Cents(granted.cents),
        granted.budget_item,
        granted.budget_item_name,
        granted.project_number,
        granted.year,
    )
    for share in granted.divisions:
        yield Shared(share.name, Cents(share.cents), share.head)
    for share, line in granted.lines():
        yield Projected(
            project=line.number,
            name=line.name,
            division=share.name,
            cents=Cents(line.cents),
            owner=line.owner,
            unit=line.unit,
            joint_with=line.joint_with,
            goals=line.goals,
        )


def _attached(proposal: Proposal, read: Reads) -> Iterator[Listed]:
    for each in proposal.attachments:
        title = read(each.sealed_title) if each.sealed_title else each.title
        yield Attached(each.number, title, each.name, each.sha256, each.secrecy)
