"""Whom the registry knows, with their offices, deputies and contacts; a registrar's page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.reading.people import people as known
from app.web.access import ForRegistrars, for_the_logged_in
from app.web.house import TheHouse
from app.web.pages.journals import what_came
from app.web.rendering import page
from app.web.visitor import Known
from models.people.person import OF_ALL, Duty

router = APIRouter()


@router.get("/people")
@for_the_logged_in
def people(request: Request, house: TheHouse, visitor: Known, q: str = "", done: str = "") -> Response:
    """Everybody who acts today; `q` is in an id, a name or an office. Raises ForRegistrars."""
    if Duty.REGISTRAR not in visitor.roles():
        raise ForRegistrars
    sought = q.strip().casefold()
    found = [
        each
        for each in known(house.installation, visitor.day)
        if any(
            sought in said.casefold()
            for said in (each.id, each.name, *(f"{office.role} {office.of}" for office in each.offices))
        )
    ]
    came = what_came(house.installation, visitor, done)
    return page(request, "people", people=found, q=q, done=came, of_all=OF_ALL)
