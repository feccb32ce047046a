"""Reviews that tests give."""

from __future__ import annotations

from typing import Any

from tests.support.builders import Town


def review(town: Town, when: str, group: str, verdict: str = "supports", **more: Any) -> str:
    """A group gives its review; the sentence that is told of it."""
    fields = {"session": when, **more, "group": group, "verdict": verdict}
    return town.on_case("give_review", when, **fields).sentence
