"""What is said where a page is refused, or is not there: to people as a page, to programs as a problem."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.desk.reading.archived import TakenOffTheNet
from app.language import answering_in
from app.web.api import door
from app.web.api.problem import BadParameter, NotHere, NotThatWay, problem
from app.web.rendering import page, page_words
from app.web.visitor import language_of
from app.wrong_input import WrongInput
from models.base.refusal import NoSuchJournal, Refusal

STATUSES: tuple[tuple[type[Refusal], int], ...] = (
    (NoSuchJournal, 404),
    (WrongInput, 400),
    (TakenOffTheNet, 410),
)
"""With what a page is refused; 409 where nothing is said here."""


async def refused(request: Request, refusal: Any) -> Response:
    """Why it was refused, in the reader's language."""
    if door.is_here(request):
        with answering_in(language_of(request)):
            return await run_in_threadpool(problem, request, refusal)
    status = next((status for kind, status in STATUSES if isinstance(refusal, kind)), 409)
    with answering_in(language_of(request)):
        return await run_in_threadpool(page, request, "refused", status, refusal=refusal)


async def not_here(request: Request, error: Exception) -> Response:
    """That there is no such page, or none that is asked for so."""
    if door.is_here(request):
        return await refused(request, _told_to_programs(request, error))
    status = error.status_code if isinstance(error, HTTPException) else 400
    with answering_in(language_of(request)):
        said = (
            page_words("There is no such page here.") if status == 404 else page_words("This cannot be read.")
        )
        return await run_in_threadpool(page, request, "problem", status, said=said)


def _told_to_programs(request: Request, error: Exception) -> Refusal:
    """What the framework found wrong, as a refusal."""
    match error:
        case RequestValidationError():
            return BadParameter(parameter=str(error.errors()[0]["loc"][-1]))
        case HTTPException(status_code=405):
            return NotThatWay(method=request.method)
    return NotHere()
