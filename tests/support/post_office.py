"""A town whose people are known, with a real registry, store, papers and mail server, and no Temporal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select

from activities.installation import Installation
from activities.settings import load_settings
from activities.store import PAPERS
from app.case_file.municipality_file import read_municipality
from app.desk.command import command_of
from models.base.text import Text
from models.engine.command import Answer
from models.engine.effect_state import EffectState
from models.tables.outbox import OUTBOX, UNDELIVERED
from models.tables.tables import PAPER
from tests.support.clerk import EXAMPLES, Clerk
from tests.support.lives import at
from tests.support.mail_server import MailServer

STAFF = {
    "rekisteri": ("registrar", "all", 0),
    "sihteeri": ("secretary", "kh", 0),
    "laatija": ("preparer", "kanslia", 0),
    "johtaja": ("presenter", "kh", 0),
    "ryhma": ("reviewer", "johtory", 0),
    "arkisto": ("archivist", "all", 0),
    "puheenjohtaja": ("member", "kh", 1),
    "toinen": ("member", "kh", 2),
    "kolmas": ("member", "kh", 3),
    "vara": ("deputy_member", "kh", 4),
}
"""Who is what, of what, on which seat: invented people, called by what they do. Other seats have nobody."""


class PostOffice:
    """Sarvijoki, where mail is sent; `mails` is what came."""

    def __init__(self, data: Path, server: MailServer) -> None:
        settings = load_settings(data=data, smtp=SecretStr(server.address))
        self.installation = Installation.fresh(settings, rehearsal=True)
        self.clerk = Clerk(self.installation, at("2026-01-05 09:00"))
        self.mails = server.messages
        self.sent = 0

    async def staffed(self, **municipality: Any) -> PostOffice:
        """Sarvijoki is described, its people are known, and some of them have addresses."""
        described = read_municipality(EXAMPLES / "sarvijoki").model_dump(mode="json")
        described["municipality"] |= {"approval_chains": [], "review_rules": [], **municipality}
        await self.do("rekisteri", "registrar", "load_municipality", description=described)
        await self.do("rekisteri", "registrar", "add_person", person="rekisteri")
        for person, (office, of, seat) in STAFF.items():
            if person != "rekisteri":
                await self.do("rekisteri", "registrar", "add_person", person=person)
                held: dict[str, Any] = {"person": person, "office": office, "of": of, "seat": seat}
                await self.do("rekisteri", "registrar", "appoint_person", **held)
        for person in ("puheenjohtaja", "toinen", "sihteeri", "laatija"):
            await self.reach(person, f"{person}@sarvijoki.example")
        return self

    async def reach(self, person: str, email: str, **more: Any) -> Answer:
        """Say where somebody's mail goes."""
        data = {name: self.sealed(text) for name, text in more.items() if name in ("telephone", "postal")}
        office: dict[str, Any] = {name: more[name] for name in ("office", "of") if name in more}
        said: dict[str, Any] = {"person": person, "email": self.sealed(email), **data, **office}
        return await self.do("rekisteri", "registrar", "give_contact", **said)

    async def do(
        self, actor: str, role: str, name: str, journal: str = "", when: str = "", **fields: Any
    ) -> Answer:
        """Let time come to `when`, and act; what follows is delivered."""
        if when:
            await self.clerk.forward(at(when))
        self.sent += 1
        command = command_of(
            name,
            fields,
            actor=actor,
            role=role,
            journal=journal,
            happened_at=self.clerk.now,
            command_id=f"post/{self.sent}",
        )
        return await self.clerk.act(command)

    def written(self, text: str) -> dict[str, Any]:
        """Keep a long text; its name, as acts give it."""
        return self.installation.archive.write(Text.of(text)).model_dump(mode="json")

    def sealed(self, text: str) -> dict[str, Any]:
        """Seal a text; its commitment."""
        return self.installation.archive.write(Text.of(text), confidential=True).model_dump(mode="json")

    async def case(self, title: str = "Kirjaston laajennus") -> str:
        """A case with a proposal."""
        opened = await self.do(
            "laatija", "preparer", "open_case", when="2026-02-02 09:00", title=title, task_class="10 03 02"
        )
        proposal = {
            "clauses": [{"number": 1, "text": self.written("Kunnanhallitus päättää laajentaa kirjaston.")}],
            "reasons": self.written("Kirjasto on ahdas."),
            "presenter": {"name": "kunnanjohtaja"},
            "informed": ["Kirjaston ystävät"],
        }
        await self.do("laatija", "preparer", "revise_proposal", opened.journal, proposal=proposal)
        return opened.journal

    async def meeting(self, *cases: str) -> str:
        """A meeting of the board with these cases on its agenda, not summoned yet."""
        for case in cases:
            await self.do("johtaja", "presenter", "approve_for_agenda", case, body="kh")
        called = {"body": "kh", "at": "2026-03-02T17:00:00+02:00", "place": "Kunnantalo"}
        meeting = (await self.do("sihteeri", "secretary", "call_meeting", **called)).journal
        for case in cases:
            await self.do("sihteeri", "secretary", "place_item", meeting, case=case)
        return meeting

    def paper(self, template: str, language: str) -> bytes:
        """The last paper of a kind that was made."""
        wanted = select(PAPER.c.sha256).where(PAPER.c.template == template, PAPER.c.language == language)
        with self.installation.registry.reading.connect() as connection:
            sha256 = connection.execute(wanted.order_by(PAPER.c.id.desc())).scalars().first()
        assert sha256
        return self.installation.archive.store.get(PAPERS, sha256)

    def unreached(self) -> list[str]:
        """Of the notices that reached nobody, for whom they are."""
        with self.installation.registry.reading.connect() as connection:
            wanted = select(OUTBOX.c.detail).where(UNDELIVERED, OUTBOX.c.state == EffectState.NO_ADDRESS)
            return list(connection.execute(wanted.order_by(OUTBOX.c.id)).scalars())

    @property
    def now(self) -> datetime:
        """What time it is."""
        return self.clerk.now
