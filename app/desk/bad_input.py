"""What somebody wrote into the fields of an act that cannot be meant."""

from __future__ import annotations

from app.wrong_input import WrongInput


class BadInput(WrongInput):
    """{sentences}"""
