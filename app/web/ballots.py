"""What the hall's form of an election says, as a case file has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from starlette.datastructures import FormData

from app.wrong_input import WrongInput

ROWS = 12
"""So many candidates or lists have a row; a list names its candidates in one."""

MOST_DIGITS = 6
"""Nobody gets more votes than so many digits say."""

FOR_WHOM, VOTES = "for ", "votes "
"""What the names of a row's fields begin with, before its number."""


class NobodyStands(WrongInput):
    """Nobody stands in the election: write at least one candidate."""


class VotesOfNobody(WrongInput):
    """A row has votes ({votes}) and does not say for whom."""


class NoNumberOfVotes(WrongInput):
    """'{votes}' is no number of votes; {whom} got a whole number of them, or none."""


def ballots_in(typed: FormData) -> str:
    """The ballots of a form. Raises NobodyStands, VotesOfNobody and NoNumberOfVotes."""
    slates = [*_slates(typed)]
    if not slates:
        raise NobodyStands
    said: dict[str, Any] = {name: _one(typed, name) for name in ("seats", "method", "blank", "office")}
    said |= {name: "yes" for name in ("secret", "unanimous") if typed.get(name)}
    said |= {"slates": slates, "lot": _names(_one(typed, "lot")), "demanded by": typed.getlist("demanders")}
    return yaml.safe_dump({name: value for name, value in said.items() if value}, allow_unicode=True)


def _slates(typed: FormData) -> Iterator[dict[str, Any]]:
    for row in range(1, ROWS + 1):
        whom, votes = _one(typed, f"{FOR_WHOM}{row}"), _one(typed, f"{VOTES}{row}")
        if votes and not whom:
            raise VotesOfNobody(votes=votes)
        if votes and not (votes.isdecimal() and len(votes) <= MOST_DIGITS):
            raise NoNumberOfVotes(votes=votes, whom=whom)
        if whom:
            yield {"candidates": _names(whom), **({"votes": int(votes)} if votes else {})}


def _names(written: str) -> list[str]:
    return [name.strip() for name in written.split(",") if name.strip()]


def _one(typed: FormData, name: str) -> str:
    return str(typed.get(name, "")).strip()
