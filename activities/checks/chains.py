"""A journal's chain: each fact follows the one before, and is as it was hashed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import RowMapping, select

from activities.checks.fault import Fault, Inspection
from activities.registry.facts import fact_of
from models.base.canonical import canonical
from models.engine.journal import Fact, broken_links
from models.engine.world import Held
from models.tables.tables import FACT, JOURNAL, REGISTRY


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
        return [], [Fault(journal, f"A fact cannot be read, so it was altered: {error}.")]
    for row in rows:
        looked.checked["facts"] += 1
        try:
            facts.append(_as_it_stands(row))
        except (ValueError, KeyError) as error:
            faults.append(
                Fault(journal, f"Fact {row['seq']} ({row['kind']}) was altered: {_one_line(error)}.")
            )
        if row["position"] <= last:
            faults.append(Fault(journal, f"Fact {row['seq']} stands before the one that it follows."))
        last = row["position"]
    faults.extend(Fault(journal, f"{broken[0].upper()}{broken[1:]}.") for broken in broken_links(facts))
    return facts, faults


def _as_it_stands(row: RowMapping) -> Fact:
    fact = fact_of(row)
    if canonical(fact.model_dump(mode="json")["content"]) != row["content"]:
        raise ValueError("its text is not the one that was hashed")
    return fact


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def row_of(looked: Inspection, held: Held) -> Iterator[Fault]:
    """Whether the journal's own row says what its facts say."""
    row: Any = looked.connection.execute(select(JOURNAL).where(JOURNAL.c.id == held.id)).one_or_none()
    if row is None:
        yield Fault(held.id, f"The journal has {held.seq} facts, but no row of its own.")
        return
    if (row.seq, row.head) != (held.seq, held.head):
        says = f"The journal's row ends with fact {row.seq}, head {row.head[:12]}…"
        yield Fault(held.id, f"{says}; its facts end with {held.seq}, head {held.head[:12]}….")
    if held.state is not None and (row.kind, row.is_open) != (held.state.noun, held.state.open):
        says = f"a {row.kind} that is {_word(row.is_open)}"
        yield Fault(
            held.id,
            f"The journal's row says {says}; its facts say a {held.state.noun} "
            f"that is {_word(held.state.open)}.",
        )


def _word(is_open: bool) -> str:
    return "open" if is_open else "closed"


def positions(looked: Inspection) -> Iterator[Fault]:
    """Whether every place among the facts of all journals is taken, from the first to the last."""
    registry: Any = looked.connection.execute(select(REGISTRY.c.position, REGISTRY.c.behind)).one()
    last = 0
    for place in looked.connection.execute(select(FACT.c.position).order_by(FACT.c.position)).scalars():
        if place > last + 1:
            yield Fault("registry", f"{_places(last + 1, place - 1)} missing: facts were taken out.")
        last = place
    if last < registry.position:
        yield Fault("registry", f"{_places(last + 1, registry.position)} missing: facts were taken out.")
    elif last > registry.position:
        yield Fault("registry", f"The registry counts {registry.position} facts, and holds {last}.")
    if registry.behind:
        yield Fault("registry", f"It was restored from an older copy; {registry.behind} has lost facts.")


def _places(first: int, last: int) -> str:
    return f"Position {first} is" if first == last else f"Positions {first} to {last} are"
