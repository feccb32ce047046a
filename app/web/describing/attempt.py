"""What somebody wrote into the form of a description: more rows are asked for, or it is loaded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fastapi import Request
from starlette.responses import Response

from app.web.acting import Common, Read, carried_out
from app.web.describing.parts import FormPart
from app.web.describing.plain import Plain
from app.web.describing.written import Typed, WrongDescription
from app.web.headers import with_script
from app.web.house import House
from app.web.pages.acts import answered
from app.web.rendering import page
from app.web.visitor import Visitor
from models.base import clock
from models.base.refusal import Refusal
from models.bodies.body_register import JOURNAL

MOST_FIELDS = 20_000
"""Fields of a large council over the years, or of a large records plan."""


@dataclass(frozen=True)
class Attempt:
    """What is written, the rows of which more are wanted, and why it was not loaded."""

    said: Plain
    common: Common = field(default_factory=Common)
    more: str = ""
    refusal: Refusal | None = None

    @property
    def wrong(self) -> Mapping[str, Sequence[str]]:
        """What was found wrong, by its path."""
        return self.refusal.beside if isinstance(self.refusal, WrongDescription) else {}

    def shown(
        self, request: Request, act: str, address: str, called: str, parts: Iterable[FormPart]
    ) -> Response:
        """The page of the form, with what went wrong."""
        return with_script(
            page(
                request,
                "description",
                422 if self.refusal else 200,
                act=act,
                address=address,
                called=called,
                parts=parts,
                whole=self.wrong.get("", ()),
                more=self.more,
                refusal=self.refusal,
                common=replace(self.common, command=self.common.command or clock.new_id()),
            )
        )


async def tried(
    request: Request,
    house: House,
    visitor: Visitor,
    read: Callable[[Typed], Read],
    shown: Callable[[Attempt], Response],
    there: Callable[[Typed], str],
) -> Response:
    """Load what was written and go on to where it is, or show the form again."""
    async with request.form(max_fields=MOST_FIELDS) as form:
        common, typed = Common.typed(form), Typed.of(form)
    attempt = Attempt(typed.said, common, typed.more)
    if typed.more:
        return await asyncio.to_thread(shown, attempt)
    try:
        answer = await carried_out(house, visitor, "", common, await asyncio.to_thread(read, typed))
        return answered(answer, JOURNAL, there(typed))
    except Refusal as refusal:
        return await asyncio.to_thread(shown, replace(attempt, refusal=refusal))
