"""Whether a text differs from another by slips of the pen alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from models.base.language import Language
from models.base.packaged import read_yaml
from models.base.sums import sums_in
from models.base.text import Text
from models.matter.verbs import past_of

MOST_LETTERS = 2
"""So many letters of a word may be wrong, and no more than one in three."""
MOST_WORDS = 2
"""So many words may have been left out, or written twice."""
SHORTEST = 3
"""A shorter word is no other with a letter wrong."""


def is_slip(before: Text, after: Text, record: Collection[Text] = ()) -> bool:
    """Whether each language of a text was mended in letters and small words alone.

    A slip changes letters within a word, not the words: a word may be misspelt, or a day or year mistyped, or
    a small word left out or put in. A name is mended to one that the rest of the record has, and which does
    not have the wrong one; a word that says something was left out only where the rest of the record says it
    beside the same word, and no sum is named. What names another sum or number, denies what was said, or says
    it in other words, is no slip.
    """
    shown = RestOfRecord.of([*record, *_in_other_languages(before, after)])
    languages = set(before.texts) & set(after.texts)
    return all(_mends(before.texts[each], after.texts[each], each, shown) for each in languages)


@dataclass(frozen=True)
class WordOfText:
    """A word of a text, without its case."""

    said: str
    """The word in small letters."""
    names: bool
    """It is written as a name is: with a capital where no sentence begins, or before another name."""


@dataclass(frozen=True)
class RestOfRecord:
    """What the rest of a record says."""

    words: Collection[str]
    """Its words, in small letters."""
    beside: Collection[tuple[str, str]]
    """Its words with the one behind them."""

    @classmethod
    def of(cls, texts: Collection[Text]) -> RestOfRecord:
        """What these texts say in whatever language."""
        said = [[word.said for word in _words(each)] for text in texts for each in text.texts.values()]
        return cls(
            frozenset(word for words in said for word in words),
            frozenset(pair for words in said for pair in pairwise(words)),
        )


def _in_other_languages(before: Text, after: Text) -> list[Text]:
    """The text in the languages in which nothing was mended."""
    same = {each: words for each, words in before.texts.items() if after.texts.get(each) == words}
    return [Text(original=next(iter(same)), texts=same)] if same else []


def _mends(before: str, after: str, language: Language, shown: RestOfRecord) -> bool:
    if sorted(sums_in(before)) != sorted(sums_in(after)) or _numbers(before) != _numbers(after):
        return False
    old, new = _words(before), _words(after)
    extra = 0
    for gone, come, place in _changed(old, new):
        if _joined(gone) == _joined(come):
            continue
        if len(gone) == len(come) and all(
            map(_misspelt, gone, come, [language] * len(gone), [shown] * len(gone))
        ):
            continue
        if _turning(gone, language) != _turning(come, language) or (gone and come):
            return False
        for word in gone:
            if not (_is_small(word, language) or _times(word, old) > _times(word, new) > 0):
                return False
        for number, word in enumerate(come, start=place):
            may = not sums_in(before) and word.said not in past_of(language) and _is_shown(number, new, shown)
            if not (_is_small(word, language) or may):
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


def _words(text: str) -> list[WordOfText]:
    found = list(re.finditer(r"\w+", text))
    capital = [each[0][0].isupper() for each in found] + [False]
    begins = [not (before := text[: each.start()].rstrip()) or before[-1] in ".!?:" for each in found]
    return [
        WordOfText(each[0].casefold(), capital[n] and (capital[n + 1] or not begins[n]))
        for n, each in enumerate(found)
    ]


def _joined(words: Sequence[WordOfText]) -> str:
    return "".join(word.said for word in words)


def _times(word: WordOfText, words: Sequence[WordOfText]) -> int:
    return sum(word.said == other.said for other in words)


def _changed(
    old: Sequence[WordOfText], new: Sequence[WordOfText]
) -> Iterator[tuple[Sequence[WordOfText], Sequence[WordOfText], int]]:
    """What went out, what came in, and the place of that."""
    before, after = ([word.said for word in words] for words in (old, new))
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield old[a:b], new[c:d], c


def _turning(words: Sequence[WordOfText], language: Language) -> int:
    return sum(word.said in _known()[language]["words"] for word in words)


def _is_small(word: WordOfText, language: Language) -> bool:
    """Whether a word says nothing by itself."""
    return word.said in _known()[language]["small"]


def _is_shown(number: int, words: Sequence[WordOfText], shown: RestOfRecord) -> bool:
    """Whether the record says a word beside the same word as the text."""
    around = [word.said for word in words[max(0, number - 1) : number + 2]]
    return bool(set(pairwise(around)) & set(shown.beside))


def _misspelt(old: WordOfText, new: WordOfText, language: Language, shown: RestOfRecord) -> bool:
    """Whether one word is the other with a letter or two wrong, and neither is another word by itself."""
    if old.said == new.said:
        return True
    if _is_another(old.said, new.said, language) or _turning([old, new], language):
        return False
    if (old.names or new.names) and (new.said not in shown.words or old.said in shown.words):
        return False
    if min(len(old.said), len(new.said)) < SHORTEST and not (_is_small(new, language) or old.said.isdigit()):
        return False
    letters = max(len(old.said), len(new.said))
    return _distance(old.said, new.said) <= min(MOST_LETTERS, max(1, letters // 3))


def _is_another(old: str, new: str, language: Language) -> bool:
    """Whether both are words that are known, or one denies the other or says the other way."""
    known = _known()[language]
    for words in ({*known["small"], *known["words"], *past_of(language)}, known["numbers"]):
        if old in words and new in words:
            return True
    if any(
        (one + two) in (old, new) and two in (old, new) for one in known["beginnings"] for two in (old, new)
    ):
        return True
    ends = [next((end for end in known["ways"] if word.endswith(end)), "") for word in (old, new)]
    return all(ends) and ends[0] != ends[1]


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
