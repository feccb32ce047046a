"""A new municipality: from a few answers to its folder, which people then go on writing by hand.

What is asked, what is proposed and what is written is data of the country (`founding.yaml` of its pack).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from pydantic import ConfigDict, field_validator

from models.base.country import country
from models.base.country_pack import pack, served
from models.base.frozen import Frozen
from models.base.language import LANGUAGES, Language
from models.base.packaged import read_yaml
from models.base.refusal import Refusal
from models.base.terms import Name
from models.base.text import Text
from models.base.words import Said
from models.base.written_form import FORMS, form

Answers = Mapping[str, str]

WRITTEN = {
    "prefix": form(r"^[A-ZÅÄÖ]{2,6}$", Said.why("two to six capital letters, like HEL")),
    "mail": form(r"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$", Said.why("an address like kirjaamo@kunta.example")),
    "web": form(r"^https?://\S+$", Said.why("an address that begins with https://")),
    "seats": form(r"^([1-9][0-9]?|1[0-9]{2}|200)$", Said.why("a number from 1 to 200")),
    "clock": form(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", Said.why("a time like 15:00")),
}
"""How an answer may have to be written, by the name that the packs have for it."""


class NotHowToBegin(Refusal):
    """How a municipality begins in this country ({country}) is not known here; write its municipality.yaml by
    hand, docs/municipality.md describes every key."""


class WrongAnswer(Refusal):
    """{key}: '{answer}' is not written as it has to be; write {form}."""


class Asked(Frozen):
    """One thing that is asked."""

    key: str
    """By what a file answers it, and the folder's files name it."""
    asked: Text
    """The question, in the words of the country."""
    proposed: str | None = None
    """Answers it from what was answered before, whose keys stand in braces; None: say it yourself."""
    beside: str = ""
    """It is asked only where this other one, by key, was answered."""
    written: str = ""
    """The form of its answer, if it has one: a key of WRITTEN."""

    @field_validator("written")
    @classmethod
    def _known(cls, written: str) -> str:
        return written if not written else next(key for key in WRITTEN if key == written)

    def refuse_wrong(self, answer: str) -> None:
        """WrongAnswer where an answer is not written as it has to be."""
        if answer and self.written and not re.fullmatch(WRITTEN[self.written], answer):
            raise WrongAnswer(key=self.key, answer=answer, form=FORMS[WRITTEN[self.written]])


class Founding(Frozen):
    """How a municipality of a country begins."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    languages: dict[Language, str]
    """The languages that it may have → the answer, by key, that is its name there. The first is always."""
    kinds: dict[str, dict[str, str]]
    """How its name may end → the words that follow from that. The first is that of every other name."""
    questions: tuple[Asked, ...]
    """What is asked, in this order."""
    standing_items: Any = None
    """What several bodies have alike; written where the files repeat it."""
    files: dict[str, Any]
    """Each file by its name: answers and words stand in braces; what is empty in the end is left out, and so
    is what is of a language that the municipality does not have."""

    def proposed(self, question: Asked, answers: Answers) -> str | None:
        """The answer that is taken where nobody gives another; None where somebody has to."""
        if not self.is_asked(question, answers):
            return ""
        return None if question.proposed is None else question.proposed.format_map(self._words(answers))

    def is_asked(self, question: Asked, answers: Answers) -> bool:
        """Whether a question has a meaning after what was answered before."""
        return not question.beside or bool(answers.get(question.beside))

    def folder_of(self, answers: Answers) -> dict[str, str]:
        """The files of the folder by their names, as text; WrongAnswer."""
        words = self._words(answers)
        for question in self.questions:
            question.refuse_wrong(answers[question.key])
            if question.written == "seats":
                words[question.key] = int(answers[question.key])
        spoken = [language for language, key in self.languages.items() if answers[key]]
        words |= {"languages": spoken, "first_language": spoken[:1]}
        strange = tuple({*LANGUAGES} - {*spoken})
        files = {name: _filled(said, words, strange) for name, said in self.files.items()}
        return {name: _HEADS[name.partition("/")[0]] + _yaml(said) for name, said in files.items()}

    def _words(self, answers: Answers) -> dict[str, Any]:
        """What may stand in braces: answers, what the ending of the name brings, and the name without it."""
        name = answers.get(next(iter(self.languages.values())), "")
        ending = next(filter(name.endswith, self.kinds), next(iter(self.kinds)))
        consonants = [letter for letter in name.upper() if letter in "BCDFGHJKLMNPQRSTVWXZ"]
        derived = {"stem": name.removesuffix(ending), "consonants": "".join(consonants[:3])}
        return {**derived, **self.kinds[ending], **answers}


def founding() -> Founding:
    """How a municipality of the served country begins; NotHowToBegin where its pack does not say."""
    return _read(served())


@cache
def _read(code: str) -> Founding:
    file = pack(code).joinpath("founding.yaml")
    if not file.is_file():
        raise NotHowToBegin(country=Name(tuple(country().names.items())))
    return Founding.model_validate(read_yaml(file.read_text(encoding="utf-8")))


def _filled(said: Any, words: Mapping[str, Any], strange: tuple[Language, ...]) -> Any:
    """What a pack says, with the words in its braces. Alone in a text, they keep their kind: a number."""
    match said:
        case str():
            alone = re.fullmatch(r"\{(\w+)\}", said)
            return words[alone[1]] if alone else said.format_map(words)
        case dict():
            filled = {
                key: _filled(part, words, strange) for key, part in said.items() if not _of(key, strange)
            }
            return {key: part for key, part in filled.items() if part not in ("", {}, [])}
        case list():
            return [part for one in said if (part := _filled(one, words, strange)) not in ("", {}, [])]
    return said


def _of(key: Any, strange: tuple[Language, ...]) -> bool:
    """Whether a key is a language, or the form of a word in it, that is not spoken: `sv`, `sv_genitive`."""
    return isinstance(key, str) and key.partition("_")[0] in strange


class _Apart(yaml.SafeDumper):
    """Writes what is alike twice, and refers to nothing."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _yaml(said: Any) -> str:
    return yaml.dump(said, Dumper=_Apart, allow_unicode=True, sort_keys=False, width=100)


_HEADS = {
    "municipality.yaml": "# Every key is described in docs/municipality.md.\n",
    "bodies": "# Every key is described in docs/bodies.md.\n"
    "# Names of members, by seat: `holders: {1: {members: [{name: Anna Esimerkki}]}}`.\n",
}
