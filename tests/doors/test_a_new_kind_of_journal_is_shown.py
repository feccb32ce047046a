"""A kind of journal that no door has heard of is shown by what every state tells, and completed by its id."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert

from activities.registry.ids import journal_ids
from activities.settings import load_settings
from app.commands.completing import by_name
from app.commands.options import parameters
from app.commands.stands import stands
from models.bodies.body_register import bodies_on
from models.tables.tables import JOURNAL
from models.whole.memory import Memory
from tests.support.new_kind import BEGINS, commands, known


def test_it_is_shown_with_its_kind_and_its_stage(capsys: pytest.CaptureFixture[str]) -> None:
    with known() as kind:
        memory = Memory(now=BEGINS)
        journal, (first, *_) = commands(kind)
        memory.act(first)
        stands(memory.held(journal), bodies_on(memory, BEGINS.date()))
    assert capsys.readouterr().out.splitlines() == [journal, "initiative", "Stage: open"]


def test_its_ids_are_completed_like_those_of_any_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "registry.sqlite"
    engine = create_engine(f"sqlite:///{file}")
    JOURNAL.metadata.create_all(engine)
    with engine.begin() as connection:
        for id_, noun in (("aloite-1", "initiative"), ("khs-2021-03-15", "meeting")):
            connection.execute(insert(JOURNAL).values(id=id_, kind=noun, seq=1, head="0" * 64, is_open=True))
    engine.dispose()
    monkeypatch.setenv("PYKALA_REGISTRY", f"sqlite:///{file}")
    assert {id_ for id_, _ in journal_ids(load_settings(), (), "")} == {"aloite-1", "khs-2021-03-15"}
    with known() as kind:
        asked = next(iter(parameters(kind.SupportInitiative))).annotation.__metadata__[0]
    completer = by_name(asked.autocompletion.__name__)
    assert completer is not None
    assert completer("") == [("aloite-1", "")]
