"""The registrar's page: challenges, decisions with their periods, service and certificates to be done."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.desk.may import roles
from app.desk.reading.register import register_standing
from app.web.access import for_the_logged_in
from app.web.house import TheHouse
from app.web.rendering import page
from app.web.visitor import Known
from models.engine.command import AnyAct

router = APIRouter()

DONE_HERE = ("conclude_challenge", "serve_decision", "record_challenge", "certify_force")
"""The acts to which the page leads."""


@router.get("/register")
@for_the_logged_in
def register(request: Request, house: TheHouse, visitor: Known) -> Response:
    """As it stands, with what the reader may do in a role of theirs."""
    mine = {act for act in DONE_HERE if visitor.roles() & {*roles(AnyAct.catalogue[act])}}
    return page(request, "register", standing=register_standing(house.installation), mine=mine)
