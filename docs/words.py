"""`python -m docs.words` brings the catalogues of the program's words up to the code, and compiles them.

The messages are English, in the code; `models/data/words/fi.po` and `sv.po` say them in Finnish and Swedish.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes
from pydantic import BaseModel

import activities
import app
import models
from app.case_file.values import plain_type
from app.commands.acts import IN_THE_FILE
from app.commands.helping import COMPLAINTS, EXAMPLE
from app.commands.house import WHICH_VERSION, Unloaded
from app.commands.house import app as house
from app.commands.indexing import made
from app.commands.options import A_PROPOSAL, COMMON
from models.base.country_pack import countries
from models.base.described import described
from models.base.refusal import Refusal
from models.base.section import sections as sections_of
from models.engine.command import AnyAct
from models.engine.journal import Content
from models.whole.vocabulary import terms

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "models" / "data" / "words"
LANGUAGES = ("fi", "sv")
PACKAGES = (models, activities, app)

PAPERS = sorted((ROOT / "templates" / "catalogues").glob("*.po"))
"""The catalogues of what papers print, whose messages are Finnish; people write them by hand."""

OF_COUNTRIES = sorted((ROOT / "models" / "data" / "countries").rglob("*.po"))
"""What a country says in words of its own, in the program and on its papers; written by hand too."""

_EPOCH = datetime(2021, 1, 1, tzinfo=UTC)
"""The date in the head of every catalogue, so that the same words are the same file."""

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
PAGES = ROOT / "templates" / "pages"
"""The templates of the desk's pages, whose messages are English."""

_MAKERS = {
    "fact": "fact",
    "why": "refusal",
    "lived": "life",
    "OnlySealed": "refusal",
    "help_words": "help",
    "told": "screen",
    "thing": "finding",
    "page_words": "page",
}
"""The context of what a function or a class of this name is given as its first, constant argument."""


class Message(NamedTuple):
    """What is said in other languages too."""

    context: str
    template: str
    several: str = ""


@cache
def messages() -> tuple[Message, ...]:
    """Every message of the program, each once, by context and then as the code has them."""
    for package in PACKAGES:
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in module.name:
                import_module(module.name)
    found = dict.fromkeys(
        [*_refusals(), *_sections(), *_acts(), *_instead(), *_terms(), *_help(), *_in_the_code(), *_pages()]
    )
    said = (message for message in found if _has_words(message))
    return tuple(sorted(said, key=lambda message: message.context))


def placeholders(text: str) -> set[str]:
    """The names in the braces of a template."""
    return set(_PLACEHOLDER.findall(text))


def _has_words(message: Message) -> bool:
    return bool(re.search(r"[^\W\d_]", _PLACEHOLDER.sub("", message.template)))


def _refusals() -> Iterator[Message]:
    for _, kind in sorted(Refusal.kinds.items()):
        if kind.__module__.split(".")[0] in {package.__name__ for package in PACKAGES}:
            yield Message("refusal", kind.template())


def _sections() -> Iterator[Message]:
    sections = (section for country in countries() for section in sections_of(country).values())
    return (Message("rule source", section) for section in dict.fromkeys(sections))


def _acts() -> Iterator[Message]:
    for _, act in sorted(AnyAct.catalogue.items()):
        yield from (Message("act", prose) for prose in paragraphs(act))
        yield from _fields(act, set())


def paragraphs(act: type[AnyAct]) -> list[str]:
    """What an act does, paragraph by paragraph, each on one line."""
    return [part.replace("\n", " ") for part in inspect.cleandoc(act.__doc__ or "").split("\n\n")]


def _fields(record: type[BaseModel], seen: set[type]) -> Iterator[Message]:
    if record in seen:
        return
    seen.add(record)
    lines = described(record)
    for name, info in record.model_fields.items():
        if name in lines:
            yield Message("field", lines[name])
        for inner in _records(info.annotation):
            yield from _fields(inner, seen)


def _records(annotation: object) -> Iterator[type[BaseModel]]:
    kind = plain_type(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in getattr(kind, "__args__", ()):
        yield from _records(part)


def _help() -> Iterator[Message]:
    """What the help says beside acts and their fields: nouns, commands that read, and their options."""
    said = [*COMPLAINTS, COMMON, A_PROPOSAL, IN_THE_FILE, house.info.help or "", WHICH_VERSION]
    for name, line in made().items():
        said += [line.help, line.panel]
        of_noun = [Unloaded(verb, of, name) for verb, of in (line.verbs or {}).items()]
        said += [of.panel for of in (line.verbs or {}).values()]
        for command in of_noun or [Unloaded(name, line, "")]:
            said += command.metavars() + ([] if command.is_act else command.told())
    every = (part for text in said for part in text.split("\n\n"))
    return (Message("help", part) for part in every if not part.startswith(EXAMPLE))


def _instead() -> Iterator[Message]:
    return (Message("fact", kind.instead) for _, kind in sorted(Content.kinds.items()) if kind.instead)


def _terms() -> Iterator[Message]:
    return (Message(term.kind, term.message) for term in terms())


def _in_the_code() -> Iterator[Message]:
    for package in PACKAGES:
        for path in sorted(Path(*package.__path__).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and (message := _message(node)):
                    yield message


def _message(call: ast.Call) -> Message | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    whose = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if (whose or "screen", name) in (("screen", "words"), ("screen", "part")) and words:
        return Message("screen", *words[:2])
    if name in _MAKERS and words:
        return Message(_MAKERS[name], *words[:2])
    if ((whose, name) == ("Said", "of") or name == "Said") and len(words) > 1:
        return Message(*words[:3])
    return None


def _pages() -> Iterator[Message]:
    """What the templates of pages say with `_("…")`."""
    environment = Environment(autoescape=True)
    for path in sorted(PAGES.glob("*.j2")):
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            words = [arg.value for arg in call.args if isinstance(arg, nodes.Const)]
            if isinstance(call.node, nodes.Name) and call.node.name == "_":
                yield Message("page", *words[:2])


def updated(language: str, known: Iterable[Message]) -> Catalog:
    """The catalogue of a language with every message, and none that is not said any more."""
    path = CATALOGUES / f"{language}.po"
    old = catalogue_in(path) if path.exists() else Catalog(locale=language)
    new = _empty(language)
    for message in known:
        id_ = (message.template, message.several) if message.several else message.template
        before = old.get(id_, context=message.context)
        new.add(id_, before.string if before else None, context=message.context)
    return new


def catalogue_in(path: Path) -> Catalog:
    """The catalogue of a file, as people wrote it."""
    return read_po(BytesIO(path.read_bytes()), locale=path.stem)


def _empty(language: str) -> Catalog:
    return Catalog(
        locale=language,
        project="Pykälä",
        version="1",
        msgid_bugs_address="Pykälä",
        last_translator="Pykälä",
        language_team=language,
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        header_comment="# The words of the program: `make docs` brings the messages, people translate them.",
        fuzzy=False,
    )


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it; what is not translated yet stays English."""
    said = _empty(str(catalogue.locale))
    for entry in catalogue:
        if entry.id and _is_said(entry):
            said.add(entry.id, entry.string, context=entry.context)
    into = BytesIO()
    write_mo(into, said)
    return into.getvalue()


def _is_said(entry: Entry) -> bool:
    return all([entry.string] if isinstance(entry.string, str) else entry.string or [""])


def written(catalogue: Catalog) -> bytes:
    """The catalogue as people edit it."""
    into = BytesIO()
    write_po(into, catalogue, width=110, sort_output=False)
    return into.getvalue()


def missing(language: str) -> list[Message]:
    """The messages that nobody has said in a language yet."""
    catalogue = updated(language, messages())
    return [
        Message(str(entry.context), *([entry.id] if isinstance(entry.id, str) else entry.id))
        for entry in catalogue
        if entry.id and not _is_said(entry)
    ]


def main() -> None:
    """Write every catalogue, and say how many messages wait to be translated."""
    known = messages()
    for language in LANGUAGES:
        catalogue = updated(language, known)
        (CATALOGUES / f"{language}.po").write_bytes(written(catalogue))
        (CATALOGUES / f"{language}.mo").write_bytes(compiled(catalogue))
        left = missing(language)
        sys.stdout.write(f"{language}: {len(known)} messages, {len(left)} to be translated\n")
    for path in (*PAPERS, *OF_COUNTRIES):
        path.with_suffix(".mo").write_bytes(compiled(catalogue_in(path)))


if __name__ == "__main__":
    main()
