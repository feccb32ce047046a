"""Lists of OParl: page by page, of a time alone where that is asked; and what is wrong, as OParl says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from app.language import language
from app.plain_values import as_json
from app.web.addressing import desk_at
from app.web.headers import unless_known
from app.web.oparl.public_object import TYPE, PublicObject
from models.base.refusal import Refusal

MOST = 100
"""Objects of a page."""


class NoFilter(Refusal):
    """The parameter {parameter} cannot be used as it is written."""


@dataclass(frozen=True)
class ListRequest:
    """What is asked of a list."""

    created_since: datetime | None
    created_until: datetime | None
    modified_since: datetime | None
    modified_until: datetime | None
    short: bool
    limit: int
    page: int

    @classmethod
    def of(cls, request: Request) -> ListRequest:
        """What the address says. Raises NoFilter."""
        said = request.query_params
        instants = {
            name: _instant(name, said.get(name, ""))
            for name in ("created_since", "created_until", "modified_since", "modified_until")
        }
        return cls(
            **instants,
            short=said.get("omit_internal", "") == "true",
            limit=min(_number("limit", said.get("limit", "")) or MOST, MOST),
            page=_number("page", said.get("page", "")) or 1,
        )

    def admits(self, each: PublicObject) -> bool:
        """Whether an object is of that time; what is left of others is told to those alone who look after."""
        return (
            (self.modified_since is not None or not each.deleted)
            and (self.created_since is None or each.created >= self.created_since)
            and (self.created_until is None or each.created <= self.created_until)
            and (self.modified_since is None or each.modified >= self.modified_since)
            and (self.modified_until is None or each.modified <= self.modified_until)
        )


def listed(request: Request, objects: Sequence[PublicObject]) -> Response:
    """A page of a list. Raises NoFilter."""
    asked, base = ListRequest.of(request), desk_at(request)
    found = [each for each in objects if asked.admits(each)]
    pages = max(-(-len(found) // asked.limit), 1)
    here = found[(asked.page - 1) * asked.limit : asked.page * asked.limit]
    link = _links(request, base)
    links = {"first": link(1), "self": link(asked.page), "last": link(pages)}
    if asked.page > 1:
        links["prev"] = link(asked.page - 1)
    if asked.page < pages:
        links["next"] = link(asked.page + 1)
    counts = {
        "totalElements": len(found),
        "elementsPerPage": asked.limit,
        "currentPage": asked.page,
        "totalPages": pages,
    }
    data = [each.told(base, short=asked.short) for each in here]
    return answered(request, {"data": data, "pagination": counts, "links": links})


def answered(request: Request, value: Any) -> Response:
    """A value for whoever asks, from a page of any other site too."""
    answer = unless_known(request, Response(as_json(value), media_type="application/json"))
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def wrong(message: str, status: int) -> Response:
    """What is wrong."""
    told = {
        "type": f"{TYPE}Error",
        "message": message,
        "debug": str(status),
    }
    headers = {"Access-Control-Allow-Origin": "*", "Content-Language": language()}
    return Response(as_json(told), status, headers, "application/json")


def _links(request: Request, base: str) -> Callable[[int], str]:
    kept = [(name, said) for name, said in request.query_params.multi_items() if name != "page"]

    def link(number: int) -> str:
        said = urlencode([*kept, *([("page", str(number))] if number > 1 else [])])
        return f"{base}{request.url.path}{f'?{said}' if said else ''}"

    return link


def _instant(name: str, said: str) -> datetime | None:
    if not said:
        return None
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        raise NoFilter(parameter=name) from None
    if found.tzinfo is None:
        raise NoFilter(parameter=name)
    return found


def _number(name: str, said: str) -> int:
    if said and not (said.isascii() and said.isdecimal() and int(said[:9]) > 0 and len(said) < 10):
        raise NoFilter(parameter=name)
    return int(said or 0)
