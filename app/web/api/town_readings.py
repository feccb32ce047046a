"""Readings of the town itself: its description, its rules, what waits for somebody, what is published."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Self, cast

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from activities.public.public_subject import PublicSubject
from activities.public.search import LONGEST, Hit, Part, Search, Sought
from app.desk.reading.waiting import WaitingReading, WaitsForSomebody
from app.language import language
from app.web.access import ForAdministrators, for_programs
from app.web.api.answering import A_PAGE, Cursor, Key, Limit, a_page, counted, paged, told
from app.web.api.door import ROOT, TheCaller, for_reading
from app.web.api.problem import NotDescribed
from app.web.first_act import RARE
from app.web.house import TheHouse
from models.base import clock
from models.base.language import Language
from models.bodies.body_register import described_on
from models.law.rules import Rule, Rulebook

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])


@dataclass(frozen=True)
class FoundText(PublicSubject):
    """Something published that has the words that were sought."""

    address: str
    """Its page, which everybody reads, without the desk's own address."""
    language: Language
    """In which language it was found."""
    title: str
    """What it is called."""
    excerpt: str
    """The words around the first that was found."""

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """What was found, as it is told."""
        subject = {each.name: getattr(hit, each.name) for each in fields(PublicSubject)}
        title, excerpt = _plain(hit.title), _plain(hit.excerpt)
        return cls(**subject, address=hit.address, language=hit.language, title=title, excerpt=excerpt)


def _plain(parts: tuple[Part, ...]) -> str:
    return "".join(said for said, _ in parts)


@router.get("/waiting")
@for_programs
def all_that_waits(
    request: Request, caller: TheCaller, limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response:
    """What waits for the token's person: each journal with the acts that it waits for."""

    def key(each: WaitsForSomebody) -> Key:
        return (each.journal,)

    waiting = cast(WaitingReading, request.app.state.waiting)
    theirs = waiting.of(caller.visitor.person, caller.visitor.register, clock.now())
    return paged(request, (each for each in theirs if not RARE.issuperset(each.acts)), key, limit, cursor)


@router.get("/rules")
@for_programs
def all_rules(
    request: Request, caller: TheCaller, on: date | None = None, limit: Limit = A_PAGE, cursor: Cursor = ""
) -> Response:
    """The rules of country and house on a day; the own ones of a body stand with the body."""

    def key(each: Rule) -> Key:
        return (each.id,)

    return paged(request, Rulebook.load().on(on or caller.visitor.day).rules.values(), key, limit, cursor)


@router.get("/municipality")
@for_programs
def the_municipality(house: TheHouse, caller: TheCaller, on: date | None = None) -> Response:
    """The municipality as it is described on a day; for registrars alone."""
    caller.refuse_unless_registrar(ForAdministrators)
    day = on or caller.visitor.day
    described = described_on(house.installation.registry, day)
    if described is None:
        raise NotDescribed(day=day)
    return told(described)


@router.get("/search")
@for_programs
def search(
    request: Request,
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    body: Annotated[str, Query(max_length=40)] = "",
    year: Annotated[int, Query(ge=0, le=9999)] = 0,
    limit: Limit = A_PAGE,
    cursor: Cursor = "",
) -> Response:
    """What is published and has all the words, the newest first: what everybody finds at /public/search."""
    of_all, first = cast(Search, request.app.state.search), counted(cursor)
    found = of_all.find(Sought(q, body, year), language(), first, limit)
    so_far = first + len(found.hits)
    more = bool(found.hits) and so_far < found.count
    return a_page(request, [*map(FoundText.of, found.hits)], (so_far,) if more else None)
