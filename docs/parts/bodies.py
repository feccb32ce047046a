"""The description of a body, as bodies.md explains it: every key that may stand in its file."""

from __future__ import annotations

from app.case_file.body_file import KEYS
from docs.parts import markdown
from docs.parts.markdown import code
from models.base.described import described
from models.bodies.body import Body
from models.bodies.seats import CountedSeats


def keys() -> str:
    """Every key of a body's file."""
    says = {**described(Body), **described(CountedSeats)}
    return markdown.table(("Key", "What"), ((code(key), says[key]) for key in KEYS))
