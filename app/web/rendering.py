"""A page from its template, in the language of who reads it; whatever people wrote stands in it as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, quote, urlencode

from babel import Locale
from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from activities.installation import Installation
from activities.papers.prose import markdown
from app.desk.reading.falling_due import What
from app.desk.reading.named import with_names
from app.desk.reading.text_places import place_in_words
from app.language import language
from app.web.field_words import on_a_page
from app.web.forms import labels, sentence
from app.web.visitor import Visitor
from models.base import clock
from models.base.calendar import local_day
from models.base.country_pack import asked
from models.base.formats import date_text, instant_text, money_text
from models.base.language import LANGUAGES, Language
from models.base.money import Cents
from models.base.period import Period
from models.base.refusal import Refusal
from models.base.terms import Term, spoken
from models.base.words import Said, Value, ended, worded
from models.base.writing import OwnWords, Written
from models.base.zone import zone
from models.bodies.body import Bodies
from models.bodies.body_register import bodies_on, described_on
from models.case.proposal import part_in_words
from models.engine.command import AnyAct
from models.engine.policy import standing
from models.law.deadline import Deadline
from models.law.rules import Rulebook
from models.municipality.municipality import Municipality


class FallsDue(Protocol):
    """What falls due at an instant, of a day that people are told."""

    @property
    def at(self) -> datetime: ...
    @property
    def day(self) -> date: ...


TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"


OWN_PAGES = {
    "revise_proposal": "/proposal",
    "give_report": "/reports",
    **dict.fromkeys(("confirm_minutes", "remark_on_minutes"), "/minutes"),
    "arrange_agenda": "/agenda",
}
"""Acts for which a page was made by hand."""


def page_words(template: str, several: str = "", /, **values: Value) -> str:
    """What a page says by itself, in the language of its reader."""
    if not values:
        return _always_said(template, language(), asked())
    return Said.of("page", template, several, **values).say(language())


@cache
def _always_said(template: str, language: Language, _country: str) -> str:
    return Said.of("page", template).say(language)


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
        "label_of": lambda act, field: labels(AnyAct.catalogue[act])[field],
    }
    filters: dict[str, Callable[..., Any]] = {
        "day": lambda day: date_text(day, language()),
        "instant": lambda at: instant_text(at, language()),
        "local": local_day,
        "money": lambda cents: money_text(Cents(cents), language()),
        "worded": lambda value: worded(value, language()),
        "sentence": lambda said: ended(str(said)),
        "act_words": lambda name: _capital(_term("act", name)),
        "capital": lambda text: _capital(str(text)),
        "role": lambda name: _term("role", name),
        "stage": lambda stage: _term("stage", standing(stage)),
        "worded_enum": lambda member: Term.of(member).say(language()),
        "call": lambda value, does: does(value),
        "draft_called": _draft_called,
        "titled": lambda item: item.title_in.get(language(), item.title),
        "sentence_of": lambda act: on_a_page(sentence(act), act),
        "falls_due": _falls_due,
        "moment": _moment,
        "rule_title": _rule_title,
        "period": lambda written: Period.parse(written).title(language()),
        "named_term": lambda pair: Term(*pair),
        "changed_part": lambda part: worded(part_in_words(part), language()),
        "spoken": spoken,
        "place": place_in_words,
        "markdown": lambda text, under=3: markdown(text, under, language=language()),
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
    return _called(kind, word, language(), asked())


@lru_cache(5_000)
def _called(kind: str, word: str, language: Language, _country: str) -> str:
    return Term(kind, word).say(language)


def _moment(due: FallsDue) -> str:
    """When something falls due: with its day ends what has no hour of its own."""
    whole = due.at.astimezone(zone()).time() == time()
    return date_text(due.day, language()) if whole else instant_text(due.at, language())


def _rule_title(rule: str) -> str:
    """What a rule is called; its id where no rule is called so any more."""
    titles = {each.id: each.title for each in Rulebook.load().rules}
    return titles[rule].say(language()) if rule in titles else rule


def _falls_due(deadline: Deadline | What, whose: Callable[[str], str]) -> str:
    """What falls due, and of what: a review of a group, an approval at a step, a report of a project."""
    what = deadline if isinstance(deadline, What) else What.named(deadline.kind, deadline.key)
    said = Term.of(what.kind).say(language())
    named = f"{said}: {whose(what.of)}" if what.of else said
    return named if what.reminder is None else page_words("a reminder of {what}", what=named)


def _draft_called(place: str) -> str:
    """What a draft is of: the act or the page, and the journal."""
    path, _, query = place.partition("?")
    parts, told = path.split("/"), dict(parse_qsl(query))
    named = {"proposal": page_words("Proposal"), "reports": page_words("Report")}
    which = named.get(parts[1]) or _capital(_term("act", parts[-1]))
    journal = told.get("journal") or "/".join(parts[2:]) if parts[1] in named else told.get("journal", "")
    return " ".join(filter(None, (which, journal, told.get("project"), told.get("period"))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _machine(when: date | datetime) -> str:
    return when.isoformat()


def saying(bodies: Callable[[], Bodies]) -> Callable[[Said | Refusal], str]:
    """What says a message to the reader, bodies by their names."""

    def say(message: Said | Refusal) -> str:
        said = message.said if isinstance(message, Refusal) else message
        return with_names(said, lambda: bodies().bodies, coded=False).say(language())

    return say


def page(request: Request, name: str, status: int = 200, **view: Any) -> HTMLResponse:
    """A page; `view` is what its template shows."""
    return HTMLResponse(fragment(request, name, **view), status)


def fragment(request: Request, name: str, **view: Any) -> str:
    """A page, or a part of one, as HTML."""
    installation: Installation = request.app.state.house.installation
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    today = local_day(clock.now())
    bodies = cache(lambda: bodies_on(installation.registry, today))
    described = described_on(installation.registry, today)
    known: Mapping[str, Any] = {
        "request": request,
        "visitor": visitor,
        "language": language(),
        "municipality": _town(described),
        "arms": bool(described and described.arms),
        "say": lambda message, act="": on_a_page(saying(bodies)(message), _act_of(view, act)),
        "criterion_of": lambda group, id_: _criterion(bodies(), group, id_),
        "body": lambda code: _body(bodies(), code),
        "whose": lambda code: _step(described, code) or _period(code) or _body(bodies(), code),
        "csrf": Markup('<input type="hidden" name="_token" value="{}">').format(visitor.form_token)
        if visitor
        else "",
        "today": today,
        "mails_the_public": bool(installation.settings.public_address),
        "words_of": lambda text, confidential=False: _written(installation, text, confidential=confidential),
    }
    return _environment().get_template(f"{name}.html.j2").render({**known, **view})


def named_town(request: Request) -> str:
    """What the town is called, in the reader's language; the program's name where nobody described it."""
    installation: Installation = request.app.state.house.installation
    return _town(described_on(installation.registry, local_day(clock.now())))


def _town(described: Municipality | None) -> str:
    return described.names.say(language()) if described else "Pykälä"


def named_body(request: Request, code: str) -> str:
    """What a body is called today, in the language of the reader; its code where it is not known."""
    installation: Installation = request.app.state.house.installation
    return _body(bodies_on(installation.registry, local_day(clock.now())), code)


def _act_of(view: Mapping[str, Any], told: str) -> type[AnyAct] | None:
    """The act that is told of, else that which a page is a form of, or tells that it was refused."""
    act = told or view.get("act") or getattr(view.get("kept"), "act", None)
    return AnyAct.catalogue[act] if isinstance(act, str) and act else act or None


def _written(installation: Installation, text: OwnWords, *, confidential: bool) -> str:
    """What people wrote, in the reader's language where it is told in it; what lies sealed, or is about what
    is confidential, by an act alone."""
    if isinstance(text, str) and not confidential:
        return text
    found = installation.archive.open_text(text) if isinstance(text, Written) and not confidential else None
    return found.say(language()) if found else page_words("confidential")


def _criterion(bodies: Bodies, group: str, id_: str) -> str:
    """By what a group scored, in the reader's language."""
    known = bodies.bodies[group].criteria if group in bodies.bodies else ()
    return next((each.text.say(language()) for each in known if each.id == id_), id_)


def _period(code: str) -> str:
    """What a period is called; empty of anything else."""
    return Period.parse(code).title(language()) if _PERIOD.fullmatch(code) else ""


_PERIOD = re.compile(r"\d{4}(Q[1-4])?")


def _step(town: Municipality | None, code: str) -> str:
    """What the town calls a step of its approval; empty of anything else."""
    steps = (step for chain in town.approval_chains for step in chain.steps) if town else ()
    return next((step.title.say(language()) for step in steps if step.id == code), "")


def _body(bodies: Bodies, code: str) -> str:
    found = bodies.bodies.get(code)
    return found.names.say(language()) if found else code
