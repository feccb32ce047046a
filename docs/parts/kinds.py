"""Where each act and each kind of fact stands, so that one is found without importing them all."""

from __future__ import annotations

import json

from models.whole import catalogue


def index() -> str:
    """The index of `models/data/kinds.json`."""
    found = {
        "acts": {name: act.__module__ for name, act in sorted(catalogue.ACTS.items()) if _ours(act)},
        "facts": {name: fact.__module__ for name, fact in sorted(catalogue.FACTS.items()) if _ours(fact)},
    }
    return json.dumps(found, indent=1) + "\n"


def _ours(kind: type) -> bool:
    """Whether it is of the house, and not of a test that plays another."""
    return kind.__module__.startswith("models.")
