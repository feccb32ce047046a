"""Every example, through workflows, transactions and skipped time, gives the facts of the pure engine.

Workflows and papers know nothing of the kind of database: each example goes through them in one, and through
the transactions alone in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from activities.installation import Installation
from activities.settings import load_settings
from app.case_file.reader import read
from app.dossier import write_dossier
from app.played import deposit, played
from app.rehearsal import play, rehearse_pure
from models.engine.journal import Fact
from models.papers.edition import is_whole, whole
from models.papers.paper import PAPERS
from models.record.case_record import CaseRecord
from tests.support.clerk import Clerk

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/case.yaml"))
KINDS = ("sqlite", "postgres")
ONE = [(example, KINDS[turn % 2]) for turn, example in enumerate(EXAMPLES)]
THE_OTHER = [(example, KINDS[not turn % 2]) for turn, example in enumerate(EXAMPLES)]
EVERY_PAPER = frozenset(template for kind in PAPERS for template in (kind.template, whole(kind.template)))


def by_journal(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts of each journal; how journals interleave is the registry's own affair."""
    journals: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        journals[fact.journal].append(fact.model_copy(update={"position": 0}))
    return journals


def name_of(value: Path | str) -> str:
    """What an example, or a kind of database, is called."""
    return value.parent.name if isinstance(value, Path) else value


def facts_in(installation: Installation) -> list[Fact]:
    """All that a registry holds."""
    registry = installation.registry
    return [fact for journal in registry.journals() for fact in registry.facts(journal.id)]


@pytest.mark.parametrize(("example", "registry_dsn"), ONE, indirect=["registry_dsn"], ids=name_of)
async def test_every_example_gives_the_same_facts_hash_by_hash(
    example: Path, registry_dsn: str, tmp_path: Path
) -> None:
    script = read(example)
    settings = load_settings(data=tmp_path, registry=registry_dsn)
    async with played(script, settings) as stage:
        await play(script, stage)
        real = facts_in(stage.installation)
        record = write_dossier(script.case, stage.installation, tmp_path / "out").record
    assert by_journal(real) == by_journal(await rehearse_pure(script))
    assert {path.name for path in (tmp_path / "out" / "papers").iterdir()} == {
        paper.name for paper in record.papers if not is_whole(paper.template)
    }
    assert CaseRecord.model_validate_json((tmp_path / "out" / "record.json").read_text("utf-8")) == record


@pytest.mark.parametrize(("example", "registry_dsn"), THE_OTHER, indirect=["registry_dsn"], ids=name_of)
async def test_every_example_is_committed_likewise_to_the_other_kind_of_database(
    example: Path, registry_dsn: str, tmp_path: Path
) -> None:
    script = read(example)
    settings = load_settings(data=tmp_path, registry=registry_dsn)
    installation = Installation.fresh(settings, rehearsal=True)
    deposit(script, installation)
    await play(script, Clerk(installation, script.begins, leaves=EVERY_PAPER))
    assert by_journal(facts_in(installation)) == by_journal(await rehearse_pure(script))
    installation.close()
