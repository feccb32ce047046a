"""What the workflows still know comes back; what nobody knows any more is named, and nothing is made up."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.recovery.histories import Seen
from activities.recovery.restoration import bring_back
from activities.registry.facts import read_facts
from activities.settings import load_settings
from app.played import deposit
from app.rehearsal import play
from models.engine.command import Command
from models.engine.effect_state import EffectState
from models.engine.journal import Fact
from models.tables.outbox import OUTBOX
from models.tables.tables import COMMAND, REGISTRY
from tests.support.clerk import Clerk, lived, script
from tests.support.lives_temporal import part

LIFE, COPIED_AFTER, OPENED = "claim-left", 8, 9


@dataclass
class Restored:
    """A registry as an older copy had it, and all that happened since."""

    installation: Installation
    whole: Installation
    facts: list[Fact]
    commands: dict[str, Command]

    def seen(self, *untold: str, commands: bool = True) -> Seen:
        """What the workflows were told: all but these kinds of fact."""
        told = {(fact.journal, fact.seq): fact for fact in self.facts if fact.kind not in untold}
        return Seen(facts=told, commands=self.commands if commands else {})


@pytest.fixture
def restored(tmp_path: Path, registry_dsn: str) -> Iterator[Restored]:
    """A life that is whole in one registry, and half in another."""
    life = script(LIFE)
    whole = lived(LIFE, tmp_path / "whole")
    half = Installation.fresh(load_settings(data=tmp_path / "half", registry=registry_dsn), rehearsal=True)
    deposit(life, half)
    asyncio.run(play(part(life, 0, COPIED_AFTER), Clerk(half, life.begins)))
    with whole.database.connect() as connection:
        facts = read_facts(connection)
    numbered = enumerate(life.steps, start=1)
    commands = {
        f"{life.case}/{number}": life.command(number, step.journal or "") for number, step in numbered
    }
    yield Restored(half, whole, facts, commands)
    for installation in (whole, half):
        installation.close()


def deliver(restored: Restored) -> None:
    """Do what waits in the outbox."""
    clerk = Clerk(restored.installation, restored.facts[-1].recorded_at)
    asyncio.run(clerk.deliver())


def test_all_comes_back_as_it_was(restored: Restored) -> None:
    recovered = bring_back(restored.installation.database, restored.seen())
    deliver(restored)
    assert recovered.lost == []
    assert heads(restored.installation.archive).heads == heads(restored.whole.archive).heads
    assert verify(restored.installation.archive).faults == ()


def test_a_fact_that_nobody_was_told_is_decided_again(restored: Restored) -> None:
    recovered = bring_back(restored.installation.database, restored.seen("CaseHandled", "DecisionPublished"))
    assert recovered.lost == []
    assert heads(restored.installation.archive).heads == heads(restored.whole.archive).heads


def test_a_command_whose_words_are_unknown_is_still_known_by_its_id(restored: Restored) -> None:
    bring_back(restored.installation.database, restored.seen(commands=False))
    clerk = Clerk(restored.installation, restored.facts[-1].recorded_at)
    with restored.installation.database.connect() as connection:
        before = connection.execute(select(COMMAND.c.id)).scalars().all()
    answer = asyncio.run(clerk.act(restored.commands[f"{script(LIFE).case}/{OPENED}"]))
    assert answer.sentence
    assert len(heads(restored.installation.archive).heads) == 3
    with restored.installation.database.connect() as connection:
        assert connection.execute(select(COMMAND.c.id)).scalars().all() == before


def test_what_no_workflow_knows_is_named_and_acts_stay_refused(restored: Restored) -> None:
    with restored.installation.database.begin() as connection:
        connection.execute(REGISTRY.update().values(behind="khs-2022-05-16"))
    recovered = bring_back(restored.installation.database, restored.seen("CaseHandled", commands=False))
    lost = [f"{fault.where}: {fault.sentence}" for fault in recovered.lost]
    assert any("cannot be brought back: it does not follow fact" in line for line in lost)
    assert any(line.startswith("registry: Of positions ") for line in lost)
    with restored.installation.database.connect() as connection:
        assert connection.execute(select(REGISTRY.c.behind)).scalar_one() == "khs-2022-05-16"


def test_an_altered_fact_is_not_brought_back(restored: Restored) -> None:
    seen = restored.seen(commands=False)
    key = next(key for key, fact in seen.facts.items() if fact.kind == "ItemHandled")
    seen.facts[key] = seen.facts[key].model_copy(update={"actor": "joku muu"})
    recovered = bring_back(restored.installation.database, seen)
    assert any(fault.where == key[0] and f"Fact {key[1]} (" in fault.sentence for fault in recovered.lost)


def test_what_was_written_after_the_restoration_keeps_its_place(restored: Restored) -> None:
    life = script(LIFE)
    clerk = Clerk(restored.installation, restored.facts[-1].recorded_at)
    opening = next(command for command in restored.commands.values() if command.name == "open_case")
    answer = asyncio.run(clerk.act(opening.model_copy(update={"id": "another"})))
    recovered = bring_back(restored.installation.database, restored.seen())
    assert recovered.lost == []
    assert "the recovered ones come after them" in recovered.notices[0].sentence
    deliver(restored)
    verdict = verify(restored.installation.archive)
    assert verdict.faults == ()
    with restored.installation.database.begin() as connection:
        connection.execute(REGISTRY.update().values(rehearsal=False))
    faults = [fault.sentence for fault in verify(restored.installation.archive).faults]
    assert faults == ["rehearsal 1 is missing, which line 2 wrote."]  # what came late is held to no order
    assert {head.journal for head in heads(restored.installation.archive).heads} >= {
        answer.journal,
        life.case,
    }


@pytest.mark.parametrize("certain", [True, False])
def test_a_notice_is_sent_again_only_if_it_is_not_certain_that_it_was_sent(
    restored: Restored, certain: bool
) -> None:
    delivered = {fact.journal: fact.seq for fact in restored.facts} if certain else {}
    with restored.installation.database.connect() as connection:
        last = connection.execute(select(REGISTRY.c.position)).scalar_one()
    bring_back(restored.installation.database, replace(restored.seen(), delivered=delivered))
    with restored.installation.database.connect() as connection:
        notices = select(OUTBOX.c.state).where(OUTBOX.c.kind == "notice", OUTBOX.c.position > last)
        states = connection.execute(notices).scalars().all()
    assert set(states) == {EffectState.SENT_BEFORE if certain else EffectState.WAITING}
