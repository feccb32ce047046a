"""What somebody wrote that cannot be meant."""

from __future__ import annotations

from models.base.refusal import Refusal


class WrongInput(Refusal):
    """What was written cannot be meant; nothing was asked of the engine."""


class BadInput(WrongInput):
    """{sentences}"""
