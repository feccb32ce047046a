"""How long a ground keeps secret: the country says which grounds have a rule of their own. Pure."""

from __future__ import annotations

import re
from functools import cache

from models.base.country_pack import pack, served
from models.base.frozen import Frozen
from models.base.packaged import read_yaml

USUAL = "secrecy.years"
"""The country's rule of how many years what is confidential stays so, unless something else is said."""


class GroundsOfALength(Frozen):
    """Grounds of secrecy that keep secret for another time than the usual one."""

    rule: str
    """The rule of how many years, by id."""
    grounds: str
    """A pattern that is found in these grounds however people write them, in small and capital letters."""


def rule_of(ground: str) -> str:
    """The rule of how many years a ground keeps secret: its own, else USUAL."""
    own = (line.rule for line in _of(served()) if re.search(line.grounds, ground, re.IGNORECASE))
    return next(own, USUAL)


@cache
def _of(code: str) -> tuple[GroundsOfALength, ...]:
    file = pack(code).joinpath("secrecy.yaml")
    lines = read_yaml(file.read_text("utf-8")) if file.is_file() else ()
    return tuple(map(GroundsOfALength.model_validate, lines))
