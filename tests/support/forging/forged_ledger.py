"""A ledger that was made to fit what was forged: rewritten, or gone on with from its last line."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import cast

from activities.registry.ledger import OF_OLD
from activities.version import program
from models.base.canonical import canonical
from models.tables.noted import BEGINNING, GONE, NOTED, PAPERS, Entry, line_hash
from tests.support.forging.tables import Row, Tables, Value

KINDS = {noted.what: noted for noted in NOTED}


def rewrite_ledger(tables: Tables) -> None:
    """As many lines as there were, that note what is there, and papers as if their versions had done so."""
    entries, lines = _entries(tables), max(len(tables["ledger"]), 2)
    of_old = [entry for entry in entries if KINDS[entry[0]].of_old]
    entries = [entry for entry in entries if entry not in of_old and entry[0] != PAPERS.what]
    tables["ledger"].clear()
    if of_old:
        _write_line(tables, of_old, OF_OLD)
        lines -= 1
    for number in range(min(lines, len(entries))):
        _write_line(tables, entries[number::lines], program())
    _write_papers(tables)


def continue_ledger(tables: Tables) -> None:
    """One more line, that notes what is otherwise than the lines say, and takes away what is not there."""
    noted = {canonical(entry[:2]): entry[2] for line in tables["ledger"] for entry in _read(line["entries"])}
    there = {canonical(entry[:2]): entry[2] for entry in _entries(tables)}
    gone = [key for key, digest in noted.items() if digest != GONE and key not in there]
    entries = [[*json.loads(key), GONE] for key in gone]
    entries += [[*json.loads(key), digest] for key, digest in there.items() if noted.get(key) != digest]
    of_papers = [entry for entry in entries if entry[0] == PAPERS.what and entry[2] != GONE]
    if others := [entry for entry in entries if entry not in of_papers]:
        _write_line(tables, others, program())
    _write_papers(tables, of_papers)


def _write_papers(tables: Tables, wanted: list[Entry] | None = None) -> None:
    """Lines of papers, all or some, each as if the version that is said to have made them had written it."""
    made: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in tables["paper"]:
        if wanted is None or PAPERS.entry(row) in wanted:
            made[str(row["version"])].append(PAPERS.entry(row))
    for version, entries in made.items():
        _write_line(tables, entries, version)


def _write_line(tables: Tables, entries: list[Entry], version: str) -> None:
    last = tables["ledger"][-1] if tables["ledger"] else {"line": 0, "hash": BEGINNING}
    line, before, said = cast("int", last["line"]) + 1, str(last["hash"]), canonical(entries)
    position = max((cast("int", fact["position"]) for fact in tables["fact"]), default=0)
    head = line_hash(before, line, position, version, said)
    row: Row = {"line": line, "position": position, "version": version, "entries": said, "hash": head}
    tables["ledger"].append(row)
    for registry in tables["registry"]:
        registry |= {"line": line, "head": head}


def _entries(tables: Tables) -> list[Entry]:
    return [noted.entry(row) for noted in NOTED for row in tables[noted.table.name] if noted.applies(row)]


def _read(entries: Value) -> list[Entry]:
    try:
        return list(json.loads(str(entries)))
    except ValueError:
        return []
