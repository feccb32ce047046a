"""A forger who hashes everything anew: chains, heads, counters, files under the hash of what is in them."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Literal, cast

from models.engine.journal import BEGINNING, Fact
from tests.support.forging.forged_ledger import continue_ledger, rewrite_ledger
from tests.support.forging.tables import NothingToForge, Row, Tables, behind_its_back


def hash_anew(data: Path, *, ledger: Literal["rewritten", "continued"]) -> None:
    """Make everything in a data folder that is a hash, a length or a place fit what is there.

    The ledger is rewritten from its first line, or left as it is and given a line that tells what changed.
    """
    with suppress(NothingToForge), behind_its_back(data / "registry.sqlite") as tables:
        _papers(tables, data / "store" / "papers")
        _facts(tables)
        if ledger == "rewritten":
            rewrite_ledger(tables)
        else:
            continue_ledger(tables)


def _facts(tables: Tables) -> None:
    heads: dict[str, tuple[int, str]] = {}
    facts = sorted(tables["fact"], key=lambda row: str(row["position"]).zfill(9))
    for position, row in enumerate(facts, start=1):
        seq, before = heads.get(str(row["journal"]), (0, BEGINNING))
        row |= {"position": position, "seq": seq + 1, "before": before}
        row["hash"] = _hash(row)
        heads[str(row["journal"])] = seq + 1, str(row["hash"])
    for journal in tables["journal"]:
        if journal["id"] in heads:
            journal["seq"], journal["head"] = heads[str(journal["id"])]
    for registry in tables["registry"]:
        registry["position"] = len(facts)


def _hash(row: Row) -> str:
    try:
        return Fact.model_validate({**row, "content": json.loads(str(row["content"]))}).computed_hash()
    except (ValueError, KeyError):
        return str(row["hash"])  # what cannot be read cannot be hashed either


def _papers(tables: Tables, shelf: Path) -> None:
    """Bytes that were altered are named by their hash, and their papers name them."""
    named = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in shelf.iterdir()}
    for old, new in named.items():
        shelf.joinpath(old).rename(shelf / f"{new}.new")
    for file in list(shelf.iterdir()):
        file.rename(file.with_suffix(""))
    for paper in tables["paper"]:
        paper["sha256"] = named.get(cast("str", paper["sha256"]), paper["sha256"])
