"""Logging in and out, and the language that somebody reads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.web.access import for_everybody, for_the_logged_in
from app.web.house import TheHouse
from app.web.rendering import page, page_words
from app.web.visitor import COOKIE, SPOKEN, Known, recognised, remember
from models.base.language import LANGUAGES

router = APIRouter()

GUESSES = {"person": RateLimitItemPerMinute(10), "address": RateLimitItemPerMinute(60)}
"""How often a wrong password may be tried, for one name and from one address."""

YEAR = 365 * 24 * 3600  # seconds


def guarded() -> FixedWindowRateLimiter:
    """What counts the tries of one desk."""
    return FixedWindowRateLimiter(MemoryStorage())


def within(to: str) -> str:
    """The page to go on to, which is one of ours: nobody is led to another site."""
    ours = to.startswith("/") and not to.startswith("//") and "\\" not in to
    return to if ours and to.isprintable() else "/"


@router.get("/login")
@for_everybody
def login(request: Request, house: TheHouse, to: str = "/") -> Response:
    """The form; who is logged in already goes on."""
    if recognised(request, house):
        return RedirectResponse(within(to), 303)
    return _form(request, house, to)


@router.post("/login")
@for_everybody
def log_in(
    request: Request,
    house: TheHouse,
    person: Annotated[str, Form(max_length=100)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    to: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Log in, unless somebody guesses."""
    limits: FixedWindowRateLimiter = request.app.state.limits
    person = person.strip().lower()
    who = {"person": person, "address": request.client.host if request.client else ""}
    if not all(limits.test(most, kind, who[kind]) for kind, most in GUESSES.items()):
        return _form(request, house, to, page_words("Too many tries. Wait a minute, then try again."), 429)
    if not house.accounts.proves(person, password):
        for kind, most in GUESSES.items():
            limits.hit(most, kind, who[kind])
        return _form(request, house, to, page_words("Name or password is wrong."), 403, person)
    answer = RedirectResponse(within(to), 303)
    remember(answer, COOKIE, house.accounts.begin(person), secure=request.url.scheme == "https")
    return answer


@router.post("/logout")
@for_the_logged_in
def log_out(house: TheHouse, visitor: Known) -> Response:
    """Log out; the session is over everywhere."""
    house.accounts.end(visitor.token)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.get("/language/{spoken}")
@for_everybody
def speak(request: Request, spoken: str, to: str = "/") -> Response:
    """Read on in another language."""
    answer = RedirectResponse(within(to), 303)
    if spoken in LANGUAGES:
        remember(answer, SPOKEN, spoken, secure=request.url.scheme == "https", lasts=YEAR)
    return answer


def _form(
    request: Request, house: TheHouse, to: str, wrong: str = "", status: int = 200, person: str = ""
) -> HTMLResponse:
    nobody = not house.accounts.people()
    return page(request, "login", status, to=within(to), wrong=wrong, person=person, nobody=nobody)
