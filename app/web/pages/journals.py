"""The page of a case, a meeting or a follow-up: where it stands, and what its reader may do there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import HTMLResponse, Response

from activities.installation import Installation
from app.desk.asked_once import AskedOnce
from app.desk.may import May, Mine, deciding_alone
from app.desk.reading.cases import blocks, reviews
from app.desk.reading.follow_ups import projects
from app.desk.reading.journals import JournalStanding, journal_standing
from app.desk.reading.meetings import floor
from app.desk.reading.reports import followed
from app.web.access import for_the_logged_in
from app.web.first_act import first_act, in_order
from app.web.headers import with_script
from app.web.house import TheHouse
from app.web.life import life_of
from app.web.paper_list import alike, listed, readable, waiting
from app.web.rendering import fragment, page
from app.web.undoing import way_back
from app.web.visitor import Known, Visitor
from models.base import clock
from models.case.case import Case
from models.engine.command import AnyAct
from models.engine.journal import Fact
from models.follow_up.follow_up import FollowUp
from models.matter.stage import Stage
from models.meeting.meeting import Meeting
from models.papers.attachments import OpenAttachment, is_public
from models.papers.proposal_opening import OpenProposal
from models.papers.reading import ReadPaper
from models.papers.showing import ShowSealed
from models.tables.tables import FACT

router = APIRouter()

AT_HAND = (ShowSealed, ReadPaper, OpenAttachment, OpenProposal)
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
    state, id_ = standing.state, standing.held.id
    known: dict[type, str] = {Case: "case", Meeting: "meeting", FollowUp: "follow_up"}
    name = next((page for kind, page in known.items() if isinstance(state, kind)), "other_journal")
    doable = tuple(_doable(visitor, standing, house.asked))
    possible = {each.name: each for each in doable if each.refusal is None}
    now = tuple(possible[name] for name in in_order(possible))
    came = what_came(house.installation, visitor, done, id_)
    case = state if isinstance(state, Case) else None
    return with_script(
        page(
            request,
            name,
            standing=standing,
            state=state,
            now=now,
            first=first_act(state, [each.name for each in now]),
            more=tuple(_more(visitor, standing, doable, house.asked)),
            later=tuple(each for each in doable if each.refusal is not None),
            others=_others(standing, doable),
            done=came,
            back=way_back(came, id_, {each.name for each in now}),
            life=life_of(Stage, standing.held, standing.facts) if case else (),
            reviews=tuple(reviews(case)) if case else (),
            attachments=[each for each in case.proposals[-1].attachments if is_public(case, each)]
            if case and case.proposals
            else (),
            blocks=blocks(case, standing.bodies, visitor.day) if case else (),
            floor=tuple(floor(state)) if isinstance(state, Meeting) else (),
            **_followed(house.installation, standing),
            **_papers(house.installation, standing),
        )
    )


@router.get("/papers-of/{journal:path}")
@for_the_logged_in
def papers_of(request: Request, house: TheHouse, visitor: Known, journal: str) -> Response:
    """The list of papers alone, for the script of the page: they appear as they are made."""
    standing = journal_standing(house.installation, journal, visitor.day, house.asked)
    return HTMLResponse(
        fragment(request, "_papers", standing=standing, **_papers(house.installation, standing))
    )


def _papers(installation: Installation, standing: JournalStanding) -> dict[str, Any]:
    papers = listed(standing, {fact.seq: fact for fact in standing.facts})
    return {
        "papers": alike(readable(papers, confidential=False)),
        "guarded": len(readable(papers, confidential=True)),
        "sealed": isinstance(standing.state, Case) and standing.state.guarded,
        "making": waiting(installation, standing.held.id),
    }


def _followed(installation: Installation, standing: JournalStanding) -> dict[str, Any]:
    """The title and the projects of a follow-up, of a confidential case without a name or a sum."""
    if not isinstance(standing.state, FollowUp):
        return {}
    told = followed(installation, [standing.held])
    state = told.all[0].of(FollowUp)
    return {"title": state.title, "projects": tuple(projects(state, confidential=bool(told.hidden)))}


def _others(standing: JournalStanding, doable: Sequence[Doable]) -> dict[str, list[May]]:
    """What others may do now and the visitor may not, with who: act by act."""
    own = {each.name for each in doable if each.refusal is None}
    found: dict[str, list[May]] = {}
    for each in standing.may:
        if each.act not in own and AnyAct.catalogue[each.act] not in AT_HAND:
            found.setdefault(each.act, []).append(each)
    return found


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


def _more(
    visitor: Visitor, standing: JournalStanding, doable: Sequence[Doable], asked: AskedOnce
) -> Iterator[Doable]:
    """What may be recorded, too, and nobody waits for."""
    told = {each.name for each in doable}
    for name in asked.not_awaited(standing.held, clock.now(), visitor.person, visitor.register):
        act = AnyAct.catalogue[name]
        if name not in told and act not in AT_HAND:
            yield Doable(act, name, "", None)


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
