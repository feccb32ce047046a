"""The city board with rules of its own, as a description that is loaded."""

from __future__ import annotations

from typing import Any

from models.bodies.body import Bodies


def a_board_with(**rules: object) -> dict[str, Any]:
    """The board, described anew with its own values of rules: `proposals__due_before=10`."""
    board = Bodies.load().get("khs").model_dump(mode="json")
    said = {"source": "hallituksen päätös", "valid_from": "2021-01-01"}
    own = [{"rule": name.replace("__", "."), "value": value, **said} for name, value in rules.items()]
    return {**board, "overrides": [*board.get("overrides", []), *own], "valid_from": "2021-01-01"}
