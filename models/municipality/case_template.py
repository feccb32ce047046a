"""A template of cases that come again and again: what a new one begins with, to be filled in."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.base.frozen import Frozen
from models.base.language import Language
from models.base.text import Plain
from models.base.words import Said
from models.base.written_form import form
from models.law.lengths import Longest


class CaseTemplate(Frozen):
    """What a case of one sort begins with. Everything in it is public."""

    id: Annotated[str, Longest(40)] = Field(
        pattern=form(r"^[a-z][a-z0-9_-]*$", Said.why("small letters from a to z and digits, like grant-2"))
    )
    """By which it is asked for: `pykala template write ID`."""
    title: Annotated[Plain, Longest(500)]
    """The title of the case, with dots for what is to be filled in."""
    task_class: str = Field(
        pattern=form(r"^\d\d( \d\d){1,3}$", Said.why("two to four pairs of digits, like 02 08 00"))
    )
    """Its task class in quotes: `"02 05 01"`."""
    language: Language = "fi"
    """The language in which it is prepared."""
    body: Annotated[str, Longest(40)] = ""
    """The body that decides."""
    presenter: Annotated[Plain, Longest(200)] = ""
    """The title of who presents it: `kunnanjohtaja`."""
    clauses: tuple[Annotated[Plain, Longest(2000)], ...] = ()
    """What is proposed, clause by clause."""
    reasons: Annotated[Plain, Longest(2000)] = ""
    """The reasons, in CommonMark."""
    informed: tuple[Annotated[Plain, Longest(300)], ...] = ()
    """Who is told of the decision."""
