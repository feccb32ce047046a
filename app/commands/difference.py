"""The readable difference of two revisions of a proposal: words, money lines, papers and people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from app.commands.screen import money
from models.base.writing import Written
from models.case.proposal import Proposal
from models.matter.appropriation import Appropriation

Mark = Literal["same", "out", "in"]
Reads = Callable[[Written], str]


@dataclass(frozen=True)
class Difference:
    """A part that differs, as pieces that stayed, went out or came in."""

    part: str
    pieces: tuple[tuple[Mark, str], ...]


def differences(before: Proposal, after: Proposal, read: Reads) -> Iterator[Difference]:
    """What changed from one revision to another; `read` gives a text's words."""
    for part, old, new in _texts(before, after, read):
        if old != new:
            yield Difference(part, tuple(words(old, new)))
    for part, olds, news in _lists(before, after, read):
        out = [("out", line) for line in olds if line not in news]
        came = [("in", line) for line in news if line not in olds]
        pieces: list[tuple[Mark, str]] = [*out, *came]  # type: ignore[list-item]
        if pieces:
            yield Difference(part, tuple((mark, f"{line}\n") for mark, line in pieces))


def words(old: str, new: str) -> Iterator[tuple[Mark, str]]:
    """Two texts compared word by word."""
    before, after = (re.findall(r"\s+|[^\s]+", text) for text in (old, new))
    for change, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if change == "equal":
            yield "same", "".join(before[a:b])
            continue
        if a < b:
            yield "out", "".join(before[a:b])
        if c < d:
            yield "in", "".join(after[c:d])


def _texts(before: Proposal, after: Proposal, read: Reads) -> Iterator[tuple[str, str, str]]:
    olds = {clause.number: read(clause.text) for clause in before.clauses}
    news = {clause.number: read(clause.text) for clause in after.clauses}
    for number in sorted(olds | news):
        yield f"Clause {number}", olds.get(number, ""), news.get(number, "")
    for part in ("reasons", "decision_reasons", "summary"):
        old, new = getattr(before, part), getattr(after, part)
        yield part.replace("_", " ").capitalize(), read(old) if old else "", read(new) if new else ""


def _lists(before: Proposal, after: Proposal, read: Reads) -> Iterator[tuple[str, list[str], list[str]]]:
    yield "Appropriation", _lines(before.appropriation), _lines(after.appropriation)
    yield "Nature", _nature(before), _nature(after)
    yield "Presenter", [str(before.presenter)], [str(after.presenter)]
    yield "Further information", _named(before.further_information), _named(after.further_information)
    yield "Attachments", _attached(before, read), _attached(after, read)
    yield "Informed", _informed(before, read), _informed(after, read)


def _lines(granted: Appropriation | None) -> list[str]:
    if granted is None:
        return []
    item = f"{granted.budget_item} {granted.budget_item_name} {granted.project_number}".rstrip()
    total = f"Total {money(granted.cents)}, {item}, {granted.year}"
    lines = [
        f"{line.number} {line.name}, {share.name}: {money(line.cents)}, owner {line.owner}"
        + (f", half of {line.joint_with}" if line.joint_with else "")
        + (f"; goals: {'; '.join(line.goals)}" if line.goals else "")
        for share, line in granted.lines()
    ]
    shares = [f"{share.name}: {money(share.cents)}, head {share.head}" for share in granted.divisions]
    return [total, *shares, *lines]


def _nature(proposal: Proposal) -> list[str]:
    parts = ("kind", "to", "legal_ground", "claim_against", "corrects")
    return [
        f"{part.replace('_', ' ')}: {getattr(proposal, part)}" for part in parts if getattr(proposal, part)
    ]


def _named(people: tuple[object, ...]) -> list[str]:
    return [str(person) for person in people]


def _informed(proposal: Proposal, read: Reads) -> list[str]:
    return [read(party) if isinstance(party, Written) else party for party in proposal.informed]


def _attached(proposal: Proposal, read: Reads) -> list[str]:
    return [
        f"{a.number} {read(a.sealed_title) if a.sealed_title else a.title}"
        f"{f' ({a.name} {a.sha256[:12]})'.replace('( ', '(') if a.sha256 else ''}"
        f"{f', {a.secrecy}' if a.secrecy else ''}"
        for a in proposal.attachments
    ]
