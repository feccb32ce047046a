"""A case that is lived in memory: acts by day, and what a reader sees of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import models.whole.catalogue  # noqa: F401 - makes every act known
from activities.reading import numbered
from models.base.calendar import local_instant
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case
from models.engine.command import Answer, Command
from models.engine.journal import Fact
from models.engine.world import Held
from models.meeting.meeting import Meeting
from models.papers.notice import notices
from models.papers.notice_order import NoticeOrder
from models.papers.paper_order import PaperOrder
from models.whole.memory import Memory

EVERYBODY = range(1, 16)


def at(when: str) -> datetime:
    """The instant of `2021-03-15 16:00` in Helsinki."""
    day, _, clock = when.partition(" ")
    return local_instant(date.fromisoformat(day), time.fromisoformat(clock or "12:00"))


def project(number: str, name: str, owner: str, euros: int) -> dict[str, Any]:
    """A project line of an appropriation."""
    return {"number": number, "name": name, "owner": owner, "cents": euros * 100}


PROJECTS = {
    "Kulttuurin toimiala": ("kuva.head", [project("104020107401", "Lainaamo", "lainaamo.owner", 3000)]),
    "Kasvatuksen toimiala": (
        "kasko.head",
        [
            project("104020107402", "Oppimisen polku", "polku.owner", 2000),
            project("104020107403", "Ruokalista", "ruoka.owner", 1000),
        ],
    ),
}


@dataclass
class Life:
    """One case in the memory registry, which can be read like a registry."""

    memory: Memory = field(default_factory=lambda: Memory(now=at("2021-01-10")))
    texts: dict[str, Text] = field(default_factory=dict)
    addresses: dict[str, tuple[str, str]] = field(default_factory=dict)
    case: str = ""
    confidential: bool = False

    def act(self, when: str, role: str, name: str, journal: str | None = None, **fields: Any) -> Answer:
        """Let time come to `when`, and act."""
        instant = at(when)
        self.memory.forward(instant)
        return self.memory.act(
            Command.model_validate(
                {
                    "id": f"{len(self.memory.facts)}/{name}",
                    "journal": self.case if journal is None else journal,
                    "name": name,
                    "act": fields,
                    "actor": f"{role}.one",
                    "role": role,
                    "happened_at": instant,
                }
            )
        )

    def until(self, when: str) -> None:
        """Let time pass."""
        self.memory.forward(at(when))

    def written(self, text: str, salt: str | None = None) -> dict[str, Any]:
        """Keep a long text; its name, as acts give it."""
        kept = Text.of(text)
        name = Written.of(kept, salt or ("salt" if self.confidential else None))
        self.texts[name.sha256] = kept
        return name.model_dump(mode="json")

    def own(self, words: str) -> str | dict[str, Any]:
        """A short text in somebody's own words, sealed where the case is confidential."""
        return self.written(words) if self.confidential else words

    def propose(self, title: str = "Määrärahan myöntäminen", **case: Any) -> None:
        """Open the case and write its proposal."""
        self.case, self.confidential = "", case.get("publicity") == "confidential"
        case = {"title": title, "task_class": "02 02 02", **case}
        self.case = self.act("2021-01-11", "preparer", "open_case", **case).journal
        shares = [
            {"name": name, "head": head, "projects": lines, "cents": sum(line["cents"] for line in lines)}
            for name, (head, lines) in PROJECTS.items()
        ]
        proposal = {
            "clauses": [{"number": 1, "text": self.written("Kaupunginhallitus myöntää määrärahan.")}],
            "reasons": self.written("Hankkeet palvelevat kaupunkilaisia."),
            "presenter": {"name": "Esittelijä"},
            "informed": [self.own(name) for name in ("Kulttuurin toimiala", "Kasvatuksen toimiala")],
            "appropriation": {
                "cents": sum(share["cents"] for share in shares),
                "year": 2021,
                "budget_item": "1 30 01",
                "divisions": shares,
            },
        }
        self.act("2021-01-12", "preparer", "revise_proposal", proposal=proposal)

    def decide(self, title: str = "Määrärahan myöntäminen") -> str:
        """Bring the case to a published decision; its follow-up."""
        self.propose(title)
        self.act("2021-03-01", "presenter", "approve_for_agenda", body="khs")
        meeting = self.act(
            "2021-03-01", "secretary", "call_meeting", "", body="khs", at=at("2021-03-15 16:00").isoformat()
        ).journal
        self.act("2021-03-02", "secretary", "place_item", meeting, case=self.case, item=1)
        self.act("2021-03-03", "secretary", "send_agenda", meeting)
        self.act("2021-03-15 16:00", "secretary", "open_meeting", meeting, present=list(EVERYBODY))
        self.act("2021-03-15 16:10", "secretary", "handle_item", meeting, item=1, outcome="approved")
        self.act("2021-03-15 16:20", "secretary", "close_meeting", meeting)
        checkers = [present.name for present in self.held(meeting).of(Meeting).present[-2:]]
        self.act("2021-03-17", "secretary", "check_minutes", meeting, checkers=checkers)
        self.act("2021-03-18", "secretary", "publish_minutes", meeting)
        return self.held(self.case).of(Case).follow_up

    def orders(self) -> list[tuple[Fact, NoticeOrder]]:
        """Every notice that the facts called for, with its fact, in order."""
        held: dict[str, Held] = {}
        found = []
        for fact in self.memory.facts:
            held[fact.journal] = held.get(fact.journal, Held(fact.journal)).after([fact])
            found += [(fact, order) for order in notices(fact, held[fact.journal].state)]
        return found

    def order(self, template: str) -> NoticeOrder:
        """The last notice of a template."""
        return [order for _, order in self.orders() if order.template == template][-1]

    def held(self, journal: str) -> Held:
        return self.memory.held(journal)

    def fact(self, journal: str, seq: int) -> Fact:
        return numbered(self.facts(journal), seq)

    def facts(self, journal: str) -> list[Fact]:
        return [fact for fact in self.memory.facts if fact.journal == journal]

    def text(self, written: Written) -> Text | None:
        return self.texts.get(written.sha256)

    def paper(self, order: PaperOrder) -> tuple[str, bytes]:
        """A page that stands for the paper."""
        return f"{order.template}_{order.language}.pdf", b"%PDF-1.7"

    def address(self, key: str) -> tuple[str, str] | None:
        return self.addresses.get(key)
