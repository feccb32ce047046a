"""The desk as one application: every page, for whom it is, and what no page does without."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match
from starlette.staticfiles import StaticFiles

from activities.public.search import Search
from app.desk.reading.archived import TakenOffTheNet
from app.desk.reading.published import PublicReading
from app.desk.reading.waiting import WaitingReading
from app.language import answering_in
from app.web.access import Access, ForAdministrators, access_of, refuse_unclassified
from app.web.api import acts as api_acts
from app.web.api import (
    case_readings,
    description,
    door,
    follow_up_readings,
    hall_readings,
    installation_readings,
    meeting_readings,
    readings,
    register_readings,
    town_readings,
)
from app.web.api.problem import BadParameter, NotHere, NotThatWay, problem
from app.web.guessing import Tries
from app.web.headers import HEADERS
from app.web.house import House
from app.web.keeping import kept_for_later
from app.web.login_service import LoginService
from app.web.looking import Looking
from app.web.oparl import addresses as oparl
from app.web.oparl.published_record import PublishedRecord
from app.web.pages import (
    accounts,
    acts,
    agenda,
    bodies,
    confidential,
    difference,
    drafts,
    follow_up,
    hall,
    health,
    journals,
    lists,
    login,
    login_elsewhere,
    minutes,
    municipality,
    own_rules,
    papers,
    passkeys,
    people,
    proposal,
    public,
    public_search,
    public_subscriptions,
    register,
    report_sheet,
    reports,
    rules,
    town,
    watch,
)
from app.web.rendering import TEMPLATES, page, page_words
from app.web.visitor import language_of, recognised
from app.web.watching import Watch
from app.wrong_input import WrongInput
from models.base.refusal import NoSuchJournal, Refusal
from models.people.person import Duty

MOST = 60_000_000
"""Bytes of the largest form that is read."""

MOST_FIELDS = 20_000
"""Fields of the largest one: the seats of a large council over the years."""

ROOMS = (
    *(
        login,
        login_elsewhere,
        passkeys,
        lists,
        journals,
        acts,
        proposal,
        papers,
        agenda,
        hall,
        minutes,
        watch,
    ),
    *(public, public_search, public_subscriptions, drafts, confidential),
    *(difference, reports, report_sheet, follow_up, register, people, town),
    *(municipality, bodies, rules, own_rules, accounts, health),
    *(api_acts, readings, follow_up_readings, register_readings, town_readings, description, oparl),
    *(case_readings, hall_readings, installation_readings, meeting_readings),
)
"""The pages, and what programs ask for, by the modules that have them."""


STATUSES: tuple[tuple[type[Refusal], int], ...] = (
    (NoSuchJournal, 404),
    (WrongInput, 400),
    (TakenOffTheNet, 410),
)
"""With what a page is refused; 409 where nothing is said here."""

Next = Callable[[Request], Awaitable[Response]]


def application(house: House) -> FastAPI:
    """The desk of an installation. Raises Unclassified for a page of which nobody said for whom it is."""
    desk = FastAPI(
        title="Pykälä", openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False
    )  # nobody is led on by the host that a request names
    house = replace(house, installation=house.installation.remembering())
    desk.state.house = house
    desk.state.waiting = WaitingReading(house.installation, house.asked)
    desk.state.tries = Tries()
    settings = house.installation.settings
    desk.state.login_service = LoginService(settings) if settings.oidc_issuer else None
    desk.state.published = PublicReading(house.installation)
    desk.state.published_record = PublishedRecord(house.installation, desk.state.published)
    desk.state.search = Search(house.installation.archive)
    desk.state.watch = Watch(house.installation)
    desk.state.looking = Looking(house.installation)
    for room in ROOMS:
        desk.router.routes.extend(room.router.routes)  # as they are: for whom each is, is asked of the route
    desk.mount("/look", StaticFiles(directory=TEMPLATES / "look"))
    desk.middleware("http")(_at_the_door)
    desk.add_exception_handler(Refusal, _refused)
    desk.add_exception_handler(HTTPException, _not_here)
    desk.add_exception_handler(RequestValidationError, _not_here)
    refuse_unclassified(desk)
    return desk


async def _at_the_door(request: Request, go_on: Next) -> Response:
    """Answer in the reader's language, to whom the page is for, and tell the browser what it may."""
    with answering_in(language_of(request)):
        answer = await _admitted(request, go_on)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    return answer


async def _admitted(request: Request, go_on: Next) -> Response:
    if door.is_here(request):
        return await door.let_in(request, _access(request), go_on)
    house: House = request.app.state.house
    visitor = await run_in_threadpool(recognised, request, house)
    request.state.visitor = visitor
    if visitor is None and _access(request) is not Access.EVERYBODY:
        return await _to_log_in(request, house)
    if visitor and _access(request) is Access.AN_ADMINISTRATOR and Duty.REGISTRAR not in visitor.roles():
        return await _refused(request, ForAdministrators())
    if request.method not in ("GET", "HEAD") and not await _is_ours(request):
        said = page_words(
            "This form was not sent from a page of this desk. Open the page again, and send it from there."
        )
        return page(request, "problem", 403, said=said)
    return await go_on(request)


async def _to_log_in(request: Request, house: House) -> Response:
    """The login, for who is not logged in any more too, whose writing is kept meanwhile."""
    if request.method == "GET":
        to = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    else:
        to = await kept_for_later(request, house) if _is_of_here(request) else ""
    if not to:
        said = page_words("You are not logged in any more. Log in, then try again.")
        return page(request, "problem", 401, said=said)
    return RedirectResponse(f"/login?{urlencode({'to': to})}", 303)


def _access(request: Request) -> Access:
    """For whom what is asked for is: of the page that will answer it, and of no other at the same address.

    What is not there, or takes no such request, is for everybody, who are told so.
    """
    for route in request.app.routes:
        if route.matches(request.scope)[0] is Match.FULL:
            return access_of(route)
    return Access.EVERYBODY


async def _is_ours(request: Request) -> bool:
    """Whether a form comes from a page of ours: by its origin, and by the token of who is logged in."""
    if not _is_of_here(request):
        return False
    visitor = request.state.visitor
    if visitor is None:
        return True
    await request.body()  # kept, so that the page can read the form once more
    async with request.form(max_fields=MOST_FIELDS) as form:
        token = str(form.get("_token", ""))
    return hmac.compare_digest(token.encode(), visitor.form_token.encode())


def _is_of_here(request: Request) -> bool:
    """Whether a form is small enough, and comes from a page of this desk as far as its browser says."""
    if (
        not request.headers.get("content-length", "").isdecimal()
        or int(request.headers["content-length"]) > MOST
    ):
        return False
    origin = request.headers.get("origin")
    if origin is not None and origin != f"{request.url.scheme}://{request.url.netloc}":
        return False
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


async def _refused(request: Request, refusal: Any) -> Response:
    if door.is_here(request):
        with answering_in(language_of(request)):
            return await run_in_threadpool(problem, request, refusal)
    status = next((status for kind, status in STATUSES if isinstance(refusal, kind)), 409)
    with answering_in(language_of(request)):
        return await run_in_threadpool(page, request, "refused", status, refusal=refusal)


async def _not_here(request: Request, error: Exception) -> Response:
    if door.is_here(request):
        return await _refused(request, _told_to_programs(request, error))
    status = error.status_code if isinstance(error, HTTPException) else 400
    with answering_in(language_of(request)):
        said = (
            page_words("There is no such page here.") if status == 404 else page_words("This cannot be read.")
        )
        return await run_in_threadpool(page, request, "problem", status, said=said)


def _told_to_programs(request: Request, error: Exception) -> Refusal:
    """What the framework found wrong, as a refusal."""
    match error:
        case RequestValidationError():
            return BadParameter(parameter=str(error.errors()[0]["loc"][-1]))
        case HTTPException(status_code=405):
            return NotThatWay(method=request.method)
    return NotHere()
