"""A town's colours on the pages of its desk: dated data, and readable ones only."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from models.base.bad_value import BadValue
from models.base.words import Said
from models.base.written_form import form

LEAST = 4.5
"""The least contrast of words with what is behind them (WCAG 2.2, 1.4.3)."""

BEHIND = {False: "#ffffff", True: "#182021"}
"""What is behind words by day, and in the dark."""


class Shade(StrEnum):
    """What a colour is for: by day, and in the dark where the reader's machine asks for it."""

    TOWN = "town"
    TOWN_DARK = "town_dark"
    GOOD = "good"
    GOOD_DARK = "good_dark"
    LATE = "late"
    LATE_DARK = "late_dark"

    @property
    def dark(self) -> bool:
        """Whether it is for the dark."""
        return self.value.endswith("_dark")

    @property
    def variable(self) -> str:
        """The variable of the pages' look that it sets."""
        return self.value.removesuffix("_dark")


class TooPale(BadValue):
    """The colour {colour} cannot be read: its contrast with what is behind it is {contrast}, not {least}."""


Colour = Annotated[
    str, Field(pattern=form("^#[0-9a-f]{6}$", Said.why("six digits and letters from a to f, like #0000bf")))
]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _readable(colours: dict[Shade, str]) -> dict[Shade, str]:
    for shade, colour in colours.items():
        found = contrast(colour, BEHIND[shade.dark])
        if found < LEAST:
            raise TooPale(colour=colour, contrast=f"{found:.1f}", least=str(LEAST))
    return colours


Colours = Annotated[dict[Shade, Colour], AfterValidator(_readable)]
"""What each colour is for → the colour."""
