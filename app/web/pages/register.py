"""The registrar's page: challenges, decisions with their periods, service and certificates to be done."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.reading.register import register_standing
from app.web.access import for_the_logged_in
from app.web.house import TheHouse
from app.web.rendering import page

router = APIRouter()


@router.get("/register")
@for_the_logged_in
def register(request: Request, house: TheHouse) -> Response:
    """As it stands."""
    return page(request, "register", standing=register_standing(house.installation))
