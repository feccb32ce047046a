"""The municipality as it is described: on a day, over the years, what is left open, and the form of it."""

from __future__ import annotations

import asyncio
from functools import partial

from fastapi import APIRouter, Request
from starlette.datastructures import UploadFile
from starlette.responses import Response

from activities.installation import Installation
from app.case_file.page import LARGEST
from app.desk.day import day_or_today
from app.desk.reading.municipality import unsaid
from app.web.access import for_administrators
from app.web.acting import Common, Read, carried_out
from app.web.choices_of_the_town import Choice
from app.web.describing.attempt import Attempt, tried
from app.web.describing.parts import Describing, called
from app.web.describing.plain import plain
from app.web.describing.written import IN_FILES, Typed, municipality_typed
from app.web.house import House, TheHouse
from app.web.pages.acts import answered
from app.web.pages.bodies import bodies_to_choose
from app.web.pages.journals import what_came
from app.web.rendering import page
from app.web.visitor import Known
from app.wrong_input import WrongInput
from models.base import clock
from models.bodies.body_register import JOURNAL, BodyRegister, bodies_on, described_on
from models.municipality.municipality import FORMS, Municipality

router = APIRouter()

HERE = "/municipality"


class NoSuchArms(WrongInput):
    """A coat of arms is an SVG file, of {most} kB at most."""


@router.get("/municipality")
@for_administrators
def municipality(request: Request, house: TheHouse, visitor: Known, on: str = "", done: str = "") -> Response:
    """As it is described on a day, today by default, with its bodies."""
    day = day_or_today(on)
    registry = house.installation.registry
    described = described_on(registry, day)
    bodies = tuple(bodies_on(registry, day).bodies.values())
    return page(
        request,
        "municipality",
        day=day,
        described=described,
        versions=_versions(house.installation),
        bodies=bodies,
        left=unsaid(described, bodies) if described else None,
        called=partial(called, Municipality),
        done=what_came(house.installation, visitor, done),
        refusal=None,
        command=clock.new_id(),
    )


@router.get("/municipality/form")
@for_administrators
def form(request: Request, house: TheHouse, on: str = "") -> Response:
    """The form of its description, with what is described on a day."""
    described = described_on(house.installation.registry, day_or_today(on))
    return _form(request, house, Attempt(plain(described) if described else {}))


@router.post("/municipality/form")
@for_administrators
async def load(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Load what was written as a new description, or give the form more rows."""

    def read(typed: Typed) -> Read:
        return municipality_typed(typed, described_on(house.installation.registry, visitor.day))

    return await tried(request, house, visitor, read, partial(_form, request, house), lambda _: HERE)


@router.post("/municipality/arms")
@for_administrators
async def draw(request: Request, house: TheHouse, visitor: Known) -> Response:
    """Load the description of today with another coat of arms, from a day on."""
    async with request.form() as form:
        common, since, file = Common.typed(form), str(form.get("valid_from", "")), form.get("arms")
        content = await file.read(LARGEST + 1) if isinstance(file, UploadFile) else b""
    described = await asyncio.to_thread(described_on, house.installation.registry, visitor.day)
    read = _with_arms(described, since, content)
    return answered(await carried_out(house, visitor, "", common, read), JOURNAL, HERE)


def _with_arms(described: Municipality | None, since: str, content: bytes) -> Read:
    try:
        drawing = content.decode() if len(content) <= LARGEST else ""
    except UnicodeDecodeError:
        drawing = ""
    if "<svg" not in drawing or described is None:
        raise NoSuchArms(most=LARGEST // 1000)
    said = {**plain(described), **({"valid_from": since} if since else {})}
    return municipality_typed(Typed(said), described, drawing)


def _versions(installation: Installation) -> tuple[Municipality, ...]:
    """Every description that was loaded, the latest first."""
    held = installation.registry.held(JOURNAL)
    return held.of(BodyRegister).described[::-1] if held.state else ()


def _form(request: Request, house: House, attempt: Attempt) -> Response:
    choices = {"forms.key": tuple(Choice(each, each) for each in FORMS), "body": bodies_to_choose(house)}
    parts = Describing(IN_FILES, choices, attempt.wrong, attempt.more).parts(Municipality, attempt.said)
    return attempt.shown(request, "load_municipality", f"{HERE}/form", "", parts)
