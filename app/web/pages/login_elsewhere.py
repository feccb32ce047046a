"""Logging in at the town's login service: there, and back as somebody whom the registry knows."""

from __future__ import annotations

import asyncio
import hmac
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from activities.pending_logins import LASTS, PendingLogin
from app.desk.hands import known_people
from app.language import language
from app.web.access import for_everybody
from app.web.addressing import desk_at
from app.web.guessing import Guessing
from app.web.house import TheHouse
from app.web.login_service import BACK, LoginService, NotBelieved, ServiceAway
from app.web.pages.login import begun, form, within
from app.web.rendering import page_words
from app.web.visitor import remember
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal

router = APIRouter()

UNDER_WAY = "pykala-login"
"""The cookie of whoever is on the way."""

Said = Annotated[str, Query(max_length=4000)]


def _service(request: Request) -> LoginService | None:
    found: LoginService | None = request.app.state.login_service
    return found


@router.get("/login/elsewhere")
@for_everybody
async def go(request: Request, house: TheHouse, to: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """Go to the login service."""
    service = _service(request)
    if service is None:
        return RedirectResponse("/login", 303)
    if not Guessing.of(request).may_go():
        return _told(request, house, page_words("Too many tries. Wait a minute, then try again."), 429)
    pending = PendingLogin.to_page(within(to))
    try:
        there = await service.way_there(pending, desk_at(request))
    except ServiceAway as away:
        return _told(request, house, away.say(language()), 503)
    held = await asyncio.to_thread(house.accounts.pending.keep, pending)
    answer = RedirectResponse(there, 303)
    secure = request.url.scheme == "https"
    remember(answer, UNDER_WAY, held, secure=secure, lasts=int(LASTS.total_seconds()))
    return answer


@router.get(BACK)
@for_everybody
async def come_back(
    request: Request, house: TheHouse, code: Said = "", state: Said = "", iss: Said = ""
) -> Response:
    """Come back from the login service, as whoever it says; nobody whom the registry does not know."""
    service, held = _service(request), request.cookies.get(UNDER_WAY, "")
    pending = await asyncio.to_thread(house.accounts.pending.take, held) if held else None
    try:
        if (
            service is None
            or pending is None
            or not hmac.compare_digest(state.encode(), pending.state.encode())
        ):
            raise NotBelieved
        if not code or iss.rstrip("/") not in ("", service.settings.oidc_issuer):
            raise NotBelieved
        login = await service.who(pending, code, desk_at(request))
    except ServiceAway as away:
        return _forgetful(_told(request, house, away.say(language()), 503))
    except Refusal as refusal:
        return _forgetful(_told(request, house, refusal.say(language()), 403))
    register = await asyncio.to_thread(known_people, house.installation)
    person = register.of_login(login, local_day(clock.now())) if register else None
    if person is None:
        said = page_words(
            "The login service calls you “{login}”, and the registry knows nobody of that name. "
            "Ask a registrar to make you known: pykala person add --login.",
            login=login,
        )
        return _forgetful(_told(request, house, said, 403))
    return _forgetful(await asyncio.to_thread(begun, request, house, person.id, pending.to))


@router.get("/login/out")
@for_everybody
async def go_out(request: Request, house: TheHouse) -> Response:
    """Log out at the login service, too."""
    service = _service(request)
    try:
        there = await service.way_out(desk_at(request)) if service else ""
    except ServiceAway as away:
        return _told(request, house, away.say(language()), 503)
    return RedirectResponse(there or "/login", 303)


def _told(request: Request, house: TheHouse, said: str, status: int) -> Response:
    return form(request, house, "/", said, status)


def _forgetful(answer: Response) -> Response:
    answer.delete_cookie(UNDER_WAY, path="/")
    return answer
