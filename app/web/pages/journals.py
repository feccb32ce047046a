"""The page of a case, a meeting or a follow-up: where it stands, and what its reader may do there now."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import Response

from activities.installation import Installation
from app.desk.asked_once import AskedOnce
from app.desk.may import Mine, deciding_alone
from app.desk.reading.cases import blocks, reviews
from app.desk.reading.follow_ups import projects
from app.desk.reading.journals import JournalStanding, journal_standing
from app.desk.reading.meetings import floor
from app.web.access import for_the_logged_in
from app.web.house import TheHouse
from app.web.pages.papers import is_handed_out
from app.web.rendering import page
from app.web.visitor import Known, Visitor
from models.base import clock
from models.case.case import Case
from models.engine.command import AnyAct
from models.engine.journal import Fact
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting
from models.papers.reading import ReadPaper
from models.papers.showing import ShowSealed
from models.tables.tables import FACT

router = APIRouter()

AT_HAND = (ShowSealed, ReadPaper)
"""What is done beside what it is about, and not from the list of acts."""


@dataclass(frozen=True)
class Doable:
    """An act, as what its reader may do now or why they may not."""

    act: type[AnyAct]
    name: str
    role: str
    refusal: Exception | None


@router.get("/journal/{journal:path}")
@for_the_logged_in
def journal(request: Request, house: TheHouse, visitor: Known, journal: str, done: str = "") -> Response:
    """Where it stands; `done` is the command that was just carried out."""
    standing = journal_standing(house.installation, journal, visitor.day, house.asked)
    state = standing.state
    known: dict[type, str] = {Case: "case", Meeting: "meeting", FollowUp: "follow_up"}
    name = next((page for kind, page in known.items() if isinstance(state, kind)), "other_journal")
    doable = tuple(_doable(visitor, standing, house.asked))
    return page(
        request,
        name,
        standing=standing,
        state=state,
        now=tuple(each for each in doable if each.refusal is None),
        later=tuple(each for each in doable if each.refusal is not None),
        done=what_came(house.installation, visitor, done, journal),
        papers=tuple(filter(is_handed_out, standing.papers)),
        reviews=tuple(reviews(state)) if isinstance(state, Case) else (),
        blocks=blocks(state, standing.bodies, visitor.day) if isinstance(state, Case) else (),
        floor=tuple(floor(state)) if isinstance(state, Meeting) else (),
        projects=tuple(projects(state)) if isinstance(state, FollowUp) else (),
    )


def _doable(visitor: Visitor, standing: JournalStanding, asked: AskedOnce) -> list[Doable]:
    """Each act once: as what may be done, if it may in any role."""
    offices = deciding_alone(standing.bodies)
    found: dict[str, Mine] = {}
    roles = visitor.roles()
    for each in asked.mine(standing.held, clock.now(), visitor.person, visitor.register, offices):
        before = found.get(each.act)
        if AnyAct.catalogue[each.act] in AT_HAND or (each.refusal and each.role not in roles):
            continue
        if before is None or (before.refusal and not each.refusal):
            found[each.act] = each
    return [Doable(AnyAct.catalogue[name], name, each.role, each.refusal) for name, each in found.items()]


def what_came(installation: Installation, visitor: Visitor, command: str, journal: str = "") -> list[Fact]:
    """What a command of the visitor's own became, in this journal first; nothing of anybody else's."""
    if not command:
        return []
    wanted = select(FACT.c.journal, FACT.c.seq).order_by(FACT.c.position)
    wanted = wanted.where(FACT.c.command_id == command, FACT.c.actor == visitor.person)
    with installation.registry.reading.connect() as connection:
        places = connection.execute(wanted).all()
    facts = {
        id_: {each.seq: each for each in installation.registry.facts(id_)}
        for id_ in {p.journal for p in places}
    }
    told = [facts[place.journal][place.seq] for place in places]
    return sorted(told, key=lambda fact: fact.journal != journal)
