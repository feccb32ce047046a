"""What a browser is told with every page about what it may load, and from where."""

from __future__ import annotations

import hashlib
from typing import TypeVar

from fastapi import Request
from starlette.responses import Response

R = TypeVar("R", bound=Response)

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""No script, nothing of others, nothing kept."""


def with_script(answer: R) -> R:
    """A page that renews itself: the script of the desk may run there, and ask the desk alone."""
    answer.headers["Content-Security-Policy"] = f"{_POLICY}; script-src 'self'; connect-src 'self'"
    return answer


def unless_known(request: Request, answer: Response) -> Response:
    """What everybody may keep, with its ETag; no more than that it is as before to whoever has it."""
    tag = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:32]}"'
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    kept = {"ETag": tag, "Cache-Control": "public, no-cache"}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=kept)
    answer.headers.update(kept)
    return answer
