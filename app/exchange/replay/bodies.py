"""The body as a decision's record shows it: seats for those whom it names, the others by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from app.exchange.helsinki.meeting import PublishedMeeting
from app.exchange.helsinki.published import organisation_of
from app.exchange.helsinki.source import GivenOrganisation
from app.exchange.replay import nature
from app.exchange.replay.floor import named_mover
from models.base.people import Official
from models.bodies.body import Bodies, Body
from models.law.appeal import LegalGround
from models.law.body_kind import BodyKind
from models.record.decision import DecisionRecord
from models.record.organisation import Organisation
from models.record.proceedings import Proceedings
from models.record.recorded_vote import RecordedVote, Voters, Won

SEATS = {BodyKind.COUNCIL: 85, BodyKind.BOARD: 15, BodyKind.COMMITTEE: 13, BodyKind.SECTION: 9}
"""How many seats a body is given when no vote shows how many it has."""

_CHAIRS = ("puheenjohtaja", "ordförande", "ordföranden", "pormestari", "borgmästare", "borgmästaren")
_MEMBERS = (
    *_CHAIRS,
    "varapuheenjohtaja",
    "jäsen",
    "varajäsen",
    "valtuutettu",
    "varavaltuutettu",
    "apulaispormestari",
)
_MEMBERS_SV = ("vice ordförande", "biträdande borgmästare", "ledamot", "ersättare", "ledamoten", "ersättaren")


def code_of(record: DecisionRecord) -> str:
    """The body's code: that of the packaged body of this name, else one made of what the record calls it."""
    if known := known_body(record.organisation.name):
        return known
    office = record.corrects.body if record.corrects else ""
    own = office if record.organisation.kind is BodyKind.OFFICEHOLDER else ""
    code = re.sub(r"[^a-z0-9]", "", (own or record.organisation.id).lower())
    return code if code[:1].isalpha() else f"b{code}"


def known_body(name: str) -> str:
    """The code of the packaged body that is called so; empty if none is."""
    for code, body in Bodies.load().bodies.items():
        if name.casefold() in (said.casefold() for said in body.names.texts.values()):
            return code
    return ""


def in_running_text(organisation: Organisation) -> str:
    """The body's name inside a sentence."""
    name = organisation.name
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def is_member(person: Official) -> bool:
    """Whether somebody is named as a member, by no title or a member's."""
    return person.title.casefold() in ("", *_MEMBERS, *_MEMBERS_SV)


def sides(vote: RecordedVote) -> tuple[Voters, ...]:
    """The sides of a vote that the record tells of."""
    return tuple(side for side in (vote.yes, vote.no, vote.blank, vote.absent) if side)


def members_of(record: DecisionRecord) -> tuple[str, ...]:
    """Every member whom the record names, a chair first, the others by surname."""
    told = record.proceedings or Proceedings()
    named = list(_officials(told))
    chairs = [
        person.name for person in named if {person.title.casefold(), person.name.casefold()} & set(_CHAIRS)
    ]
    others = {person.name for person in named} | {
        name for vote in told.votes for side in sides(vote) for name in side.names
    }
    deciding = [] if chairs else sorted(_who_may_have_presided(told), key=_by_surname)[:1]
    return tuple(dict.fromkeys((*chairs, *deciding, *sorted(others, key=_by_surname))))


def _who_may_have_presided(told: Proceedings) -> set[str]:
    """Those who voted for what won each time the chair's vote decided: one of them is the chair."""
    winners = [
        set(side.names)
        for vote in told.votes
        if vote.casting and vote.won and (side := vote.yes if vote.won is Won.YES else vote.no)
    ]
    return set.intersection(*winners) if winners else set()


def named_chair(record: DecisionRecord) -> bool:
    """Whether the record names the chair."""
    named = _officials(record.proceedings or Proceedings())
    return any({one.title.casefold(), one.name.casefold()} & set(_CHAIRS) for one in named)


def _officials(told: Proceedings) -> Iterator[Official]:
    for motion in told.motions:
        movers = [motion.mover] if motion.mover and named_mover(motion) else []
        yield from (*movers, *motion.seconders)
    yield from (recusal.person for recusal in told.recusals if is_member(recusal.person))
    yield from (dissent.person for dissent in told.dissents)


def _by_surname(name: str) -> tuple[str, str]:
    first, _, last = name.rpartition(" ")
    return last.rjust(4, "0") if last.isdecimal() else last, first


def seats_of(record: DecisionRecord) -> int:
    """How many seats the votes show; without any, as many as such a body is given."""
    votes = record.proceedings.votes if record.proceedings else ()
    counted = max((sum(side.count for side in sides(vote)) for vote in votes), default=0)
    kind = record.organisation.kind or BodyKind.COMMITTEE
    return max(counted or SEATS.get(kind, 0), len(members_of(record)))


def descriptions_of(record: DecisionRecord, ground: LegalGround) -> list[dict[str, Any]]:
    """The descriptions that a case file brings: the body's, and before it that of one above an office."""
    own, above = _description(record), nature.superior_of(record, ground)
    if above is None:
        return [own]
    brought = [] if above["id"] in Bodies.load().bodies else [above]
    return [*brought, {**own, "superior": above["id"]}]


def _description(record: DecisionRecord) -> dict[str, Any]:
    kind = record.organisation.kind or BodyKind.COMMITTEE
    known = Bodies.load().bodies.get(code_of(record))
    names = {record.language: in_running_text(record.organisation)}
    described: dict[str, Any] = {
        "id": code_of(record),
        "kind": kind.value,
        "names": {**names, **(known.names.texts if known else {}), **names},
        "languages": [record.language],
    }
    if known and known.forms:
        described["forms"] = known.forms
    if kind is BodyKind.OFFICEHOLDER:
        return described
    if record.presenter:
        title = {"title": {record.language: record.presenter.title or record.presenter.name}}
        described["presenters"] = [{**title, "name": record.presenter.name}]
    holders = {
        number: {"members": [{"name": name}]} for number, name in enumerate(members_of(record), start=1)
    }
    return {
        **described,
        "seats": seats_of(record),
        "chair": 1,
        **({"holders": holders} if holders else {}),
        **_own_rules(known),
    }


def _own_rules(known: Body | None) -> dict[str, Any]:
    """What a packaged body decides by rules of its own, such as how many votes carry a wish."""
    own = [one.model_dump(mode="json", exclude_none=True) for one in known.overrides] if known else []
    return {"overrides": own} if own else {}


def body_of_seats(meeting: PublishedMeeting) -> dict[str, Any]:
    """The description of a body by who sat in a meeting of it: its seats with their holders and deputies."""
    made_by = organisation_of(GivenOrganisation(Name=meeting.body, ID=meeting.body_id))
    council = made_by.kind is BodyKind.COUNCIL
    code = known_body(meeting.body) or re.sub(r"[^a-z0-9]", "", f"b{meeting.body_id}".lower())
    return {
        "id": code,
        "kind": (made_by.kind or BodyKind.COMMITTEE).value,
        "names": {meeting.language: in_running_text(made_by)},
        "languages": [meeting.language],
        "seats": [
            {
                "number": number,
                **({"role": seat.office} if seat.office else {}),
                "members": [{"name": seat.member}],
                **({"deputies": [{"name": seat.deputies[0]}]} if seat.deputies and not council else {}),
            }
            for number, seat in enumerate(meeting.seats, start=1)
        ],
        **({"alliances": _lists(meeting)} if council else {}),
        **_own_rules(Bodies.load().bodies.get(code)),
    }


def _lists(meeting: PublishedMeeting) -> list[dict[str, Any]]:
    """The lists of a council, as far as its composition tells them: who stands in for whom."""
    return [
        {
            "name": {meeting.language: seat.member},
            "seats": [number],
            "deputies": [{"name": name} for name in seat.deputies],
        }
        for number, seat in enumerate(meeting.seats, start=1)
        if seat.deputies
    ]
