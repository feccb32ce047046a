"""The form of an act, made of its class: labels, how each field is written, and what may be chosen now.

A new act has its form without a change here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from babel import Locale
from pydantic import AwareDatetime
from pydantic.fields import FieldInfo
from starlette.datastructures import FormData

from activities.installation import Installation
from app.case_file.values import plain_type
from app.desk.act_fields import is_description, structured, typed
from app.desk.bad_input import BadInput
from app.language import language
from app.web.choices import Choosing
from app.web.choices_of_the_town import Choice
from app.web.other_languages import OtherText, is_of_another, others, written_in_others
from models.base.catalogues import catalogue
from models.base.described import described
from models.base.formats import quoted
from models.base.language import LANGUAGES, Language
from models.base.money import Cents, Hundredths
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.writing import Written
from models.engine.command import AnyAct
from models.engine.world import Held
from models.law.openness import takes_own_words
from models.law.rules import Rulebook

SOURCE = "source"
"""The field in which a description with an inside of its own is written, as in a case file."""


POINTS = range(6)
"""The points by which each of several is scored."""


class FieldKind(StrEnum):
    """How a field is written on a page."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DAY = "day"
    INSTANT = "instant"
    FLAG = "flag"
    CHOICE = "choice"
    SEVERAL = "several"
    TICKED = "ticked"
    SCORED = "scored"
    SOURCE = "source"


@dataclass(frozen=True)
class Field:
    """A field of a form; `value` is what is written there already, `choices` what may be chosen now."""

    name: str
    label: str
    kind: FieldKind
    required: bool
    value: str | tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    grades: tuple[Choice, ...] = ()
    """What may be said of each choice, where each is said something of."""
    others: tuple[OtherText, ...] = ()
    """The same in the town's other languages; none where it has one, or the field takes one."""
    suggested: tuple[Choice, ...] = ()
    """What is offered where anything may be written."""
    example: str = ""
    """How something like it is written; empty where its label says enough."""

    @property
    def called(self) -> str:
        """What stands before it: its label, as far as it goes without a pause."""
        return self._parts[0]

    @property
    def hint(self) -> str:
        """What else its label tells, below it."""
        return self._parts[1][:1].upper() + self._parts[1][1:]

    @property
    def _parts(self) -> tuple[str, str]:
        called, *hint = re.split(r"(?:;|(?<=[^\W\d]{2})\.) ", self.label, maxsplit=1)
        return called, "".join(hint)


def sentence(act: type[AnyAct]) -> str:
    """What an act does, in the first sentence of its help."""
    first = (act.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " ").replace("\n", " ")
    return _rules_by_title(catalogue(language()).pgettext("act", first))


def explained(act: type[AnyAct]) -> tuple[str, ...]:
    """What else its help says, paragraph by paragraph: what it does not do, and what comes of it."""
    more = (act.__doc__ or "").strip().split("\n\n")[1:]
    known = catalogue(language())
    return tuple(_rules_by_title(known.pgettext("act", " ".join(part.split()))) for part in more)


def fields(
    act: type[AnyAct],
    held: Held | None,
    given: Mapping[str, Sequence[str]],
    installation: Installation | None = None,
    languages: Sequence[Language] = (),
) -> Iterator[Field]:
    """The fields of an act, with what was written in them before; texts in all the languages."""
    lines = described(act)
    choosing = Choosing(act, held, installation, "".join(given.get("group", ())))
    for name, info in act.model_fields.items():
        if not structured(info) and not is_of_another(act, name):
            field = _field(name, info, lines.get(name, ""), choosing, given)
            yield replace(field, others=tuple(others(act, name, languages, given)))
        for part, inner in typed(info).items():
            told = described(plain_type(info.annotation)).get(part, "")
            yield _field(part, inner, told, choosing, given, required=info.is_required())
        if structured(info) and not typed(info) and not is_description(info):
            written = "".join(given.get(SOURCE, ()))
            label = _label(name, lines.get(name, ""))
            yield Field(SOURCE, label, FieldKind.SOURCE, info.is_required(), written, example=act.file)


def labels(act: type[AnyAct]) -> dict[str, str]:
    """The fields of an act, and what a message calls each: its label as far as it goes without a pause."""
    whole = {name: _label(name, line) for name, line in described(act).items()}
    return {name: re.split("[,;:(]", label)[0].strip() for name, label in whole.items()}


def is_made_of_files(act: type[AnyAct]) -> bool:
    """Whether an act takes a description that lies in files of its own, which no page has."""
    return any(is_description(info) for info in act.model_fields.values())


def takes_texts(act: type[AnyAct]) -> bool:
    """Whether people write texts in it that may be confidential."""
    return any(
        plain_type(info.annotation) is Written or takes_own_words(info.annotation) or structured(info)
        for info in act.model_fields.values()
    )


def written_in(act: type[AnyAct], form: FormData) -> dict[str, Any]:
    """What was written into the form, by the names of the act's fields, as any door reads it."""
    found: dict[str, Any] = {}
    for name, kind in _kinds(act).items():
        said = [str(each) for each in form.getlist(name) if str(each).strip()]
        if kind is FieldKind.SEVERAL:
            found[name] = [line.strip() for each in said for line in each.splitlines() if line.strip()]
        elif kind is FieldKind.FLAG:
            found[name] = bool(said)
        else:
            found[name] = said[0].replace("\r\n", "\n") if said else None
    return found | dict(written_in_others(act, form))


@cache
def _kinds(act: type[AnyAct]) -> Mapping[str, FieldKind]:
    """How each field of an act is written where nothing can be chosen, but what is described in a file."""
    written: dict[str, Any] = {}
    for name, info in act.model_fields.items():
        if not structured(info) and not is_of_another(act, name):
            written[name] = info
        written |= typed(info)
    return {name: _kind(plain_type(info.annotation)) for name, info in written.items()}


def beside(
    act: type[AnyAct], refusal: Refusal, written: Mapping[str, Sequence[str]]
) -> dict[str, str | Refusal]:
    """Field → why the act was refused, where that is about what was written there."""
    if isinstance(refusal, BadInput):
        called = labels(act)
        return {name: _by_label(said, name, called) for name, said in refusal.beside.items()}
    known = {SOURCE, *_kinds(act)}
    said = (name for name in refusal.said.values if name in known)
    named = [name for name in said if any(each.strip() for each in written.get(name, ()))]
    return {named[0]: refusal} if len(named) == 1 else {}


def _field(
    name: str,
    info: FieldInfo,
    line: str,
    choosing: Choosing,
    given: Mapping[str, Sequence[str]],
    *,
    required: bool = True,
) -> Field:
    kind = plain_type(info.annotation)
    how = _kind(kind)
    choices = _words(kind) or (() if how is FieldKind.FLAG else choosing.of(name))
    if choices and how is FieldKind.SEVERAL:
        how = FieldKind.SCORED if get_origin(kind) is dict else FieldKind.TICKED
    grades = _grades(get_args(kind)[1]) if how is FieldKind.SCORED else ()
    said = tuple(given[name]) if name in given else _default(info)
    value: str | tuple[str, ...] = said if how in (FieldKind.TICKED, FieldKind.SCORED) else "\n".join(said)
    return Field(
        name,
        _without_codes(_label(name, line), grades or choices),
        how,
        required and info.is_required(),
        value,
        choices,
        grades,
        suggested=choosing.suggested(name),
    )


def _default(info: FieldInfo) -> tuple[str, ...]:
    default = None if info.is_required() else info.get_default(call_default_factory=True)
    if not default:
        return ()
    return (str(default.value if isinstance(default, Enum) else default),)


def _label(name: str, line: str) -> str:
    said = catalogue(language()).pgettext("field", line) if line else name
    return re.sub("`([^`]*)`", _as_people_say, said.removesuffix("."))


def _by_label(said: str, name: str, called: Mapping[str, str]) -> str:
    """A fault of a field, which calls it by its label instead of its name in a command."""
    return said.replace(f"'{name}'", quoted(called[name], language()), 1) if name in called else said


def _rules_by_title(said: str) -> str:
    return re.sub(r"`([a-z_]+(?:\.[a-z_]+)+)`", _as_people_say, said)


def _as_people_say(typed: re.Match[str]) -> str:
    """What is typed elsewhere as it is; a rule by its title."""
    titles = {rule.id: rule.title for rule in Rulebook.load().rules}
    rule = titles.get(typed[1]) or titles.get(f"{typed[1]}.other")
    return quoted(rule.say(language()), language()) if rule else typed[1]


def _without_codes(label: str, choices: Sequence[Choice]) -> str:
    """A label without the codes of what may be chosen: it is chosen by its words."""
    before, colon, after = label.partition(":")
    return before if colon and any(choice.value in after for choice in choices) else label


def _grades(kind: Any) -> tuple[Choice, ...]:
    """What may be said of each of several: the words of the program, or points."""
    return _words(kind) or tuple(Choice(str(points), str(points)) for points in POINTS)


def _words(kind: Any) -> tuple[Choice, ...]:
    """The words of the program that may stand in a field, as its reader calls them."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(Choice(member.value, Term.of(member).say(language())) for member in kind)
    if get_origin(kind) is Literal:
        return tuple(Choice(str(word), _said_of(str(word))) for word in get_args(kind))
    return ()


def _said_of(word: str) -> str:
    """A language by what its reader calls it; any other word as it is."""
    if word not in LANGUAGES:
        return word
    return str(Locale(word).get_language_name(language()))


def _kind(kind: Any) -> FieldKind:
    if kind is bool:
        return FieldKind.FLAG
    if get_origin(kind) in (tuple, dict):
        return FieldKind.SEVERAL
    if (isinstance(kind, type) and issubclass(kind, Enum)) or get_origin(kind) is Literal:
        return FieldKind.CHOICE
    if kind in (datetime, AwareDatetime):
        return FieldKind.INSTANT
    plain = {
        Written: FieldKind.LONG,
        date: FieldKind.DAY,
        int: FieldKind.NUMBER,
        Cents: FieldKind.TEXT,
        Hundredths: FieldKind.TEXT,
    }
    return plain.get(kind, FieldKind.LONG if takes_own_words(kind) else FieldKind.TEXT)
