"""Reading a meeting while it is held: what is left, who is there, the item that is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from app.desk.reading.agenda import confidential_items
from app.desk.reading.hall import AtHand, Proposed, at_hand, in_order, seats
from app.web.access import for_programs
from app.web.api.answering import told
from app.web.api.door import ROOT, for_reading
from app.web.api.meeting_readings import AgendaItem
from app.web.api.said import Says, open_words, sentences
from app.web.house import House, TheHouse
from app.web.room import the_meeting
from models.base.writing import Written
from models.law.outcome import Outcome
from models.matter.attendance import CalledSeat, Present
from models.matter.motion import MotionKind
from models.meeting.meeting_stage import MeetingStage

router = APIRouter(prefix=ROOT, dependencies=[Depends(for_reading)])


@dataclass(frozen=True)
class MotionNow:
    """A motion on the item that is at hand."""

    number: int
    """Its number on the item."""
    kind: MotionKind
    """What it asks for."""
    mover: str
    """Who made it."""
    seconders: tuple[str, ...]
    """Who supports it."""
    text: str
    """Its words in the reader's language; empty where there are none, or they lie sealed."""
    clauses: tuple[int, ...]
    """The clauses that it would change; empty means all."""
    until: str
    """For a tabling: until when; else empty."""
    stands: str
    """What has become of it so far."""
    may_be_seconded: bool
    """Whether somebody can still second it."""


@dataclass(frozen=True)
class QuestionNow:
    """What is voted on next, as it is computed."""

    number: int
    """Its place among the votes on the item."""
    yes: str
    """What YES is for, in the reader's language."""
    no: str
    """What NO is for."""
    needs: str
    """What the motion needs to be carried; empty where most votes suffice."""


@dataclass(frozen=True)
class ClauseNow:
    """A clause of the proposal that is still to be decided."""

    number: int
    """Its number."""
    text: str
    """Its words in the reader's language; empty where they lie sealed."""


@dataclass(frozen=True)
class ItemAtHand:
    """The item that is before the body."""

    item: AgendaItem
    """Which it is."""
    clauses: tuple[ClauseNow, ...]
    """What is still to be decided of its proposal."""
    motions: tuple[MotionNow, ...]
    """What was moved on it."""
    question: QuestionNow | None
    """What is voted on next; None where no vote waits."""
    votes: tuple[str, ...]
    """What was voted on it so far, and how it ended."""
    elections: tuple[str, ...]
    """What was elected on it."""
    voters: tuple[str, ...]
    """Who may decide it, by seat."""
    chair: str
    """Who is in the chair for it."""
    recused: tuple[str, ...]
    """Who withdrew from it."""
    proposed: Proposed
    """What motions and votes make of it so far, to be confirmed."""
    outcomes: tuple[Outcome, ...]
    """What may be confirmed of it, the one that follows first."""
    decided: str
    """What the body did with it; empty while it is open."""


@dataclass(frozen=True)
class HallNow:
    """A meeting as it stands."""

    meeting: str
    """The meeting."""
    body: str
    """Which body meets, by code."""
    stage: MeetingStage
    """Where the meeting stands."""
    quorum: int
    """How many have to be there."""
    chair: str
    """Who is in the chair; empty while it does not sit."""
    present: tuple[Present, ...]
    """Who is there, by seat."""
    absent: tuple[CalledSeat, ...]
    """The seats on which nobody sits, with who would."""
    others: tuple[str, ...]
    """Who else is in the room."""
    left: tuple[AgendaItem, ...]
    """The items that are left, in the order in which the body takes them."""
    handled: tuple[AgendaItem, ...]
    """Those that it is through with, by their §."""
    now: ItemAtHand | None
    """The item that is at hand; None while the meeting does not sit, and where none is named or left."""


@router.get("/hall/{meeting}")
@for_programs
def one_hall(house: TheHouse, meeting: str, item: Annotated[int, Query(ge=0, le=100_000)] = 0) -> Response:
    """A meeting as it is held: items, who is there, and one `item` as it lies before the body, the next by
    default; one that is not on the agenda is refused. Its ETag is that of the meeting."""
    found, state = the_meeting(house, meeting)
    left = in_order(state)
    wanted = state.item(item).number if item else next(iter(left), 0)
    gone = sorted((each for each in state.items.values() if each.done), key=lambda one: one.place)
    secret = confidential_items(house.installation, state)
    sit = {person.seat for person in state.present}
    now = HallNow(
        meeting=state.id,
        body=state.body,
        stage=state.stage,
        quorum=state.quorum,
        chair=state.chair() if state.sits else "",
        present=tuple(state.present),
        absent=tuple(each for each in seats(house.installation, state) if each.seat not in sit),
        others=tuple(state.others_now()),
        left=tuple(AgendaItem.of(state.items[number], secret) for number in left),
        handled=tuple(AgendaItem.of(each, secret) for each in gone),
        now=_at_hand(house, at_hand(house.installation, state, wanted)) if wanted and state.sits else None,
    )
    return told(now, {"ETag": f'"{found.seq}"'})


def _at_hand(house: House, now: AtHand) -> ItemAtHand:
    item, say = now.item, sentences(house.installation)
    came = item.handling or item.settlement
    return ItemAtHand(
        item=AgendaItem.of(item, {item.number} if now.confidential else ()),
        clauses=tuple(ClauseNow(each.number, _words(house, now, each.text)) for each in now.clauses),
        motions=tuple(_motions(house, now)),
        question=_question(now, say),
        votes=tuple(f"{say(vote.question.said())} {say(vote.said())}" for vote in item.votes),
        elections=tuple(say(each.said()) for each in item.elections),
        voters=now.voters,
        chair=now.chair,
        recused=tuple(each.name for each in item.recused),
        proposed=now.proposed,
        outcomes=now.outcomes,
        decided=say(came.said()) if came else "",
    )


def _words(house: House, now: AtHand, text: Written | None) -> str:
    return open_words(house.installation, text, confidential=now.confidential)


def _motions(house: House, now: AtHand) -> Iterator[MotionNow]:
    for each in now.motions:
        moved = each.motion
        yield MotionNow(
            number=moved.number,
            kind=moved.kind,
            mover=moved.mover,
            seconders=moved.seconders,
            text=_words(house, now, moved.text),
            clauses=moved.clauses,
            until=moved.until,
            stands=each.stands,
            may_be_seconded=each.may_be_seconded,
        )


def _question(now: AtHand, say: Says) -> QuestionNow | None:
    asked = now.question
    if asked is None:
        return None
    needs = say(asked.threshold.said()) if asked.threshold else ""
    return QuestionNow(asked.number, say(asked.named(asked.yes)), say(asked.named(asked.no)), needs)
