"""Ids by their beginning, for a shell that completes them while somebody types.

Read by the database's own driver: importing SQLAlchemy alone would take longer than anybody waits. Nothing is
written, and a registry that is not there or does not answer at once has none.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

from activities.settings import Settings

MOST = 200
"""How many ids are given at most, the latest first."""

_JOURNALS = """
select journal.id, case_row.title from journal left join case_row on case_row.journal = journal.id
where substr(journal.id, 1, {length}) = ?{of_kinds}
order by journal.id desc limit {most}
"""
_BODIES = "select content from fact where journal = 'bodies' and kind = 'BodyLoaded' order by seq"

_CHAINS = "select content from fact where journal = 'bodies' and kind = 'MunicipalityLoaded' order by seq"


def journal_ids(settings: Settings, kinds: Sequence[str], beginning: str) -> list[tuple[str, str]]:
    """The journals whose id begins so, of these kinds or of any, the latest first; cases with titles."""
    of_kinds = f" and journal.kind in ({', '.join('?' * len(kinds))})" if kinds else ""
    query = _JOURNALS.format(length=len(beginning), of_kinds=of_kinds, most=MOST)
    return [(id_, title or "") for id_, title in _read(settings, query, [beginning, *kinds])]


def loaded_bodies(settings: Settings) -> list[str]:
    """The codes of the bodies that were loaded into the registry."""
    found = (json.loads(content)["body"]["id"] for (content,) in _read(settings, _BODIES, []))
    return list(dict.fromkeys(found))


def steps_of_chains(settings: Settings) -> list[tuple[str, str]]:
    """The steps of the chains of approval that were loaded into the registry, by code, with their titles."""
    found = [json.loads(content)["municipality"] for (content,) in _read(settings, _CHAINS, [])]
    chains = [chain for told in found for chain in told.get("approval_chains", ())]
    steps = [step for chain in chains for step in chain["steps"]]
    return list(
        {step["id"]: (step["id"], next(iter(step["title"]["texts"].values()), "")) for step in steps}.values()
    )


def _read(settings: Settings, query: str, values: list[str]) -> list[Any]:
    dsn = settings.registry.get_secret_value()
    if not dsn.startswith("sqlite"):
        return _of_postgresql(dsn.replace("+psycopg", "", 1), query.replace("?", "%s"), values)
    file = Path(dsn.partition(":///")[2].partition("?")[0]).absolute()
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=0.1)) as connection:
            return connection.execute(query, values).fetchall()
    except sqlite3.Error:
        return []


def _of_postgresql(dsn: str, query: str, values: list[str]) -> list[Any]:
    psycopg = import_module("psycopg")  # not needed beside SQLite
    try:
        with psycopg.connect(dsn, connect_timeout=1) as connection:
            found: list[Any] = connection.execute(query, values).fetchall()
    except psycopg.Error:
        return []
    return found
