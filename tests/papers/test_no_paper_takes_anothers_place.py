"""A case has the same § in several bodies and years, and keeps all its papers."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from activities.papers.papers import file_name
from activities.papers.scene import Scene
from app.paper_folder import put_paper
from models.papers.paper_order import PaperOrder
from tests.support.builders import Town, an_opened_case, proposal
from tests.support.orders import ordered
from tests.support.paper_life import AsItStood

SEATS = {"khs": 15, "kvsto": 85}


def handled(town: Town, body: str, day: str, outcome: str, anew: str = "", **kind: str) -> None:
    """The case is written for a body, and handled in its meeting of a day as the first § of that year."""
    town.on_case("revise_proposal", f"{day[:7]}-01", proposal=proposal(f"Ehdotus {day}.", **kind))
    prepared = {"prepared_by": "board", "prepared_in": anew} if anew else {}
    town.on_case("approve_for_agenda", body=body, **prepared)
    town.call("", f"{day} 16:00", body=body)
    town.on_meeting("place_item", case=town.case_id)
    town.on_meeting("send_agenda")
    town.on_meeting("open_meeting", f"{day} 16:00", present=range(1, SEATS[body] + 1))
    mover = town.meeting.names_present()[1]
    moved: dict[str, Any] = {"proposed_by": mover, "unanimous": True} if outcome == "returned" else {}
    town.on_meeting("handle_item", item=1, outcome=outcome, **moved)
    town.on_meeting("close_meeting")
    town.on_meeting("check_minutes", checkers=town.meeting.names_present()[-2:])
    town.on_meeting("publish_minutes")


def test_the_same_section_in_two_bodies_and_two_years_has_papers_of_its_own() -> None:
    town = an_opened_case()
    handled(town, "khs", "2021-04-19", "approved", kind="proposal", to="kvsto")
    handled(town, "kvsto", "2021-05-19", "returned")
    handled(town, "kvsto", "2022-04-06", "approved", anew="khs 1.4.2022 § 90")
    assert [handling.section for handling in town.case.handlings] == [1, 1, 1]
    facts = town.memory.facts
    names = [file_name(Scene(order, AsItStood(facts[: place + 1], {}))) for place, order in ordered(facts)]
    assert len(set(names)) == len(names)
    case = town.case_id.lower().replace(" ", "-")
    for decision in ("khs-2021-1", "kvsto-2021-1", "kvsto-2022-1"):
        assert f"{case}_{decision}_ote_fi.pdf" in names


def test_a_folder_keeps_both_papers_of_one_name(tmp_path: Path) -> None:
    first, second = (put_paper(tmp_path, "ote_fi.pdf", said) for said in (b"%PDF 1", b"%PDF 2"))
    assert (first.read_bytes(), second.read_bytes()) == (b"%PDF 1", b"%PDF 2")
    assert put_paper(tmp_path, "ote_fi.pdf", b"%PDF 1") == first
    assert len([*tmp_path.iterdir()]) == 2


async def test_a_paper_of_a_fact_that_a_put_back_registry_lost_fails_and_is_not_waited_for() -> None:
    town = an_opened_case()
    order = PaperOrder(template="documents/ote", language="fi", journal=town.case_id, seq=99)
    scene = Scene(order, AsItStood(town.memory.facts, {}))
    with pytest.raises(KeyError):
        await asyncio.wait_for(asyncio.to_thread(lambda: scene.fact), 5)
