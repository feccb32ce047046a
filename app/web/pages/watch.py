"""A stream that tells an open page that its journal has gone on, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from app.web.access import for_the_logged_in
from app.web.watching import Watch

router = APIRouter()

LASTS = timedelta(minutes=5)
"""How long a stream lasts; the page asks again, and is asked again who it is."""


@router.get("/watch/{journal:path}")
@for_the_logged_in
async def watch(request: Request, journal: str) -> Response:
    """The number of the last fact of a journal, as server-sent events."""
    watch: Watch = request.app.state.watch

    async def told() -> AsyncIterator[str]:
        yield "retry: 2000\n\n"
        async for seq in watch.stream(journal, LASTS):
            yield ": \n\n" if seq is None else f"data: {seq}\n\n"

    return StreamingResponse(told(), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})
