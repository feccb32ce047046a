"""Words: a message is said once, in English, with its values; it is worded in the language of its reader.

A message travels and is kept as its English template and its values, each with its type, so that it can
still be said in every language when it is read. What people wrote stands in it as they wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from gettext import NullTranslations
from typing import Any, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, JsonValue
from pydantic_core import CoreSchema, core_schema

from models.base.catalogues import catalogue
from models.base.formats import date_text, instant_text, money_text
from models.base.language import Language
from models.base.money import Cents
from models.base.terms import Name, Term
from models.base.zone import local_time


@dataclass(frozen=True)
class Listed:
    """Several values as one list."""

    items: tuple[Value, ...]
    """What is listed, in order."""
    joiner: str = ","
    """A comma, a semicolon or nothing between all of them, or the word before the last."""

    @classmethod
    def of(cls, items: Iterable[Value], joiner: str = ",") -> Listed:
        """Values as a list; a member of an enum among them is the word for it."""
        return cls(tuple(map(_kept, items)), joiner)

    def __bool__(self) -> bool:
        return bool(self.items)

    def __str__(self) -> str:
        return self.say(None)

    def say(self, language: Language | None) -> str:
        """The list as its reader's language writes it."""
        words = [worded(item, language) for item in self.items]
        if self.joiner in BETWEEN:
            return BETWEEN[self.joiner].join(words)
        last = f" {catalogue(language).pgettext('joiner', self.joiner)} "
        return last.join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


BETWEEN = {",": ", ", ";": "; ", "": " "}
"""What stands between all values of a list, by its joiner; any other joiner is a word before the last."""


@dataclass(frozen=True, eq=False)
class Said:
    """A message: an English template and its values."""

    context: str
    """What kind of sentence it is, by which the catalogues tell it from others of the same words."""
    template: str
    """The English sentence, with `{names}` where its values stand."""
    several: str = ""
    """The second template, where the number `count` among the values decides between two forms."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What stands at each name."""

    @classmethod
    def of(cls, context: str, template: str, several: str = "", /, **values: Value) -> Said:
        """A message of any kind. A member of an enum among its values is the word for it."""
        return cls(context, template, several, kept(values))

    @classmethod
    def fact(cls, template: str, several: str = "", /, **values: Value) -> Said:
        """What happened, or a part of it."""
        return cls.of("fact", template, several, **values)

    @classmethod
    def why(cls, template: str, several: str = "", /, **values: Value) -> Said:
        """A part of a refusal."""
        return cls.of("refusal", template, several, **values)

    def filled(self, **values: Value) -> Said:
        """The same message with further values."""
        return replace(self, values={**self.values, **kept(values)})

    def with_values(self, values: Mapping[str, Value]) -> Said:
        """The same message of other values; itself if they are its own."""
        return self if values == self.values else replace(self, values=values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and self.packed() == other.packed()

    def __hash__(self) -> int:
        return hash((self.context, self.template))

    def __str__(self) -> str:
        return self.say(None)

    def say(self, language: Language | None) -> str:
        """The message in words, with its values as people there write them.

        Without a language it is in English for programs and logs, its days written like 2021-03-15.
        """
        template = self._translated(catalogue(language))
        words = {name: worded(value, language) for name, value in self.values.items()}
        said = template.format_map(words)
        first = _FIRST.match(template)
        if first and template.endswith((".", "?", "!")) and not isinstance(self.values[first[1]], str | int):
            return said[:1].upper() + said[1:]
        return said

    def _translated(self, words: NullTranslations) -> str:
        if self.several:
            count = self.values["count"]
            return words.npgettext(
                self.context, self.template, self.several, count if isinstance(count, int) else 2
            )
        return words.pgettext(self.context, self.template)

    def packed(self) -> dict[str, JsonValue]:
        """The message as plain JSON."""
        plain: dict[str, JsonValue] = {"context": self.context, "template": self.template}
        if self.several:
            plain["several"] = self.several
        return {**plain, "values": pack(self.values)} if self.values else plain

    @classmethod
    def unpacked(cls, plain: object) -> Said:
        """The message that was packed."""
        if isinstance(plain, cls):
            return plain
        match plain:
            case {"context": str(context), "template": str(template), **more}:
                several = more.get("several", "")
                return cls(context, template, str(several), unpack(more.get("values", {})))
        raise NotAMessage("it is no message")

    @classmethod
    def read(cls, plain: object) -> Said | None:
        """The message that was packed; None if there is none, or none that this version can say."""
        try:
            return cls.unpacked(plain) if plain else None
        except NotAMessage:
            return None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.unpacked, serialization=core_schema.plain_serializer_function_ser_schema(cls.packed)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "object"}


Value: TypeAlias = str | int | Cents | date | datetime | Term | Name | Listed | Said
"""What stands in a message. A string is somebody's own words or a name, and is said as it is."""


class NotAMessage(ValueError):  # noqa: N818 - named by what is wrong
    """What was to be read as a message is none, or one of a later version."""


def kept(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values of a message, members of enums as the words for them."""
    return {name: _kept(value) for name, value in values.items()}


def _kept(value: Value) -> Value:
    return Term.of(value) if isinstance(value, StrEnum) else value


def worded(value: Value, language: Language | None) -> str:
    """One value as it stands in a sentence; without a language, as programs have it."""
    match value:
        case Cents():
            return money_text(value, language or "en")
        case datetime():
            return instant_text(value, language) if language else local_time(value)
        case date():
            return date_text(value, language) if language else value.isoformat()
        case Term() | Name() | Listed() | Said():
            return value.say(language)
    return str(value)


def ended(sentence: str) -> str:
    """A sentence with its full stop, also when it ends with somebody's own words."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def pack(values: Mapping[str, Value]) -> dict[str, JsonValue]:
    """Values as plain JSON that keeps their types."""
    return {name: _packed(value) for name, value in values.items()}


def unpack(plain: object) -> dict[str, Value]:
    """The values that were packed."""
    if not isinstance(plain, Mapping):
        raise NotAMessage("it is no mapping of values")
    return {str(name): _unpacked(value) for name, value in plain.items()}


def _packed(value: Value) -> JsonValue:
    for kind, (name, pack_one, _) in _PACKING.items():
        if isinstance(value, kind):
            return {name: pack_one(value)}
    return value if isinstance(value, str | int) else str(value)


def _unpacked(plain: object) -> Value:
    if isinstance(plain, str | int):
        return plain
    if isinstance(plain, Mapping):
        for name, _, unpack_one in _PACKING.values():
            if name in plain:
                try:
                    return unpack_one(plain[name])
                except (TypeError, AttributeError, LookupError, ValueError) as error:
                    raise NotAMessage(f"it is no {name}") from error
    raise NotAMessage("it is no value of a message")


_PACKING: dict[type, tuple[str, Callable[[Any], JsonValue], Callable[[Any], Value]]] = {
    Cents: ("cents", int, Cents),
    datetime: ("instant", datetime.isoformat, datetime.fromisoformat),
    date: ("day", date.isoformat, date.fromisoformat),
    Term: (
        "term",
        lambda term: [term.kind, term.word, *filter(None, [term.english])],
        lambda parts: Term(*parts),
    ),
    Name: ("name", lambda name: dict(name.texts), lambda texts: Name(tuple(texts.items()))),
    Listed: (
        "list",
        lambda many: [many.joiner, *map(_packed, many.items)],
        lambda parts: Listed(tuple(map(_unpacked, parts[1:])), parts[0]),
    ),
    Said: ("said", Said.packed, Said.unpacked),
}
"""How a value of each type is packed and unpacked, under which name. A datetime is a date: it is first."""

_FIRST = re.compile(r"\{(\w+)\}")

NONE_YET = Said.why("none yet")
NONE = Said.why("none")
