"""The whole year of the first real case: each act by somebody in the one office it needs, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from app.case_file.reader import read
from app.case_file.script import Script
from app.rehearsal import Pure, play, play_pure
from models.base.calendar import local_day
from models.engine.command import Answer, AnyAct, Command
from models.engine.may import NotThatPlace, NotThatRole, asked_of
from models.people.people_register import JOURNAL, PeopleRegister
from tests.support.case_files import WHOLE_LIFE

OF = {"secretary": "khs", "presenter": "khs", "preparer": "kanslia", "controller": "all"}
STRANGER = "muualla"


def named(script: Script) -> dict[str, str]:
    """Everybody who acts in the file, with an id of their own."""
    return {actor: f"p{number}" for number, actor in enumerate(dict.fromkeys(s.actor for s in script.steps))}


def offices(script: Script) -> Iterator[tuple[str, str, str]]:
    """Who is what, of what: only what the file has them do."""
    ids = named(script)
    for step in script.steps:
        place = getattr(step.act, "group", "") or getattr(step.act, "project", "")
        yield ids[step.actor], step.role, OF.get(step.role) or place


class Town(Pure):
    """A stage on which the registry knows everybody from the first moment."""

    def __init__(self, script: Script) -> None:
        super().__init__(script.begins)
        self.ids, self.tried, self.sent = named(script), 0, 0
        self._does("add_person", person="kirjaaja")
        for person in (*self.ids.values(), STRANGER):
            self._does("add_person", person=person)
        for person, office, of in dict.fromkeys(offices(script)):
            self._does("appoint_person", person=person, office=office, of=of)
        for role in {step.role for step in script.steps} - {"secretary", "presenter", "reviewer"}:
            self._does("appoint_person", person=STRANGER, office=role, of="toisaalla")
        for role in ("secretary", "presenter"):
            self._does("appoint_person", person=STRANGER, office=role, of="kvsto")
        self._does("appoint_person", person=STRANGER, office="reviewer", of="strj")

    async def act(self, command: Command) -> Answer:
        mine = command.model_copy(update={"actor": self.ids[command.actor]})
        register = self.memory.held(JOURNAL).of(PeopleRegister)
        held, today = self.memory.held(command.journal), local_day(self.memory.now)
        asked = asked_of(command.role, command.act, held, register, today)
        if asked.where.places.get(asked.reach.of):
            self.tried += 1
            assert STRANGER not in [*asked.could()]
            with pytest.raises((NotThatPlace, NotThatRole)):
                self.memory.act(mine.model_copy(update={"actor": STRANGER, "id": f"{mine.id}/stranger"}))
        assert asked.may(mine.actor), (command.name, str(asked.refusal(mine.actor)))
        return await super().act(mine)

    def _does(self, name: str, **fields: str) -> None:
        self.sent += 1
        self.memory.act(
            Command(
                id=f"people/{self.sent}",
                name=name,
                act=AnyAct.catalogue[name].model_validate(fields),
                actor="kirjaaja",
                role="registrar",
                happened_at=self.memory.now,
            )
        )


async def test_each_act_is_done_by_its_office_and_refused_to_one_of_another_place() -> None:
    script = read(WHOLE_LIFE)
    town = Town(script)
    await play(script, town)
    lived = [fact for fact in town.memory.facts if fact.journal != JOURNAL]
    plain = (await play_pure(script)).facts
    assert [(fact.journal, fact.kind) for fact in lived] == [(fact.journal, fact.kind) for fact in plain]
    assert {fact.actor for fact in lived} == {*town.ids.values(), "Pykälä"}
    assert town.tried > 100
    assert date(2021, 1, 1) < local_day(town.memory.now)
