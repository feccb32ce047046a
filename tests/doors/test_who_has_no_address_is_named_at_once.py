"""An act says at once whom its notices do not reach; they go once somebody says where to."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from activities.installation import Installation
from activities.settings import load_settings
from tests.support.clerk import EXAMPLES
from tests.support.command_line import pykala
from tests.support.office import Office, at_work
from tests.support.patience import until
from tests.support.servers import passing_server


async def said(*words: str) -> Any:
    """What a command prints for a program."""
    told = await asyncio.to_thread(pykala, *words, "--json")
    return json.loads(told.stdout)


async def test_what_reached_nobody_goes_when_its_address_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKALA_DATA", str(tmp_path))
    monkeypatch.delenv("PYKALA_REGISTRY", raising=False)
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    installation = Installation.fresh(load_settings(data=tmp_path))
    mails = installation.settings.outbox
    async with (
        passing_server(installation.settings.data) as server,
        at_work(Office(installation, server.client)),
    ):
        await said("person", "add", "--me", "--person", "mina")
        await said("person", "appoint", "--person", "mina", "--office", "preparer", "--of", "kanslia")
        wrong = await said("person", "contact", "--person", "mina", "--email", "mina")
        assert "is not a mail address" in wrong["sentence"]
        await said("person", "contact", "--person", "mina", "--email", "mina@kunta.example")
        (line,) = await said("person", "list")
        assert line["contacts"] == ["mina@kunta.example"]

        case = (await said("case", "open", "--title", "Asia", "--task-class", "02 02 02"))["journal"]
        proposal = EXAMPLES / "claim-left" / "case.yaml"
        await said("proposal", "revise", case, "--from", str(proposal))
        asked = await said("review", "request", case, "--groups", "digijory")
        assert asked["unreached"] == ["digijory"]
        await until(lambda: "no_address" in pykala("due", "--json").stdout)
        assert not mails.exists()
        assert "Nobody knows where mail goes for kaupjory." in (
            await asyncio.to_thread(pykala, "review", "request", case, "--groups", "kaupjory")
        ).stdout.replace("\n", " ")

        await asyncio.to_thread(pykala, "address", "set", "digijory", "ryhma@kunta.example")
        await until(lambda: any(mails.glob("*.eml")))
        (mail,) = mails.glob("*.eml")
        written = mail.read_text("utf-8")
        assert "To: ryhma@kunta.example" in written
        assert "Reply-To: mina@kunta.example" in written
        assert "Content-Type: application/pdf" in written
        assert "mina@" not in json.dumps(
            [fact.model_dump(mode="json") for fact in installation.registry.facts("people")]
        )
