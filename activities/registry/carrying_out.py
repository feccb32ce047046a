"""A command is carried out: its facts are written after the last of all, and their effects are ordered."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from activities.registry.timing import recorded_at
from activities.registry.transaction import Transaction
from models.base.refusal import NothingHappened
from models.engine import engine
from models.engine.command import Command
from models.engine.journal import Fact
from models.papers.public_event import Listeners
from models.tables.noted import COMMANDS
from models.whole.effects import effects_of

A_FEW = 20
"""So many effects of one command are done where it was committed; of more, every worker takes its share."""


def carry_out(
    transaction: Transaction, command: Command, registry: Row[Any], listeners: Listeners
) -> tuple[list[Fact], int]:
    """The command's facts, written after the last of all, and how many nudges they call for.

    A few other effects are in the hand of this process's own drain; of many, every drain takes some.
    """
    closed = _is_closed(transaction, command.journal)
    facts = engine.settle(command, transaction, recorded_at(registry, transaction.now))
    if not facts:
        raise NothingHappened
    written = transaction.append(facts)
    driver = command.journal or facts[0].journal
    acting = "" if closed else command.journal
    effects = list(effects_of(acting, ((fact, held.begun()) for fact, held in written), listeners))
    nudges = sum(effect.kind == "nudge" for effect in effects)
    claim = registry.drain if registry.drain and len(effects) - nudges <= A_FEW else ""
    transaction.order(driver, written[-1][0], effects, claim=claim)
    row = {"id": command.id, "journal": driver, "digest": command.digest()}
    transaction.ledger.add(COMMANDS, [row])
    return [fact for fact, _ in written], nudges


def _is_closed(transaction: Transaction, journal: str) -> bool:
    """Whether no workflow drives the journal any more, so that one has to be woken."""
    state = transaction.held(journal).state if journal else None
    return state is not None and not state.open
