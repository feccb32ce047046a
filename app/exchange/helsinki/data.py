"""The data of this front door: headings, phrases, wordings, appeals, and the words that we write."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def known(name: str) -> dict[str, Any]:
    """The data file of this name."""
    text = files("app.exchange.helsinki").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data
