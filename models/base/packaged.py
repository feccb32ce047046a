"""Data of our own, written in YAML, that comes with the product."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

# libyaml where PyYAML was built with it: the same values, ten times as fast.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:
    """What a YAML text says; no tag makes anything else of it."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - either loader is the safe one


UNNAMED = Path(__file__).parents[1] / "data" / "unnamed"
"""The folder of the municipality of a registry in which none has been described: that of all registries that
began before a municipality was data, and of trials."""
