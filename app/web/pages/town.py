"""How the town's pages look: its colours over the neutral ones, its coat of arms."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from activities.papers.arms import shapes
from app.language import language
from app.web.access import for_everybody
from app.web.house import TheHouse
from models.base import clock
from models.base.calendar import local_day
from models.bodies.body_register import described_on
from models.municipality.colours import Shade

router = APIRouter()

DARK = "@media (prefers-color-scheme: dark)"


@router.get("/town.css")
@for_everybody
def colours(house: TheHouse) -> Response:
    """The town's own colours as variables; none where it has no own."""
    described = described_on(house.installation.registry, local_day(clock.now()))
    own = described.colours if described else {}
    light, dark = (
        "".join(
            f"--{shade.variable}:{own[shade]};" for shade in Shade if shade in own and shade.dark is at_night
        )
        for at_night in (False, True)
    )
    sheet = (f":root{{{light}}}\n" if light else "") + (f"{DARK}{{:root{{{dark}}}}}\n" if dark else "")
    return Response(sheet, media_type="text/css", headers={"Cache-Control": "public, max-age=300"})


@router.get("/town-arms.svg")
@for_everybody
def arms(house: TheHouse) -> Response:
    """Its coat of arms or logo, of plain shapes."""
    described = described_on(house.installation.registry, local_day(clock.now()))
    if not described or not described.arms:
        raise HTTPException(404)
    drawn = shapes(described.arms, described.names.say(language()))
    return Response(str(drawn), media_type="image/svg+xml")
