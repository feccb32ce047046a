"""Data of our own, written in YAML, that comes with the product."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

# libyaml where PyYAML was built with it: the same values, ten times as fast.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str) -> Any:
    """What a YAML text says; no tag makes anything else of it."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - either loader is the safe one


@cache
def unnamed() -> Path:
    """The folder of the municipality of a registry in which none has been described."""
    house = Path(__file__).parents[2]
    said = read_yaml((house / "models" / "data" / "unnamed.yaml").read_text(encoding="utf-8"))
    return house.joinpath(said["municipality"])
