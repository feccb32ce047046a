"""How votes come out in a search: how many say yes, no and nothing."""

from __future__ import annotations

RESULTS = ("yes", "no", "no", "no", "tie", "tie", "few", "all", "42", "43", "blank", "blank")
CLEAR = ("yes", "no", "no", "tie")


def sides_of(result: str, voters: int) -> tuple[int, int]:
    """How many vote yes and no; the rest votes blank."""
    half = voters // 2
    many = {"yes": (voters - half, half // 2), "no": (half // 2, voters - half), "tie": (half, half)}
    few = {"blank": (0, 0), "few": (2, 1), "all": (voters, 0), "43": (43, 0), "42": (42, 0)}
    yes, no = {**many, **few}[result]
    return min(yes, voters), min(no, max(0, voters - yes))
