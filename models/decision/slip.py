"""Whether a text differs from another by slips of the pen alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any

from models.base.language import Language
from models.base.packaged import read_yaml
from models.base.sums import sums_in
from models.base.text import Text

MOST_LETTERS = 2
"""So many letters of a word may be wrong, and no more than one in three."""
MOST_WORDS = 2
"""So many words may have been left out, or written twice."""


def is_slip(before: Text, after: Text) -> bool:
    """Whether each language of a text was mended in letters and small words alone.

    A word may be misspelt, or a day or year mistyped, or one or two words left out or put in; where a sum is
    named, small ones alone, as any other may say what the sum is. What names another sum or number, denies
    what was said, or says it in other words, is no slip.
    """
    languages = set(before.texts) & set(after.texts)
    return all(_mends(before.texts[each], after.texts[each], each) for each in languages)


def _mends(before: str, after: str, language: Language) -> bool:
    if sorted(sums_in(before)) != sorted(sums_in(after)) or _numbers(before) != _numbers(after):
        return False
    old, new = _words(before), _words(after)
    extra = 0
    for gone, come in _changed(old, new):
        if "".join(gone) == "".join(come):
            continue
        if len(gone) == len(come) and all(map(_misspelt, gone, come, [language] * len(gone))):
            continue
        if _turning(gone, language) != _turning(come, language):
            return False
        if gone and come:
            return False
        if sums_in(before) and not all(_is_small(word, old, new, language) for word in (*gone, *come)):
            return False
        extra += len(gone) + len(come)
    return extra <= MOST_WORDS


def _numbers(said: str) -> list[str]:
    """Every number of a text but the days and years, of which one may be mistyped; each of these counts."""
    said = _THOUSANDS.sub("", said)
    days, said = _DAY.findall(said), _DAY.sub(" ", said)
    years, said = _YEAR.findall(said), _YEAR.sub(" ", said)
    return [*re.findall("[0-9]+", said), f"{len(days)} days", f"{len(years)} years"]


_THOUSANDS = re.compile("(?<=[0-9])[ \xa0\u202f](?=[0-9]{3}(?![0-9]))")
_DAY = re.compile(r"(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4})?|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def _is_small(word: str, old: Sequence[str], new: Sequence[str], language: Language) -> bool:
    """Whether a word says nothing by itself, or was only written twice."""
    return word in _known()[language]["small"] or old.count(word) > new.count(word) > 0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield old[a:b], new[c:d]


def _turning(words: Sequence[str], language: Language) -> int:
    return sum(word in _known()[language]["words"] for word in words)


def _misspelt(old: str, new: str, language: Language) -> bool:
    """Whether one word is the other with a letter or two wrong, and neither denies the other."""
    denied = any(
        (one + two) in (old, new) and two in (old, new)
        for one in _known()[language]["beginnings"]
        for two in (old, new)
    )
    if denied or _turning([old], language) or _turning([new], language):
        return False
    return _distance(old, new) <= min(MOST_LETTERS, max(1, max(len(old), len(new)) // 3))


def _distance(old: str, new: str) -> int:
    """How many letters are wrong, missing, too many, or two in the wrong order."""
    before: list[int] = []
    row = list(range(len(new) + 1))
    for i, letter in enumerate(old, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(new, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and letter == new[j - 2] and old[i - 2] == other
            row.append(min(cost, earlier[j - 2] + 1) if swapped else cost)
    return row[-1]


@cache
def _known() -> dict[Language, dict[str, Any]]:
    data = files("models").joinpath("data", "turning.yaml").read_text(encoding="utf-8")
    known: dict[Language, dict[str, Any]] = read_yaml(data)
    return known
