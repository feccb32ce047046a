"""What a page of a meeting does: one act of its own, then the page again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from app.web.acting import Common, Sheet, done
from app.web.forms import written_in
from app.web.house import House
from app.web.room import Later, RefusedForm, one_command
from app.web.visitor import Visitor
from models.base.refusal import Refusal
from models.engine.command import AnyAct, NoSuchAct

Shown = Callable[[Request, House, Visitor, str, RefusedForm], Response]
"""The page of a meeting, with a form that was refused."""


async def done_at(
    here: str,
    own: Collection[str],
    shown: Shown,
    request: Request,
    house: House,
    visitor: Visitor,
    meeting: str,
    act: str,
) -> Response:
    """Do an act of the page and go back there; else the page again, with what was typed and why not beside
    its form. Raises NoSuchAct for one that is not the page's `own`."""
    typed = await request.form()
    kind = AnyAct.catalogue.known(act) if act in own else None
    if kind is None:
        raise NoSuchAct(act=act)
    common = one_command(Common.typed(typed), act, typed)
    try:
        written = written_in(kind, typed)
        answer = await done(house, visitor, Sheet(kind, meeting, common, written))
    except Refusal as refusal:
        kept = RefusedForm.of(act, refusal, typed)
        return await asyncio.to_thread(shown, request, house, visitor, meeting, kept)
    told = {"done": answer.command_id, **Later.asked(request).query()}
    return RedirectResponse(f"{here}?{urlencode(told)}", 303)
