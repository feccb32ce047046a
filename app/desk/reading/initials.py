"""Initials by which a secretary calls the members of a body, short and each of one person alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def initials(names: Iterable[str]) -> dict[str, str]:
    """Name → what it is called by: the first letters of its words, numbers whole; longer where two agree."""
    found: dict[str, str] = {}
    taken = set[str]()
    for name in dict.fromkeys(names):
        found[name] = next(each for each in _ever_longer(name) if each not in taken)
        taken.add(found[name])
    return found


def _ever_longer(name: str) -> Iterator[str]:
    words = name.lower().replace("-", " ").split()
    numbers = "".join(word for word in words if word.isdecimal())
    letters = [word for word in words if not word.isdecimal()]
    last = letters[-1] if letters else ""
    first = "".join(word[0] for word in letters[:-1])
    yield from (f"{first}{last[: 1 + more]}{numbers}" for more in range(max(len(last), 1)))
    number = 2
    while True:
        yield f"{first}{last}{numbers}{number}"
        number += 1
