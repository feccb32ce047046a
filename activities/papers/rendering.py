"""The HTML of papers, pages and notices: a template says it once, in the language of its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache, partial
from gettext import NullTranslations
from itertools import groupby
from pathlib import Path
from typing import Any

from babel.numbers import format_decimal
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from activities.papers.arms import shapes
from activities.papers.compiled_once import CompiledOnce, asked_each_time
from activities.papers.prose import markdown, said, spoken, words
from models.base.catalogues import read
from models.base.country_pack import pack, served
from models.base.formats import date_text, decimal_text, instant_text, millions_text, money_text
from models.base.language import Language
from models.base.period import Period
from models.base.terms import Term
from models.bodies.seat import known_as
from models.law.deadline import DeadlineKind
from models.law.outcome import Outcome
from models.matter.stage import Stage
from models.municipality.municipality import Municipality

TEMPLATES = Path(__file__).parents[2] / "templates"
MILLION_CENTS = 100_000_000


def render(
    template: str, language: Language, view: Mapping[str, object], municipality: Municipality | None = None
) -> str:
    """The template (a path below templates/) said in a language; Finnish is the language of the messages.

    Every value is text and is escaped. Raises jinja2.UndefinedError for a name that the view does not have.
    """
    return environment(language, municipality).get_template(template).render(view)


def million_text(cents: int, language: Language) -> str:
    """10,0 milj. euroa, 10,0 mn euro, €10.0 million: for running text, with one decimal."""
    number = format_decimal(cents / MILLION_CENTS, "#,##0.0", locale=language)
    return millions_text(number, language)


def term(word: str, kind: str, *, language: Language) -> str:
    """What a stage, an outcome or a kind of deadline is called."""
    return Term.of(word if isinstance(word, StrEnum) else _TERMS[kind](word)).say(language)


def named(context: Context, person: str, *, language: Language) -> str:
    """What somebody on a seat is called: by name, or as the seat where no name is known.

    A paper knows of seats without a name who holds them: `on_seats`.
    """
    on_seats: Mapping[str, str] = context.get("on_seats") or {}
    return on_seats.get(person) or known_as(person).say(language)


_TERMS: dict[str, type[StrEnum]] = {"stage": Stage, "outcome": Outcome, "deadline": DeadlineKind}


def consecutive(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Items in their order, those beside one another with the same ``name`` together: never sorted."""
    return [(key, list(group)) for key, group in groupby(items, lambda item: _part(item, name))]


def _part(item: Any, name: str) -> Any:
    return item[name] if isinstance(item, Mapping) else getattr(item, name)


def environment(language: Language, municipality: Municipality | None = None) -> Environment:
    """The environment of all templates in a language: a town's own, its country's, the common ones."""
    own = municipality.templates if municipality else {}
    texts = municipality.texts if municipality else {}
    said = ((message, by[language]) for message, by in texts.items() if language in by)
    return _environment(
        served(), language, tuple(own.items()), tuple(said), tuple(_units(municipality, language))
    )


def _units(municipality: Municipality | None, language: Language) -> Iterator[tuple[str, str]]:
    """What a division or unit is called in any language → what it is called in this one."""
    for unit in municipality.units if municipality else ():
        if language in unit.texts:
            yield from ((called, unit.texts[language]) for called in unit.texts.values())


_Pairs = tuple[tuple[str, str], ...]

_COMPILED = {kind: CompiledOnce() for kind in (Environment, SandboxedEnvironment)}


@lru_cache(maxsize=32)
def _environment(
    code: str, language: Language, templates: _Pairs, texts: _Pairs, units: _Pairs
) -> Environment:
    # What a municipality writes is data: in the sandbox it reaches what the view has, and nothing of Python.
    kind = SandboxedEnvironment if templates else Environment
    made = kind(
        loader=ChoiceLoader(
            [
                DictLoader(dict(templates)),
                FileSystemLoader([str(pack(code).joinpath("templates")), TEMPLATES]),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_COMPILED[kind],
    )
    translations = OwnWords(dict(texts), _translations(code, language))
    made.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    made.globals["language"] = language
    in_this_language = dict(units)
    filters: dict[str, Callable[..., Any]] = {
        "date": partial(date_text, language=language),
        "instant": partial(instant_text, language=language),
        "money": partial(money_text, language=language),
        "mio": partial(million_text, language=language),
        "decimal": partial(decimal_text, language=language),
        "period": lambda code: Period.parse(code).title(language),
        "arms": shapes,
        "markdown": partial(markdown, language=language, say=translations.gettext),
        "term": partial(term, language=language),
        "consecutive": consecutive,
        "said": partial(said, language=language),
        "spoken": partial(spoken, language=language),
        "unit": lambda called: in_this_language.get(called, called),
        "words": partial(words, language=language, say=translations.gettext),
    }
    made.filters |= {name: asked_each_time(answer) for name, answer in filters.items()}
    made.filters["named"] = pass_context(partial(named, language=language))
    return made


class OwnWords(NullTranslations):
    """The messages of the templates: in a town's own words where it has some, else in the common ones."""

    def __init__(self, own: Mapping[str, str], common: NullTranslations) -> None:
        super().__init__()
        self._own, self._common = own, common

    def gettext(self, message: str) -> str:
        """What a message is in this language."""
        return self._own.get(message) or self._common.gettext(message)

    def ngettext(self, one: str, several: str, count: int) -> str:
        """The same of something that is counted."""
        return self._own.get(one if count == 1 else several) or self._common.ngettext(one, several, count)

    def pgettext(self, context: str, message: str) -> str:
        """The same of a word that means several things."""
        return self._own.get(message) or self._common.pgettext(context, message)


def _translations(code: str, language: Language) -> NullTranslations:
    if language == "fi":
        return NullTranslations()
    return read(TEMPLATES / "catalogues" / f"{language}.mo", pack(code).joinpath("papers", f"{language}.mo"))
