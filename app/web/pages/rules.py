"""The rules: what the law and the house say on a day, with their sections, and where a body has its own."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.day import day_or_today
from app.desk.reading.rule_words import OVERRIDABLE, value_of
from app.language import language
from app.web.access import for_the_logged_in
from app.web.house import TheHouse
from app.web.pages.own_rules import may_be_own
from app.web.rendering import page
from app.web.visitor import Known
from models.bodies.body_register import bodies_on
from models.law.rules import Rulebook
from models.people.person import Duty

router = APIRouter()


@router.get("/rules")
@for_the_logged_in
def rules(request: Request, house: TheHouse, visitor: Known, on: str = "", q: str = "") -> Response:
    """Those of a day, today by default; `q` is in an id, a title or a source."""
    day, sought = day_or_today(on), q.strip().casefold()
    own: dict[str, list[str]] = {}
    for code, body in bodies_on(house.installation.registry, day).bodies.items():
        for override in body.overrides:
            if override.covers(day):
                own.setdefault(override.rule, []).append(code)
    known = Rulebook.load().on(day).rules.values()
    return page(
        request,
        "rules",
        day=day,
        q=q,
        own=own,
        rules=[
            (rule, value_of(rule))
            for rule in known
            if any(sought in said.casefold() for said in (rule.id, rule.title.say(language()), rule.source))
        ],
        overridable=OVERRIDABLE,
        may_be_own=may_be_own,
        changes=Duty.REGISTRAR in visitor.roles(),
    )
