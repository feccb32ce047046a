"""A body's own value of a rule, from a day on: the act is that of its whole description."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from app.case_file.papers import Papers
from app.desk.bad_input import BadInput
from app.desk.day import day_or_today
from app.desk.reading.rule_words import OVERRIDABLE, value_of
from app.language import language
from app.web.access import for_administrators
from app.web.acting import Common, carried_out
from app.web.choices_of_the_town import Choice
from app.web.describing.written import no_papers
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.ladder_form import TypedLadder, mark, reminded
from app.web.pages.bodies import bodies_to_choose
from app.web.pages.journals import what_came
from app.web.rendering import page, page_words
from app.web.visitor import Known, Visitor
from app.wrong_input import WrongInput
from models.base import clock
from models.base.bad_value import complaint, faults
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.terms import Term
from models.base.words import Said
from models.bodies.body import Body
from models.bodies.body_part import Override
from models.bodies.body_register import JOURNAL, BodyRegister, LoadBody, bodies_on
from models.bodies.own_rule import value_on, with_own_rule
from models.engine.command import AnyAct
from models.law.rules import WAY, LadderStep, Rule, Rulebook, Unit, Value

router = APIRouter()

HERE = "/rules/own"


class NotToBeChanged(WrongInput):
    """{rule} is no rule of which a body has a value of its own."""


class DescribedAnew(WrongInput):
    """{body} is described anew from {day} on, without this value: change the rule from that day on first."""


class OtherReminders(WrongInput):
    """{body} has other reminders from {day} on than those that were changed: here they are, to be changed."""


@dataclass(frozen=True)
class OwnRule:
    """What is written: whose own value of which rule, from when, and where they decided on it."""

    rule: str = ""
    body: str = ""
    value: str = ""
    """Empty: what everybody has holds again."""
    source: str = ""
    valid_from: str = ""

    @classmethod
    def typed(cls, form: Mapping[str, object]) -> OwnRule:
        """That of a form or an address."""
        return cls(**{name: str(form.get(name, "")).strip() for name in cls.__dataclass_fields__})


def may_be_own(rule: Rule) -> bool:
    """Whether a body may have a value of its own of a rule."""
    return rule.overridable != "no"


@router.get(HERE)
@for_administrators
def form(request: Request, house: TheHouse, visitor: Known, done: str = "") -> Response:
    """The form, with what its address says, and what was just done for one body. Raises NotToBeChanged."""
    wanted = OwnRule.typed(request.query_params)
    since = wanted.valid_from or visitor.day.isoformat()
    return _form(request, house, visitor, replace(wanted, valid_from=since), Common(), done=done)


@router.post(HERE)
@for_administrators
async def change(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Load the body's description with it; then the form again, for another body."""
    async with request.form() as typed:
        common, wanted, ladder = Common.typed(typed), OwnRule.typed(typed), TypedLadder.typed(typed)
    rule = _rule(wanted)

    def read(_: Path) -> tuple[AnyAct, Papers]:
        return LoadBody(description=_described(house, rule, wanted, ladder)), no_papers()

    try:
        answer = await carried_out(house, visitor, "", common, read)
    except OtherReminders as refusal:
        return await asyncio.to_thread(_form, request, house, visitor, wanted, common, refusal=refusal)
    except Refusal as refusal:
        kept = ladder if rule.unit is Unit.LADDER else None
        return await asyncio.to_thread(
            _form, request, house, visitor, wanted, common, ladder=kept, refusal=refusal
        )
    same = {"rule": wanted.rule, "source": wanted.source, "valid_from": wanted.valid_from}
    return RedirectResponse(f"{HERE}?{urlencode({**same, 'done': answer.command_id})}", 303)


def _described(house: House, rule: Rule, wanted: OwnRule, ladder: TypedLadder) -> Body:
    """Raises NoSuchBody, BadInput, DescribedAnew or RuleError."""
    since = day_or_today(wanted.valid_from)
    body = bodies_on(house.installation.registry, since).get(wanted.body)
    says_one = not ladder.common if rule.unit is Unit.LADDER else wanted.value
    own = _own(rule, wanted, ladder, value_on(body, rule.id, since)) if says_one else None
    held = house.installation.registry.held(JOURNAL)
    for later in held.of(BodyRegister).loaded if held.state else ():
        other = value_on(later, rule.id, later.since)
        if later.id == body.id and later.since > since and (other and other.value) != (own and own.value):
            raise DescribedAnew(body=body.id, day=later.since)
    return with_own_rule(body, rule.id, since, own)


def _own(rule: Rule, wanted: OwnRule, ladder: TypedLadder, until_now: Override | None) -> Override:
    """Raises BadInput or OtherReminders."""
    if rule.unit is Unit.LADDER and ladder.seen != mark(_steps(rule, until_now)):
        raise OtherReminders(body=wanted.body, day=day_or_today(wanted.valid_from))
    if not wanted.source:
        raise BadInput(sentences=page_words("Say where the body decided on it."))
    try:
        roles = reminded(_steps(rule), _steps(rule, until_now))
        value = ladder.value(roles) if rule.unit is Unit.LADDER else _value(rule, wanted.value)
        return Override(rule=rule.id, value=value, source=wanted.source)
    except ValidationError as error:
        said = (complaint(fault, f"'{fault['loc'][-1]}'") for fault in faults(error))
        raise BadInput(sentences="\n".join(each.say(language()) for each in said)) from None


def _value(rule: Rule, said: str) -> Value:
    if rule.unit is Unit.FLAG:
        return said == "true"
    return int(said) if said.isdecimal() and len(said) < 10 else said


def _rule(wanted: OwnRule) -> Rule:
    rules = Rulebook.load().on(local_day(clock.now())).rules
    if wanted.rule not in rules or not may_be_own(rules[wanted.rule]):
        raise NotToBeChanged(rule=wanted.rule)
    return rules[wanted.rule]


def _form(
    request: Request,
    house: House,
    visitor: Visitor,
    wanted: OwnRule,
    common: Common,
    *,
    ladder: TypedLadder | None = None,
    refusal: Refusal | None = None,
    done: str = "",
) -> Response:
    rule = _rule(wanted)
    steps = _steps(rule, _until_now(house, rule, wanted))
    return with_script(
        page(
            request,
            "own_rule",
            422 if refusal else 200,
            rule=rule,
            value=value_of(rule),
            allowed=OVERRIDABLE[rule.overridable],
            own=_own_values(house, rule, visitor.day),
            written=wanted,
            choices=_choices(rule),
            ladder=ladder or (TypedLadder.of(steps) if rule.unit is Unit.LADDER else None),
            reminded=reminded(_steps(rule), steps),
            kind={Unit.DAYS: "number", Unit.COUNT: "number", Unit.TIME: "time"}.get(rule.unit, "text"),
            bodies=bodies_to_choose(house),
            refusal=refusal,
            done=what_came(house.installation, visitor, done),
            command=common.command or clock.new_id(),
        )
    )


def _until_now(house: House, rule: Rule, wanted: OwnRule) -> Override | None:
    """The value of its own that the body has on the day that was written, today where that is none."""
    day = local_day(clock.now())
    with suppress(BadInput):
        day = day_or_today(wanted.valid_from)
    body = bodies_on(house.installation.registry, day).bodies.get(wanted.body)
    return value_on(body, rule.id, day) if body else None


def _steps(rule: Rule, own: Override | None = None) -> tuple[LadderStep, ...]:
    """The reminders that a body has, else those of everybody; none of any other rule."""
    value = own.value if own else rule.value
    return value if isinstance(value, tuple) else ()


def _own_values(house: House, rule: Rule, day: date) -> list[tuple[str, Override, object]]:
    """The bodies that have a value of their own today, with it in words."""
    known = bodies_on(house.installation.registry, day).bodies.items()
    found = ((code, value_on(body, rule.id, day)) for code, body in known)
    return [(code, own, value_of(rule.overridden(own.value, own.source))) for code, own in found if own]


def _choices(rule: Rule) -> tuple[Choice, ...]:
    if rule.unit is Unit.FLAG:
        said = {"true": Said.of("screen", "yes"), "false": Said.of("screen", "no")}
        return tuple(Choice(value, word.say(language())) for value, word in said.items())
    return tuple(Choice(str(way), Term(WAY, str(way)).say(language())) for way in rule.ways)
