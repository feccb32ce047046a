"""Drafts of forms: kept under the page of the form, filled in again when it is opened, gone once sent."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from starlette.datastructures import FormData

from activities.drafts import KeptDraft
from app.web.house import House
from app.web.visitor import COOKIE, Visitor, form_token_of

DRAFT = "_draft"
"""The field by which a form says that what is typed into it may be kept, and where its page is."""

TELLS_WHICH = ("journal", "project", "period")
"""What of an address tells one form of a page from another."""

_NOT_KEPT = ("_token", "_command", DRAFT, "more", "seen")


def place_of(request: Request) -> str:
    """The page of a form, with what tells it from others."""
    told = {name: request.query_params[name] for name in TELLS_WHICH if name in request.query_params}
    return _place(request.scope["path"], told)


def _place(path: str, told: Mapping[str, str]) -> str:
    return path + (f"?{urlencode(told)}" if told else "")


def place_in(form: FormData) -> str:
    """Where the page of a form is, as it says itself; empty where it keeps nothing, or says what is none."""
    path, _, query = str(form.get(DRAFT, "")).partition("?")
    if not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return ""
    told = dict(parse_qsl(query))
    return _place(path, {name: told[name] for name in TELLS_WHICH if name in told})


def typed_in(form: FormData) -> Iterator[tuple[str, str]]:
    """What somebody typed into a form; files are not kept."""
    for name, said in form.multi_items():
        if isinstance(said, str) and name not in _NOT_KEPT:
            yield name, said.replace("\r\n", "\n")


def kept_for(house: House, visitor: Visitor, request: Request) -> KeptDraft | None:
    """What somebody began to type into the form of this page."""
    return house.accounts.drafts.of(visitor.person, place_of(request))


def as_form(kept: KeptDraft) -> FormData:
    """A draft as the form that it was typed into."""
    return FormData([*kept.written])


def sent(house: House, visitor: Visitor, request: Request) -> None:
    """What was a draft has been sent."""
    house.accounts.drafts.forget(visitor.person, place_of(request))


async def kept_for_later(request: Request, house: House) -> str:
    """Keep what somebody sends whose session has ended meanwhile; the page of its form, empty if nothing was.

    The form proves by its token that it is of that session.
    """
    token = request.cookies.get(COOKIE, "")
    person = house.accounts.who_was(token) if token else None
    if person is None:
        return ""
    await request.body()
    async with request.form() as form:
        place = place_in(form)
        said = str(form.get("_token", "")).encode()
        if not place or not hmac.compare_digest(said, form_token_of(token).encode()):
            return ""
        house.accounts.drafts.keep(person, place, [*typed_in(form)])
    return place
