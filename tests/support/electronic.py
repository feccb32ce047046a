"""A case that a board decides electronically before it meets, from the opening to the last moment."""

from __future__ import annotations

from models.meeting.electronic_time import ElectronicTimeOver
from tests.support.boards import a_board_with
from tests.support.builders import EVERYBODY, Town, a_ready_case, instant

UNTIL = "2021-03-12 12:00"


def called(*, allowed: bool = True) -> Town:
    """The case is item 1 of the meeting of 15.3., whose agenda is not sent; item 2 has no case."""
    town = a_ready_case()
    if allowed:
        town.do("load_body", description=a_board_with(electronic__other=True))
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    town.on_meeting("add_item", title="Ilmoitusasiat")
    return town


def opens(town: Town, until: str = UNTIL, item: int = 1) -> None:
    """Open the procedure of an item, until a moment."""
    town.on_meeting("open_electronic", items=[item], until=instant(until).isoformat())


def in_the_procedure() -> Town:
    """The summons tells of it, and members may answer."""
    town = called()
    opens(town)
    town.on_meeting("send_agenda", "2021-03-03")
    return town


def answer(town: Town, who: int | str, said: str = "yes", **fields: str) -> str:
    """What is told to a member who answers, by seat, or to a deputy, by name."""
    return town.on_meeting("answer_electronic", item=1, answer=said, member=str(who), **fields).sentence


def all_consent() -> Town:
    """Every member has consented, and the last moment has not come."""
    town = in_the_procedure()
    for seat in EVERYBODY:
        answer(town, seat)
    return town


def closed() -> Town:
    """It has come: what all consented to is decided."""
    town = all_consent()
    town.until("2021-03-12 12:30")
    return town


def left_to_the_secretary() -> Town:
    """Time passed in a version that told what all had consented to, and decided nothing."""
    town = all_consent()
    held, last = town.memory.held(town.meeting_id), town.facts(town.meeting_id)[-1]
    changed = {
        "seq": held.seq + 1,
        "before": held.head,
        "kind": "ElectronicTimeOver",
        "content": ElectronicTimeOver(consented=(1,)),
    }
    told = last.model_copy(update=changed).sealed()
    town.memory.journals[town.meeting_id] = held.after([told])
    town.memory.facts.append(told)
    return town
