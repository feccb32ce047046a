"""With a file of keys, Temporal's file and the store's messages hold no readable word of the record."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from temporalio.client import Client

from activities.codec_keys import UnknownKey
from activities.installation import Installation
from activities.payloads import data_converter
from activities.recovery.recovery import recover
from activities.store import PAYLOADS
from models.base.refusal import Refusal
from tests.engine.test_a_large_message_arrives import MANY, proposals, revising
from tests.support.keys import keys
from tests.support.lives_temporal import copy_of, put_back
from tests.support.office import OPEN_CASE, Office, Step, at_work, office
from tests.support.patience import until, until_async

TITLE, REASON, TOO_EARLY = "Salainen määräraha", "Raukesi hiljaisuudessa", "in preparation"
WITHDRAW = Step("2021-04-02", "preparer", "withdraw_case", {"reason": REASON})
REOPEN = Step("2021-04-03", "preparer", "reopen_case", {"reason": REASON})
OPEN = replace(OPEN_CASE, fields={**OPEN_CASE.fields, "title": TITLE})


def told_to_temporal(data: Path) -> bytes:
    """Everything that lies in Temporal's files, and in the store for it."""
    files = [*data.glob("temporal.sqlite*"), *(data / "store" / PAYLOADS).glob("*")]
    return b"".join(file.read_bytes() for file in files)


async def a_short_life(city: Office) -> str:
    """A case that is opened, prepared at length, refused something and withdrawn."""
    case = (await city.act(OPEN)).journal
    await city.act(revising(REASON), case)
    with pytest.raises(Refusal, match=TOO_EARLY):
        await city.act(REOPEN, case)
    await city.act(WITHDRAW, case)
    await city.rest()
    return case


def words(city: Office, case: str) -> list[bytes]:
    """What must not be read: of acts and facts, of their actor, of a refusal, of Temporal's page."""
    said = [TITLE, REASON, "sanna", "anna", TOO_EARLY, "määräraha", "Papers and notices"]
    return [*(word.encode() for word in said), proposals(city, case)[0].reasons.sha256.encode()]


@pytest.mark.parametrize("encoded", [True, False])
async def test_nothing_that_was_said_can_be_read(tmp_path: Path, encoded: bool) -> None:
    file = keys(tmp_path / "keys", "2027-01") if encoded else None
    async with office(tmp_path / "data", codec_keys=file) as (city, _):
        async with at_work(city):
            case = await a_short_life(city)
        lies = await asyncio.to_thread(told_to_temporal, tmp_path / "data")
        found = [word for word in words(city, case) if word in lies]
        assert len(proposals(city, case)[0].clauses) == MANY
        assert (b"2027-01" in lies) is encoded
    assert found == ([] if encoded else words_of_the_open(found))


def words_of_the_open(found: list[bytes]) -> list[bytes]:
    """What is found without a codec, if that is most of it: the search is a search."""
    assert {TITLE.encode(), REASON.encode(), b"Papers and notices"} <= set(found)
    return found


async def connected(city: Office, file: Path | None) -> Office:
    """The same office as a process with this file of keys reaches it."""
    settings = city.installation.settings.model_copy(update={"codec_keys": file})
    address = city.client.service_client.config.target_host
    client = await Client.connect(address, data_converter=data_converter(settings.store, file))
    return Office(Installation(settings), client)


async def test_a_new_key_reads_what_the_old_one_encoded(tmp_path: Path) -> None:
    old = keys(tmp_path / "old", "2027-01")
    async with office(tmp_path / "data", codec_keys=old) as (city, _):
        async with at_work(city):
            case = (await city.act(OPEN)).journal
        later = await connected(city, keys(tmp_path / "new", "2028-01", "2027-01"))
        async with at_work(later):
            await later.act(WITHDRAW, case)
            await later.rest()
        assert b"2028-01" in await asyncio.to_thread(told_to_temporal, tmp_path / "data")
        later.installation.close()


@pytest.mark.parametrize("known", [("2028-01",), ()])
async def test_a_worker_without_the_key_takes_no_message_away(tmp_path: Path, known: tuple[str, ...]) -> None:
    async with office(tmp_path / "data", codec_keys=keys(tmp_path / "keys", "2027-01")) as (city, _):
        async with at_work(city):
            case = (await city.act(OPEN)).journal
            await city.rest()
        lost = await connected(city, keys(tmp_path / "lost", *known) if known else None)
        async with at_work(lost):
            await city.desk.send(city.command(WITHDRAW, case), signal=True)
            await until_async(lambda: tried_in_vain(city, case))
        async with at_work(city):
            await until(lambda: not city.installation.registry.journals("case", only_open=True))
        lost.installation.close()


async def tried_in_vain(city: Office, case: str) -> bool:
    """Whether some worker could not go on with the case."""
    described = await city.client.get_workflow_handle(case).describe()
    return bool(described.raw_description.pending_workflow_task.attempt > 1)


async def test_a_door_without_the_key_is_told_which_one_it_lacks(tmp_path: Path) -> None:
    async with office(tmp_path / "data", codec_keys=keys(tmp_path / "keys", "2027-01")) as (city, _):
        lost = await connected(city, None)
        async with at_work(city):
            with pytest.raises(UnknownKey, match="the key 2027-01, which is not here"):
                await lost.act(OPEN)
        lost.installation.close()


async def test_recovery_reads_what_is_encoded(tmp_path: Path) -> None:
    file = keys(tmp_path / "keys", "2027-01")
    async with office(tmp_path / "data", codec_keys=file) as (city, _), at_work(city):
        installation = city.installation
        case = (await city.act(OPEN)).journal
        await city.rest()
        copy = await asyncio.to_thread(copy_of, installation, tmp_path / "copy.sqlite")
        await city.act(revising(REASON), case)
        facts = installation.registry.facts(case)
        await asyncio.to_thread(put_back, installation, copy)
        with pytest.raises(Refusal, match="restored from an older copy"):
            await city.act(WITHDRAW, case)
        queue = installation.settings.task_queue
        recovered = await recover(city.client, installation.database, queue, city.origin)
        assert (recovered.facts, recovered.lost) == (1, [])
        assert installation.registry.facts(case) == facts
