"""A program at the desk: comes by a token, sends and reads JSON, and is answered as it was described."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol
from urllib.parse import quote

import httpx
from fastapi import FastAPI
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it ships no types

from app.web.api.description import description
from app.web.api.door import ROOT
from app.web.house import House
from tests.support.browsing import AT

COUNT = iter(range(1, 1_000_000))


@dataclass(frozen=True)
class Program:
    """Somebody's program."""

    client: httpx.AsyncClient

    async def does(
        self,
        act: str,
        journal: str = "",
        fields: Any = None,
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> httpx.Response:
        """Ask for an act."""
        wish = {"journal": journal, "act": fields or {}, **more}
        answer = await self.client.post(f"{ROOT}/acts/{act}", json=wish, headers=headers)
        fits(f"{ROOT}/acts/{act}", "post", answer)
        return answer

    async def begins(self, act: str, fields: Any, **more: Any) -> str:
        """Begin a journal; its name."""
        answer = await self.does(act, fields=fields, **more)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["journal"])

    async def reads(self, path: str, **asked: str) -> httpx.Response:
        """Read what the description has at `path`, whose braces are filled with `asked`."""
        inside = {name: asked.pop(name) for name in [*asked] if f"{{{name}}}" in path}
        filled = path.format_map({name: quote(said) for name, said in inside.items()})
        answer = await self.client.get(f"{ROOT}{filled}", params=asked)
        fits(f"{ROOT}{path}", "get", answer)
        return answer

    async def sees(self, journal: str) -> Any:
        """A journal that is there."""
        answer = await self.reads("/journals/{journal}", journal=journal)
        assert answer.status_code == 200, answer.text
        return answer.json()


class Open(Protocol):
    """A desk that is open."""

    @property
    def desk(self) -> FastAPI:
        """Its pages."""
        ...

    @property
    def house(self) -> House:
        """What they stand on."""
        ...


@asynccontextmanager
async def program(
    town: Open, person: str, *scopes: str, language: str = "en", name: str = ""
) -> AsyncIterator[Program]:
    """A program with a token of its own."""
    token = town.house.accounts.tokens.make(name or f"koe-{next(COUNT)}", person, scopes)
    headers = {"authorization": f"Bearer {token}", "accept-language": language}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(town.desk), base_url=AT, headers=headers
    ) as client:
        yield Program(client)


def fits(path: str, verb: str, answer: httpx.Response) -> None:
    """Hold an answer against what is described: no fault of the program, its kind, its schema."""
    assert answer.status_code < 500, answer.text
    responses = description()["paths"][path][verb]["responses"]
    content = responses.get(str(answer.status_code), responses["default"])["content"]
    (media,) = content
    assert answer.headers["content-type"].partition(";")[0] == media, answer.text
    if media != "application/pdf":
        _validator(path, verb, "200" if answer.status_code == 200 else "default", media).validate(
            answer.json()
        )


@cache
def _validator(path: str, verb: str, status: str, media: str) -> Draft202012Validator:
    described = description()
    schema = described["paths"][path][verb]["responses"][status]["content"][media]["schema"]
    return Draft202012Validator({**schema, "components": described["components"]})
