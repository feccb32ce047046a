"""Logging in and out, and the language that somebody reads."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.web.access import for_everybody, for_the_logged_in
from app.web.addressing import site_of
from app.web.guessing import Guessing
from app.web.headers import with_script
from app.web.house import House, TheHouse
from app.web.rendering import page, page_words
from app.web.visitor import COOKIE, SPOKEN, Known, recognised, remember
from models.base.language import LANGUAGES

router = APIRouter()

YEAR = 365 * 24 * 3600  # seconds


def within(to: str) -> str:
    """The page to go on to, which is one of ours: nobody is led to another site."""
    ours = to.startswith("/") and not to.startswith("//") and "\\" not in to
    return to if ours and to.isprintable() else "/"


@router.get("/login")
@for_everybody
def login(request: Request, house: TheHouse, to: str = "/", left: str = "") -> Response:
    """The form; who is logged in already goes on."""
    if recognised(request, house):
        return RedirectResponse(within(to), 303)
    return form(request, house, to, left=bool(left))


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
    guessing, person = Guessing.of(request), person.strip().lower()
    if not guessing.may_try(person):
        return form(request, house, to, page_words("Too many tries. Wait a minute, then try again."), 429)
    if not house.accounts.proves(person, password):
        return form(request, house, to, page_words("Name or password is wrong."), 403, person)
    guessing.was_right(person)
    return begun(request, house, person, to)


def begun(request: Request, house: House, person: str, to: str) -> Response:
    """Somebody is logged in from now on, and goes on to a page of ours."""
    answer = RedirectResponse(within(to), 303)
    remember(answer, COOKIE, house.accounts.begin(person), secure=request.url.scheme == "https")
    return answer


@router.post("/logout")
@for_the_logged_in
def log_out(house: TheHouse, visitor: Known) -> Response:
    """Log out; the session is over, and the way out of the login service is shown."""
    house.accounts.end(visitor.token)
    answer = RedirectResponse("/login?left=yes", 303)
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


def form(
    request: Request,
    house: House,
    to: str,
    wrong: str = "",
    status: int = 200,
    person: str = "",
    *,
    left: bool = False,
) -> HTMLResponse:
    """The form, with what went wrong; `left` where somebody has just logged out."""
    elsewhere = request.app.state.login_service is not None
    by_password = bool(house.accounts.people())
    site = site_of(request)
    shown = page(
        request,
        "login",
        status,
        asked=house.accounts.passkeys.asked_to_log_in(site),
        origin=site.origin,
        to=within(to),
        wrong=wrong,
        person=person,
        left=left,
        elsewhere=elsewhere,
        by_password=by_password,
    )
    return with_script(shown)
