"""What may be chosen in any form because the town has it: its bodies, people, keys, meetings to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from activities.installation import Installation
from app.desk.reading.cases import cases
from app.desk.reading.meetings import meetings
from app.desk.reading.people import PersonLine, keys, people
from app.language import language
from models.base import clock
from models.base.calendar import local_day
from models.base.formats import instant_text
from models.base.terms import Term
from models.base.words import Said
from models.bodies.body_register import bodies_on
from models.law.body_kind import BodyKind
from models.matter.stage import Stage
from models.meeting.meeting_stage import MeetingStage
from models.voting.until import NEXT_MEETING, WEEK


class Choice(NamedTuple):
    """What may be chosen: how the act has it, and how a reader does."""

    value: str
    said: str


def _of_kinds(*kinds: BodyKind) -> Callable[[Installation], Iterator[Choice]]:
    def bodies(installation: Installation) -> Iterator[Choice]:
        for code, body in bodies_on(installation.registry, local_day(clock.now())).bodies.items():
            if body.kind in kinds:
                yield Choice(code, body.names.say(language()))

    return bodies


def preparers(installation: Installation) -> Iterator[Choice]:
    return _people(installation, lambda each: any(office.role == "preparer" for office in each.offices))


def _people(
    installation: Installation, which: Callable[[PersonLine], bool] = lambda _: True
) -> Iterator[Choice]:
    for each in people(installation, local_day(clock.now())):
        if which(each):
            yield Choice(each.id, each.called)


def _keys(installation: Installation) -> Iterator[Choice]:
    for each in keys(installation):
        if not each.revoked:
            whose = each.door or each.person or Term("purpose", each.engine).say(language())
            yield Choice(each.id, f"{whose} ({each.id})")


def untils(_: Installation | None = None) -> Iterator[Choice]:
    """Until when something is tabled, most often."""
    yield Choice(NEXT_MEETING, Said.of("page", "the next meeting").say(language()))
    yield Choice(WEEK, Said.of("page", "for a week").say(language()))
    yield Choice("2 weeks", Said.of("page", "for two weeks").say(language()))
    yield Choice("4 weeks", Said.of("page", "for four weeks").say(language()))


def _meetings_to_come(installation: Installation) -> Iterator[Choice]:
    bodies = bodies_on(installation.registry, local_day(clock.now())).bodies
    for meeting in meetings(installation, stage=MeetingStage.CALLED):
        of = bodies[meeting.body].names.say(language()) if meeting.body in bodies else meeting.body
        yield Choice(meeting.journal, f"{of}, {instant_text(meeting.at, language())} ({meeting.journal})")


def _cases_that_are_ready(installation: Installation) -> Iterator[Choice]:
    return (
        Choice(case.journal, f"{case.journal} {case.title}")
        for case in cases(installation, stage=Stage.READY)
    )


_MEETS = (BodyKind.COUNCIL, BodyKind.BOARD, BodyKind.COMMITTEE, BodyKind.SECTION)

OF_THE_TOWN: dict[str, Callable[[Installation], Iterator[Choice]]] = {
    "request_reviews.groups": _of_kinds(BodyKind.STEERING_GROUP),
    "approve_for_agenda.body": _of_kinds(*_MEETS),
    "call_meeting.body": _of_kinds(*_MEETS),
    "decide_alone.body": _of_kinds(BodyKind.OFFICEHOLDER),
    "open_inner_matter.body": _of_kinds(BodyKind.OFFICEHOLDER),
    "wish_meeting.meeting": _meetings_to_come,
    "build_agenda.cases": _cases_that_are_ready,
    "place_item.case": _cases_that_are_ready,
    "revoke_key.key": _keys,
    **dict.fromkeys(
        (
            "appoint_person.person",
            "end_office.person",
            "give_contact.person",
            "name_deputy.person",
            "name_deputy.for_whom",
            "remove_person.person",
            "add_key.person",
            "delegate_visa.to",
        ),
        _people,
    ),
}
"""Act and field → what may be chosen there, where the registry says so."""

SUGGESTED: dict[str, Callable[[Installation], Iterator[Choice]]] = {
    "appoint_person.of": _of_kinds(*BodyKind),
    "end_office.of": _of_kinds(*BodyKind),
    "handle_together.until": untils,
    "name_observer.observer": _people,
}
"""Act and field → what is offered there beside whatever else may be written."""
