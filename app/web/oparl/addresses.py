"""The addresses of OParl: the system, the municipality, its lists, and each object."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.language import language
from app.web.access import for_everybody
from app.web.addressing import desk_at
from app.web.oparl.listing import NoFilter, answered, listed, wrong
from app.web.oparl.public_object import KINDS, ROOT, At, PublicObject, at
from app.web.oparl.published_record import LISTS, PublishedRecord
from app.web.rendering import page_words

router = APIRouter(prefix=ROOT)

TYPES = {kind: type_ for type_, kind in KINDS.items()}


def _record(request: Request) -> PublishedRecord:
    found: PublishedRecord = request.app.state.published_record
    return found


@router.get("")
@router.get("/")
@router.get("/system/1")
@for_everybody
def system(request: Request) -> Response:
    """Where everything begins."""
    return answered(request, _record(request).system().told(desk_at(request)))


@router.get("/bodies")
@for_everybody
def bodies(request: Request) -> Response:
    """The municipality, as a list of one."""
    return _page(request, [_record(request).body()])


@router.get("/body/1")
@for_everybody
def body(request: Request) -> Response:
    """The municipality."""
    return answered(request, _record(request).body().told(desk_at(request)))


@router.get("/body/1/{name}")
@for_everybody
def list_of_body(request: Request, name: str) -> Response:
    """One of its lists."""
    if name not in LISTS:
        return _not_here()
    return _page(request, [each for each in _record(request).objects() if each.type == LISTS[name]])


@router.get("/organization/{code}/meeting")
@for_everybody
def meetings_of(request: Request, code: str) -> Response:
    """The meetings of a body."""
    return _page(request, _of(request, "Meeting", code))


@router.get("/organization/{code}/consultation")
@for_everybody
def consultations_of(request: Request, code: str) -> Response:
    """What a body does with each case."""
    return _page(request, _of(request, "Consultation", code))


@router.get("/{kind}/{id_:path}")
@for_everybody
def one(request: Request, kind: str, id_: str) -> Response:
    """An object, or what is left of it."""
    found = (each for each in _record(request).objects() if (each.type, each.id) == (TYPES.get(kind), id_))
    object_ = next(found, None)
    return answered(request, object_.told(desk_at(request))) if object_ else _not_here()


def _of(request: Request, type_: str, code: str) -> list[PublicObject]:
    here: At = at("Organization", code)
    objects = _record(request).objects()
    return [each for each in objects if each.type == type_ and here in each.said.get("organization", ())]


def _page(request: Request, objects: list[PublicObject]) -> Response:
    try:
        return listed(request, objects)
    except NoFilter as refusal:
        return wrong(refusal.say(language()), 400)


def _not_here() -> Response:
    return wrong(page_words("There is no such page here."), 404)
