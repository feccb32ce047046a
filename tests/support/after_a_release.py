"""What the people of a hall do after the day on which a release left its folder."""

from __future__ import annotations

from typing import Any

from app.played import Played
from models.engine.message import Origin
from models.meeting.meeting import Meeting
from tests.support.lives import at
from tests.support.mail_server import MailServer
from tests.support.office import Office, Step
from tests.support.promises import check_heads

FOLLOW_UP = "HEL 2021-000001/kylk-2021-42"
TABLED, PREPARED, CONFIDENTIAL = "HEL 2021-000007", "HEL 2021-000008", "HEL 2021-000009"
WAIT_TO_BE_FINAL = ("HEL 2021-000004", "HEL 2021-000005", "HEL 2021-000006")
PROJECTS = {"104020107401": "Koulut", "104020107402": "Puistot"}


class Life:
    """What the people of that hall do from then on."""

    def __init__(self, stage: Played) -> None:
        self.stage = stage
        self.city = Office(stage.installation, stage.time.client)
        self.city.origin = Origin(offset=stage.offset)

    async def start_again(self) -> None:
        """Every open journal's workflow is started from the registry, and does what waits."""
        await self.city.start()
        await self.city.rest()
        await check_heads(self.city)

    async def act(self, day: str, role: str, name: str, journal: str = "", /, **fields: Any) -> str:
        """Let time come to a day, and act; the journal."""
        step = Step(day, role, name, fields)
        await self.stage.forward(step.at)
        return (await self.stage.act(self.city.command(step, journal))).journal

    async def a_repeated_command_is_still_one(self) -> None:
        """The sender of the last command asks again; it is answered, and nothing happens."""
        before = self.city.installation.registry.facts(PREPARED)
        asked = {"groups": ["strj"], "due": "2021-08-06", "voluntary": True}
        step = Step("2021-07-19", "preparer", "request_reviews", asked)
        command = self.city.command(step, PREPARED, before[-1].command_id)
        answer = await self.stage.act(command.model_copy(update={"actor": before[-1].actor}))
        assert answer.seq == before[-1].seq
        assert self.city.installation.registry.facts(PREPARED) == before

    async def a_report_is_awaited_and_reminded_of(self, mails: MailServer) -> None:
        """The owner is reminded on the last day, once; then both reports of the quarter are accepted."""
        known = len(mails.messages)
        await self.stage.forward(at("2021-07-20 09:30"))
        assert [addressee(mail) for mail in mails.messages[known:]] == ["puistot@kunta.example"]
        await self.report("2021-07-21", "104020107402", "2021Q2")
        for project in PROJECTS:
            await self.accept("2021-07-22", project, "2021Q2")
        await self.act("2021-07-23", "controller", "consolidate_quarter", FOLLOW_UP, period="2021Q2")

    async def the_minutes_are_published(self) -> None:
        """The remark that was open is answered, and the minutes of the tabling are checked."""
        meeting = "kylk-2021-06-28"
        await self.act("2021-07-26", "secretary", "resolve_remark", meeting, remark=1, done="Lisättiin.")
        checkers = self.present(meeting)[1:3]
        await self.act("2021-07-27", "secretary", "check_minutes", meeting, checkers=checkers)
        await self.act("2021-07-28", "secretary", "publish_minutes", meeting)

    async def the_reviews_are_given(self, mails: MailServer) -> None:
        """Who is still awaited is reminded once, and answers."""
        known = len(mails.messages)
        await self.stage.forward(at("2021-08-03 09:30"))
        reminded = sorted(addressee(mail) for mail in mails.messages[known:])
        assert reminded == ["digijory@kunta.example", "strategiajohtaja@kunta.example"]
        for case, group in ((PREPARED, "digijory"), (PREPARED, "strj"), (CONFIDENTIAL, "digijory")):
            said = {"group": group, "session": "2021-08-04", "verdict": "supports"}
            await self.act("2021-08-04", "reviewer", "give_review", case, **said)
        for case in (PREPARED, CONFIDENTIAL):
            await self.act("2021-08-05", "presenter", "approve_for_agenda", case, body="kylk")

    async def the_final_day_comes(self) -> None:
        """What was decided becomes final on the day that the release had computed."""
        await self.stage.forward(at("2021-08-09 23:00"))
        assert [self.stage_of(case) for case in WAIT_TO_BE_FINAL] == ["decided"] * 3
        await self.stage.forward(at("2021-08-10 00:30"))
        assert [self.stage_of(case) for case in WAIT_TO_BE_FINAL] == ["closed"] * 3

    async def the_next_meeting_decides(self) -> None:
        """The tabled case comes back by itself, and is decided with the two that were prepared."""
        when = at("2021-08-23 16:00").isoformat()
        meeting = await self.act("2021-08-11", "secretary", "call_meeting", body="kylk", at=when)
        assert self.stage_of(TABLED) == "on_agenda"
        for case in (PREPARED, CONFIDENTIAL):
            await self.act("2021-08-12", "secretary", "place_item", meeting, case=case)
        await self.act("2021-08-16", "secretary", "send_agenda", meeting)
        await self.act("2021-08-23 16:00", "secretary", "open_meeting", meeting, present=list(range(1, 14)))
        for item in (1, 2, 3):
            await self.act(
                "2021-08-23 16:10", "secretary", "handle_item", meeting, item=item, outcome="approved"
            )
        await self.act("2021-08-23 16:30", "secretary", "close_meeting", meeting)
        checkers = self.present(meeting)[1:3]
        await self.act("2021-08-25", "secretary", "check_minutes", meeting, checkers=checkers)
        await self.act("2021-08-26", "secretary", "publish_minutes", meeting)
        await self.stage.forward(at("2021-10-01"))
        assert {self.stage_of(case) for case in (TABLED, PREPARED, CONFIDENTIAL)} == {"closed"}

    async def the_year_is_reported(self) -> None:
        """The follow-up runs to the closing of the accounts, and its case closes with it."""
        for period, day, later in (
            ("2021Q3", "2021-10-04", "2021-10-05"),
            ("2021Q4", "2022-01-03", "2022-01-04"),
        ):
            for project in PROJECTS:
                await self.report(day, project, period)
                await self.accept(later, project, period)
            await self.act(later, "controller", "consolidate_quarter", FOLLOW_UP, period=period)
        await self.act("2022-03-10", "controller", "close_accounts", FOLLOW_UP)

    async def report(self, day: str, project: str, period: str) -> None:
        """The owner reports."""
        goals = [{"goal": f"{PROJECTS[project]} valmistuvat", "status": "met"}]
        figures = {"spent": 950_00, "people": 50, "goals": goals}
        await self.act(
            day, "owner", "give_report", FOLLOW_UP, project=project, period=period, figures=figures
        )

    async def accept(self, day: str, project: str, period: str) -> None:
        """A controller who did not give it accepts it."""
        step = Step(day, "controller", "accept_report", {"project": project, "period": period})
        await self.stage.forward(step.at)
        command = self.city.command(step, FOLLOW_UP)
        await self.stage.act(command.model_copy(update={"actor": "the controller"}))

    def present(self, meeting: str) -> list[str]:
        """Who is present in a meeting."""
        return list(self.city.installation.registry.held(meeting).of(Meeting).names_present())

    def stage_of(self, journal: str) -> str:
        """Where a journal stands."""
        return str(self.city.installation.registry.held(journal).begun().stage)


def addressee(mail: Any) -> str:
    """To whom a mail went."""
    return str(mail["To"].addresses[0].addr_spec)
