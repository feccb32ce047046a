"""Keeping what somebody types before it is sent, and throwing it away."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.language import language
from app.web.access import for_the_logged_in
from app.web.house import TheHouse
from app.web.keeping import place_in, typed_in
from app.web.rendering import page_words
from app.web.visitor import Known
from app.wrong_input import WrongInput
from models.base.formats import instant_text

router = APIRouter()


class NothingToKeep(WrongInput):
    """This form says of no page that it belongs to, so that nothing of it is kept."""


@router.post("/draft")
@for_the_logged_in
async def keep(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Keep it; the page again, or, to a script, when it was kept."""
    async with request.form() as form:
        place, typed = place_in(form), [*typed_in(form)]
    if not place:
        raise NothingToKeep
    at = house.accounts.drafts.keep(visitor.person, place, typed)
    if request.headers.get("accept") == "application/json":
        said = page_words("Kept as a draft {at}", at=instant_text(at, language()))
        return JSONResponse({"said": said})
    return RedirectResponse(place, 303)


@router.post("/draft/forget")
@for_the_logged_in
async def forget(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Throw it away; back to where somebody was."""
    async with request.form() as form:
        place, home = place_in(form), bool(form.get("home"))
    if not place:
        raise NothingToKeep
    house.accounts.drafts.forget(visitor.person, place)
    return RedirectResponse("/" if home else place, 303)
