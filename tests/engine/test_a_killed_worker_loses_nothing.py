"""A worker is killed at each hop of a command: nothing is lost or done twice, the sender is answered."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from activities.checks.verification import verify
from activities.store import ATTACHMENTS
from models.base.text import Text
from models.meeting.meeting import Meeting
from tests.support.faulty_worker import dead, impatient, working
from tests.support.forgetting import erase, secret_proposal
from tests.support.hops import OF_A_COMMAND, OF_A_DELIVERY, OF_A_SNAPSHOT, OF_AN_ERASING, Fault, Hop
from tests.support.office import (
    ASK_REVIEW,
    MEETING,
    OPEN_CASE,
    Office,
    Step,
    approve,
    at_work,
    office,
    prepare,
)
from tests.support.promises import check

AT = "2021-03-15 16:10"
impatient()


@pytest.mark.parametrize("hop", sorted(OF_A_COMMAND), ids=lambda hop: hop.name)
async def test_at_each_hop_of_a_handling(hop: Hop, tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(prepare, city)
        await killed_in_the_middle(city, approve(1), MEETING, Fault(hop, "handle_item", tmp_path / "latch"))


@pytest.mark.parametrize("hop", sorted(OF_A_COMMAND), ids=lambda hop: hop.name)
async def test_at_each_hop_of_a_vote(hop: Hop, tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        names = await asyncio.to_thread(moved_and_seconded, city)
        sides = {"yes": names[:8], "no": names[8:13], "blank": names[13:]}
        vote = Step(AT, "secretary", "record_vote", {"item": 1, **sides})
        await killed_in_the_middle(city, vote, MEETING, Fault(hop, "record_vote", tmp_path / "latch"))
        (cast,) = city.installation.registry.held(MEETING).of(Meeting).items[1].votes
        assert (cast.tally.yes, cast.tally.no, cast.tally.blank) == (names[:8], names[8:13], names[13:])
        assert (cast.winner, cast.question.number) == ("yes", 1)


def moved_and_seconded(city: Office) -> tuple[str, ...]:
    """The names of those who may vote on a counter-proposal."""
    prepare(city)
    names = city.installation.registry.held(MEETING).of(Meeting).voters(1)
    text = city.installation.archive.write(Text.of("Ei myönnetä.")).model_dump(mode="json")
    motion = {"item": 1, "kind": "counter_proposal", "mover": names[3], "text": text}
    city.commit(Step(AT, "secretary", "make_motion", motion), MEETING)
    second = {"item": 1, "motion": 1, "seconders": [names[4]]}
    city.commit(Step(AT, "secretary", "second_motion", second), MEETING)
    return names


@pytest.mark.parametrize("hop", sorted(OF_A_DELIVERY), ids=lambda hop: hop.name)
async def test_at_each_hop_of_a_delivery(hop: Hop, tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        case = await asyncio.to_thread(lambda: city.commit(OPEN_CASE).journal)
        await asyncio.to_thread(city.commit, city.proposal(), case)
        await city.start()
        await killed_in_the_middle(city, ASK_REVIEW, case, Fault(hop, "deliver", tmp_path / "latch"))


@pytest.mark.parametrize("hop", [Hop.ORDERED, Hop.RETURNED], ids=lambda hop: hop.name)
async def test_at_each_hop_of_an_opening(hop: Hop, tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        await killed_in_the_middle(city, OPEN_CASE, "", Fault(hop, "open_case", tmp_path / "latch"))


@pytest.mark.parametrize("hop", sorted(OF_A_SNAPSHOT), ids=lambda hop: hop.name)
async def test_at_each_hop_of_a_snapshot(hop: Hop, tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        await asyncio.to_thread(prepare, city)
        await killed_in_the_middle(
            city, approve(1), MEETING, Fault(hop, "snapshot", tmp_path / "latch"), long=2
        )
        assert verify(city.installation.archive).faults == ()


@pytest.mark.parametrize("hop", sorted(OF_AN_ERASING), ids=lambda hop: hop.name)
async def test_at_each_hop_of_an_erasing(hop: Hop, tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _):
        case = await asyncio.to_thread(lambda: city.commit(OPEN_CASE).journal)
        step, title = await asyncio.to_thread(secret_proposal, city)
        await asyncio.to_thread(city.commit, step, case)
        await killed_in_the_middle(city, erase(title), case, Fault(hop, "erase", tmp_path / "latch"))
        archive = city.installation.archive
        assert archive.text(title) is None
        assert not [shelf for shelf, _ in archive.store.files() if shelf == ATTACHMENTS]
        assert verify(archive).faults == ()


async def killed_in_the_middle(
    city: Office, step: Step, journal: str, fault: Fault, *, long: int | None = None
) -> None:
    """Send an act to a worker that is killed at it; another worker takes over; every promise holds."""
    await city.start()
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        async with working(city, fault, long=long) as process:
            asking = group.create_task(city.act(step, journal, "the-command"))
            await dead(process)
        async with at_work(city):
            answer = await asking
            assert await city.act(step, journal, "the-command") == answer
            await city.rest()
            await check(city)
    facts = city.installation.registry.facts(answer.journal)
    assert [fact.kind for fact in facts if fact.command_id == "the-command"], "the act became facts"
