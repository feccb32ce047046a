"""Acts on a confidential case are refused by the real engine: what they said comes out nowhere."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select
from temporalio.api.enums.v1 import EventType

from models.base.refusal import Refusal
from models.base.text import Text
from models.tables.schema import metadata
from models.tables.tables import REFUSED
from tests.support.leaking import listening, tells
from tests.support.office import (
    APPROVE,
    ASK_REVIEW,
    CALL,
    MEETING,
    OPEN_CASE,
    OPEN_MEETING,
    REVIEW,
    SUMMON,
    Office,
    Step,
    at_work,
    office,
    place,
)
from tests.support.patience import until

WORD = "Zyxsalaus"
DAY, HOUR = "2021-02-10", "2021-03-15 16:10"
GIVEN = {"session": DAY, "verdict": "supports"}
TABLED = {"outcome": "tabled", "until": "week"}
SECRET = {"publicity": "confidential", "ground": "JulkL 24.1 § 20 k"}
ON_THE_CASE = (
    Step(DAY, "preparer", "request_reviews", {"groups": [WORD]}),
    Step(DAY, "reviewer", "give_review", {"group": WORD, **GIVEN}),
    Step(DAY, "reviewer", "give_review", {"group": "digijory", **GIVEN, "scores": {WORD: 3}}),
    Step(DAY, "presenter", "approve_for_agenda", {"body": WORD}),
    Step(DAY, "presenter", "decide_alone", {"body": WORD}),
    Step(DAY, "secretary", "publish_decision", {"decision": WORD}),
)
ON_THE_ITEM = (
    Step(HOUR, "secretary", "recuse", {"item": 1, "person": WORD}),
    Step(HOUR, "secretary", "make_motion", {"item": 1, "kind": "tabling", "until": "week", "mover": WORD}),
    Step(
        HOUR,
        "secretary",
        "handle_item",
        {"item": 1, "proposed_by": WORD, **TABLED},
    ),
    Step(HOUR, "secretary", "place_item", {"case": WORD, "ground": "Kiire."}),
)
ASKED = (
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
)
"""What the sender wrote, as he sent it; every other event is what the engine said."""


@dataclass(frozen=True)
class Told:
    """What was said to the senders, and what is left of it elsewhere."""

    refusals: list[Refusal]
    kept: list[Any]
    rows: list[str]
    said: dict[str, bytes]
    logged: str


@pytest.fixture(scope="module")
async def told(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Told]:
    """Every one of those acts, as an update and as a signal."""
    refusals: list[Refusal] = []
    with listening() as log:
        async with office(tmp_path_factory.mktemp("refused")) as (city, _):
            case = confidential(city)
            async with at_work(city):
                await city.start()
                await city.act(ASK_REVIEW, case)
                await refused(city, ON_THE_CASE, case, refusals)
                await city.act(REVIEW, case)
                await city.act(APPROVE, case)
                await city.act(CALL)
                for step in (place(case, 1), SUMMON, OPEN_MEETING):
                    await city.act(step, MEETING)
                await refused(city, ON_THE_ITEM, MEETING, refusals)
                said = {key: event async for key, event in events(city)}
            yield Told(refusals, kept(city), list(rows(city)), said, log.getvalue())


def confidential(city: Office) -> str:
    """A confidential case with its proposal, written into the registry."""
    opened = Step(OPEN_CASE.day, OPEN_CASE.role, OPEN_CASE.name, {**OPEN_CASE.fields, **SECRET})
    case = city.commit(opened).journal
    clause = city.installation.archive.write(Text.of("Myydään."), confidential=True)
    proposal = {"clauses": [{"number": 1, "text": clause}], "presenter": {"name": "Esittelijä"}}
    city.commit(Step("2021-02-02", "preparer", "revise_proposal", {"proposal": proposal}), case)
    return case


def rows(city: Office) -> Iterator[str]:
    """Every row of the registry."""
    with city.installation.database.connect() as connection:
        for table in metadata.sorted_tables:
            yield from (str(tuple(row)) for row in connection.execute(select(table)))


async def refused(city: Office, steps: Sequence[Step], journal: str, refusals: list[Refusal]) -> None:
    """Send each step as an update, then as a signal, and wait until every refusal is kept."""
    before = len(kept(city))
    for step in steps:
        with pytest.raises(Refusal) as refusal:
            await city.act(step, journal)
        refusals.append(refusal.value)
        await city.desk.send(city.command(step, journal), signal=True)
    await until(lambda: len(kept(city)) == before + len(steps))


def kept(city: Office) -> list[Any]:
    """The refused signals that the registry keeps."""
    with city.installation.registry.reading.connect() as connection:
        return list(connection.execute(select(REFUSED)).all())


async def events(city: Office) -> AsyncIterator[tuple[str, bytes]]:
    """What the engine said, event by event, in every history."""
    async for execution in city.client.list_workflows():
        history = await city.client.get_workflow_handle(execution.id, run_id=execution.run_id).fetch_history()
        for event in history.events:
            if event.event_type not in ASKED:
                yield f"{execution.id} {event.event_id}", event.SerializeToString()


def test_each_sender_reads_the_word_that_he_wrote(told: Told) -> None:
    silent = [refusal.type for refusal in told.refusals if WORD not in refusal.say("fi")]
    assert silent == []
    assert len({refusal.type for refusal in told.refusals}) >= 6


def test_no_history_has_a_byte_of_it_in_what_the_engine_said(told: Told) -> None:
    assert len(told.said) > 40
    assert [key for key, event in told.said.items() if tells(event, WORD)] == []


def test_no_row_and_no_log_has_a_byte_of_it(told: Told) -> None:
    assert len(told.kept) == len(ON_THE_CASE) + len(ON_THE_ITEM)
    assert [row for row in told.rows if tells(row, WORD)] == []
    assert not tells(told.logged, WORD)


def test_a_kept_refusal_says_that_it_is_not_public(told: Told) -> None:
    assert all("(not public)" in row.sentence for row in told.kept)
