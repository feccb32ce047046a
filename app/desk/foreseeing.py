"""What would follow from an act: decided as the commit would decide it, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from activities.installation import Installation
from activities.registry.ledger import Ledger
from activities.registry.shelf import Shelf
from activities.registry.transaction import Transaction
from app.case_file.papers import Papers
from models.base.text import Text
from models.base.writing import Written
from models.engine import engine
from models.engine.command import AnyAct, Command
from models.engine.journal import BEGINNING, Content, Fact
from models.engine.state import State
from models.engine.steps import refuse_before_its_ground
from models.engine.world import Ahead, Held
from models.law.deadline import Deadline
from models.papers.notice import notices
from models.papers.paper import papers


@dataclass(frozen=True)
class Foreseen:
    """What an act would become, and what would come of that."""

    facts: tuple[Fact, ...]
    papers: tuple[str, ...]
    """The kinds of papers that would be made, each once."""
    mails: tuple[tuple[str, str], ...]
    """Who would get a mail, and in which role, each once."""
    deadlines: tuple[Deadline, ...]
    """What would fall due in the journal that does not now."""


def foreseen(
    installation: Installation,
    held: Held,
    act: AnyAct,
    typed: Papers,
    *,
    actor: str,
    role: str,
    now: datetime,
    happened_at: datetime,
    later_because: str = "",
) -> Foreseen:
    """What would follow. Raises a Refusal where the act would be refused as it is written, or to who asks."""

    def text(written: Written) -> Text | None:
        mine = typed.manuscripts.get(written.sha256)
        return mine.text if mine else installation.archive.text(written)

    command = Command.model_construct(
        id="-",
        journal=held.id,
        name=act.name(),
        act=act,
        actor=actor,
        role=role,
        happened_at=happened_at,
        later_because=later_because,
    )
    with installation.registry.reading.connect() as connection:
        reads = Transaction(
            Ledger(connection, 0, 0, ""), Shelf(), now, text
        )  # nothing is given to it to write
        ahead = Ahead(reads)
        engine.refuse_at_once(held, command, ahead)
        told = [*_told(act, held, command, ahead)]
        refuse_before_its_ground(held, command, now)
    after = ahead.given_so_far.get(held.id, held)
    orders = [order for fact, state in told if state for order in papers(fact, state)]
    sent = [order for fact, state in told if state for order in notices(fact, state)]
    before = {deadline.key for deadline in engine.due(held)}
    return Foreseen(
        tuple(fact for fact, _ in told),
        tuple(dict.fromkeys(order.document for order in orders)),
        tuple(dict.fromkeys((order.to if order.person is None else "", order.role) for order in sent)),
        tuple(each for each in engine.due(after) if each.key not in before),
    )


def _told(act: AnyAct, held: Held, command: Command, ahead: Ahead) -> Iterator[tuple[Fact, State | None]]:
    """Each fact with the state of its journal after it."""
    for said in act.decided(held, command, ahead):
        journal, content = (held.id, said) if isinstance(said, Content) else (said.journal, said.content)
        before = ahead.held(journal)
        fact = Fact(
            journal=journal,
            seq=before.seq + 1,
            kind=content.kind,
            content=content,
            happened_at=command.happened_at,
            recorded_at=ahead.now,
            actor=command.actor,
            role=command.role,
            authenticated="unproven",
            command_id=command.id,
            before=BEGINNING,
            hash="",
        )
        after = before.after([fact])
        ahead.given_so_far[journal] = after
        yield fact, after.state
