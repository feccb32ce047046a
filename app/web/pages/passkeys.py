"""Somebody's passkeys: made and taken away on a page of their own; and logging in by one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from activities.passkeys import PasskeyRefused, TooManyPasskeys
from app.web.access import for_everybody, for_the_logged_in
from app.web.addressing import site_of
from app.web.guessing import Guessing
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.pages.login import begun, form
from app.web.rendering import page, page_words
from app.web.visitor import Known, Visitor
from models.base.refusal import Refusal

router = APIRouter()

Answer = Annotated[str, Form(max_length=20_000)]


@router.get("/passkeys")
@for_the_logged_in
def passkeys(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Which there are, and another one."""
    return _shown(request, house, visitor)


@router.post("/passkeys")
@for_the_logged_in
def add_passkey(
    request: Request,
    house: TheHouse,
    visitor: Known,
    called: Annotated[str, Form(max_length=200)] = "",
    answer: Answer = "",
) -> Response:
    """Take a passkey that a device of theirs has just made."""
    try:
        house.accounts.passkeys.add(site_of(request), visitor.person, called, answer)
    except (PasskeyRefused, TooManyPasskeys) as refusal:
        return _shown(request, house, visitor, refusal)
    return RedirectResponse("/passkeys", 303)


@router.post("/passkeys/forget")
@for_the_logged_in
def forget_passkey(
    house: TheHouse, visitor: Known, passkey: Annotated[str, Form(max_length=2000)] = ""
) -> Response:
    """Log in by it no more."""
    house.accounts.passkeys.forget(visitor.person, passkey)
    return RedirectResponse("/passkeys", 303)


@router.post("/login/passkey")
@for_everybody
def log_in_by_passkey(
    request: Request,
    house: TheHouse,
    answer: Answer = "",
    to: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Log in by a passkey, without a name or a password; not where there is no account any more."""
    guessing = Guessing.of(request)
    if not guessing.may_go():
        return form(request, house, to, page_words("Too many tries. Wait a minute, then try again."), 429)
    try:
        person = house.accounts.passkeys.proven(site_of(request), answer)
    except PasskeyRefused:
        return form(request, house, to, page_words("This passkey is not known here, or came too late."), 403)
    return begun(request, house, person, to)


def _shown(request: Request, house: House, visitor: Visitor, refusal: Refusal | None = None) -> Response:
    site = site_of(request)
    shown = page(
        request,
        "passkeys",
        409 if refusal else 200,
        passkeys=house.accounts.passkeys.of(visitor.person),
        asked=house.accounts.passkeys.asked(site, visitor.person),
        origin=site.origin,
        refusal=refusal,
    )
    return with_script(shown)
