"""Who can log in, by which tokens programs come, which keys sign; and the password of who looks."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from activities.tokens import READ
from app.desk.hands import known_people
from app.desk.reading.people import keys, people
from app.desk.scopes import acts_for_programs, lets, scopes
from app.web.access import for_administrators, for_the_logged_in
from app.web.house import House, TheHouse
from app.web.pages.journals import what_came
from app.web.rendering import page
from app.web.visitor import Known
from app.wrong_input import WrongInput
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.engine.journal import Fact
from models.people.people_register import NoSuchPerson

router = APIRouter()


@dataclass(frozen=True)
class AskedInVain:
    """What was asked of the page in vain, why, and what was typed."""

    asked: str
    refusal: Refusal
    name: str = ""
    person: str = ""
    scopes: tuple[str, ...] = ()


class WrongPassword(WrongInput):
    """The password that you had is another one."""


class NotTwiceTheSame(WrongInput):
    """The new password was not written the same both times."""


class OwnAccount(WrongInput):
    """You would close your own account and be logged out for good; another registrar can."""


class NobodysAccount(WrongInput):
    """{person} has no account here."""


class ForNothing(WrongInput):
    """A token that lets nobody do anything is of no use: say what it is for."""


@router.get("/accounts")
@for_administrators
def accounts(request: Request, house: TheHouse, visitor: Known, done: str = "") -> Response:
    """The accounts, tokens and keys."""
    return _shown(request, house, done=what_came(house.installation, visitor, done))


@router.post("/accounts/open")
@for_administrators
def open_account(
    request: Request,
    house: TheHouse,
    person: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Let somebody log in by a word that is said once, here. Raises NoSuchPerson."""
    _refuse_unknown(house, person)
    password = secrets.token_urlsafe(12)
    house.accounts.set_password(person, password)
    return _shown(request, house, once=password, whose=person)


@router.post("/accounts/close")
@for_administrators
def close_account(
    request: Request, house: TheHouse, visitor: Known, person: Annotated[str, Form(max_length=100)] = ""
) -> Response:
    """Let somebody else log in no more, and revoke their tokens."""
    if person == visitor.person:
        return _shown(request, house, refused=AskedInVain("close", OwnAccount()))
    if person not in house.accounts.people():
        return _shown(request, house, refused=AskedInVain("close", NobodysAccount(person=person)))
    house.accounts.close(person)
    return _shown(request, house, closed=person)


@router.post("/accounts/token")
@for_administrators
async def make_token(request: Request, house: TheHouse) -> Response:
    """Make a token, which is said once, here; else the page again, with why not and what was typed."""
    async with request.form() as form:
        name, person = str(form.get("name", "")).strip(), str(form.get("person", "")).strip()
        wanted = tuple(str(each) for each in form.getlist("scope"))
    try:
        made = await asyncio.to_thread(_make, house, name, person, wanted)
    except Refusal as refusal:
        refused = AskedInVain("token", refusal, name, person, wanted)
        return await asyncio.to_thread(_shown, request, house, refused=refused)
    return await asyncio.to_thread(_shown, request, house, once=made, whose=name)


@router.post("/accounts/revoke")
@for_administrators
def revoke_token(house: TheHouse, name: Annotated[str, Form(max_length=100)] = "") -> Response:
    """Let nobody come by a token any more. Raises NoSuchToken."""
    house.accounts.tokens.revoke(name)
    return RedirectResponse("/accounts", 303)


def _make(house: House, name: str, person: str, wanted: Sequence[str]) -> str:
    asked = scopes(wanted)
    if not asked:
        raise ForNothing
    _refuse_unknown(house, person)
    return house.accounts.tokens.make(name, person, asked)


@router.get("/password")
@for_the_logged_in
def password(request: Request) -> Response:
    """The form by which who looks gets another password."""
    return page(request, "password", refusal=None)


@router.post("/password")
@for_the_logged_in
def change_password(
    request: Request,
    house: TheHouse,
    visitor: Known,
    old: Annotated[str, Form(max_length=1000)] = "",
    new: Annotated[str, Form(max_length=1000)] = "",
    again: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Log in by another password from now on; else the form again, and why not."""
    try:
        if not house.accounts.proves(visitor.person, old):
            raise WrongPassword
        if new != again:
            raise NotTwiceTheSame
        house.accounts.set_password(visitor.person, new)
    except Refusal as refusal:
        return page(request, "password", 422, refusal=refusal)
    return RedirectResponse("/login", 303)


def _refuse_unknown(house: House, person: str) -> None:
    register = known_people(house.installation)
    if register is None or person not in register.people:
        raise NoSuchPerson(person=person)


def _shown(
    request: Request,
    house: House,
    once: str = "",
    whose: str = "",
    closed: str = "",
    refused: AskedInVain | None = None,
    done: Sequence[Fact] = (),
) -> Response:
    register = known_people(house.installation)
    there = set(house.accounts.people())
    return page(
        request,
        "accounts",
        422 if refused else 200,
        names={each.id: each.name for each in people(house.installation, local_day(clock.now()))},
        there=sorted(there),
        others=sorted({*(register.people if register else ())} - there),
        people=sorted(register.people if register else ()),
        tokens=house.accounts.tokens.all(),
        acts_of=lambda scope: tuple(act.name() for act in lets(scope)),
        scopes=(READ, *sorted({act.noun for act in acts_for_programs()})),
        keys=keys(house.installation),
        once=once,
        whose=whose,
        closed=closed,
        refused=refused,
        done=done,
    )
