"""Inner matters of an office: decided without a case, so that they have no number in the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from models.base.calendar import local_day
from models.base.language import Language
from models.base.text import Original
from models.base.words import Said
from models.base.written_form import form
from models.bodies.body_register import bodies_on
from models.case.subject import Publicity
from models.decision.officeholder import NotAnOfficeholder
from models.engine.command import Act, Command, Entry
from models.engine.where import Where
from models.engine.world import World
from models.law.body_kind import BodyKind
from models.law.openness import Code, PublicText
from models.preparation.opening import CaseOpened


class OpenInnerMatter(Act[None]):
    """Open an inner matter of an office, which is decided without a case: how minutes are kept, a delegation.

    It gets a number of the office's own and none of the register, is decided by that office alone, and only
    what prepares, implements or organises can be: nobody appeals it.
    """

    noun: ClassVar[str] = "case"
    verb: ClassVar[str] = "open-inner"
    example: ClassVar[str] = (
        "pykala case open-inner --body strj --title 'Pöytäkirjan pitäminen nähtävänä' --task-class '00 02 09'"
    )

    body: Code
    """The office that decides."""
    title: PublicText = Field(min_length=1, max_length=500)
    """What it is about; it is public."""
    title_in: dict[Language, PublicText] = Field(default_factory=dict)
    """Its title in other languages, by language, for papers that are made in them: `sv=Biblioteket`."""
    task_class: Code = Field(
        pattern=form(r"^\d\d( \d\d){1,3}$", Said.why("two to four pairs of digits, like 02 08 00"))
    )
    """Task class, for example '00 02 09'."""
    language: Original = "fi"
    """Language of the original: fi or sv."""

    def located(self, state: None) -> Where:
        return Where().at("body", self.body)

    def decide(self, state: None, command: Command, world: World) -> Iterator[Entry]:
        day = local_day(command.happened_at)
        body = bodies_on(world, day).get(self.body)
        if body.kind is not BodyKind.OFFICEHOLDER:
            raise NotAnOfficeholder(body=self.body, kind=body.kind)
        series = f"{self.body} {day.year}"
        yield Entry(
            journal=f"{series}-{world.allot(series):06}",
            content=CaseOpened(
                title=self.title,
                title_in=self.title_in,
                task_class=self.task_class,
                publicity=Publicity.PUBLIC,
                language=self.language,
            ),
        )
