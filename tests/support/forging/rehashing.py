"""A forger who hashes everything anew: chains, heads, counters, files under the hash of what is in them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import cast

from models.base.canonical import canonical
from models.engine.journal import BEGINNING, Fact
from models.tables.noted import NOTED, line_hash
from tests.support.forging.tables import Row, Tables, behind_its_back


def hash_anew(data: Path) -> None:
    """Make everything in a data folder that is a hash, a length or a place fit what is there."""
    with behind_its_back(data / "registry.sqlite") as tables:
        _papers(tables, data / "store" / "papers")
        _facts(tables)
        _ledger(tables)


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


def _ledger(tables: Tables) -> None:
    """As many lines as there were, that note what is there, as if another version had written them."""
    entries = [noted.entry(row) for noted in NOTED for row in tables[noted.table.name] if noted.applies(row)]
    lines, registry = max(len(tables["ledger"]), 1), tables["registry"]
    position = cast("int", registry[0]["position"]) if registry else 0
    each = [entries[number::lines] for number in range(min(lines, len(entries)))]
    tables["ledger"].clear()
    head = BEGINNING
    for line, some in enumerate(each, start=1):
        said = canonical(some)
        head = line_hash(head, line, position, OTHER_VERSION, said)
        written = {
            "line": line,
            "position": position,
            "version": OTHER_VERSION,
            "entries": said,
            "hash": head,
        }
        tables["ledger"].append(cast("Row", written))
    for row in registry:
        row |= {"line": len(each), "head": head}


OTHER_VERSION = "0123456789abcdef"
