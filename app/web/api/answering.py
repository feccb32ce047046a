"""Answers: JSON of what was read, and lists page by page, each with the address of the next one."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request
from starlette.responses import Response

from app.plain_values import as_json
from app.wrong_input import WrongInput

T = TypeVar("T")
Key = tuple[str | int, ...]

A_PAGE = 50
"""How many entries a page has where nobody says."""

Limit = Annotated[int, Query(ge=1, le=200)]
"""How many entries a page has."""

Cursor = Annotated[str, Query(max_length=2000)]
"""Where a page begins: what the link to it says."""


MOST = 1_000_000
"""So many entries of a list that is told by numbers are told."""


class NoCursor(WrongInput):
    """The cursor is none that an answer gave."""


def told(value: Any, headers: Mapping[str, str] | None = None) -> Response:
    """A value as the answer."""
    return Response(as_json(value), headers=headers, media_type="application/json")


def paged(
    request: Request,
    found: Iterable[T],
    key: Callable[[T], Key],
    limit: int,
    cursor: str,
    worded: Callable[[T], object] = lambda each: each,
) -> Response:
    """A page of what was found, in the order of its keys; what is added meanwhile moves no page.

    `worded` says how each is told that is on the page, where that costs something.
    """
    after, whole = _after(cursor) if cursor else None, sorted(found, key=key)
    try:
        left = [each for each in whole if after is None or key(each) > after]
    except TypeError:  # a cursor of another list
        raise NoCursor from None
    last = key(left[limit - 1]) if len(left) > limit else None
    return a_page(request, [worded(each) for each in left[:limit]], last)


def a_page(request: Request, items: Sequence[Any], last: Key | None, **headers: str) -> Response:
    """A page of what was found; `last` is the key after which the next one begins, None if there is none."""
    if last is not None:
        following = request.url.include_query_params(cursor=_cursor(last))
        headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
    return told({"items": items}, headers)


def counted(cursor: str) -> int:
    """How many entries come before a page of a list that is told by numbers. Raises NoCursor."""
    match _after(cursor) if cursor else (0,):
        case (int(first),) if 0 <= first < MOST:
            return first
    raise NoCursor


def _cursor(key: Key) -> str:
    return urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _after(cursor: str) -> Key:
    try:
        said = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        raise NoCursor from None
    if not isinstance(said, list) or not all(type(part) in (str, int) for part in said):
        raise NoCursor
    return tuple(said)
