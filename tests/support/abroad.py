"""Another country than the tests' own, with an invented municipality and a case of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from models.base.country_pack import VARIABLE, read_anew
from models.base.text import Text
from models.case.case import Case
from models.case.decision_status import DecisionStatus
from models.matter.item import Item
from models.meeting.meeting import Meeting
from tests.support.paper_life import Life, at

BOARD = {
    "id": "ks",
    "kind": "board",
    "names": {"sv": "kommunstyrelsen"},
    "forms": {"sv_genitive": "kommunstyrelsens"},
    "languages": ["sv"],
    "seats": 11,
    "chair": 1,
    "vice_chairs": [2],
    "holders": {
        seat: {"members": [{"name": f"ledamot {seat}", "valid_from": "2022-01-01"}]} for seat in range(1, 12)
    },
    "presenters": [{"title": {"sv": "kommundirektör"}}],
    "secretaries": [{"title": {"sv": "kommunsekreterare"}}],
}

MUNICIPALITY = {
    "names": {"sv": "Sjöhults kommun"},
    "forms": {"sv_genitive": "Sjöhults kommuns"},
    "country": "se",
    "register_prefix": "SJH",
    "languages": ["sv"],
    "registry_office": {
        "names": {"sv": "registratorskontoret"},
        "postal": {"sv": "Box 8, 999 98 Sjöhult"},
        "email": "registrator@sjohult.example",
    },
    "administrative_court": {
        "names": {"sv": "Förvaltningsrätten i Sjöhult"},
        "postal": {"sv": "Box 9, 999 98 Sjöhult"},
        "email": "domstol@sjohult.example",
    },
}
DESCRIBED = {"municipality": MUNICIPALITY, "bodies": [BOARD]}


@contextmanager
def serving(code: str) -> Iterator[None]:
    """This process serves a country for as long as the block lasts."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(VARIABLE, code)
        read_anew()
        try:
            yield
        finally:
            environment.undo()
            read_anew()


@dataclass
class Abroad:
    """A case of a Swedish municipality before its board; the country has to be served meanwhile."""

    life: Life = field(default_factory=Life)
    described: dict[str, Any] = field(default_factory=lambda: DESCRIBED)
    case: str = ""
    meeting: str = ""

    def decide(self, day: str, outcome: str = "approved") -> None:
        """Open, place, decide on a day at 16, and check the minutes the same evening."""
        life = self.life
        life.do("2022-04-01 09:00", "registrar", "load_municipality", description=self.described)
        self.case = life.do(
            "2022-04-04 09:00", "preparer", "open_case", title="Simhallens öppettider", task_class="00 01 02",
            language="sv",
        ).journal  # fmt: skip
        text = life.write(Text.of("Kommunstyrelsen godkänner öppettiderna.", "sv"))
        reasons = life.write(Text.of("Hallen är tom om morgnarna.", "sv"))
        proposal = {
            "clauses": [{"number": 1, "text": text}],
            "reasons": reasons,
            "presenter": {"name": "Ordföranden"},
            "noting": outcome == "noted",
        }
        life.do("2022-04-04 10:00", "preparer", "revise_proposal", self.case, proposal=proposal)
        life.do("2022-04-05 09:00", "presenter", "approve_for_agenda", self.case, body="ks")
        when = at(f"{day} 16:00").isoformat()
        self.meeting = life.do("2022-04-05 10:00", "secretary", "call_meeting", body="ks", at=when).journal
        life.do("2022-04-06 09:00", "secretary", "place_item", self.meeting, case=self.case)
        life.do("2022-04-07 09:00", "secretary", "send_agenda", self.meeting)
        life.do(f"{day} 16:00", "secretary", "open_meeting", self.meeting, present=list(range(1, 12)))
        life.do(f"{day} 16:10", "secretary", "handle_item", self.meeting, item=self.item, outcome=outcome)
        checkers = ["ledamot 3"]
        for number, item in self._items().items():
            if not item.case:
                elected: dict[str, Any] = {"checkers": checkers} if item.standing == "checkers" else {}
                life.do(
                    f"{day} 16:20",
                    "secretary",
                    "settle_item",
                    self.meeting,
                    item=number,
                    outcome="noted",
                    **elected,
                )
        life.do(f"{day} 17:00", "secretary", "close_meeting", self.meeting)
        life.do(f"{day} 18:00", "secretary", "check_minutes", self.meeting, checkers=checkers)

    def publish(self, day: str) -> DecisionStatus:
        """Announce that the minutes were checked; what comes of the decision."""
        self.life.do(f"{day} 10:00", "secretary", "publish_minutes", self.meeting)
        return self.status

    def until(self, when: str) -> DecisionStatus:
        """Let time pass; what came of the decision."""
        self.life.memory.forward(at(when))
        return self.status

    @property
    def item(self) -> int:
        """The number of the case on the agenda, after the items that agendas of its body begin with."""
        return next(number for number, item in self._items().items() if item.case == self.case)

    def _items(self) -> Mapping[int, Item]:
        meeting = self.life.memory.held(self.meeting).state
        assert isinstance(meeting, Meeting)
        return meeting.items

    @property
    def status(self) -> DecisionStatus:
        """What came of the decision."""
        return next(iter(self.state.decisions.values()))

    @property
    def state(self) -> Case:
        """The case as it stands."""
        state = self.life.memory.held(self.case).state
        assert isinstance(state, Case)
        return state
