"""A step of a chain of approval: whose visa it is, when its turn comes, what of a proposal it vouches for."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.base.frozen import Frozen
from models.base.text import Text
from models.base.words import Said
from models.base.written_form import form
from models.law.lengths import Longest


class VouchedPart(StrEnum):
    """A part of a proposal that a step may vouch for by itself."""

    CLAUSES = "clauses"
    APPROPRIATION = "appropriation"
    REASONS = "reasons"
    ATTACHMENTS = "attachments"


class ApprovalStep(Frozen):
    """A step of a chain: one visa, of whoever is approver of a unit, a division or the step itself."""

    id: Annotated[str, Longest(40)] = Field(
        pattern=form(
            "^[a-z][a-z0-9-]*$", Said.why("small letters, digits and hyphens, beginning with a letter")
        )
    )
    """Its code, by which acts name it: `finance`."""
    title: Text
    """Whose visa it is, by language: `{fi: talousjohtaja, sv: ekonomidirektör}`."""
    of: Annotated[str, Longest(80)] = ""
    """Of what its approver has to be approver: a unit, a division; the step's own code by default."""
    own_unit: bool = False
    """Its approver is that of the unit of whoever opened the case, where the registry knows its people."""
    beside: bool = False
    """It goes side by side with the step before it, instead of after it."""
    days: int | None = Field(default=None, ge=1, le=365)
    """Days that it has once its turn has come; no last day where left out."""
    concerns: tuple[VouchedPart, ...] = ()
    """The parts that it vouches for: `clauses`, `appropriation`, `reasons`, `attachments`. A revision of
    others leaves its visa; left out, every revision asks for it anew."""

    def is_concerned(self, changes: Iterable[str]) -> bool:
        """Whether changes, as a proposal names them, touch what it vouches for."""
        if not self.concerns:
            return bool([*changes])
        kinds = {part.partition(" ")[0] for part in changes}
        return bool({"clauses" if kind == "clause" else kind for kind in kinds} & {*self.concerns})
