"""For which cases a rule of the municipality holds: those of a task class, from a sum on."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from models.base.frozen import Frozen
from models.base.money import Cents
from models.base.text import Text, parse_money
from models.base.words import Said
from models.base.written_form import form


def _whole(given: object) -> object:
    return parse_money(given) // 100 if isinstance(given, str) else given


class ForCases(Frozen):
    """Something that holds for some of the municipality's cases."""

    title: Text
    """What it is called, by language."""
    task_class: str = Field(
        default="",
        pattern=form(r"^(\d\d( \d\d){0,3})?$", Said.why("one to four pairs of digits, like 02 08")),
    )
    """The task class of its cases, or the beginning of several; every case where left out."""
    at_least: Annotated[int, BeforeValidator(_whole)] = Field(default=0, ge=0, le=10**12)
    """The appropriation from which on it holds, in whole units of the currency: `50 000`."""

    def is_reached(self, sum_: Cents) -> bool:
        """Whether a sum is large enough for it."""
        return self.at_least * 100 <= sum_

    def may_hold(self, task_class: str) -> bool:
        """Whether it holds for cases of a task class, once their sum is large enough."""
        return not self.task_class or f"{task_class} ".startswith(f"{self.task_class} ")
