"""The bodies and offices that decide, and who sits in them, as the municipality's own files say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from app.web.oparl.public_object import At, PublicObject, at
from models.base.language import Language
from models.bodies.body import Body
from models.bodies.seat import Holder, Seat
from models.law.body_kind import BodyKind

A_BODY, AN_OFFICE = "Gremium", "Verwaltungsbereich"
"""What OParl calls a body that meets, and an office: its own words, whatever the country."""


def organisations(
    bodies: Mapping[str, Body], language: Language, since: datetime, changed: datetime
) -> Iterator[PublicObject]:
    """Each body and office that decides, with its memberships; and everybody who has one."""
    people: dict[str, list[PublicObject]] = {}
    for code, body in sorted(bodies.items()):
        if body.kind is BodyKind.STEERING_GROUP:
            continue
        found = list(_memberships(body, language, since, changed))
        for name, membership in found:
            people.setdefault(name, []).append(membership)
        yield PublicObject(
            "Organization",
            code,
            since,
            changed,
            {
                "body": THE_BODY,
                "name": body.names.say(language),
                "shortName": code,
                "organizationType": AN_OFFICE if body.kind is BodyKind.OFFICEHOLDER else A_BODY,
                "subOrganizationOf": at("Organization", body.superior) if body.superior in bodies else None,
                "meeting": at("Organization", code, "/meeting"),
                "consultation": at("Organization", code, "/consultation"),
                "membership": tuple(at("Membership", each.id) for _, each in found),
            },
        )
    for name, held in sorted(people.items()):
        said = {"body": THE_BODY, "name": name, "membership": tuple(held)}
        yield PublicObject("Person", person_id(name), since, changed, said)


THE_BODY: At = at("Body", "1")
"""The municipality: an installation is of one."""


def person_id(name: str) -> str:
    """By what somebody is known who has no other name in the open than their own."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _memberships(
    body: Body, language: Language, since: datetime, changed: datetime
) -> Iterator[tuple[str, PublicObject]]:
    for seat in body.seats:
        for deputy, holders in ((False, seat.members), (True, seat.deputies)):
            for number, holder in enumerate(holders):
                id_ = f"{body.id}-{seat.number}{'d' if deputy else ''}-{number}"
                said = _membership(body, seat, holder, language, deputy=deputy)
                yield holder.name, PublicObject("Membership", id_, since, changed, said)


def _membership(
    body: Body, seat: Seat, holder: Holder, language: Language, *, deputy: bool
) -> dict[str, object]:
    unnamed = seat.model_copy(update={"members": (), "deputies": ()}).on(date.max)
    return {
        "person": at("Person", person_id(holder.name)),
        "organization": at("Organization", body.id),
        "role": unnamed.deputy_label(language) if deputy else unnamed.label(language),
        "votingRight": not deputy,
        "startDate": holder.valid_from,
        "endDate": holder.valid_to,
    }
