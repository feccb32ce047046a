"""Words as they are looked for: by the stems of their language, the same in either kind of database."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from models.base.language import Language

ALGORITHMS: Mapping[Language, str] = {"fi": "finnish", "sv": "swedish", "en": "english"}
"""Snowball's stemmer for each language."""

SPREADS = 4
"""From so many letters on a stem also finds what begins with it: compounds are written as one word."""

_GRADES = re.compile("nt|nn|mp|mm|lt|ll|rt|rr|nk|ng")
"""In Finnish a word has one in some forms and one in others (hallinto, hallinnon), as it has t and d (katu,
kadun), which no stemmer joins."""

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text where they stand."""
    return _WORD.finditer(text)


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str:
    """The stem of a word, in small letters."""
    plain = unicodedata.normalize("NFC", word).casefold()
    found = str(_stemmer(language).stemWord(plain)) or plain
    return _GRADES.sub(lambda grade: grade[0][0], found).replace("d", "t") if language == "fi" else found


def stems(text: str, language: Language) -> list[str]:
    """The stems of a text as they are kept: each once, behind the first letter of its language."""
    return list(dict.fromkeys(language[0] + stem(found[0], language) for found in words(text)))


def spreads(of: str) -> bool:
    """Whether a stem also finds words that begin with it."""
    return len(of) >= SPREADS and not of.isdecimal()


def fits(word: str, wanted: str, language: Language) -> bool:
    """Whether a word of a text is one that was looked for."""
    own, sought = stem(word, language), stem(wanted, language)
    return own == sought or (spreads(sought) and own.startswith(sought))


@cache
def _stemmer(language: Language) -> Any:
    return snowballstemmer.stemmer(ALGORITHMS[language])
