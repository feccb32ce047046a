"""Lives in memory, brought to the stage that a test begins with: `a_tabled_case`, `a_running_follow_up` …"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, TypeVar

import models.whole.catalogue  # noqa: F401 - makes every act known
from models.base.calendar import local_instant
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.engine import policy
from models.engine.command import Answer, Command
from models.engine.journal import Fact
from models.follow_up.follow_up import FollowUp
from models.matter.handling import Handling
from models.meeting.meeting import Meeting
from models.whole.memory import Memory

State = TypeVar("State", Case, Meeting, FollowUp)

MOVER = "Mai Kivelä"
CHECKERS = (MOVER, "jäsen 4")
EVERYBODY = tuple(range(1, 16))
DAYCARE, LIBRARY, STREETS = "104020107401", "104020107402", "104020107403"
GRANTED = {DAYCARE: 600_000, LIBRARY: 300_000, STREETS: 100_000}
"""Cents by project; ten thousand euros in all."""


def instant(when: str) -> datetime:
    """The instant of '2021-03-15 16:00' in Helsinki; a day alone means its noon."""
    day, _, clock = when.partition(" ")
    return local_instant(date.fromisoformat(day), time.fromisoformat(clock or "12:00"))


TEXTS: dict[str, Text] = {}
"""The texts that tests have written, by their hashes."""


def written(text: str | Text) -> dict[str, Any]:
    """A long text by its hash, as acts give it."""
    said = Text.of(text) if isinstance(text, str) else text
    name = Written.of(said)
    TEXTS[name.sha256] = said
    return name.model_dump(mode="json")


def told(name: Written) -> Text | None:
    """A text that a test has written."""
    return TEXTS.get(name.sha256)


def grant(year: int = 2021) -> dict[str, Any]:
    """Ten thousand euros to three projects of two divisions."""

    def line(number: str, name: str, *goals: str) -> dict[str, Any]:
        return {
            "number": number,
            "name": name,
            "cents": GRANTED[number],
            "owner": f"{name}.owner",
            "goals": goals,
        }

    school = [line(DAYCARE, "daycare", "Jono lyhenee")]
    culture = [line(LIBRARY, "library"), line(STREETS, "streets")]
    shares = [
        {"name": name, "head": f"{name}.head", "cents": sum(p["cents"] for p in lines), "projects": lines}
        for name, lines in (("school", school), ("culture", culture))
    ]
    return {"cents": 1_000_000, "year": year, "budget_item": "1 30 01", "divisions": shares}


def figures(project: str, spent: int = 1000) -> dict[str, Any]:
    """What a project reports; its goals are on track."""
    goals = [{"goal": "Jono lyhenee", "status": "on_track"}] if project == DAYCARE else []
    return {"spent": spent, "people": 150, "goals": goals}


def proposal(*clauses: str, reasons: str = "Perustelut.", **parts: Any) -> dict[str, Any]:
    """A proposal; without clauses it has one."""
    return {
        "clauses": [
            {"number": number, "text": written(text)}
            for number, text in enumerate(clauses or ("Määräraha myönnetään.",), start=1)
        ],
        "reasons": written(reasons),
        "presenter": {"name": "Sami Sarvilinna", "title": "kansliapäällikkö"},
        **parts,
    }


@dataclass
class Town:
    """A registry in memory with the case, the meeting and the follow-up that the test is about."""

    memory: Memory = field(default_factory=lambda: Memory(now=instant("2021-01-11 09:00"), texts=told))
    case_id: str = ""
    meeting_id: str = ""
    follow_up_id: str = ""
    sent: int = 0

    def do(self, name: str, journal: str = "", when: str = "", role: str = "", **fields: Any) -> Answer:
        """Let time come to `when`, and act in the one role that may."""
        if when:
            self.until(when)
        return self.memory.act(self.command(name, journal, role, **fields))

    def command(
        self, name: str, journal: str = "", role: str = "", happened: str = "", **fields: Any
    ) -> Command:
        """A command of this moment, with an id of its own."""
        self.sent += 1
        return Command.model_validate(
            {
                "id": f"command-{self.sent}",
                "journal": journal,
                "name": name,
                "act": fields,
                "actor": f"the {role or role_for(name)}",
                "role": role or role_for(name),
                "happened_at": instant(happened) if happened else self.memory.now,
            }
        )

    def until(self, when: str) -> None:
        """Let time pass."""
        self.memory.forward(instant(when))

    def on_case(self, name: str, when: str = "", role: str = "", **fields: Any) -> Answer:
        """An act on the case."""
        return self.do(name, self.case_id, when, role, **fields)

    def on_meeting(self, name: str, when: str = "", role: str = "", **fields: Any) -> Answer:
        """An act on the meeting."""
        return self.do(name, self.meeting_id, when, role, **fields)

    def on_follow_up(self, name: str, when: str = "", role: str = "", **fields: Any) -> Answer:
        """An act on the follow-up."""
        return self.do(name, self.follow_up_id, when, role, **fields)

    def call(self, when: str, at: str, body: str = "khs") -> str:
        """Call a meeting, and return its id; it becomes the meeting that the test is about."""
        self.meeting_id = self.do("call_meeting", when=when, body=body, at=instant(at).isoformat()).journal
        return self.meeting_id

    def hold(self, day: str, item: int = 1, **handling: Any) -> Answer:
        """Open the summoned meeting on its day, handle one item, close."""
        self.on_meeting("open_meeting", f"{day} 16:00", present=EVERYBODY)
        answer = self.on_meeting("handle_item", f"{day} 16:10", item=item, **handling)
        self.on_meeting("close_meeting", f"{day} 17:00")
        return answer

    def check(self, when: str) -> None:
        """Check the minutes."""
        self.on_meeting("check_minutes", when, checkers=CHECKERS)

    def publish(self, when: str) -> None:
        """Publish the minutes, and know the follow-up if one has begun."""
        self.on_meeting("publish_minutes", when)
        self.follow_up_id = self.case.follow_up

    @property
    def case(self) -> Case:
        """The case as it stands."""
        return self._state(self.case_id, Case)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self._state(self.meeting_id, Meeting)

    @property
    def follow_up(self) -> FollowUp:
        """The follow-up as it stands."""
        return self._state(self.follow_up_id, FollowUp)

    @property
    def handling(self) -> Handling:
        """The case's last handling."""
        return self.case.handlings[-1]

    def facts(self, journal: str) -> list[Fact]:
        """A journal's facts."""
        return [fact for fact in self.memory.facts if fact.journal == journal]

    def kinds(self, journal: str) -> list[str]:
        """The kinds of a journal's facts, in order."""
        return [fact.kind for fact in self.facts(journal)]

    def _state(self, journal: str, kind: type[State]) -> State:
        state = self.memory.held(journal).state
        assert isinstance(state, kind)
        return state


def role_for(act: str) -> str:
    """A role that may do an act."""
    return next(role for acts in policy.table().values() for role in acts.get(act, ()))


MOVED: dict[str, Any] = {"proposed_by": MOVER, "unanimous": True}
TABLED = {**MOVED, "outcome": "tabled", "until": "next meeting"}
RETURNED = {**MOVED, "outcome": "returned"}


def an_opened_case() -> Town:
    """A case without a proposal, on 11.1.2021."""
    town = Town()
    town.case_id = town.do("open_case", title="Määrärahan myöntäminen", task_class="02 02 02").journal
    return town


def a_case_in_preparation(**parts: Any) -> Town:
    """A case with its first proposal."""
    town = an_opened_case()
    town.on_case("revise_proposal", "2021-01-12", proposal=proposal(**parts))
    return town


def a_reviewed_case(*, voluntary: bool = False) -> Town:
    """Two steering groups were asked by 19.2., and one has answered."""
    town = a_case_in_preparation()
    groups = ("digijory", "kaupjory")
    town.on_case("request_reviews", "2021-01-20", groups=groups, due="2021-02-19", voluntary=voluntary)
    town.on_case("give_review", "2021-01-28", group="digijory", session="2021-01-28", verdict="supports")
    return town


def a_ready_case(**parts: Any) -> Town:
    """A case that its presenter approved for the City Board on 1.3.2021."""
    town = a_case_in_preparation(**parts)
    town.on_case("approve_for_agenda", "2021-03-01", body="khs")
    return town


def a_case_on_the_agenda(**parts: Any) -> Town:
    """A case that is item 1 of the Monday meeting of 15.3.2021, whose agenda is not sent yet."""
    town = a_ready_case(**parts)
    town.call("2021-03-01", "2021-03-15 16:00")
    town.on_meeting("place_item", "2021-03-02", case=town.case_id)
    return town


def a_summoned_meeting(**parts: Any) -> Town:
    """The agenda of 15.3. with the case as item 1 was sent in time."""
    town = a_case_on_the_agenda(**parts)
    town.on_meeting("send_agenda", "2021-03-03")
    return town


def an_open_meeting(**parts: Any) -> Town:
    """The meeting of 15.3. is open, everybody is there, and item 1 is to be handled."""
    town = a_summoned_meeting(**parts)
    town.on_meeting("open_meeting", "2021-03-15 16:00", present=EVERYBODY)
    return town


def a_handled_case(**handling: Any) -> Town:
    """The meeting of 15.3. handled the case and is closed; the minutes are not checked."""
    town = a_summoned_meeting()
    fields: dict[str, Any] = handling or {"outcome": "approved"}
    town.hold("2021-03-15", item=1, **fields)
    return town


def a_noted_case() -> Town:
    """The same of a case that was only to be noted."""
    town = a_summoned_meeting(noting=True)
    town.hold("2021-03-15", item=1, outcome="noted")
    return town


def a_tabled_case(until: str = "next meeting") -> Town:
    """The case was tabled, and no meeting is called that it could come back to."""
    return a_handled_case(**dict(TABLED, until=until))


def a_published_decision(outcome: str = "approved", **parts: Any) -> Town:
    """The decision of 15.3.; its minutes were checked on 17.3. and published on 18.3."""
    town = a_summoned_meeting(noting=outcome == "noted", **parts)
    town.hold("2021-03-15", item=1, outcome=outcome, **(MOVED if outcome == "rejected" else {}))
    town.check("2021-03-17")
    town.publish("2021-03-18")
    return town


def a_running_follow_up(year: int = 2021) -> Town:
    """The decision granted money to three projects; it is published, and not final yet."""
    return a_published_decision(appropriation=grant(year))


def a_year_without_reports() -> Town:
    """The budget year is over, and nobody has reported anything."""
    town = a_running_follow_up()
    town.until("2022-03-01")
    return town
