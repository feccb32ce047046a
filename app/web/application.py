"""The desk as one application: every page, for whom it is, and what no page does without."""

from __future__ import annotations

from dataclasses import replace

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from activities.public.search import Search
from app.desk.reading.published import PublicReading
from app.desk.reading.waiting import WaitingReading
from app.web.access import refuse_unclassified
from app.web.admission import Admission
from app.web.api import acts as api_acts
from app.web.api import (
    case_readings,
    description,
    follow_up_readings,
    hall_readings,
    installation_readings,
    meeting_readings,
    readings,
    register_readings,
    town_readings,
)
from app.web.guessing import Tries
from app.web.house import House
from app.web.login_service import LoginService
from app.web.looking import Looking
from app.web.oparl import addresses as oparl
from app.web.oparl.published_record import PublishedRecord
from app.web.pages import (
    accounts,
    acts,
    agenda,
    bodies,
    confidential,
    difference,
    drafts,
    follow_up,
    hall,
    health,
    journals,
    lists,
    login,
    login_elsewhere,
    minutes,
    municipality,
    own_rules,
    papers,
    passkeys,
    people,
    proposal,
    public,
    public_search,
    public_subscriptions,
    register,
    report_sheet,
    reports,
    rules,
    town,
    watch,
)
from app.web.refused import not_here, refused
from app.web.rendering import TEMPLATES
from app.web.watching import Watch
from models.base.refusal import Refusal

ROOMS = (
    *(
        login,
        login_elsewhere,
        passkeys,
        lists,
        journals,
        acts,
        proposal,
        papers,
        agenda,
        hall,
        minutes,
        watch,
    ),
    *(public, public_search, public_subscriptions, drafts, confidential),
    *(difference, reports, report_sheet, follow_up, register, people, town),
    *(municipality, bodies, rules, own_rules, accounts, health),
    *(api_acts, readings, follow_up_readings, register_readings, town_readings, description, oparl),
    *(case_readings, hall_readings, installation_readings, meeting_readings),
)
"""The pages, and what programs ask for, by the modules that have them."""


def application(house: House) -> FastAPI:
    """The desk of an installation. Raises Unclassified for a page of which nobody said for whom it is."""
    desk = FastAPI(
        title="Pykälä", openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False
    )  # nobody is led on by the host that a request names
    house = replace(house, installation=house.installation.remembering())
    desk.state.house = house
    desk.state.waiting = WaitingReading(house.installation, house.asked)
    desk.state.tries = Tries()
    settings = house.installation.settings
    desk.state.login_service = LoginService(settings) if settings.oidc_issuer else None
    desk.state.published = PublicReading(house.installation)
    desk.state.published_record = PublishedRecord(house.installation, desk.state.published)
    desk.state.search = Search(house.installation.archive)
    desk.state.watch = Watch(house.installation)
    desk.state.looking = Looking(house.installation)
    for room in ROOMS:
        desk.router.routes.extend(room.router.routes)  # as they are: for whom each is, is asked of the route
    desk.mount("/look", StaticFiles(directory=TEMPLATES / "look"))
    desk.add_middleware(Admission)
    desk.add_exception_handler(Refusal, refused)
    desk.add_exception_handler(HTTPException, not_here)
    desk.add_exception_handler(RequestValidationError, not_here)
    refuse_unclassified(desk)
    return desk
