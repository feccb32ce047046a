"""Subscribing by mail to a body, a case or a word: asked for, confirmed by a link, ended by a link."""

from __future__ import annotations

import asyncio
from typing import Annotated, get_args

from fastapi import APIRouter, Form, Request
from limits import RateLimitItemPerHour
from starlette.responses import Response

from activities.notices.notices import Post
from activities.notices.sending import MailDelayed, MailRefused
from activities.public.search import LONGEST, Sought
from activities.public.subscriptions import Kind, Subscription, Subscriptions
from activities.public.telling import SubscriberPost
from app.desk.bad_input import BadInput
from app.language import language
from app.web.access import for_everybody
from app.web.guessing import Tries
from app.web.house import House, TheHouse
from app.web.rendering import page, page_words
from models.base import clock
from models.base.refusal import NoSuchJournal, Refusal

router = APIRouter()

MOST = RateLimitItemPerHour(20)
"""So many subscriptions are asked for from one address of the net."""

MOST_OF_ALL = RateLimitItemPerHour(500)
"""So many from all together: nobody makes the town send mail to the world."""


@router.get("/public/subscribe")
@for_everybody
def subscribing(request: Request, house: TheHouse, kind: str = "word", of: str = "") -> Response:
    """The form; what it is for stands in it already."""
    return _form(request, house, kind, of[:LONGEST])


@router.post("/public/subscribe")
@for_everybody
async def subscribe(
    request: Request,
    house: TheHouse,
    mail: Annotated[str, Form(max_length=400)] = "",
    kind: Annotated[str, Form(max_length=10)] = "",
    of: Annotated[str, Form(max_length=LONGEST)] = "",
    body: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Send the question whether it was they; whoever has the subscription already is answered alike."""
    of = " ".join(of.split())
    if body and (kind == "body" or not of):
        kind, of = "body", body
    try:
        asked_kind = await asyncio.to_thread(_refuse_nonsense, house, kind, of)
        _refuse_many(request)
        asked = await asyncio.to_thread(_subscriptions(house).ask, mail, language(), asked_kind, of)
    except Refusal as refusal:
        return await asyncio.to_thread(_form, request, house, kind, of, mail, refusal, 422)
    if asked:
        try:
            await _telling(house).ask(asked, clock.now())
        except (MailDelayed, MailRefused):
            await asyncio.to_thread(_subscriptions(house).end, asked.token)
            wrong = BadInput(sentences=page_words("No mail could be sent there. Try again later."))
            return await asyncio.to_thread(_form, request, house, kind, of, mail, wrong, 503)
    said = page_words("A mail was sent to {mail}. Open the link in it within three days.", mail=mail.strip())
    return await asyncio.to_thread(page, request, "public_done", said=said)


@router.get("/public/subscription/{token}")
@for_everybody
def confirming(request: Request, house: TheHouse, token: str) -> Response:
    """A button that confirms: mail programs that look at links confirm nothing."""
    return _button(request, house, token, page_words("Confirm the subscription"), "")


@router.post("/public/subscription/{token}")
@for_everybody
def confirm(request: Request, house: TheHouse, token: str) -> Response:
    """It was they who asked."""
    _known(house, token)
    _subscriptions(house).confirm(token)
    return page(request, "public_done", said=page_words("The subscription is confirmed."))


@router.get("/public/subscription/{token}/end")
@for_everybody
def ending(request: Request, house: TheHouse, token: str) -> Response:
    """A button that ends it."""
    return _button(request, house, token, page_words("End the subscription"), "/end")


@router.post("/public/subscription/{token}/end")
@for_everybody
def end(request: Request, house: TheHouse, token: str) -> Response:
    """Ended, by the button or by one click of a mail program (RFC 8058); again, nothing more happens."""
    _subscriptions(house).end(token)
    said = page_words("The subscription has ended, and the address was erased.")
    return page(request, "public_done", said=said)


def _button(request: Request, house: House, token: str, does: str, then: str) -> Response:
    found = _known(house, token)
    return page(
        request, "public_subscription", found=found, does=does, to=f"/public/subscription/{token}{then}"
    )


def _known(house: House, token: str) -> Subscription:
    found = _subscriptions(house).of(token)
    if found is None:
        raise NoSuchJournal(journal=token[:8])
    return found


def _form(
    request: Request,
    house: House,
    kind: str,
    of: str,
    mail: str = "",
    refusal: Refusal | None = None,
    status: int = 200,
) -> Response:
    offered = bool(house.installation.settings.public_address)
    bodies = request.app.state.search.bodies()
    view = {"offered": offered, "kind": kind, "of": of, "mail": mail, "refusal": refusal, "bodies": bodies}
    return page(request, "public_subscribe", status, **view)


def _refuse_nonsense(house: House, kind: str, of: str) -> Kind:
    """The kind of a subscription that is offered, and to something."""
    kinds: tuple[Kind, ...] = get_args(Kind)
    found = next((each for each in kinds if each == kind), None)
    if (
        found is None
        or not house.installation.settings.public_address
        or (kind == "word" and not Sought(of).words)
    ):
        raise BadInput(sentences=page_words("Say a word that has to be in what is published."))
    if not of:
        raise BadInput(sentences=page_words("Say which body or which case."))
    return found


def _refuse_many(request: Request) -> None:
    tries: Tries = request.app.state.tries
    here = request.client.host if request.client else ""
    if not (tries.counts(MOST, "subscribe", here) and tries.counts(MOST_OF_ALL, "subscribe")):
        raise BadInput(sentences=page_words("Too many tries. Wait an hour, then try again."))


def _subscriptions(house: House) -> Subscriptions:
    return Subscriptions(house.installation.database)


def _telling(house: House) -> SubscriberPost:
    settings = house.installation.settings
    return SubscriberPost(house.installation.archive, Post(settings), settings.public_address)
