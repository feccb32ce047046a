"""Votes and elections held against those who may decide the item now.

Who was counted and then withdrew as disqualified breaks what they were counted in, whenever that was; who
came or left after the last vote breaks that one, until the item is handled.
"""

from __future__ import annotations

from models.base.refusal import Refusal
from models.matter.attendance import CalledSeat
from models.matter.election import Election
from models.matter.vote import Vote
from models.meeting.meeting import Meeting
from models.voting.balloting import debate_is_over


class CountedAndWithdrew(Refusal):
    """{name} was counted in vote {vote} on item {item} and has withdrawn as disqualified: take the vote
    again."""


class VotersChanged(Refusal):
    """Those who took vote {vote} on item {item} are not those who may decide it now: take it again, or record
    who came or left when the item has been handled."""


class ElectorsChanged(Refusal):
    """The election on item {item} ({elected}) was held by others than those who may decide it now: hold it
    again."""


def refuse_broken(meeting: Meeting, number: int) -> None:
    """Refuse an item whose votes or elections are no longer those of the members who may decide it."""
    item, unbroken = meeting.items[number], unbroken_votes(meeting, number)
    if len(unbroken) < len(item.votes):
        vote = item.votes[len(unbroken)]
        name = _counted_and_withdrew(meeting, number, vote)
        raise CountedAndWithdrew(name=name, vote=vote.question.number, item=number)
    if last := _taken_by_others(meeting, number):
        raise VotersChanged(vote=last.question.number, item=number)
    for held in item.elections:
        if held not in standing_elections(meeting, number):
            raise ElectorsChanged(elected=held.said(), item=number)


def unbroken_votes(meeting: Meeting, number: int) -> tuple[Vote, ...]:
    """The votes on an item up to the first in which somebody was counted who has withdrawn since."""
    votes = meeting.items[number].votes
    broken = (place for place, vote in enumerate(votes) if _counted_and_withdrew(meeting, number, vote))
    return votes[: next(broken, None)]


def standing_votes(meeting: Meeting, number: int) -> tuple[Vote, ...]:
    """The votes on an item that need not be taken again, where nothing else is to be voted on."""
    votes = unbroken_votes(meeting, number)
    return votes[:-1] if _taken_by_others(meeting, number) else votes


def standing_elections(meeting: Meeting, number: int) -> tuple[Election, ...]:
    """The elections on an item that were held by those who may decide it now."""
    voters = len(meeting.voters(number))
    return tuple(held for held in meeting.items[number].elections if held.voters in (0, voters))


def _taken_by_others(meeting: Meeting, number: int) -> Vote | None:
    """The last vote, if it ended the debate and those who took it are not those who may decide now."""
    item, voters = meeting.items[number], meeting.voters(number)
    if not item.votes or not debate_is_over(item.motions, item.votes):
        return None
    last = item.votes[-1]
    same = last.tally.there == len(voters) and set(last.tally.named) <= set(voters)
    return None if same else last


def _counted_and_withdrew(meeting: Meeting, number: int, vote: Vote) -> str:
    """Who was there when the vote was taken and has withdrawn from the item; empty if nobody did.

    Whose seat a deputy took for the item had withdrawn before its votes.
    """
    replaced = {one.seat: one.name for one in meeting.items[number].stand_ins}
    seats = _seats_of(meeting, number)
    for gone in meeting.items[number].recused:
        seat = seats.get(gone.name)
        if gone.official or seat is None or replaced.get(seat.seat, gone.name) != gone.name:
            continue
        if was_counted(meeting, number, vote, gone.name):
            return gone.name
    return ""


def was_counted(meeting: Meeting, number: int, vote: Vote, name: str) -> bool:
    """Whether somebody was there when a vote on an item was taken: by name, or on a seat that was not
    empty, whoever held it then."""
    if counted := vote.tally.named:
        return name in counted
    seats, absent = _seats_of(meeting, number), vote.tally.absent
    empty = {seats[each].seat for each in absent if each in seats}
    return name not in absent and not (name in seats and seats[name].seat in empty)


def _seats_of(meeting: Meeting, number: int) -> dict[str, CalledSeat]:
    """The seat of everybody who may sit on one, or did: for the item alone, too; of several the last."""
    called = {seat.seat: seat for seat in meeting.seats}
    own = {name: seat for seat in meeting.seats for name in (seat.member, seat.deputy) if name}
    came = [who for session in meeting.sessions for who in (*session.present, *session.arrived)]
    there = (*came, *meeting.items[number].stand_ins)
    sat = {who.name: called[who.seat] for who in there if who.seat in called}
    return own | sat
