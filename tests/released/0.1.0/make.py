"""How the data folder beside this file came about. Run once, with the code of 3403f94; never on later code.

    git worktree add ../released 3403f94
    cd ../released && PYTHONPATH=$PWD python …/tests/released/0.1.0/make.py FOLDER

3403f94 is the first state that counts as released: what it wrote, somebody may have in their cellar. So the
folder stays as it was written. This file is neither linted nor run with later code: its imports are those of
then. A later version gets a folder of its own, made by its own code.

One committee from February to July of 2021, played by the real workflows in skipped time, with a mail server
that takes mails, refuses them, and is away in the end. It stops in the middle of everything:

    HEL 2021-000001   money was granted; its follow-up runs: reports accepted, given, returned and awaited
    HEL 2021-000002   decided after motions and a vote, final, corrected, reopened, withdrawn
    HEL 2021-000003   decided by an officeholder alone, in Swedish, final, closed
    HEL 2021-000004   decided and published, waits to become final; its mails could not be sent yet
    HEL 2021-000005   confidential, decided and published, waits to become final
    HEL 2021-000006   decided together with 000004, waits to become final
    HEL 2021-000007   tabled, waits for the next meeting
    HEL 2021-000008   in preparation: a review was given, one is awaited, one request could not be sent yet
    HEL 2021-000009   confidential, in preparation: a secret attachment, an erased text, a review awaited
    HEL 2021-000010   withdrawn
    kylk-2021-03-15   published; kylk-2021-06-14 too
    kylk-2021-05-31   moved, then cancelled
    kylk-2021-06-28   closed, with a remark on its minutes that waits for an answer

Every kind of fact is there but the closing of the accounts, and every kind of outcome of a notice.

What is kept: the registry as SQL (`registry.sql`), the store and the outbox as they lay (`folder.tar.xz`),
the heads as `pykala heads` writes them (`heads.txt`), and the Message-IDs that the mail server took
(`sent.txt`). Nothing of Temporal's own database: workflows are started again from the registry, which is the
record. Histories of running workflows are in tests/histories.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import select

from activities.checks.heads import heads
from activities.checks.verification import verify
from activities.nudging import Nudges
from activities.registry.sealed import erase
from activities.settings import load_settings
from app.desk import Desk, command_of
from app.installation import Installation
from app.played import Played
from app.skipped_time import SkippedTime, skipped_time
from models.base.calendar import local_instant
from models.base.text import Text
from models.engine.command import Answer
from models.engine.message import Origin
from models.tables.outbox import OUTBOX
from models.tables.tables import REFUSED
from tests.mail_server import MailServer, mail_server
from tests.office import until
from worker import make_worker

BEGINS = local_instant(date(2021, 2, 1), time(9))
BODY = "kylk"
ACTORS = {
    "preparer": "valmistelija",
    "presenter": "esittelija",
    "secretary": "sihteeri",
    "officeholder": "strategiajohtaja",
    "controller": "controller",
}
ADDRESSES = {
    "valmistelija": "valmistelija@kunta.example",
    "sihteeri": "sihteeri@kunta.example",
    "controller": "controller@kunta.example",
    "digijory": "digijory@kunta.example",
    "kaupjory": "kaupjory@kunta.example",
    "strj": "strategiajohtaja@kunta.example",
    "koulut.owner": "koulut@kunta.example",
    "puistot.owner": "puistot@kunta.example",
    "kasko.head": "kasko@kunta.example",
    "kymp.head": "kymp@kunta.example",
    "Kasko": "kirjaamo@kasko.example",
    "Kymp": "kirjaamo@kymp.example",
    "Asukasyhdistys": "asukasyhdistys, postilokero 7",
}
"""Who is not in it has no address: the parties `Naapurikunta` and the members of the committee."""

TAKES, REFUSES, IS_AWAY = "250 OK", "550 no such mailbox", "451 try again later"


def at(when: str) -> datetime:
    """The instant of `2021-03-15 16:00` in Helsinki."""
    day, _, clock = when.partition(" ")
    return local_instant(date.fromisoformat(day), time.fromisoformat(clock or "12:00"))


class Hall:
    """One installation whose life is played; acts are numbered, so that a command id names its place."""

    def __init__(self, installation: Installation, skipped: SkippedTime) -> None:
        self.installation = installation
        self.stage = Played(skipped, installation, skipped.offset_for(BEGINS))
        self.desk = Desk(skipped.client, installation, Origin(offset=self.stage.offset))
        self._acts = 0

    def taken_over_by(self, installation: Installation) -> None:
        """The same life goes on with other settings."""
        self.installation = self.stage.installation = installation
        self.desk = self.stage._desk = Desk(
            self.stage.time.client, installation, Origin(offset=self.stage.offset)
        )

    async def act(self, said: str, journal: str = "", **fields: Any) -> Answer:
        """Let time come to an act, and act; `said` is `2021-03-15 16:00, role: act`, perhaps `role actor`."""
        await self.stage.forward(at(said.partition(",")[0]))
        return await self.act_at_once(said, journal, **fields)

    async def begin(self, said: str, **fields: Any) -> str:
        """The journal that an act begins."""
        return (await self.act(said, **fields)).journal

    async def act_at_once(
        self, said: str, journal: str = "", *, signal: bool = False, **fields: Any
    ) -> Answer:
        """Act, whatever is still to be delivered."""
        self._acts += 1
        when, _, rest = said.partition(", ")
        who, _, name = rest.partition(": ")
        role, _, actor = who.partition(" ")
        command = command_of(
            name,
            fields,
            actor=actor or ACTORS[role],
            role=role,
            journal=journal,
            happened_at=at(when),
            command_id=f"act-{self._acts:03}",
        )
        return await self.desk.send(command, signal=signal)

    def written(self, text: str | Mapping[str, str], *, confidential: bool = False) -> dict[str, Any]:
        """Keep a long text; its name, as acts give it."""
        said = Text.of(text) if isinstance(text, str) else Text.model_validate(dict(text))
        return self.installation.archive.write(said, confidential=confidential).model_dump(mode="json")

    def person(self, name: str, mail: str) -> dict[str, Any]:
        """Keep the name of a private person, and their address."""
        sealed = self.written(name, confidential=True)
        self.installation.archive.set_address(sealed["sha256"], mail)
        return sealed

    def proposal(self, *clauses: str | Mapping[str, str], confidential: bool = False, **parts: Any) -> Any:
        """A proposal of some clauses."""
        texts = [self.written(clause, confidential=confidential) for clause in clauses]
        return {
            "clauses": [{"number": number, "text": text} for number, text in enumerate(texts, start=1)],
            "reasons": self.written("Hanke palvelee kaupunkilaisia.", confidential=confidential),
            "presenter": {"name": "Esittelijä", "title": "toimialajohtaja"},
            **parts,
        }

    def seated(self, meeting: str) -> list[str]:
        """The names of those who are present."""
        return list(self.installation.registry.held(meeting).state.names_present())

    def follow_up(self, case: str) -> str:
        """The follow-up of a case."""
        found: str = self.installation.registry.held(case).state.follow_up
        return found

    def waiting(self) -> list[str]:
        """What became so far of what waits in the outbox."""
        with self.installation.registry.reading.connect() as connection:
            return list(connection.execute(select(OUTBOX.c.outcome).where(~OUTBOX.c.done)).scalars())

    def refused(self) -> int:
        """How many signalled acts were refused."""
        with self.installation.registry.reading.connect() as connection:
            return len(connection.execute(select(REFUSED)).all())


def appropriation() -> dict[str, Any]:
    """Money for two projects of two divisions."""

    def share(name: str, head: str, number: str, project: str, cents: int) -> dict[str, Any]:
        owner = {"Koulut": "koulut.owner", "Puistot": "puistot.owner"}[project]
        line = {
            "number": number,
            "name": project,
            "owner": owner,
            "cents": cents,
            "goals": [f"{project} valmistuvat"],
        }
        return {"name": name, "head": head, "cents": cents, "projects": [line]}

    divisions = [
        share("Kasko", "kasko.head", "104020107401", "Koulut", 2_000_00),
        share("Kymp", "kymp.head", "104020107402", "Puistot", 1_000_00),
    ]
    return {"cents": 3_000_00, "year": 2021, "budget_item": "1 30 01", "divisions": divisions}


def figures(project: str, spent: int, status: str, text: dict[str, Any]) -> dict[str, Any]:
    """What a report says of a project's one goal."""
    goals = [{"goal": f"{project} valmistuvat", "status": status, "note": ""}]
    return {"spent": spent, "people": 50, "goals": goals, "text": text}


async def until_march(hall: Hall) -> None:
    """No mail server yet: the first case comes to the committee together with one that is disputed."""
    act, begin = hall.act, hall.begin
    await act(
        "2021-02-01 09:00, secretary: note_given_elsewhere",
        series="§ kylk 2021",
        first=1,
        last=40,
        note="Ennen käyttöönottoa",
    )
    money = await begin("2021-02-01 09:10, preparer: open_case", title="Määräraha", task_class="02 02 02")
    parties: list[Any] = ["Kasko", "Naapurikunta", "Asukasyhdistys"]
    parties += [
        hall.person(f"Maija Meikäläinen {number}", f"maija{number}@posti.example") for number in (1, 2)
    ]
    proposal = hall.proposal(
        "Lautakunta myöntää määrärahan.", appropriation=appropriation(), informed=parties
    )
    await act("2021-02-02, preparer: revise_proposal", money, proposal=proposal)
    await act(
        "2021-02-03, preparer: request_reviews", money, groups=["digijory", "kaupjory"], due="2021-02-19"
    )
    await act("2021-02-17, preparer: recall_request", money, group="kaupjory", reason="Ei tarpeen.")
    await act(
        "2021-02-22, reviewer digijory: give_review",
        money,
        group="digijory",
        session="2021-02-22",
        verdict="supports_with_changes",
        comment=hall.written("Tavoitteet on kirjattava."),
        scores={"plan": 4},
    )
    await act(
        "2021-02-23, preparer: answer_review",
        money,
        group="digijory",
        text=hall.written("Tavoitteet kirjataan."),
    )
    await act("2021-02-24, presenter: send_back", money, comment=hall.written("Tarkistettava vielä kerran."))
    await act("2021-03-01, presenter: approve_for_agenda", money, body=BODY)
    disputed = await begin("2021-03-01, preparer: open_case", title="Kahvilan aukiolo", task_class="10 01 01")
    clause = {"fi": "Kahvila on avoinna kello 8–21.", "sv": "Kaféet är öppet kl. 8–21."}
    await act(
        "2021-03-01 12:10, preparer: revise_proposal",
        disputed,
        proposal=hall.proposal(clause, "Lupa on voimassa kesän."),
    )
    await act("2021-03-01 12:20, presenter: approve_for_agenda", disputed, body=BODY)
    meeting = await begin("2021-03-01 13:00, secretary: call_meeting", body=BODY, at=_iso("2021-03-15 16:00"))
    await act("2021-03-02, secretary: place_item", meeting, case=money, item=2)
    await act("2021-03-02 12:10, secretary: place_item", meeting, case=disputed, item=3)
    await act("2021-03-02 12:20, secretary: add_item", meeting, title="Kokouksen avaus", item=1)
    await act("2021-03-03, secretary: send_agenda", meeting)
    await act(
        "2021-03-15 16:00, secretary: open_meeting",
        meeting,
        present=list(range(1, 12)),
        deputies=[12],
        remote=[3],
    )
    seated = hall.seated(meeting)
    await act("2021-03-15 16:01, secretary: settle_item", meeting, item=1)
    await act(
        "2021-03-15 16:05, secretary: hear_expert",
        meeting,
        item=2,
        expert="Asiantuntija",
        title="suunnittelija",
    )
    await act(
        "2021-03-15 16:06, secretary: recuse", meeting, item=2, person=seated[4], ground="HL 28.1 § 5 k"
    )
    await act("2021-03-15 16:10, secretary: handle_item", meeting, item=2, outcome="approved")
    await act("2021-03-15 16:11, secretary: arrive", meeting, seat=13)
    await act(
        "2021-03-15 16:12, secretary: make_motion",
        meeting,
        item=3,
        kind="counter_proposal",
        mover=seated[5],
        clauses=[1],
        text=hall.written("Kahvila on avoinna kello 8–22."),
    )
    await act("2021-03-15 16:13, secretary: second_motion", meeting, item=3, motion=1, seconders=[seated[6]])
    voters = hall.seated(meeting)
    await act(
        "2021-03-15 16:20, secretary: record_vote",
        meeting,
        item=3,
        yes=voters[:5],
        no=voters[5:12],
        blank=voters[12:],
    )
    await act("2021-03-15 16:21, secretary: handle_item", meeting, item=3, outcome="approved_amended")
    await act("2021-03-15 16:22, secretary: announce_dissent", meeting, item=3, member=voters[1])
    await act("2021-03-15 16:25, secretary: leave", meeting, member=voters[2])
    await act("2021-03-15 16:30, secretary: close_meeting", meeting)
    await act(
        "2021-03-16, secretary: give_reasons",
        meeting,
        item=3,
        member=voters[1],
        reasons=hall.written("Iltamelu häiritsee."),
    )
    await act(
        "2021-03-17, secretary: remark_on_minutes",
        meeting,
        text="Kellonaika puuttuu.",
        checker=seated[7],
        section=43,
    )
    await act("2021-03-17 13:00, secretary: resolve_remark", meeting, remark=1, done="Se on liitteessä.")
    await act("2021-03-24, secretary: check_minutes", meeting, checkers=[seated[7], seated[8]])


async def until_july(hall: Hall, mails: MailServer) -> None:
    """A mail server, which refuses what it is given, takes it, or is away."""
    act, begin, archive = hall.act, hall.begin, hall.installation.archive
    money, meeting = "HEL 2021-000001", "kylk-2021-03-15"
    second = hall.installation.registry.held(money).state.proposals[-1].informed[-1].sha256
    erase(archive, second, reason="Pyydetty.", actor="arkisto", now=at("2021-03-24 13:00"))
    archive.set_address(second, "maija2@posti.example")
    mails.answer = REFUSES
    await act("2021-03-25, secretary: publish_minutes", meeting)
    await hall.stage.rest()
    mails.answer = TAKES

    alone = await begin(
        "2021-03-29, preparer: open_case",
        title="Lov att använda ett område",
        task_class="10 01 01",
        language="sv",
    )
    words = {"sv": "Ett område hyrs ut.", "fi": "Alue vuokrataan.", "en": "An area is let."}
    parties = ["Kymp", hall.person("Matti Meikäläinen", "matti@posti.example")]
    await act("2021-03-30, preparer: revise_proposal", alone, proposal=hall.proposal(words, informed=parties))
    await act("2021-03-31, officeholder: decide_alone", alone, body="strj")
    await act("2021-04-01, officeholder: publish_decision", alone, decision="strj-2021-1")

    await first_quarter(hall)
    await a_meeting_that_is_not_held(hall)
    await the_june_meetings(hall)
    await second_quarter(hall)
    await in_preparation(hall, mails)

    await hall.stage.forward(at("2021-07-19 12:00"))  # with what falls due until then
    mails.answer = IS_AWAY
    await hall.act_at_once("2021-07-19 12:00, secretary: publish_minutes", "kylk-2021-06-14")
    await hall.act_at_once(
        "2021-07-19 12:00, preparer: request_reviews",
        "HEL 2021-000008",
        groups=["strj"],
        due="2021-08-06",
        voluntary=True,
    )
    await until(
        lambda: len(hall.waiting()) >= 3 and all(said.startswith("failed: ") for said in hall.waiting())
    )


async def first_quarter(hall: Hall) -> None:
    """One project reports in time; the other is given time, reports late, and mends its report."""
    act, follow_up = hall.act, hall.follow_up("HEL 2021-000001")
    schools: dict[str, Any] = {"project": "104020107401", "period": "2021Q1"}
    parks: dict[str, Any] = {"project": "104020107402", "period": "2021Q1"}
    said = hall.written("Työ alkoi.")
    await act(
        "2021-04-12, owner koulut.owner: give_report",
        follow_up,
        **schools,
        figures=figures("Koulut", 300_00, "on_track", said),
    )
    await act("2021-04-13, controller: accept_report", follow_up, **schools)
    await act(
        "2021-04-14, owner puistot.owner: ask_for_time",
        follow_up,
        **parks,
        until="2021-04-30",
        reason="Lasku puuttuu.",
    )
    await act("2021-04-15, controller: grant_time", follow_up, **parks, until="2021-04-30")
    await act(
        "2021-05-10, owner puistot.owner: give_report",
        follow_up,
        **parks,
        figures=figures("Puistot", 100_00, "at_risk", said),
    )
    await act(
        "2021-05-11, controller: return_report",
        follow_up,
        **parks,
        comment=hall.written("Riskin syy puuttuu."),
    )
    mended = hall.written("Taimet ovat myöhässä.")
    await act(
        "2021-05-12, owner puistot.owner: give_report",
        follow_up,
        **parks,
        figures=figures("Puistot", 100_00, "at_risk", mended),
    )
    await act("2021-05-13, controller: accept_report", follow_up, **parks)
    await act("2021-05-14, controller: consolidate_quarter", follow_up, period="2021Q1")


async def a_meeting_that_is_not_held(hall: Hall) -> None:
    """Moved, then cancelled; the members have no address."""
    meeting = await hall.begin(
        "2021-05-14 13:00, secretary: call_meeting", body=BODY, at=_iso("2021-05-31 16:00")
    )
    await hall.act(
        "2021-05-17, secretary: move_meeting", meeting, at=_iso("2021-06-01 16:00"), reason="Sali on varattu."
    )
    await hall.act("2021-05-18, secretary: cancel_meeting", meeting, reason="Asioita ei ole.")


async def the_june_meetings(hall: Hall) -> None:
    """One in which everything happens that can; two weeks later one in which an item is tabled."""
    await on_the_agenda(hall)
    await a_restless_meeting(hall)
    await the_tabling(hall)
    await mended_afterwards(hall)


async def on_the_agenda(hall: Hall) -> None:
    """Two public cases and a confidential one; the agenda is built, published, moved about and late."""
    act, begin = hall.act, hall.begin
    names = {"fi": "kirjastojaosto", "sv": "bibliotekssektionen", "en": "Library Section"}
    section = {"id": "kirja", "kind": "section", "names": names, "seats": 5, "chair": 1}
    await act("2021-05-20 09:00, secretary: load_body", description=section)
    park = await begin("2021-05-20, preparer: open_case", title="Puiston nimi", task_class="10 02 03")
    parties = ["Kymp", hall.person("Liisa Virtanen", "liisa@posti.example")]
    proposal = hall.proposal("Puisto saa nimen Rantapuisto.", "Nimi otetaan kartalle.", informed=parties)
    await act("2021-05-21, preparer: revise_proposal", park, proposal=proposal)
    secret = await begin(
        "2021-05-21 12:10, preparer: open_case",
        title="Salassa pidettävä asia",
        task_class="03 01 01",
        publicity="confidential",
        ground="JulkL 24.1 § 25 k",
        secret_title=hall.written("Vahingonkorvaus", confidential=True),
        secret_until="2071-01-01",
    )
    proposal = hall.proposal("Korvaus maksetaan.", "Asia annetaan tiedoksi.", confidential=True)
    await act("2021-05-21 12:20, preparer: revise_proposal", secret, proposal=proposal)
    street = await begin("2021-05-21 12:30, preparer: open_case", title="Kadun nimi", task_class="10 02 03")
    proposal = hall.proposal("Katu saa nimen Rantakatu.")
    await act("2021-05-21 12:40, preparer: revise_proposal", street, proposal=proposal)
    for case in (park, secret, street):
        await act("2021-05-24, presenter: approve_for_agenda", case, body=BODY)
    meeting = await begin("2021-05-24 13:00, secretary: call_meeting", body=BODY, at=_iso("2021-06-14 16:00"))
    await act("2021-05-25, secretary: build_agenda", meeting, cases=[park, secret, street])
    await act("2021-05-26, secretary: publish_agenda", meeting)
    await act("2021-05-27, secretary: add_item", meeting, title="Jäsenen valinta", item=9)
    await act("2021-05-27 12:10, secretary: take_off_item", meeting, item=3)
    await act("2021-05-28, secretary: place_item", meeting, case=street, item=5)
    await act("2021-05-28 12:10, secretary: move_item", meeting, item=5, to=6)
    await act("2021-05-28 12:20, secretary: build_agenda", meeting)
    await act("2021-06-11, secretary: send_agenda", meeting, ground="Puiston nimi on kiireinen.")


async def a_restless_meeting(hall: Hall) -> None:
    """The summons was late, the order is changed, an election is held, things are undone, it is adjourned."""
    act, meeting = hall.act, "kylk-2021-06-14"
    await act("2021-06-14 16:00, secretary: open_meeting", meeting, present=list(range(1, 10)))
    names = hall.seated(meeting)
    items = hall.installation.registry.held(meeting).state.items
    number = {item.case: number for number, item in items.items()}
    park, secret, street = (number[f"HEL 2021-00000{case}"] for case in (4, 5, 6))
    election = number[""]
    await act("2021-06-14 16:01, secretary: accept_summons", meeting)
    await act("2021-06-14 16:02, secretary: change_order", meeting, items=[election], proposed_by=names[2])
    await act("2021-06-14 16:03, secretary: hand_over_chair", meeting, member=names[1])
    slates = [{"candidates": [names[5]], "votes": 6}, {"candidates": [names[6]], "votes": 3}]
    await act(
        "2021-06-14 16:04, secretary: record_election",
        meeting,
        item=election,
        ballots={"seats": 1, "slates": slates},
    )
    await act("2021-06-14 16:05, secretary: settle_item", meeting, item=election, outcome="elected")
    await act("2021-06-14 16:06, secretary: undo_handling", meeting, item=election, reason="Väärä kohta.")
    await act("2021-06-14 16:07, secretary: settle_item", meeting, item=election, outcome="elected")

    await act("2021-06-14 16:10, secretary: split_item", meeting, item=park, clauses=[2])
    await act("2021-06-14 16:11, secretary: undo_last", meeting, reason="Asiaa ei jaeta.")
    wish = hall.written("Nimestä kerrotaan asukkaille.")
    for minute, mover in ((12, names[3]), (14, names[4])):
        await act(
            f"2021-06-14 16:{minute}, secretary: make_motion",
            meeting,
            item=park,
            kind="wish",
            mover=mover,
            text=wish,
        )
    await act("2021-06-14 16:15, secretary: withdraw_motion", meeting, item=park, motion=1)
    await act(
        "2021-06-14 16:16, secretary: second_motion", meeting, item=park, motion=2, seconders=[names[6]]
    )
    await act("2021-06-14 16:17, secretary: carry_motion", meeting, item=park, motion=2)
    await act(
        "2021-06-14 16:18, secretary: handle_together", meeting, items=[park, street], outcome="approved"
    )

    clause = hall.written("Korvausta maksetaan puolet.", confidential=True)
    await act("2021-06-14 16:20, secretary: revise_at_meeting", meeting, item=secret, clause=1, text=clause)
    await act("2021-06-14 16:21, secretary: handle_item", meeting, item=secret, outcome="approved_revised")
    await act("2021-06-14 16:22, secretary: undo_handling", meeting, item=secret, reason="Kesken.")
    await act(
        "2021-06-14 16:30, secretary: adjourn_meeting",
        meeting,
        until=_iso("2021-06-15 16:00"),
        reason="Sähkökatko.",
    )
    await act("2021-06-15 16:00, secretary: continue_meeting", meeting, present=list(range(1, 10)))
    await act("2021-06-15 16:10, secretary: handle_item", meeting, item=secret, outcome="approved_revised")
    await act("2021-06-15 16:11, secretary: check_at_once", meeting, item=secret)
    await act("2021-06-15 16:20, secretary: close_meeting", meeting)
    section = hall.installation.registry.held(meeting).state.items[street].section
    checkers = names[2:4]
    await act("2021-06-18, secretary: check_minutes", meeting, checkers=checkers, sections=[section])
    await act("2021-06-21, secretary: check_minutes", meeting, checkers=checkers)


async def the_tabling(hall: Hall) -> None:
    """A meeting with one item, which is tabled; its minutes are being checked."""
    act, begin = hall.act, hall.begin
    tabled = await begin(
        "2021-06-21 12:10, preparer: open_case", title="Katusuunnitelma", task_class="10 03 02"
    )
    proposal = hall.proposal("Katusuunnitelma hyväksytään.", informed=["Kymp"])
    await act("2021-06-21 12:20, preparer: revise_proposal", tabled, proposal=proposal)
    await act("2021-06-21 12:30, presenter: approve_for_agenda", tabled, body=BODY)
    meeting = await begin("2021-06-21 13:00, secretary: call_meeting", body=BODY, at=_iso("2021-06-28 16:00"))
    await act("2021-06-21 13:10, secretary: place_item", meeting, case=tabled)
    await act("2021-06-22, secretary: send_agenda", meeting)
    await act("2021-06-28 16:00, secretary: open_meeting", meeting, present=list(range(1, 10)))
    names = hall.seated(meeting)
    await act(
        "2021-06-28 16:10, secretary: handle_item",
        meeting,
        item=1,
        outcome="tabled",
        proposed_by=names[3],
        unanimous=True,
        until="next meeting",
    )
    await act("2021-06-28 16:20, secretary: close_meeting", meeting)
    await act("2021-06-30, secretary: remark_on_minutes", meeting, text="Ehdottajan nimi?", checker=names[4])


async def mended_afterwards(hall: Hall) -> None:
    """A clerical error is corrected in a decision that is final; its case is reopened, and withdrawn."""
    case, decision = "HEL 2021-000002", "kylk-2021-43"
    await hall.act(
        "2021-07-01, secretary: correct_clerical_error",
        case,
        decision=decision,
        clause=2,
        text=hall.written("Lupa on voimassa kesän 2021."),
        reason="Vuosi puuttui.",
    )
    await hall.act("2021-07-02, preparer: reopen_case", case, reason="Uusi hakemus.")
    await hall.act("2021-07-05, preparer: withdraw_case", case, reason="Hakemus peruttiin.")


async def second_quarter(hall: Hall) -> None:
    """One report is given and waits for the controller; the other one is awaited, and reminded of."""
    follow_up = hall.follow_up("HEL 2021-000001")
    said = hall.written("Koulujen työ etenee.")
    await hall.act(
        "2021-07-08, owner koulut.owner: give_report",
        follow_up,
        project="104020107401",
        period="2021Q2",
        figures=figures("Koulut", 900_00, "on_track", said),
    )


async def in_preparation(hall: Hall, mails: MailServer) -> None:
    """A public case and a confidential one wait for their reviews; a third one was withdrawn."""
    act, begin = hall.act, hall.begin
    case = await begin("2021-07-09, preparer: open_case", title="Leikkipuisto", task_class="10 03 02")
    await act(
        "2021-07-09 12:10, preparer: revise_proposal", case, proposal=hall.proposal("Puisto rakennetaan.")
    )
    await act("2021-07-12, preparer: request_reviews", case, groups=["digijory"], due="2021-08-06")
    await act("2021-07-12 13:00, presenter: approve_for_agenda", case, body=BODY, signal=True)
    await until(lambda: hall.refused() == 1)

    await hall.stage.forward(at("2021-07-13"))
    mails.answer = IS_AWAY
    await hall.act_at_once(
        "2021-07-13, preparer: request_reviews", case, groups=["kaupjory"], due="2021-08-06"
    )
    await hall.act_at_once(
        "2021-07-13 12:00, reviewer kaupjory: give_review",
        case,
        group="kaupjory",
        session="2021-07-13",
        verdict="supports",
    )
    mails.answer = TAKES

    secret = await begin(
        "2021-07-14, preparer: open_case",
        title="Salassa pidettävä hanke",
        task_class="03 01 01",
        publicity="confidential",
        ground="JulkL 24.1 § 20 k",
        secret_title=hall.written("Yrityskauppa", confidential=True),
    )
    file = hall.installation.archive.attach(b"Hinta-arvio\n")
    attachment = {
        "number": 1,
        "sealed_title": hall.written("Hinta-arvio", confidential=True),
        "sha256": file,
        "secrecy": "JulkL 24.1 § 20 k",
    }
    proposal = hall.proposal("Yritys ostetaan.", confidential=True, attachments=[attachment])
    await act("2021-07-14 12:10, preparer: revise_proposal", secret, proposal=proposal)
    proposal["clauses"][0]["text"] = hall.written(
        "Yritys ostetaan enintään arviohinnalla.", confidential=True
    )
    await act("2021-07-14 12:20, preparer: revise_proposal", secret, proposal=proposal)
    first = hall.installation.registry.held(secret).state.proposals[0].clauses[0].text.sha256
    erase(
        hall.installation.archive,
        first,
        reason="Kirjoitusvirhe.",
        actor="arkisto",
        now=at("2021-07-14 13:00"),
    )
    await act("2021-07-15, preparer: request_reviews", secret, groups=["digijory"], due="2021-08-13")

    dropped = await begin("2021-07-15 12:10, preparer: open_case", title="Turha asia", task_class="10 03 02")
    await act("2021-07-15 12:20, preparer: withdraw_case", dropped, reason="Turha.")


def _iso(when: str) -> str:
    return at(when).isoformat()


async def live(data: Path) -> tuple[Installation, MailServer]:
    """Play it all; the installation as it is left, and what its mail server took."""
    first = await asyncio.to_thread(Installation.fresh, load_settings(data=data))
    for key, mail in ADDRESSES.items():
        first.archive.set_address(key, mail, key)
    async with mail_server() as mails, skipped_time() as skipped:
        hall = Hall(first, skipped)
        async with make_worker(skipped.client, first):
            await until_march(hall)
            await hall.stage.rest()
        first.close()
        second = Installation.ready(load_settings(data=data, smtp=mails.address))
        hall.taken_over_by(second)
        async with make_worker(skipped.client, second):
            queue = second.settings.task_queue
            await Nudges(second.database, skipped.client, queue).reconcile(Origin(offset=hall.stage.offset))
            await until_july(hall, mails)
    return second, mails


def keep(installation: Installation, mails: MailServer, folder: Path) -> None:
    """Write the folder: text where it can be read, the rest in one archive."""
    folder.mkdir(parents=True)
    data = installation.settings.data
    listed = heads(installation.archive, now=at("2021-07-19 12:30"))
    (folder / "heads.txt").write_text("\n".join(listed.lines()) + "\n", "utf-8")
    sent = (str(message["Message-ID"]) for message in mails.messages)
    (folder / "sent.txt").write_text("\n".join(sent) + "\n", "utf-8")
    installation.close()
    with closing(sqlite3.connect(data / "registry.sqlite")) as registry:
        (folder / "registry.sql").write_text("\n".join(registry.iterdump()) + "\n", "utf-8")
    with tarfile.open(folder / "folder.tar.xz", "w:xz", preset=9) as archive:
        for file in sorted(path for name in ("store", "outbox") for path in (data / name).rglob("*")):
            if file.is_file():
                archive.add(file, file.relative_to(data), filter=_nobodys)


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o644
    return entry


def main(folder: Path) -> None:
    """Play the life, look whether all is as it says, and keep it."""
    with tempfile.TemporaryDirectory() as data:
        installation, mails = asyncio.run(live(Path(data)))
        verdict = verify(installation.archive)
        assert verdict.faults == (), verdict.faults
        keep(installation, mails, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
