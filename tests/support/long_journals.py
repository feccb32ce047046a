"""Journals as long as nobody has time to make them, written straight into a registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle

from sqlalchemy import Engine

from activities.registry.ledger import recording
from activities.registry.shelf import Shelf
from activities.registry.transaction import Transaction
from models.base.text import Text
from models.base.writing import Written
from models.case.proposal import Clause
from models.engine.journal import Content, Fact
from models.preparation.revising import ProposalRevised
from models.tables.noted import COMMANDS
from models.whole.numbering import uses
from tests.support.builders import a_reviewed_case, an_open_meeting

CASE = "HEL 2021-000001"


def many_revisions(count: int, clauses: int = 4) -> list[Fact]:
    """A case whose proposal was written again and again: its state grows as its journal does."""
    facts, words = _begun(), Written.of(Text.of("Perustelut."))
    base = next(fact.content for fact in facts if isinstance(fact.content, ProposalRevised)).proposal
    clauses_ = tuple(Clause(number=number, text=words) for number in range(1, clauses + 1))

    def revisions() -> Iterator[Content]:
        for revision in range(2, count + 2):
            proposal = base.model_copy(update={"clauses": clauses_})
            yield ProposalRevised(proposal=proposal, revision=revision, changed=("clauses",))

    return lengthened(facts, count, revisions())


def many_small_acts(count: int) -> list[Fact]:
    """A case that a group reviewed again and again: many small facts."""
    facts = _begun()
    return lengthened(facts, count, cycle([facts[-1].content]))


def a_long_sitting(count: int) -> list[Fact]:
    """A meeting in which somebody comes and goes without end: each act could be undone, one after another."""
    town = an_open_meeting()
    town.on_meeting("leave", "2021-03-15 16:10", member=town.meeting.names_present()[2])
    town.on_meeting("arrive", "2021-03-15 16:20", seat=3)
    facts = town.facts(town.meeting_id)
    return lengthened(facts, count, cycle(fact.content for fact in facts[-2:]))


def lengthened(facts: Sequence[Fact], count: int, contents: Iterable[Content]) -> list[Fact]:
    """A journal with so many facts: what follows those given says `contents`, each an act of its own."""
    longer = list(facts)
    last = longer[-1]
    for content in contents:
        if len(longer) >= count:
            break
        seq = last.seq + 1
        of_this = {"seq": seq, "kind": content.kind, "content": content, "command_id": f"act-{seq}"}
        last = last.model_copy(update={**of_this, "before": last.hash}).sealed()
        longer.append(last)
    return longer


def record(database: Engine, facts: Sequence[Fact]) -> None:
    """Write a whole journal into a registry, in one transaction."""
    with recording(database) as ledger:
        transaction = Transaction(ledger, Shelf(), facts[-1].recorded_at)
        for use in (use for fact in facts for use in uses(fact)):
            transaction.take(use.series, use.number)
        transaction.append(facts)
        commands = {fact.command_id: fact.journal for fact in facts}
        rows = [{"id": id_, "journal": journal, "digest": ""} for id_, journal in commands.items()]
        ledger.add(COMMANDS, rows)


def _begun() -> list[Fact]:
    return a_reviewed_case().facts(CASE)
