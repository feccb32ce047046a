"""Input that cannot be meant: nothing was asked of the engine, and what was written is told as it stands."""

from __future__ import annotations

from models.base.refusal import Refusal


class WrongInput(Refusal):
    """What was written cannot be meant."""

    findings: tuple[object, ...] = ()
    """What is wrong, each at its place, where there is more to tell than a sentence."""
