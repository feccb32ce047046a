"""A page from its template, in the language of who reads it; whatever people wrote stands in it as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from babel import Locale
from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from activities.installation import Installation
from app.desk.reading.named import with_names
from app.desk.reading.texts import words_of
from app.language import language
from app.web.field_words import on_a_page
from app.web.visitor import Visitor
from models.base import clock
from models.base.calendar import local_day
from models.base.formats import date_text, instant_text, money_text
from models.base.language import LANGUAGES, Language
from models.base.money import Cents
from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.base.words import Said, Value, ended, worded
from models.base.writing import Written
from models.bodies.body import Bodies
from models.bodies.body_register import bodies_on, described_on
from models.case.proposal import part_in_words
from models.engine.command import AnyAct
from models.engine.policy import standing

TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"


OWN_PAGES = {"revise_proposal": "/proposal", "give_report": "/reports"}
"""Acts for which a page was made by hand."""


def page_words(template: str, several: str = "", /, **values: Value) -> str:
    """What a page says by itself, in the language of its reader."""
    return Said.of("page", template, several, **values).say(language())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "_": page_words,
        "SPOKEN": by_their_own_names(),
        "term": _term,
        "form_of": form_of,
    }
    filters: dict[str, Callable[..., Any]] = {
        "day": lambda day: date_text(day, language()),
        "instant": lambda at: instant_text(at, language()),
        "local": local_day,
        "money": lambda cents: money_text(Cents(cents), language()),
        "worded": lambda value: worded(value, language()),
        "sentence": lambda said: ended(str(said)),
        "act_words": lambda name: _capital(_term("act", name)),
        "role": lambda name: _term("role", name),
        "stage": lambda stage: _term("stage", standing(stage)),
        "worded_enum": lambda member: Term.of(member).say(language()),
        "changed_part": lambda part: worded(part_in_words(part), language()),
        "spoken": spoken,
        "machine": _machine,
    }
    environment.filters |= filters
    return environment


def form_of(act: str, journal: str) -> str:
    """Where an act is done: on a page of its own where it has one, else by the form that every act has."""
    own = OWN_PAGES.get(act)
    return f"{own}/{quote(journal)}" if own else f"/act/{act}?{urlencode({'journal': journal})}"


@cache
def by_their_own_names() -> dict[Language, str]:
    """Each language by its own name."""
    return {each: str(Locale(each).get_language_name(each)) for each in LANGUAGES}


def _term(kind: str, word: str) -> str:
    return Term(kind, word).say(language())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _machine(when: date | datetime) -> str:
    return when.isoformat()


def saying(bodies: Callable[[], Bodies]) -> Callable[[Said | Refusal], str]:
    """What says a message to the reader, bodies by name and code."""

    def say(message: Said | Refusal) -> str:
        said = message.said if isinstance(message, Refusal) else message
        return with_names(said, lambda: bodies().bodies).say(language())

    return say


def page(request: Request, name: str, status: int = 200, **view: Any) -> HTMLResponse:
    """A page; `view` is what its template shows."""
    installation: Installation = request.app.state.house.installation
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    today = local_day(clock.now())
    bodies = cache(lambda: bodies_on(installation.registry, today))
    described = described_on(installation.registry, today)
    known: Mapping[str, Any] = {
        "request": request,
        "visitor": visitor,
        "language": language(),
        "municipality": described.names.say(language()) if described else "Pykälä",
        "say": lambda message: on_a_page(saying(bodies)(message), _act_of(view)),
        "body": lambda code: _body(bodies(), code),
        "csrf": Markup('<input type="hidden" name="_token" value="{}">').format(visitor.form_token)
        if visitor
        else "",
        "today": today,
        "words_of": lambda text: _written(installation, text),
    }
    text = _environment().get_template(f"{name}.html.j2").render({**known, **view})
    return HTMLResponse(text, status)


def named_body(request: Request, code: str) -> str:
    """What a body is called today, in the language of the reader; its code where it is not known."""
    installation: Installation = request.app.state.house.installation
    return _body(bodies_on(installation.registry, local_day(clock.now())), code)


def _act_of(view: Mapping[str, Any]) -> type[AnyAct] | None:
    """The act that a page is a form of, or of which it tells that it was refused."""
    act = view.get("act") or getattr(view.get("kept"), "act", None)
    return AnyAct.catalogue[act] if isinstance(act, str) and act else act or None


def _written(installation: Installation, text: Written) -> str:
    """What people wrote, for every reader of the desk; a sealed text is read by an act alone."""
    return page_words("confidential") if text.sealed else words_of(installation, text)


def _body(bodies: Bodies, code: str) -> str:
    found = bodies.bodies.get(code)
    return found.names.say(language()) if found else code
