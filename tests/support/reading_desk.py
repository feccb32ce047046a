"""A desk over a registry in which nobody acts any more: it is read, and nothing drives it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import httpx
from fastapi import FastAPI
from temporalio.client import Client

from activities.accounts import Accounts
from activities.installation import Installation
from app.web.application import application
from app.web.house import House
from tests.support.browsing import AT


@contextmanager
def reading_desk(installation: Installation) -> Iterator[FastAPI]:
    """The desk; it has nobody to send an act to."""
    accounts = Accounts(installation.settings.data / "desk.sqlite")
    yield application(House(installation, cast(Client, None), accounts))
    accounts.dispose()


def reader(desk: FastAPI, language: str = "en", **options: Any) -> httpx.AsyncClient:
    """Somebody who is not logged in."""
    headers = {"accept-language": language}
    return httpx.AsyncClient(transport=httpx.ASGITransport(desk), base_url=AT, headers=headers, **options)
