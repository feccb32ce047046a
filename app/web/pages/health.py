"""The health of the installation: doctor and verification, the outbox, what Temporal says of a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.desk.mending import asked_again
from app.desk.reading.proof import counted
from app.desk.reading.undelivered import undelivered
from app.desk.reading.workflow import workflow_of
from app.web.access import for_administrators
from app.web.house import TheHouse
from app.web.looking import LongLook, Looking
from app.web.rendering import named_body, page, page_words
from models.engine.effect_state import UNSETTLED, EffectState
from models.whole.effect_words import effect_words

router = APIRouter()

SHOWN = 200
"""Lines of the outbox that are shown at once."""

PLACES = 20
"""Places of a finding that are shown."""

AGAIN = 3
"""Seconds after which a page of a look that goes on asks how far it has come."""


@router.get("/health")
@for_administrators
def health(request: Request, house: TheHouse, said: str = "") -> Response:
    """How the installation stands, as the last look found it, and what waits now."""
    waiting = undelivered(house.installation)
    look = _looking(request).last
    answer = page(
        request,
        "health",
        look=look,
        MOST=PLACES,
        journals=house.installation.registry.there(_named(look)),
        checked=counted(look.verdict) if look and look.verdict else None,
        depth=sorted(Counter(each.kind for each in waiting if each.state in UNSETTLED).items()),
        waiting=[
            (each, effect_words(each.state, named_body(request, each.detail))) for each in waiting[:SHOWN]
        ],
        more=len(waiting[SHOWN:]),
        aside={EffectState.ASIDE, EffectState.FAILED},
        said=page_words("{count} is tried again.", "{count} are tried again.", count=int(said))
        if said.isdecimal()
        else "",
    )
    if look and look.ended is None:
        answer.headers["Refresh"] = str(AGAIN)
    return answer


def _named(look: LongLook | None) -> Iterator[str]:
    """What the page names of what a look found: ids of journals, and names of other places."""
    for finding in look.findings if look else ():
        yield from (place.where for place in finding.places[:PLACES])
    if look and look.verdict:
        yield from (fault.where for fault in (*look.verdict.faults, *look.verdict.notices))


@router.post("/health/look")
@for_administrators
def look(request: Request) -> Response:
    """Begin to look at everything; the page shows how far it comes."""
    _looking(request).begin()
    return RedirectResponse("/health", 303)


@router.post("/health/again")
@for_administrators
def again(house: TheHouse, journal: Annotated[str, Form(max_length=200)] = "") -> Response:
    """Have what failed or was put aside be tried at once: of a journal, or of all."""
    return RedirectResponse(f"/health?said={asked_again(house.installation, journal)}", 303)


@router.get("/health/workflow")
@for_administrators
async def workflow(request: Request, house: TheHouse, journal: str = "") -> Response:
    """What Temporal says of a case, a meeting or a follow-up."""
    spelled = await run_in_threadpool(house.installation.registry.spelled, journal.strip()) if journal else ""
    found = await workflow_of(house.client, spelled, house.temporals_page) if spelled else None
    known = await run_in_threadpool(house.installation.registry.held, spelled) if spelled else None
    return await run_in_threadpool(
        page, request, "workflow", journal=spelled, found=found, held=known if known and known.state else None
    )


def _looking(request: Request) -> Looking:
    found: Looking = request.app.state.looking
    return found
