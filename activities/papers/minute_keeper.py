"""Who kept the minutes of a meeting, as its papers call them."""

from __future__ import annotations

from activities.papers.actors import kept_by
from activities.papers.known_people import KnownPeople
from activities.papers.matter import entitled
from activities.reading import Reading
from models.base.language import Language
from models.base.text import Text
from models.bodies.body import Bodies
from models.meeting.meeting import Meeting


def minute_keeper_of(
    meeting: Meeting, bodies: Bodies, people: KnownPeople, reading: Reading, language: Language
) -> tuple[Text | str, str]:
    """Title and name: of the body's secretary of that day, else of who closed it."""
    officer = bodies.get(meeting.body).secretary_on(meeting.day)
    if officer and officer.name:
        return entitled(officer.title, officer.name)
    keeper = meeting.minute_keeper or meeting.secretary
    if known := people.named(keeper):
        return entitled(officer.title if officer else "", known)
    return entitled(*kept_by(officer, keeper, reading, language))
