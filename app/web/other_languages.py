"""A text of an act in the town's other languages: which fields take them, and what was written there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic.fields import FieldInfo
from starlette.datastructures import FormData

from app.desk.act_fields import structured
from app.desk.giving import IN_LANGUAGES
from models.base.language import LANGUAGES, Language
from models.engine.command import AnyAct
from models.law.openness import is_said_in_languages
from models.law.secrecy import only_sealed

IN = "_in"
"""How the field of an act ends that has a short text of it in other languages."""


class OtherText(NamedTuple):
    """A text in another language: how the form names it, and what is written there already."""

    language: Language
    name: str
    value: str


def is_of_another(act: type[AnyAct], name: str) -> bool:
    """Whether a field is another one's text in other languages."""
    return name.endswith(IN) and name.removesuffix(IN) in act.model_fields


def says_its_language(act: type[AnyAct]) -> bool:
    """Whether an act says in which language it is written."""
    return "language" in act.model_fields


def others(
    act: type[AnyAct], name: str, languages: Sequence[Language], given: Mapping[str, Sequence[str]]
) -> Iterator[OtherText]:
    """A field's text in other languages than the first of these; none of a field that takes one alone.

    An act that says itself in which language it is written may be in any of them.
    """
    if _field_of(act, name):
        yield from said_in(
            name, languages[0 if says_its_language(act) and len(languages) > 1 else 1 :], given
        )


def said_in(
    name: str, languages: Sequence[Language], given: Mapping[str, Sequence[str]]
) -> Iterator[OtherText]:
    """What is written of a field in each of these languages."""
    for each in languages:
        called = named(name, each)
        yield OtherText(each, called, "\n".join(given.get(called, ())))


def written_in_others(act: type[AnyAct], form: FormData) -> Iterator[tuple[str, list[str]]]:
    """What was written in other languages, as any door reads it: the field, and LANGUAGE=TEXT."""
    for name, info in act.model_fields.items():
        if field := _field_of(act, name):
            said = [
                f"{each}={text}"
                for each in LANGUAGES
                for whole in map(str, form.getlist(named(name, each)))
                for text in _texts(info, whole)
            ]
            if said:
                yield field, said


def named(name: str, language: Language) -> str:
    """How the field of a text in another language is named."""
    return f"{name}-{language}"


def _field_of(act: type[AnyAct], name: str) -> str:
    """Under which name the door gives the other languages of a field; empty where it takes none.

    What is only sealed names people or says how they are reached, which is the same in every language.
    """
    info = act.model_fields.get(name)
    if info is None or structured(info) or only_sealed(info.annotation):
        return ""
    if f"{name}{IN}" in act.model_fields:
        return f"{name}{IN}"
    return f"{name}{IN_LANGUAGES}" if is_said_in_languages(info.annotation) else ""


def _texts(info: FieldInfo, whole: str) -> list[str]:
    """One text, or one a line where the field takes several."""
    plain = whole.replace("\r\n", "\n").strip()
    several = getattr(info.annotation, "__origin__", None) is tuple
    return [line.strip() for line in plain.splitlines() if line.strip()] if several else [plain] * bool(plain)
