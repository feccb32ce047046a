"""Problems: why something was not done, as RFC 9457 has it, with the refusal's name and its facts."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from activities.installation import Installation
from app.desk.acting import UNANSWERED
from app.desk.reading.papers import KeptBack, NoSuchPapers
from app.language import language
from app.plain_values import as_json
from app.web.access import ForAdministrators, ForRegistrars
from app.web.rendering import saying
from app.wrong_input import WrongInput
from models.base import clock
from models.base.bad_value import BadValue
from models.base.calendar import local_day
from models.base.refusal import CommandReused, NoSuchJournal, NotYours, Refusal
from models.base.words import pack
from models.bodies.body import NoSuchBody
from models.bodies.body_register import bodies_on
from models.engine.command import NoSuchAct
from models.engine.may import NobodyKnown, NoRightToActFor, NotThatPlace, NotThatRole, OwnAct
from models.engine.stale import ChangedSince

MEDIA = "application/problem+json"

URN = "urn:pykala:problem:"
"""What stands before the name of a problem, so that it is a URI."""


class NoToken(Refusal):
    """Nothing is told or done here without a token: `Authorization: Bearer TOKEN`."""


class TokenNotKnown(Refusal):
    """The token is none that counts here: it was revoked, or never made."""


class TooManyWrongTokens(Refusal):
    """Too many wrong tokens came from here. Wait a minute, then try again."""


class OutOfScope(Refusal):
    """The token {token} is not for this: {scope}."""


class NotHere(Refusal):
    """There is nothing at this address."""


class NotDescribed(Refusal):
    """Nobody has described the municipality on {day}."""


class NotThatWay(Refusal):
    """This address takes no {method}."""


class BadParameter(WrongInput):
    """The parameter {parameter} is missing, or cannot be used as it is written."""


class RequestTooLarge(Refusal):
    """What was sent is larger than {most} MB, or does not say how large it is."""


STATUS: dict[int, tuple[type[Refusal], ...]] = {
    401: (NoToken, TokenNotKnown),
    403: (
        OutOfScope,
        NotYours,
        NobodyKnown,
        NoRightToActFor,
        NotThatRole,
        NotThatPlace,
        OwnAct,
        KeptBack,
        ForRegistrars,
        ForAdministrators,
    ),
    404: (NotHere, NoSuchJournal, NoSuchPapers, NoSuchBody, NoSuchAct, NotDescribed),
    405: (NotThatWay,),
    412: (ChangedSince,),
    413: (RequestTooLarge,),
    422: (CommandReused, WrongInput, BadValue),
    429: (TooManyWrongTokens,),
    503: UNANSWERED,
}
"""The status of a refusal, by its kind; that of any other is 409: it cannot be done as things stand."""

HEADERS: dict[int, dict[str, str]] = {
    401: {"WWW-Authenticate": 'Bearer realm="pykala"'},
    429: {"Retry-After": "60"},
    503: {"Retry-After": "5"},
}


def status_of(refusal: Refusal) -> int:
    """The status by which a refusal is answered."""
    return next((status for status, kinds in STATUS.items() if isinstance(refusal, kinds)), 409)


def problem(request: Request, refusal: Refusal) -> Response:
    """A refusal as an answer, its sentence in the reader's language."""
    installation: Installation = request.app.state.house.installation
    say, status = saying(lambda: bodies_on(installation.registry, local_day(clock.now()))), status_of(refusal)
    told = {
        "type": f"{URN}{refusal.type}",
        "title": refusal.template(),
        "status": status,
        "detail": say(refusal),
        "facts": pack(refusal.facts),
    }
    if isinstance(refusal, WrongInput) and refusal.findings:
        told["errors"] = refusal.findings
    headers = {"Content-Language": language(), **HEADERS.get(status, {})}
    return Response(as_json(told), status, headers, MEDIA)
