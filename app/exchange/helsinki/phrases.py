"""The grammar of phrases.yaml made ready: labels of lines, and sentences of which nothing is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from app.exchange.helsinki.data import known
from app.exchange.helsinki.names import CHAIR, OFFICES, PEOPLE, TRUSTEE
from app.exchange.helsinki.texts import in_numbers, squeeze
from models.record.recorded_motion import RecordedMotionKind

_SENTENCES = re.compile(
    r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)(?<!\bmom\.)(?<!\bvs\.)(?<!\bva\.)(?<!\b[A-ZÅÄÖ]\.)\s+(?=[A-ZÅÄÖ])"
)


_NOBODY = re.compile(
    r"^(?:Päätettiin|Hyväksyttiin|Hylättiin|Merkittiin|Asian?|Esitys|Ehdotus|Beslöts|Beslutades|Ärendet|Förslaget)\b"
)
"""A word that begins a sentence, and no name that follows it."""


@dataclass(frozen=True)
class Understood:
    """A sentence that was understood: what it means, and what it names."""

    means: str
    sentence: str
    groups: dict[str, str]
    taken: dict[str, dict[str, str]] = field(default_factory=dict)

    def named(self, slot: str) -> Iterator[str]:
        """What filled a slot, in order."""
        places = (self.groups, *self.taken.values())
        return (
            words for place in places for name, words in place.items() if name.rstrip("0123456789x") == slot
        )


def motion_label(words: str) -> RecordedMotionKind | None:
    """The kind of motion that a line such as 'Vastaehdotus 2:' begins."""
    words = re.sub(r"^asiassa tehtiin seuraava[t]? ", "", words, flags=re.IGNORECASE)
    bare = re.sub(
        rf"^{known('phrases')['ordinals']} |(?: nro)? \d+\.?$|^\d+\.? ", "", words.rstrip(" :").casefold()
    )
    for kind, labels in known("phrases")["labels"].items():
        if bare in (label.casefold() for label in labels):
            return RecordedMotionKind(kind)
    return None


def motion_number(words: str) -> int | None:
    """The number in a label such as 'Vastaehdotus 2:'."""
    found = re.search(r"\b(\d{1,3})\.?:?$|^(\d{1,3})\.? ", words.strip())
    return int(found[1] or found[2]) if found else None


def line_label(words: str) -> tuple[str, str] | None:
    """What a line such as 'Kannattaja: Anna Aalto' says about, and what it says."""
    label, colon, rest = words.partition(":")
    if not colon:
        return None
    for means, labels in known("phrases")["lines"].items():
        if label.strip().casefold() in (one.casefold() for one in labels):
            return means, rest.strip()
    return None


def is_dissent_heading(words: str) -> bool:
    """Whether opinions stand under this line."""
    return words.rstrip(" :").casefold() in (one.casefold() for one in known("phrases")["lines"]["dissent"])


def is_plain(words: str) -> bool:
    """Whether sentences only tell of the course of the meeting, and of nothing that was moved or decided."""
    tells, never = (re.compile(known("phrases")["plain"][name], re.IGNORECASE) for name in ("tells", "not"))
    said = sentences(words)
    return all(_announces(each) or (tells.search(each) and not never.search(each)) for each in said)


def _announces(sentence: str) -> bool:
    """Whether a sentence says no more than how many motions follow."""
    return bool(re.fullmatch(known("phrases")["announces"], sentence.strip(), re.IGNORECASE))


def vote_heading(words: str) -> int | None:
    """The number of the vote that a line begins; 0 where it has none; None where it begins no vote."""
    found = re.fullmatch(known("phrases")["vote"], words, re.IGNORECASE)
    return int(found["number"] or found["after"] or 0) if found else None


def sentences(words: str) -> list[str]:
    """The sentences of a paragraph."""
    return [sentence for sentence in _SENTENCES.split(words) if sentence]


def subject(words: str, body: str) -> str:
    """The words at the start that name the body that acts; empty where it is not named."""
    found = re.match(r"(?:[\wåäöÅÄÖ-]+ ){1,6}", words)
    parts = found[0].split() if found else []
    for many in range(len(parts), 0, -1):
        first = " ".join(parts[:many])
        if first.casefold() in known("phrases")["bodies"] or (
            first[:1].isupper() and body.casefold().endswith(first.casefold())
        ):
            return first
    return ""


def tells_what_the_body_did(words: str, body: str) -> bool:
    """Whether a line is the body's own act, and no longer a motion's text."""
    who = subject(words, body)
    return bool(who and re.match(known("phrases")["past"], words[len(who) + 1 :]))


def understand(sentence: str, body: str) -> Understood | None:
    """What a sentence says, if nothing of it is left over."""
    taken: dict[str, dict[str, str]] = {}
    rest = _fragments()["lead"][0].sub("", in_numbers(sentence.strip().rstrip(".:")))
    rest = _NOBODY.sub(lambda found: found[0].casefold(), rest)
    rest = rest[len(subject(rest, body)) :].strip()
    if said := _statement(sentence, rest, taken):
        return said
    for name, patterns in _fragments().items():
        for pattern in patterns:
            if found := pattern.search(rest):
                taken[name] = {slot: words for slot, words in found.groupdict().items() if words}
                rest = (
                    squeeze(f"{rest[: found.start()]} {rest[found.end() :]}").replace("( )", "").strip(" ,.")
                )
                break
    rest = rest[len(subject(rest, body)) :].strip()  # a tally, or whose motion it was, stood before it
    if said := _statement(sentence, rest, taken):
        return said
    if "on_motion_of" in taken and "unanimous" in taken and rest:
        return Understood("moved_and_passed", sentence, {"rest": rest}, taken)
    return None


def moving(sentence: str) -> dict[str, str] | None:
    """What a sentence names that makes a motion: `one`, `by`, `of`, `wish`, `presenter` and the `rest`."""
    for pattern in _moving():
        if found := pattern.fullmatch(sentence.strip()):
            return {slot: words for slot, words in found.groupdict().items() if words}
    return None


def about(words: str) -> RecordedMotionKind:
    """The kind of a motion that only its words tell."""
    for kind, pattern in known("phrases")["about"].items():
        if re.search(pattern, words, re.IGNORECASE):
            return RecordedMotionKind(kind)
    return RecordedMotionKind.COUNTER_PROPOSAL


def _statement(sentence: str, rest: str, taken: dict[str, dict[str, str]]) -> Understood | None:
    for means, patterns in _statements().items():
        for pattern in patterns:
            if found := pattern.fullmatch(rest):
                groups = {slot: words for slot, words in found.groupdict().items() if words}
                return Understood(means, sentence, groups, taken)
    return None


@cache
def _fragments() -> dict[str, list[re.Pattern[str]]]:
    return {name: [_ready(one) for one in many] for name, many in known("phrases")["fragments"].items()}


@cache
def _statements() -> dict[str, list[re.Pattern[str]]]:
    return {name: [_ready(one) for one in many] for name, many in known("phrases")["statements"].items()}


@cache
def _moving() -> list[re.Pattern[str]]:
    return [_ready(one) for one in known("phrases")["moving"]]


def _ready(pattern: str) -> re.Pattern[str]:
    number = count(1)
    nouns = known("phrases")["motion_nouns"]

    def slot(found: re.Match[str]) -> str:
        n = next(number)
        owner = rf"(?P<of{n}>(?-i:{TRUSTEE}))(?: (?:ehdottama|tekemä|esittämä|föreslagna)[a-zäö]*)? "
        owner = rf"{owner}(?:ja (?P<of{n}x>(?-i:{TRUSTEE})) )?"
        owned = rf"{owner}(?P<owned{n}>{nouns}|{known('phrases')['owned_nouns']})"
        return {
            "one": rf"(?P<one{n}>(?-i:{TRUSTEE})|{'|'.join(CHAIR)})",
            "one:of": rf"(?P<of{n}>(?-i:{TRUSTEE})|{'|'.join(OFFICES)})",
            "many": rf"(?P<many{n}>(?-i:{PEOPLE}))",
            "day": rf"(?P<day{n}>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})",
            "motion": rf"(?P<motion{n}>{nouns})",
            "whose": rf"(?:{owned}|(?P<motion{n}>{nouns}))(?: (?P<nth{n}>\d+))?",
        }[found[1]]

    return re.compile(re.sub(r"\{([a-z:]+)\}", slot, pattern), re.IGNORECASE)
