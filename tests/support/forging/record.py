"""The record that is forged: a short life that leaves something in every table, and copies of it."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path

from activities.checks.fault import Fault
from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.installation import Installation
from activities.registry.sealed import mentions
from activities.settings import load_settings
from app.case_file.reader import read
from app.played import deposit
from app.rehearsal import play
from models.base.text import Text
from models.engine.heads import Heads
from models.engine.message import CommitOrder
from models.papers.edition import whole
from models.papers.paper import PAPERS
from tests.support.clerk import Clerk, erasing
from tests.support.forging.forged_ledger import rewrite_ledger
from tests.support.forging.forger import another
from tests.support.forging.tables import behind_its_back
from tests.support.lives import at

HERE = Path(__file__).parent
NOW = at("2022-02-08 09:00")
CASE = "HEL 2022-000001"


@dataclass(frozen=True)
class Record:
    """A data folder in which a life was lived, with the heads that somebody else keeps."""

    data: Path
    heads: Heads
    told: frozenset[Fault]
    """What is said to it while nothing is forged; nothing of it is wrong."""

    def copied(self, data: Path) -> Installation:
        """A copy of it in an empty folder."""
        shutil.copytree(self.data, data, dirs_exist_ok=True)
        return Installation(load_settings(data=data))


def lived_record(data: Path) -> Record:
    """Live the life in an empty folder. Most papers wait to be made; one was made by an earlier version."""
    case_file = data / "case"
    case_file.mkdir(parents=True)
    for name, words in (("hoitoluokat.md", "Luokat I ja II"), ("lausunto.md", "Ranteen murtuma")):
        case_file.joinpath(name).write_text(words, encoding="utf-8")
    script = read(Path(shutil.copy(HERE / "life.yaml", case_file)))
    installation = Installation.fresh(load_settings(data=data), rehearsal=True)
    deposit(script, installation)
    clerk = Clerk(installation, script.begins, LEFT)
    asyncio.run(play(script, clerk))
    _refuse(clerk)
    clerk.now = NOW
    _erase(clerk)
    installation.archive.write(Text.of("Tästä ei tullut mitään."), confidential=True)
    _age(data)
    kept = heads(installation.archive, NOW)
    verdict = verify(installation.archive, kept, NOW)
    installation.close()
    assert verdict.faults == ()
    return Record(data, kept, frozenset(verdict.notices))


def _refuse(clerk: Clerk) -> None:
    """Somebody signals an act that is refused."""
    held = clerk.installation.registry.held(CASE)
    script = read(clerk.installation.settings.data / "case" / "life.yaml")
    command = script.command(1, CASE).model_copy(update={"id": "refused", "happened_at": NOW})
    order = CommitOrder(command=command, since=held.seq, head=held.head, now=NOW, signalled=True)
    assert clerk.commits.commit(order).refused


def _erase(clerk: Clerk) -> None:
    """The words of the review are erased, though the case is decided."""
    facts = clerk.installation.registry.facts(CASE)
    (words,) = (mention.sha256 for mention in mentions(facts) if mention.kind == "ReviewGiven")
    asyncio.run(clerk.act(erasing(CASE, words, happened_at=NOW)))


def _age(data: Path) -> None:
    """Make it a record of which the first paper was made by an earlier version."""
    with behind_its_back(data / "registry.sqlite") as tables:
        (driver,) = tables["version"]
        earlier = {**driver, "id": 0, "sha256": another(driver["sha256"])}
        tables["version"].insert(0, earlier)
        tables["paper"][0]["version"] = earlier["sha256"]
        rewrite_ledger(tables)


LEFT = frozenset(template for kind in PAPERS for template in (kind.template, whole(kind.template))) - {
    "review_request",
    "progress_report",
    "minutes",
}
"""Papers that wait to be made, so that something waits, and verify is quick."""
