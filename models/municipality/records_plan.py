"""The records plan: what the cases of a task class are, who may read them, how long they are kept."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.base.bad_value import BadValue
from models.base.frozen import Frozen
from models.base.text import Plain, Text
from models.base.words import Said
from models.base.written_form import form
from models.law.lengths import Longest

PERMANENT = "permanent"
"""The retention of what is kept for ever."""


class NoGroundInThePlan(BadValue):
    """The cases of {task_class} are not public, so the plan has to say on what ground."""


class TaskClass(Frozen):
    """A task class of the records plan; it holds for those below it, too, that the plan does not name."""

    id: str = Field(pattern=form(r"^\d\d( \d\d){0,3}$", Said.why("one to four pairs of digits, like 02 08")))
    """Its number, in quotes: `"10 03 02"`, or the beginning of several, `"10 03"`."""
    title: Text
    """What its cases are about, by language."""
    publicity: Literal["public", "partly_confidential", "confidential"] = "public"
    """Who may read its cases unless it is said otherwise: `public`, `partly_confidential`, `confidential`."""
    ground: Annotated[Plain, Longest(300)] = ""
    """The ground of secrecy of those that are not public."""
    secret_years: int = Field(default=0, ge=0, le=120)
    """How many years those that are not public stay so, from their opening; 0 is as the law says."""
    retention: str = Field(
        default="", pattern=form(rf"^({PERMANENT}|[1-9]\d{{0,2}})?$", Said.why("years, 1–999, or permanent"))
    )
    """How long its cases are kept once they are closed: years, or `permanent`."""

    @model_validator(mode="after")
    def _says_its_ground(self) -> Self:
        if self.publicity != "public" and not self.ground:
            raise NoGroundInThePlan(task_class=self.id)
        return self
