"""People in a Finnish or Swedish sentence: with titles, several of them, and in the genitive."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from models.base.people import Official

_WORD = r"[A-ZÀ-ÖØ-ÞŠŽČŁ][\w'’.\-]*"
NAME = rf"{_WORD}(?: (?:(?:von|af|de|van|der|av) )?{_WORD}){{1,4}}"
TITLE = r"(?:(?:[IV]+ |\d\. )?[a-zåäöéü][\w.\-/]*,? )"
SEAT = r"(?:(?:vara)?(?:jäsen|puheenjohtaja)|valtuutettu|ledamot|ersättare|vice ordförande) \d{1,3}"
"""What a member is called whom nobody names."""
PERSON = rf"(?:{TITLE}{{0,8}}{NAME}|{SEAT})"
OFFICE = (
    r"(?:(?:jäsen|varajäsen|valtuutettu|varavaltuutettu|pormestari|apulaispormestari|esittelijä|"
    r"(?:(?:[IV]+|\d\.|ensimmäinen|toinen|kolmas) )?(?:vara)?puheenjohtaja|ledamot(?:en)?|ersättaren?|"
    r"(?:(?:första|andra|I|II) )?(?:vice )?ordförande(?:n)?|(?:biträdande )?borgmästare(?:n)?) )"
)
CHAIR = ("puheenjohtaja", "ordförande")
"""Who is named by the office alone."""
OFFICES = {
    "puheenjohtajan": "puheenjohtaja", "ordföranden": "ordförande", "ordförandens": "ordförande",
    "esittelijän": "esittelijä", "föredraganden": "föredragande", "föredragandens": "föredragande",
}  # fmt: skip
"""The offices by whose name alone somebody moves something, in the genitive."""
TRUSTEE = rf"(?:(?i:{OFFICE})?{NAME})"
PEOPLE = rf"(?:{PERSON}(?:(?:,| ja| sekä| och|, ja) {PERSON})*)"

_PERSON = re.compile(rf"(?P<title>(?i:{OFFICE})|{TITLE}{{0,8}})(?P<name>{NAME})")
_PARTED = re.compile(r", | ja | sekä | och ")
_ENDS = re.compile(rf".*\b{_WORD}|(?:(?:, | ja | sekä | och )?(?:{SEAT}|{'|'.join(CHAIR)}))$", re.DOTALL)

STEMS = {
    "sen": "nen", "mäen": "mäki", "järven": "järvi", "lahden": "lahti", "niemen": "niemi", "korven": "korpi",
    "saaren": "saari", "lammen": "lampi", "kosken": "koski", "joen": "joki", "nurmen": "nurmi",
    "salmen": "salmi", "vuoren": "vuori", "kiven": "kivi", "talven": "talvi", "virran": "virta",
    "rannan": "ranta", "nteen": "nne", "kkään": "käs", "kkaan": "kas", "pellon": "pelto", "mieen": "mies",
    "tuvan": "tupa", "aallon": "aalto", "lehden": "lehti", "sillan": "silta", "metsän": "metsä",
}  # fmt: skip


def person(words: str) -> Official | None:
    """The one person that these words name, with the title before the name; None if they name none."""
    bare = words.strip(" .,:;")
    if bare.casefold() in CHAIR or re.fullmatch(SEAT, bare):
        return Official(name=bare.casefold())
    found = _PERSON.fullmatch(bare)
    if not found:
        return None
    return Official(name=found["name"], title=_lower(found["title"].strip(" ,")))


def people(words: str) -> tuple[Official, ...]:
    """The people of a list, such as 'asiantuntija Anna Aalto ja vs. talous- ja hallintojohtaja Bo Berg'."""
    parts: list[str] = []
    places = [0, *(found.start() for found in _PARTED.finditer(words)), len(words)]
    for start, end in itertools.pairwise(places):
        piece = words[start:end]
        if parts and not _ENDS.match(parts[-1]):  # a title with an 'and' in it
            parts[-1] += piece
        else:
            parts.append(_PARTED.sub("", piece, count=1) if start else piece)
    found = [person(part) for part in parts]
    return tuple(one for one in found if one) if all(found) else ()


def roll(words: str) -> tuple[str, ...]:
    """The names of a roll, parted by commas; empty where one of them is no name."""
    names = [name.strip(" .") for name in re.split(r",|(?<=\w) ja (?=[A-ZÅÄÖ])|;", words)]
    names = [name for name in names if name]
    known = rf"{NAME}|{SEAT}|{'|'.join(CHAIR)}"
    return tuple(names) if all(re.fullmatch(known, name) for name in names) else ()


def nominative(genitive: Official, known: Iterable[str], swedish: bool) -> tuple[Official, bool]:
    """Who is meant by a name in the genitive, and whether it was found among the known names."""
    first, _, last = genitive.name.rpartition(" ")
    for name in known:
        known_first, _, known_last = name.rpartition(" ")
        if known_first == first and _same(known_last, last):
            return genitive.model_copy(update={"name": name}), True
    return genitive.model_copy(update={"name": f"{first} {_base(last, swedish)}"}), False


def names_person(words: str, name: str) -> bool:
    """Whether the words name this person, in whatever case: of a surname, the last letters may change, as in
    Virtanen, Virtasen.
    """
    first, _, last = name.rpartition(" ")
    stem = last.removesuffix("nen") if last.endswith("nen") else last[: max(2, len(last) - 2)]
    ending = "(?:nen|se|sta)" if last.endswith("nen") else ""
    return bool(first) and bool(re.search(rf"(?<!\w){re.escape(first)} {re.escape(stem)}{ending}", words))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _same(base: str, genitive: str) -> bool:
    """Whether the second may be the genitive of the first: they part in the last letters only."""
    shared = next((i for i, (a, b) in enumerate(zip(base, genitive, strict=False)) if a != b), len(base))
    return shared >= max(2, len(base) - 3) and len(genitive) - len(base) <= len("in") + 1


def _base(genitive: str, swedish: bool) -> str:
    if swedish:
        return genitive.removesuffix("s") if not genitive.endswith(("ss", "us")) else genitive
    for ending, base in STEMS.items():
        if genitive.casefold().endswith(ending):
            return genitive[: -len(ending)] + (base.capitalize() if genitive.casefold() == ending else base)
    if re.search(r"[bcdfghjklmnpqrstvwxzš]in$", genitive):
        return genitive[:-2] if _foreign(genitive[:-2]) else genitive[:-1]
    return genitive.removesuffix("n").removesuffix(":")


def _foreign(stem: str) -> bool:
    """Whether a name may end so: Finnish names end in a vowel, most others in one of these."""
    return not re.search(r"(?:rt|rs|st|nt|lt|kk|tt|pp|kr|tr|ur|ar|nn|ss)$", stem)
