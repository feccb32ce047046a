"""On the way to a page: who comes, whether it is for them, whether a form is ours, and in which language."""

from __future__ import annotations

import hmac
from urllib.parse import urlencode

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.language import answering_in
from app.web.access import Access, ForAdministrators, access_of
from app.web.api import door
from app.web.headers import HEADERS
from app.web.house import House
from app.web.keeping import kept_for_later
from app.web.refused import refused
from app.web.rendering import page, page_words
from app.web.visitor import language_of, recognised
from models.people.person import Duty

MOST = 60_000_000
"""Bytes of the largest form that is read."""

MOST_FIELDS = 20_000
"""Fields of the largest one: the seats of a large council over the years."""


class Admission:
    """What every request goes through: answered in the reader's language, to whom the page is for, with what
    the browser is told that it may."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Received(scope, receive)
        with answering_in(language_of(request)):
            answer = await _turned_away(request) or self._app
            await answer(scope, request.again, _with_headers(send))


class Received(Request):
    """A request that is read once more by its page, where its form was looked at on the way there."""

    looked_at: bytes | None = None
    """The body, until the page reads it."""

    async def again(self) -> Message:
        """What was looked at already, then what is still to come."""
        if self.looked_at is None:
            return await self.receive()
        body, self.looked_at = self.looked_at, None
        return {"type": "http.request", "body": body}


async def _turned_away(request: Received) -> Response | None:
    """What is answered in place of the page; None where it is for who comes."""
    access = _access(request)
    if door.is_here(request):
        return await door.turned_away(request, access)
    house: House = request.app.state.house
    visitor = await run_in_threadpool(recognised, request, house)
    request.state.visitor = visitor
    if visitor is None and access is not Access.EVERYBODY:
        return await _to_log_in(request, house)
    if visitor and access is Access.AN_ADMINISTRATOR and Duty.REGISTRAR not in visitor.roles():
        return await refused(request, ForAdministrators())
    if request.method in ("GET", "HEAD") or await _is_ours(request):
        return None
    said = page_words(
        "This form was not sent from a page of this desk. Open the page again, and send it from there."
    )
    return page(request, "problem", 403, said=said)


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


async def _is_ours(request: Received) -> bool:
    """Whether a form comes from a page of ours: by its origin, and by the token of who is logged in."""
    if not _is_of_here(request):
        return False
    visitor = request.state.visitor
    if visitor is None:
        return True
    request.looked_at = await request.body()
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


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
