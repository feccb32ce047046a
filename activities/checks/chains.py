"""A journal's chain: each fact follows the one before, and is as it was hashed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import RowMapping, select

from activities.checks.fault import Fault, Inspection
from activities.registry.damage import problem_in
from activities.registry.facts import fact_of
from models.base.canonical import canonical
from models.base.terms import Term
from models.base.words import Listed, Said
from models.engine.journal import Fact, broken_links
from models.engine.policy import the_noun
from models.engine.world import Held
from models.tables.tables import FACT, JOURNAL, REGISTRY, RESTORED


def journals(looked: Inspection) -> list[str]:
    """The name of every journal that has a row or a fact."""
    named = select(JOURNAL.c.id).union(select(FACT.c.journal))
    return sorted(looked.connection.execute(named).scalars())


def chain(looked: Inspection, journal: str) -> tuple[list[Fact], list[Fault]]:
    """A journal's facts, those that can be read, and what is wrong with their chain."""
    looked.checked["journals"] += 1
    facts: list[Fact] = []
    faults: list[Fault] = []
    last = 0
    try:
        wanted = select(FACT).where(FACT.c.journal == journal).order_by(FACT.c.seq)
        rows = looked.connection.execute(wanted).mappings().all()
    except ValueError as error:
        altered = Said.of("fault", "A fact cannot be read, so it was altered: {error}.", error=str(error))
        return [], [Fault(journal, altered)]
    for row in rows:
        looked.checked["facts"] += 1
        try:
            facts.append(_as_it_stands(row))
        except _OtherText:
            altered = Said.of(
                "fault",
                "Fact {fact} ({kind}) was altered: its text is not the one that was hashed.",
                fact=row["seq"],
                kind=row["kind"],
            )
            faults.append(Fault(journal, altered))
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            altered = Said.of(
                "fault",
                "Fact {fact} ({kind}) was altered: {problem}",
                fact=row["seq"],
                kind=row["kind"],
                problem=problem_in(error, row),
            )
            faults.append(Fault(journal, altered))
        place = row["position"]
        if not isinstance(place, int) or place <= last:
            before = Said.of("fault", "Fact {fact} stands before the one that it follows.", fact=row["seq"])
            faults.append(Fault(journal, before))
            continue
        last = place
    faults.extend(Fault(journal, broken) for broken in broken_links(facts))
    return facts, faults


def _as_it_stands(row: RowMapping) -> Fact:
    fact = fact_of(row)
    if canonical(fact.model_dump(mode="json")["content"]) != row["content"]:
        raise _OtherText
    return fact


class _OtherText(Exception):  # noqa: N818 - it is told as a fault
    """A fact's text is written otherwise than it was hashed."""


def row_of(looked: Inspection, held: Held) -> Iterator[Fault]:
    """Whether the journal's own row says what its facts say."""
    row: Any = looked.connection.execute(select(JOURNAL).where(JOURNAL.c.id == held.id)).one_or_none()
    if row is None:
        no_row = Said.of("fault", "The journal has no row of its own; its facts: {facts}.", facts=held.seq)
        yield Fault(held.id, no_row)
        return
    if (row.seq, row.head) != (held.seq, held.head):
        said = Said.of(
            "fault",
            "The journal's row ends with fact {row}, head {row_head}…; its facts end with {last}, "
            "head {head}….",
            row=row.seq,
            row_head=row.head[:12],
            last=held.seq,
            head=held.head[:12],
        )
        yield Fault(held.id, said)
    if held.state is not None and (row.kind, row.is_open) != (held.state.noun, held.state.open):
        said = Said.of(
            "fault",
            "The journal's row says: {row}; its facts say: {facts}.",
            row=_standing(row.kind, row.is_open),
            facts=_standing(held.state.noun, held.state.open),
        )
        yield Fault(held.id, said)


def _standing(noun: str, is_open: bool) -> Listed:
    return Listed.of((the_noun(noun), Term("stage", "open" if is_open else "closed")))


def positions(looked: Inspection) -> Iterator[Fault]:
    """Whether every place among the facts of all journals is taken, from the first to the last."""
    registry: Any = looked.connection.execute(select(REGISTRY.c.position, REGISTRY.c.behind)).one()
    last = 0
    for place in looked.connection.execute(select(FACT.c.position).order_by(FACT.c.position)).scalars():
        if place > last + 1:
            yield Fault("registry", _taken_out(last + 1, place - 1))
        last = place
    if last < registry.position:
        yield Fault("registry", _taken_out(last + 1, registry.position))
    elif last > registry.position:
        said = Said.of(
            "fault",
            "The registry counts {counted} facts, and holds {held}.",
            counted=registry.position,
            held=last,
        )
        yield Fault("registry", said)
    if registry.behind == RESTORED:
        restored = Said.of(
            "fault", "It was restored from a backup, and takes no act until `pykala recover` has looked."
        )
        yield Fault("registry", restored, wrong=False)
    elif registry.behind:
        behind = Said.of(
            "fault", "It was restored from an older copy; {journal} has lost facts.", journal=registry.behind
        )
        yield Fault("registry", behind)


def _taken_out(first: int, last: int) -> Said:
    if first == last:
        return Said.of("fault", "Position {position} is missing: facts were taken out.", position=first)
    return Said.of(
        "fault",
        "Positions {first} to {last} are missing: facts were taken out.",
        first=first,
        last=last,
    )
