"""Every example, through workflows, transactions and skipped time, gives the facts of the pure engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from activities.settings import load_settings
from app.case_file.reader import read
from app.dossier import write_dossier
from app.played import played
from app.rehearsal import play, rehearse_pure
from models.engine.journal import Fact
from models.papers.edition import is_whole
from models.record.case_record import CaseRecord

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/case.yaml"))


def by_journal(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts of each journal; how journals interleave is the registry's own affair."""
    journals: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        journals[fact.journal].append(fact.model_copy(update={"position": 0}))
    return journals


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
async def test_every_example_gives_the_same_facts_hash_by_hash(
    example: Path, registry_dsn: str, tmp_path: Path
) -> None:
    script = read(example)
    settings = load_settings(data=tmp_path, registry=registry_dsn)
    async with played(script, settings) as stage:
        await play(script, stage)
        real = [
            fact
            for journal in stage.installation.registry.journals()
            for fact in stage.installation.registry.facts(journal.id)
        ]
        record = write_dossier(script.case, stage.installation, tmp_path / "out").record
    assert by_journal(real) == by_journal(await rehearse_pure(script))
    assert {path.name for path in (tmp_path / "out" / "papers").iterdir()} == {
        paper.name for paper in record.papers if not is_whole(paper.template)
    }
    assert CaseRecord.model_validate_json((tmp_path / "out" / "record.json").read_text("utf-8")) == record
