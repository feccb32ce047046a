"""A part of a grant that is paid by itself."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from models.base.frozen import Frozen
from models.base.money import LARGEST, Cents


class Instalment(Frozen):
    """A part of a grant that is paid by itself."""

    year: int = Field(ge=1900, le=2200)
    """The budget year that pays it."""
    day: date | None = None
    """The day on which it is paid at the latest; None where only its year is known."""
    cents: Cents = Field(gt=0, le=LARGEST)
    """What is paid, in cents; the instalments make exactly the grant."""
