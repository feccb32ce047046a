"""What somebody writes straight to a workflow in Temporal is refused, kept, and told by the doctor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from activities.engine_keys import EngineKeys, file_of
from activities.installation import Installation
from activities.recovery.histories import read_histories
from activities.recovery.restoration import bring_back
from activities.registry.commit import Commits
from activities.registry.database import connect
from activities.registry.registry import Registry
from activities.registry.timing import this_minute
from activities.signatures import make_key, signed
from app.desk.acting import Desk
from app.desk.command import command_of
from app.record_health import engine_keys, strangers
from models.base import clock
from models.engine import engine
from models.engine.command import Command
from models.engine.look import Look
from models.engine.message import CommitOrder, TailOrder
from models.engine.passing import time_passes
from models.people.signing_key import Purpose
from models.tables.tables import REFUSED
from tests.support.committing import Counter
from tests.support.lives import at
from tests.support.lives_temporal import copy_of, stage_at
from tests.support.office import ASK_REVIEW, OPEN_CASE, Office, at_work, furnish, office, settings_of
from tests.support.patience import until, until_async
from tests.support.stranger import asked_by_a_stranger, stranger_at_work


def act(name: str, journal: str = "", role: str = "registrar", /, **fields: Any) -> Command:
    """An act of anna, now."""
    id_, now = clock.new_id(), clock.now()
    return command_of(name, fields, actor="anna", role=role, journal=journal, happened_at=now, command_id=id_)


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[tuple[Office, str]]:
    """A hall whose door signs, with an open case."""
    async with office(tmp_path / "hall", rehearsal=False) as (city, _), at_work(city):
        city.desk = Desk(city.client, city.installation)
        await city.desk.send(act("add_person", person="anna"))
        await city.desk.send(act("appoint_person", person="anna", office="preparer", of="kanslia"))
        key = make_key(tmp_path / "new.key")
        await city.desk.send(act("add_key", public=key, door="kirjaamo"))
        (tmp_path / "new.key").rename(city.installation.settings.door_key)
        for purpose in Purpose:
            made = file_of(tmp_path, purpose)
            await city.desk.send(act("add_key", public=make_key(made), engine=purpose.value))
            made.rename(file_of(city.installation.settings.engine_keys, purpose))
        opening = act("open_case", "", "preparer", title="Määräraha", task_class="02 02 02")
        yield city, (await city.desk.send(opening)).journal


def kept(city: Office) -> dict[str, int]:
    """The refusals that the registry keeps, by kind."""
    kinds = [row.type for row in Counter(str(city.installation.database.url)).rows(REFUSED)]
    return {kind: kinds.count(kind) for kind in kinds}


async def refusal(city: Office, journal: str, sent: Any, name: str) -> str | None:
    """Why an update that is written to a workflow is refused."""
    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await city.client.get_workflow_handle(journal).execute_update(name, sent)
    assert isinstance(failed.value.cause, ApplicationError)
    return failed.value.cause.type


async def test_what_no_door_sent_is_refused_seen_and_becomes_nothing(hall: tuple[Office, str]) -> None:
    city, case = hall
    before, handle = city.installation.registry.facts(case), city.client.get_workflow_handle(case)
    assert strangers(city.installation.settings).ok
    due = time_passes(case, this_minute() - timedelta(hours=1))
    withdrawal = act("withdraw_case", case, "preparer", reason="Ei tarvita.")
    checking = act("approve_for_agenda", case, "presenter", body="khs")
    assert await refusal(city, case, withdrawal, withdrawal.name) == "NotSigned"
    assert await refusal(city, case, checking, checking.name) == "NotSigned"
    assert await refusal(city, case, due, due.name) == "TimeSendsNothing"
    await handle.signal(due.name, due.model_copy(update={"signature": "00"}))
    await handle.signal(withdrawal.name, act("withdraw_case", case, "preparer", reason="Ei tarvita."))
    await handle.signal("withdraw_case", {"no": "command"})
    await handle.signal("another_name", withdrawal)
    await handle.signal("withdraw_case", act("withdraw_case", "HEL 2020-000001", reason="Muualta."))
    wanted = {"NotSigned": 3, "TimeSendsNothing": 1, "NotACommand": 1}
    wanted |= {"ActOfAnotherName": 1, "AddressedElsewhere": 1}
    await until(lambda: kept(city) == wanted)
    found = strangers(city.installation.settings)
    assert not found.ok
    assert len(found.places) == sum(wanted.values())
    told = {place.told(lambda said: said.say("fi")) for place in found.places}
    assert any(each.startswith("asian peruuttaminen: Viesti ei ole komento") for each in told)
    await city.desk.send(act("withdraw_case", case, "preparer", reason="Ei tarvita."))
    after = city.installation.registry.facts(case)[len(before) :]
    assert [fact.kind for fact in after] == ["CaseWithdrawn", "CaseClosed"]


async def test_a_look_from_elsewhere_has_nothing_read_and_one_of_the_engines_has(
    hall: tuple[Office, str],
) -> None:
    city, case = hall
    keys, handle = EngineKeys(city.installation.settings.engine_keys), city.client.get_workflow_handle(case)
    read = await city.head(case)
    await asyncio.to_thread(written_past_its_workflow, city, case)
    await handle.signal("look")
    await handle.signal("look", Look(journal=case))
    await handle.signal("look", keys.look(case, Purpose.TIME))
    await handle.signal("look", keys.look("HEL 2020-000001"))
    await handle.signal("look", "garbage")
    await handle.signal("look", args=["more", "than", "one"])
    wanted = {"LookNotSigned": 2, "KeyOfAnotherPurpose": 1, "SignatureWrong": 1, "NotACommand": 2}
    await until(lambda: kept(city) == wanted)
    assert await city.head(case) == read
    assert len(strangers(city.installation.settings).places) == sum(wanted.values())
    await handle.signal("look", keys.look(case))
    facts = city.installation.registry.facts(case)
    await until_async(lambda: has_read(city, case, len(facts)))
    assert kept(city) == wanted


def proposed(city: Office, case: str) -> Command:
    """A proposal that grants no money."""
    proposal = {**city.proposal().fields["proposal"]}
    del proposal["appropriation"]
    return act("revise_proposal", case, "preparer", proposal=proposal)


def written_past_its_workflow(city: Office, case: str) -> None:
    """An act that is committed without its workflow."""
    head = city.installation.registry.facts(case)[-1]
    sent = signed(proposed(city, case), city.installation.settings.door_key)
    order = CommitOrder(command=sent, since=head.seq, head=head.hash, now=clock.now())
    answered = Commits(city.installation.database).commit(order)
    assert answered.answer, answered.refused


async def has_read(city: Office, case: str, seq: int) -> bool:
    read = await city.head(case)
    return read is not None and read[0] >= seq


def bertas(name: str, journal: str, role: str, **fields: Any) -> Command:
    """An act of berta, who judges what anna has prepared."""
    return act(name, journal, role, **fields).model_copy(update={"actor": "berta"})


async def test_what_the_engine_tells_is_taken_and_recovery_brings_it_back(
    hall: tuple[Office, str], tmp_path: Path
) -> None:
    city, case = hall
    await until_async(lambda: has_read(city, case, 1))
    copy = await asyncio.to_thread(copy_of, city.installation, tmp_path / "older.sqlite")
    await city.desk.send(act("add_person", person="berta"))
    for office_ in ("secretary", "presenter"):
        await city.desk.send(act("appoint_person", person="berta", office=office_, of="khs"))
    await city.desk.send(proposed(city, case))
    await city.desk.send(bertas("approve_for_agenda", case, "presenter", body="khs"))
    at_ = (clock.now() + timedelta(days=20)).isoformat()
    meeting = (await city.desk.send(bertas("call_meeting", "", "secretary", body="khs", at=at_))).journal
    await city.desk.send(bertas("place_item", meeting, "secretary", case=case))
    facts = city.installation.registry.facts(case)
    assert facts[-1].kind == "PlacedOnAgenda"
    await until_async(lambda: has_read(city, case, len(facts)))
    assert kept(city) == {}
    seen = await read_histories(city.client, [case, meeting])
    assert {journal for journal, _ in seen.facts.keys() - seen.tellings.keys()} == {
        "people"
    }  # before the keys
    older = connect(f"sqlite:///{copy}")
    assert bring_back(older, seen).lost == []
    for journal in (case, meeting):
        assert Registry(older).facts(journal) == city.installation.registry.facts(journal)
    older.dispose()


async def test_the_doctor_tells_a_worker_without_the_keys(hall: tuple[Office, str]) -> None:
    city, _ = hall
    settings = city.installation.settings
    assert engine_keys(settings).ok
    file_of(settings.engine_keys, Purpose.TIME).unlink()
    found = engine_keys(settings)
    assert not found.ok
    assert str(found.what) == "The engine has no key here that counts, for: time."


async def test_an_activity_that_a_stranger_asks_for_lets_no_time_pass_and_stops_nothing(
    hall: tuple[Office, str],
) -> None:
    city, case = hall
    queue, before = city.installation.settings.task_queue, city.installation.registry.facts(case)
    due = time_passes(case, this_minute() - timedelta(hours=1))
    order = CommitOrder(command=due, since=1, head=before[0].hash, now=clock.now())
    forged = order.model_copy(
        update={"head": "f" * 64, "command": act("withdraw_case", case, "preparer", reason="Ei.")}
    )
    reading = TailOrder(journal=case, since=1, head="e" * 64)
    async with stranger_at_work(city.client):
        for activity, asked in (("commit", order), ("commit", forged), ("tail", reading)):
            await asked_by_a_stranger(city.client, queue, activity, asked)
    assert kept(city) == {"TimeNotSigned": 1, "TellingNotProven": 2}
    assert not strangers(city.installation.settings).ok
    await city.desk.send(act("withdraw_case", case, "preparer", reason="Ei tarvita."))
    after = city.installation.registry.facts(case)[len(before) :]
    assert [fact.kind for fact in after] == ["CaseWithdrawn", "CaseClosed"]


async def test_a_deadline_that_comes_is_signed_by_the_key_for_time(tmp_path: Path) -> None:
    installation = Installation.fresh(settings_of(tmp_path), rehearsal=True)
    furnish(installation)
    async with stage_at(installation, at("2021-02-01 12:00")) as stage:
        city = Office(installation, stage.time.client)
        for name, fields in (
            ("add_person", {"person": "anna"}),
            ("appoint_person", {"person": "anna", "office": "preparer", "of": "kanslia"}),
            *(("add_key", {"public": made(installation, each), "engine": each.value}) for each in Purpose),
        ):
            await stage.act(act(name, **fields).model_copy(update={"happened_at": at("2021-02-01 12:00")}))
        case = (await stage.act(city.command(OPEN_CASE, ""))).journal
        for step in (city.proposal(), ASK_REVIEW):
            await stage.forward(step.at)
            await stage.act(city.command(step, case))
        first = engine.due(installation.registry.held(case))[0]
        await stage.forward(first.at + timedelta(minutes=3))
        fact = installation.registry.facts(case)[-1]
        key = EngineKeys(installation.settings.engine_keys).id_for(Purpose.TIME)
        assert (fact.kind, fact.authenticated) == ("ReviewReminded", f"key {key}")
        assert kept(city) == {}
    installation.close()


def made(installation: Installation, purpose: Purpose) -> str:
    """A key of the engine where its worker looks for it; the public half."""
    return make_key(file_of(installation.settings.engine_keys, purpose))
