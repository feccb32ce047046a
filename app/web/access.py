"""Who may see a page: everybody, who is logged in, who administers, a program; else it is not served."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar

from fastapi import FastAPI
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from app.wrong_input import WrongInput

F = TypeVar("F", bound=Callable[..., Any])


class Access(Enum):
    """For whom a page is."""

    EVERYBODY = "everybody"
    LOGGED_IN = "logged in"
    AN_ADMINISTRATOR = "an administrator"
    A_PROGRAM = "a program"


class ForRegistrars(WrongInput):
    """Whom the registry knows, and how they are reached, is shown to registrars."""


class ForAdministrators(WrongInput):
    """How the municipality and its installation stand is shown to registrars, who look after them."""


class Unclassified(Exception):  # noqa: N818 - named by what is wrong
    """A page of which nobody said for whom it is: a fault of the program."""


def for_everybody(page: F) -> F:
    """A page that needs no login."""
    page.access = Access.EVERYBODY  # type: ignore[attr-defined]  # what access_of reads
    return page


def for_the_logged_in(page: F) -> F:
    """A page for people whom the registry knows."""
    page.access = Access.LOGGED_IN  # type: ignore[attr-defined]  # the same
    return page


def for_administrators(page: F) -> F:
    """A page for registrars, who look after the municipality and its installation."""
    page.access = Access.AN_ADMINISTRATOR  # type: ignore[attr-defined]  # the same
    return page


def for_programs(answer: F) -> F:
    """What programs get by a token, and nobody by a cookie."""
    answer.access = Access.A_PROGRAM  # type: ignore[attr-defined]  # the same
    return answer


def access_of(route: BaseRoute) -> Access:
    """For whom a route is. Raises Unclassified."""
    if isinstance(route, Mount) and isinstance(route.app, StaticFiles):
        return Access.EVERYBODY  # files of the look, which everybody may have
    said = getattr(route.endpoint, "access", None) if isinstance(route, Route) else None
    if not isinstance(said, Access):
        raise Unclassified(getattr(route, "path", repr(route)))
    return said


def refuse_unclassified(application: FastAPI) -> None:
    """Raises Unclassified for the first page of which nobody said for whom it is."""
    for route in application.routes:
        access_of(route)
