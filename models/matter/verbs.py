"""A body's verbs: in the present as they are proposed, in the past as they were decided."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from models.base.language import Language
from models.base.packaged import read_yaml
from models.base.text import Text


def decided(text: str, body_name: str, language: Language) -> str:
    """The text with the verbs of the body in the past, as its decision says them.

    Only a sentence that begins with the body, or with a word or two before it, is its own; what others do
    stays in the present: "Kaupunginhallitus päättää, että lautakunta antaa …" → "… päätti, että … antaa …".
    A body goes by its name or by what it is: "Lautakunta päättää …". Where it gives a statement that follows
    after a colon, the statement itself stays as it is given.
    """
    stated = _statement(body_name, language).search(text)
    own, given = (text[: stated.end()], text[stated.end() :]) if stated else (text, "")
    own = _sentence(body_name, language).sub(lambda found: _in_the_past(found[0], language), own)
    return (
        _listing(body_name, language).sub(lambda found: _items_in_the_past(found[0], language), own) + given
    )


def turns(text: str, body_name: str, language: Language) -> bool:
    """Whether the decision says it otherwise than the proposal: a sentence has a verb of the body."""
    return decided(text, body_name, language) != text


def decided_text(text: Text, names: Text) -> Text:
    """The same of a text in each of its languages."""
    said: dict[Language, str] = {
        language: decided(words, names.say(language), language) for language, words in text.texts.items()
    }
    return Text(original=text.original, texts=said)


def kept_as_given(texts: Sequence[str], body_name: str, language: Language) -> tuple[bool, ...]:
    """Which of these clauses stay as they are given, since one before them only announces them.

    That is a statement ("Kaupunginhallitus antaa seuraavan lausunnon:", "Kaupunginhallitus pitää …"), until
    the body decides something again, and what is decided to be so ("Kaupunginhallitus päättää, että päätös
    pannaan täytäntöön seuraavasti:", "Kaupunginhallitus kehottaa …"), until the body does more beside it
    ("Lisäksi kaupunginhallitus …").
    """
    ends: Callable[[str, str, Language], bool] = _never
    found = []
    for text in texts:
        begins = re.match(_beginning(body_name, language), text)
        given = ends is not _never and not (begins and ends(begins[0], body_name, language))
        found.append(given)
        if not given:
            ends = next((over for told, over in _ANNOUNCED if told(body_name, language).match(text)), _never)
    return tuple(found)


def _never(_begins: str, _body_name: str, _language: Language) -> bool:
    return False


def _decides_again(begins: str, _body_name: str, language: Language) -> bool:
    return not any(word in _STATES[language] for word in begins.casefold().split())


def _does_more(begins: str, body_name: str, language: Language) -> bool:
    return not re.match(_body(body_name, language), begins)


def _in_the_past(sentence: str, language: Language) -> str:
    """The first verb is the body's, and so are those joined to it before a subordinate clause begins, and
    behind one that a comma ends: "päättää, että työ alkaa, ja kehottaa …" → "päätti, että …, ja kehotti …".
    """
    before, first, rest = re.split(f"({_verb(language)})", sentence, maxsplit=1)
    own = re.split(_SUBORDINATE[language], rest, maxsplit=1)[0]
    infinitives = first in _TAKES_INFINITIVE

    def joined(found: re.Match[str]) -> str:
        # After "päättää" a form like "antaa" is an infinitive, and stays.
        stays = infinitives and found[2].endswith(("taa", "tää"))
        return found[0] if stays else found[1] + past_of(language)[found[2]]

    def resumed(found: re.Match[str]) -> str:
        return found[1] + past_of(language)[found[2]]

    own_in_the_past = re.sub(rf"({_AND[language]} )({_verb(language)})", joined, own)
    behind = re.sub(rf"(, {_AND[language]} )({_verb(language)})", resumed, rest[len(own) :])
    return before + past_of(language)[first] + own_in_the_past + behind


def _items_in_the_past(listing: str, language: Language) -> str:
    item = rf"(?m)^([ \t]*{_MARKER})({_verb(language)})"
    return re.sub(item, lambda found: found[1] + past_of(language)[found[2]], listing)


@cache
def past_of(language: Language) -> dict[str, str]:
    """Each verb as it is proposed, and as it was decided."""
    data = files("models").joinpath("data", "verbs.yaml").read_text(encoding="utf-8")
    verbs: dict[str, str] = read_yaml(data)[language]
    return verbs


@cache
def _verb(language: Language) -> str:
    return rf"(?<![\w-])(?:{'|'.join(map(re.escape, past_of(language)))})(?![\w-])"


@cache
def _sentence(body_name: str, language: Language) -> re.Pattern[str]:
    """The body, at most an adverb, the verb (in Swedish it may come first), and on to the full stop."""
    return re.compile(rf"{_beginning(body_name, language)}(?:[^.\n]|\.(?!\s)|\n(?!\n))*")


@cache
def _statement(body_name: str, language: Language) -> re.Pattern[str]:
    """A sentence of the body that ends in a colon, after which a statement stands in its own words."""
    return re.compile(
        rf"{_beginning(body_name, language)}[^.\n]*{_STATEMENT[language]}[^.\n]*:[ \t]*(?:\n|$)"
    )


@cache
def _announces_statement(body_name: str, language: Language) -> re.Pattern[str]:
    itself = rf"(?:(?!{_THAT[language]})[^.\n])*"
    gives = rf"(?={itself}{_GIVES[language]}{itself}{_STATEMENT[language]})"
    follows = rf"(?=[^.\n]*{_STATEMENT[language]}[^.\n]*:\s*\Z)"
    return re.compile(rf"(?:{gives}|{follows}){_beginning(body_name, language)}")


@cache
def _announces_what_is_so(body_name: str, language: Language) -> re.Pattern[str]:
    return re.compile(rf"{_beginning(body_name, language)}[^\n]*{_THAT[language]}[^\n]*:\s*\Z")


def _beginning(body_name: str, language: Language) -> str:
    body = _body(body_name, language)
    order = rf"{body}(?: {_ADVERB[language]})? {_verb(language)}"
    if language == "sv":
        order = rf"(?:{order}|{_verb(language)} {body}(?!\w))"
    comma = ",?" if language == "en" else ""
    lead = rf"(?:(?!(?:{_WHEN[language]})\b)[A-ZÅÄÖ]\w*{comma}(?: [\w-]+){{0,2}} )??"
    return rf"{_START}{lead}{order}"


@cache
def _listing(body_name: str, language: Language) -> re.Pattern[str]:
    """A line that is the body alone, and the list of what it does."""
    alone = rf"^(?:[A-ZÅÄÖ]\w* )?{_body(body_name, language)}:?[ \t]*\n"
    return re.compile(rf"(?m){alone}(?:[ \t]*\n)*(?:[ \t]*{_MARKER}.*(?:\n|\Z))+")


def _body(name: str, language: Language) -> str:
    short = next((kind for kind in _KINDS[language] if name.casefold().endswith(kind)), None)
    known = "|".join(map(re.escape, dict.fromkeys((name, short or name))))
    return rf"(?i:{'(?:the )?' if language == 'en' else ''}(?:{known}))"


_KINDS: dict[Language, tuple[str, ...]] = {
    "fi": ("valtuusto", "hallitus", "lautakunta", "johtokunta", "toimikunta", "jaosto", "valiokunta"),
    "sv": (
        "fullmäktige",
        "styrelsen",
        "nämnden",
        "direktionen",
        "kommittén",
        "sektionen",
        "utskottet",
        "delegationen",
    ),
    "en": ("council", "board", "committee", "section"),
}
"""What a body calls itself in short, where its name ends so."""
_STATEMENT: dict[Language, str] = {
    "fi": r"\b(?:lausun\w*|lausuu)\b",
    "sv": r"\b(?:utlåtande\w*|yttrande\w*)\b",
    "en": r"\bstatement\b",
}
_GIVES: dict[Language, str] = {"fi": r"\bantaa\b", "sv": r"\b(?:av)?ge(?:r)?\b", "en": r"\bgives?\b"}
_THAT: dict[Language, str] = {"fi": r"\bettä\b", "sv": r"\batt\b", "en": r"\bthat\b"}
_STATES: dict[Language, tuple[str, ...]] = {
    "fi": (
        *("edellyttää", "ehdottaa", "esittää", "ilmoittaa", "katsoo", "lausuu"),
        *("puoltaa", "pyytää", "suosittelee", "toteaa", "vaatii", "yhtyy"),
    ),
    "sv": (
        *("anhåller", "anser", "begär", "föreslår", "förutsätter"),
        *("konstaterar", "kräver", "rekommenderar", "tillstyrker"),
    ),
    "en": ("notes", "proposes", "requests", "requires", "states"),
}
"""Verbs of a body inside the statement that it gives; by any other verb it decides something."""
_ANNOUNCED = ((_announces_statement, _decides_again), (_announces_what_is_so, _does_more))
"""What only announces the clauses after it, and which of these begins something else."""
_MARKER = r"(?:[-*+]|\d{1,3}[.)])[ \t]+"
_START = rf"(?:(?<![^\n])(?:[ \t]*{_MARKER})?|(?<=[.!?:][ \n]))"
_ADVERB: dict[Language, str] = {
    "fi": "(?:yksimielisesti|samalla|lisäksi|edelleen|kuitenkin|myös|osaltaan|omalta osaltaan|näin ollen)",
    "sv": "(?:enhälligt|samtidigt|dessutom|också|för sin del)",
    "en": "(?:unanimously|also|further)",
}
_WHEN: dict[Language, str] = {
    "fi": "Jos|Kun|Mikäli|Koska|Ellei|Jollei|Vaikka|Sikäli|Ennen",
    "sv": "Om|När|Ifall|Eftersom|Då|Innan|Fastän",
    "en": "If|When|Once|Unless|Because|Although|Before",
}
_TAKES_INFINITIVE = frozenset({"päättää", "beslutar"})
_SUBORDINATE: dict[Language, str] = {
    "fi": r", |\bettä\b|\bjoka\b",
    "sv": r", |\batt\b|\bsom\b",
    "en": r", |\bthat\b|\bwhich\b",
}
_AND: dict[Language, str] = {"fi": r"\b(?:ja|sekä)", "sv": r"\b(?:och|samt)", "en": r"\band"}
