"""What a municipality's own templates and words get wrong, before any paper is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from io import BytesIO
from typing import NamedTuple, cast

from jinja2 import BaseLoader, Environment, TemplateError, TemplateSyntaxError, meta
from jinja2.ext import babel_extract

from activities.notices.mail_text import mails
from activities.papers.rendering import environment
from models.base.words import Listed, Said
from models.municipality.municipality import Municipality

_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_KEYWORDS = ("_", "gettext", "pgettext", "ngettext")


class TemplateFault(NamedTuple):
    """What is wrong with a template, and in which line."""

    line: int
    why: Said


def template_faults(municipality: Municipality) -> Iterator[tuple[str, TemplateFault]]:
    """What is wrong with the templates, by name: a name, a filter or a part that no paper of the kind has."""
    own = environment("fi", municipality)
    packaged = _names(environment("fi"))
    for name, source in municipality.templates.items():
        folder, _, file = name.rpartition("/")
        if name not in packaged and not (folder in _FOLDERS and file.startswith("_")):
            near = get_close_matches(name, packaged, cutoff=0.5) or [
                each for each in packaged if "/_" not in each
            ]
            why = Said.of(
                "finding", "There is no template of this name; there is {names}.", names=Listed.of(near, "or")
            )
            yield name, TemplateFault(1, why)
        else:
            known = mails(own) if folder == "notices" else own
            yield from ((name, fault) for fault in _faults(source, folder, known))


def word_faults(municipality: Municipality) -> Iterator[tuple[str, Said]]:
    """What is wrong with the words, each by the Finnish that it stands for."""
    said_there = _messages().union(*map(_messages_of, municipality.templates.values()))
    for message, by_language in municipality.texts.items():
        if message not in said_there:
            yield message, Said.of("finding", "No template says '{message}'.", message=message)
            continue
        asked = set(_PLACEHOLDER.findall(message))
        for said in by_language.values():
            if set(_PLACEHOLDER.findall(said)) != asked:
                needed = Listed.of(sorted(asked)) or "–"
                yield (
                    message,
                    Said.of("finding", "'{said}' has to have the values {values}.", said=said, values=needed),
                )


_FOLDERS = ("documents", "notices")


def _names(known: Environment) -> tuple[str, ...]:
    return tuple(name for name in known.list_templates(extensions=["j2"]) if name.split("/")[0] in _FOLDERS)


def _faults(source: str, folder: str, known: Environment) -> Iterator[TemplateFault]:
    try:
        tree = known.parse(source)
        known.compile(source)
        for name in sorted(meta.find_undeclared_variables(tree) - _view(folder) - set(known.globals)):
            line = source[: source.find(name)].count("\n") + 1
            yield TemplateFault(
                line, Said.of("finding", "Templates of this kind know no '{name}'.", name=name)
            )
        for part in filter(None, meta.find_referenced_templates(tree)):
            if part not in known.list_templates():
                line = source[: source.find(part)].count("\n") + 1
                yield TemplateFault(line, Said.of("finding", "There is no template '{name}'.", name=part))
    except TemplateSyntaxError as error:
        yield TemplateFault(
            error.lineno,
            Said.of("finding", "This is no template: {why}.", why=(error.message or "").rstrip(".")),
        )
    except TemplateError as error:
        yield TemplateFault(
            1, Said.of("finding", "This is no template: {why}.", why=(error.message or "").rstrip("."))
        )


@cache
def _view(folder: str) -> frozenset[str]:
    """What the packaged templates of a folder name: what a template there finds."""
    common = environment("fi")
    known = mails(common) if folder == "notices" else common
    named = (
        meta.find_undeclared_variables(known.parse(_source(common, name)))
        for name in _names(common)
        if name.startswith(f"{folder}/")
    )
    return frozenset[str]().union(*named)


@cache
def _messages() -> frozenset[str]:
    common = environment("fi")
    return frozenset[str]().union(*(_messages_of(_source(common, name)) for name in _names(common)))


def _messages_of(source: str) -> frozenset[str]:
    found = babel_extract(BytesIO(source.encode()), _KEYWORDS, [], {"trimmed": "true", "encoding": "utf-8"})
    said = (message if isinstance(message, tuple) else (message,) for _, _, message, _ in found)
    return frozenset(word for words in said for word in words if isinstance(word, str))


def _source(known: Environment, name: str) -> str:
    return cast("BaseLoader", known.loader).get_source(known, name)[0]
