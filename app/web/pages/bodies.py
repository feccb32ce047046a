"""Bodies: what they are on a day, over the years, and the form by which a description of one is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from activities.installation import Installation
from app.desk.day import day_or_today
from app.desk.reading.bodies import body_on
from app.desk.reading.rule_words import value_of
from app.language import language
from app.web.access import for_administrators
from app.web.choices_of_the_town import Choice
from app.web.describing.attempt import Attempt, tried
from app.web.describing.parts import Describing
from app.web.describing.plain import plain
from app.web.describing.written import Typed, body_typed
from app.web.house import House, TheHouse
from app.web.pages.journals import what_came
from app.web.rendering import page
from app.web.visitor import Known
from models.base import clock
from models.base.calendar import local_day
from models.base.words import Value
from models.bodies.body import Body
from models.bodies.body_part import Override
from models.bodies.body_register import JOURNAL, BodyRegister, bodies_on
from models.bodies.unsaid import FORMS
from models.law.rules import Rulebook

router = APIRouter()


@router.get("/body-form")
@for_administrators
def form(request: Request, house: TheHouse, code: str = "", on: str = "") -> Response:
    """The form of a body as it is described on a day; an empty one without a code.

    Raises NoSuchBody.
    """
    described = bodies_on(house.installation.registry, day_or_today(on)).get(code) if code else None
    return _form(request, house, Attempt(plain(described) if described else {}))


@router.post("/body-form")
@for_administrators
async def load(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Load what was written as a new description, or give the form more rows."""

    def there(typed: Typed) -> str:
        return f"/body/{typed.said.get('id', '')}"

    return await tried(request, house, visitor, body_typed, partial(_form, request, house), there)


@router.get("/body/{code}")
@for_administrators
def body(
    request: Request, house: TheHouse, visitor: Known, code: str, on: str = "", done: str = ""
) -> Response:
    """A body on a day, with the descriptions of all its days. Raises NoSuchBody."""
    day = day_or_today(on)
    standing = body_on(bodies_on(house.installation.registry, day), code, day)
    return page(
        request,
        "body",
        standing=standing,
        own=tuple(_in_words(standing.rules, standing.day)),
        versions=_versions(house.installation, code),
        done=what_came(house.installation, visitor, done),
    )


def bodies_to_choose(house: House) -> tuple[Choice, ...]:
    """The bodies of today."""
    known = bodies_on(house.installation.registry, local_day(clock.now())).bodies
    return tuple(Choice(code, f"{body.names.say(language())} ({code})") for code, body in known.items())


def _in_words(own: tuple[Override, ...], day: date) -> Iterator[tuple[Override, Value]]:
    """A body's own rules with their values in words."""
    law = Rulebook.load().on(day)
    return ((each, value_of(law.get(each.rule).overridden(each.value, each.source))) for each in own)


def _versions(installation: Installation, code: str) -> tuple[Body, ...]:
    """Every description of a body that was loaded, the latest first."""
    held = installation.registry.held(JOURNAL)
    loaded = held.of(BodyRegister).loaded if held.state else ()
    return tuple(body for body in reversed(loaded) if body.id == code)


def _form(request: Request, house: House, attempt: Attempt) -> Response:
    known = bodies_to_choose(house)
    choices = {
        "forms.key": tuple(Choice(each, each) for each in FORMS),
        "superior": known,
        "successor": known,
        "overrides.rule": tuple(_rules_to_choose()),
    }
    parts = Describing(choices=choices, wrong=attempt.wrong, more=attempt.more).parts(Body, attempt.said)
    return attempt.shown(request, "load_body", "/body-form", str(attempt.said.get("id", "")), parts)


def _rules_to_choose() -> Iterator[Choice]:
    """The rules that the law lets a body change."""
    for rule in Rulebook.load().on(local_day(clock.now())).rules.values():
        if rule.overridable != "no":
            yield Choice(rule.id, f"{rule.title.say(language())} ({rule.id})")
