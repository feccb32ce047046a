"""A committee and the board sit at the same time, and what the one proposes the other decides at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.base.text import Text
from models.case.case import Case
from models.meeting.meeting import Meeting
from tests.support.office import Office, Step, at_work, office
from tests.support.promises import check

DAY = "2021-03-15"
KYLK, KHS = f"kylk-{DAY}", f"khs-{DAY}"
SEATS = {KYLK: 13, KHS: 15}
CASES = 4


@dataclass(frozen=True)
class Sitting:
    """One of the two meetings, and whoever acts in it."""

    city: Office
    meeting: str

    @property
    def body(self) -> str:
        return self.meeting.partition("-")[0]

    async def act(self, name: str, when: str = f"{DAY} 16:10", **fields: Any) -> None:
        await self.city.act(Step(when, "secretary", name, fields), self.meeting)

    async def summoned(self, cases: list[str]) -> None:
        """It has cases, its agenda is sent, and it is opened with everybody there."""
        for case in cases:
            await self.act("place_item", "2021-03-03", case=case)
        if not cases:
            await self.act("add_item", "2021-03-03", title="Ilmoitusasiat")
        await self.act("send_agenda", "2021-03-03")
        await self.act("open_meeting", f"{DAY} 16:00", present=list(range(1, SEATS[self.meeting] + 1)))

    async def votes(self, item: int, motion_wins: bool, when: str = f"{DAY} 16:10") -> None:
        """A counter-proposal is voted on, and the item handled as the vote has it."""
        names = self.city.installation.registry.held(self.meeting).of(Meeting).names_present()
        text = self.city.installation.archive.write(Text.of("Toisin.")).model_dump(mode="json")
        moved: dict[str, Any] = {"kind": "counter_proposal", "mover": names[3], "text": text}
        await self.act("make_motion", when, item=item, **moved)
        await self.act("second_motion", when, item=item, motion=1, seconders=[names[4]])
        few, many = names[:5], names[5:]
        yes, no = (few, many) if motion_wins else (many, few)
        await self.act("record_vote", when, item=item, yes=yes, no=no)
        outcome = "approved_amended" if motion_wins else "approved_by_vote"
        await self.act("handle_item", when, item=item, outcome=outcome)


async def proposed(city: Office, case: str, body: str, day: str, **parts: Any) -> None:
    """The case is written for a body and approved for its agenda."""
    fields = city.proposal().fields["proposal"]
    proposal = {**fields, "appropriation": None, **parts}
    await city.act(Step(day, "preparer", "revise_proposal", {"proposal": proposal}), case)
    await city.act(Step(day, "presenter", "approve_for_agenda", {"body": body}), case)


async def a_case(city: Office) -> str:
    opening = {"title": "Määräraha", "task_class": "02 02 02"}
    case = (await city.act(Step("2021-02-01", "preparer", "open_case", opening))).journal
    await proposed(city, case, "kylk", "2021-03-01", kind="proposal", to="khs")
    return case


async def test_a_case_passes_from_the_committee_to_the_board_while_both_sit(tmp_path: Path) -> None:
    async with office(tmp_path) as (city, _), at_work(city):
        committee, board = Sitting(city, KYLK), Sitting(city, KHS)
        for sitting in (committee, board):
            calling = {"body": sitting.body, "at": f"{DAY}T16:00:00+02:00"}
            await city.act(Step("2021-03-01", "secretary", "call_meeting", calling))
        cases = await asyncio.gather(*(a_case(city) for _ in range(CASES)))
        await asyncio.gather(committee.summoned(list(cases)), board.summoned([]))

        async def passes(item: int, case: str) -> None:
            await committee.votes(item, motion_wins=False)
            then = f"{DAY} 16:20"
            await proposed(city, case, "khs", then)
            await board.act("place_item", then, case=case, ground="Kiireellinen.")
            mine = city.installation.registry.held(case).of(Case).item
            await board.votes(mine, motion_wins=item % 2 == 0, when=then)

        await asyncio.gather(*(passes(item, case) for item, case in enumerate(cases, start=1)))
        await board.act("settle_item", f"{DAY} 16:20", item=1, outcome="noted")
        await asyncio.gather(*(each.act("close_meeting", f"{DAY} 18:00") for each in (committee, board)))
        await city.rest()
        await check(city)
    expect_all_passed(city, cases)


def expect_all_passed(city: Office, cases: list[str]) -> None:
    """Each case was before both bodies, whose sections have no gap, and every vote is right."""
    held = [city.installation.registry.held(case).of(Case) for case in cases]
    for number, case in enumerate(held, start=1):
        by_committee, by_board = case.handlings
        assert (by_committee.body, by_committee.outcome) == ("kylk", "approved_by_vote")
        assert (by_board.body, by_board.outcome) == (
            "khs",
            "approved_amended" if number % 2 == 0 else "approved_by_vote",
        )
        assert [handling.votes[0].tally.given for handling in case.handlings] == [13, 15]
    assert sorted(case.handlings[0].section for case in held) == list(range(1, CASES + 1))
    items = city.installation.registry.held(KHS).of(Meeting).items.values()
    assert sorted(item.section for item in items) == list(range(1, CASES + 2))
