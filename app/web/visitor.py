"""Who looks at a page: the person whom their session proves, and the language that they read."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.responses import Response

from app.desk.hands import Hands, known_people
from app.web.house import House
from models.base import clock
from models.base.calendar import local_day
from models.base.language import LANGUAGES, Language
from models.engine.may import refuse_hands
from models.people.people_register import PeopleRegister

COOKIE = "pykala-session"
SPOKEN = "pykala-language"


@dataclass(frozen=True)
class Visitor:
    """Somebody who is logged in."""

    person: str
    token: str
    register: PeopleRegister
    day: date

    @property
    def form_token(self) -> str:
        """What a form of theirs bears, so that no page of others can send it for them."""
        return form_token_of(self.token)

    def hands(self, on_behalf_of: str = "") -> Hands:
        """Those by which they act, for themselves or for somebody else. Raises NobodyKnown or
        NoRightToActFor."""
        refuse_hands(self.register, self.person, on_behalf_of or self.person, self.day)
        return Hands(self.person, on_behalf_of, self.register, self.day)

    def roles(self) -> frozenset[str]:
        """In which roles they act, somewhere."""
        return frozenset(office.role for office in self.register.offices(self.person, self.day))

    def others(self) -> Iterator[str]:
        """In whose name else they may act."""
        return (
            other for other in self.register.people if self.register.acts_for(self.person, other, self.day)
        )


def form_token_of(token: str) -> str:
    """What the forms of a session bear."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def recognised(request: Request, house: House) -> Visitor | None:
    """Who is logged in; None if nobody, or somebody whom the registry does not know today."""
    token = request.cookies.get(COOKIE, "")
    person = house.accounts.who(token) if token else None
    register = known_people(house.installation) if person else None
    today = local_day(clock.now())
    if person is None or register is None or not register.knows(person, today):
        return None
    return Visitor(person, token, register, today)


def _visitor(request: Request) -> Visitor:
    return cast(Visitor, request.state.visitor)


Known = Annotated[Visitor, Depends(_visitor)]
"""Who looks at a page for those who are logged in."""


def language_of(request: Request) -> Language:
    """What the reader chose, else the first language of their browser that is spoken here."""
    chosen = request.cookies.get(SPOKEN, "")
    asked = (
        part.partition(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")
    )
    return next((known for one in (chosen, *asked) for known in LANGUAGES if known == one), "fi")


def remember(response: Response, name: str, value: str, *, secure: bool, lasts: int | None = None) -> None:
    """Have the browser keep something that no script reads and no other site's form sends."""
    response.set_cookie(name, value, max_age=lasts, httponly=True, samesite="lax", secure=secure, path="/")
