"""The door for programs: who comes by which token, and what it is for. No cookie counts here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from activities.tokens import READ, Token
from app.desk.hands import known_people
from app.web.access import Access
from app.web.api.problem import (
    NoToken,
    OutOfScope,
    RequestTooLarge,
    TokenNotKnown,
    TooManyWrongTokens,
    problem,
)
from app.web.guessing import Guessing
from app.web.house import House
from app.web.visitor import Visitor
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.people.person import Duty

ROOT = "/api/v1"

MOST = 60_000_000
"""Bytes of the largest request that is read."""


@dataclass(frozen=True)
class Caller:
    """A program, by its token, and the person in whose name it comes."""

    token: Token
    visitor: Visitor

    def refuse_out_of_scope(self, *scopes: str) -> None:
        """Refuse what the token is not for: OutOfScope, unless one of these is among its scopes."""
        if not self.token.allows(*scopes):
            raise OutOfScope(token=self.token.name, scope=scopes[0])

    def refuse_unless_registrar(self, refusal: type[Refusal]) -> None:
        """Refuse what is shown to registrars alone, unless the token's person is one today."""
        if Duty.REGISTRAR not in self.visitor.roles():
            raise refusal


def _caller(request: Request) -> Caller:
    return cast(Caller, request.state.caller)


TheCaller = Annotated[Caller, Depends(_caller)]
"""Who calls."""


def for_reading(caller: TheCaller) -> None:
    """What a reading asks of who calls: a token that is for reading. Raises OutOfScope."""
    caller.refuse_out_of_scope(READ)


def is_here(request: Request) -> bool:
    """Whether something of this door is asked for."""
    return request.url.path == ROOT or request.url.path.startswith(f"{ROOT}/")


async def turned_away(request: Request, access: Access) -> Response | None:
    """What is answered to somebody whose token does not count; None where it does, or none is needed."""
    try:
        if access is not Access.EVERYBODY:
            request.state.caller = await run_in_threadpool(_recognised, request)
        if request.method == "POST":
            _refuse_too_large(request)
    except Refusal as refusal:
        return await run_in_threadpool(problem, request, refusal)
    return None


def _recognised(request: Request) -> Caller:
    """Raises NoToken, TokenNotKnown or TooManyWrongTokens."""
    house: House = request.app.state.house
    kind, _, said = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not said.strip():
        raise NoToken
    guessing = Guessing.of(request)
    if not guessing.may_come():
        raise TooManyWrongTokens
    token, today = house.accounts.tokens.of(said.strip()), local_day(clock.now())
    register = known_people(house.installation) if token else None
    if token is None or register is None or not register.knows(token.person, today):
        guessing.was_wrong()
        raise TokenNotKnown
    return Caller(token, Visitor(token.person, "", register, today))


def _refuse_too_large(request: Request) -> None:
    said = request.headers.get("content-length", "")
    if not said.isdecimal() or int(said[:12]) > MOST:
        raise RequestTooLarge(most=MOST // 1_000_000)
