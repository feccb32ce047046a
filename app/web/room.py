"""What the pages of one meeting have in common: its forms stand on the page, and come back to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2.utils import Namespace
from starlette.datastructures import FormData

from app.case_file.finding import Meaningless
from app.desk.entering import held
from app.desk.giving import instant
from app.desk.reading.agenda import confidential_items
from app.desk.reading.tongue import languages_of
from app.web.acting import Common
from app.web.house import House
from app.web.other_languages import OtherText, others
from app.web.visitor import Visitor
from models.base import clock
from models.base.refusal import Refusal, WrongAddressee
from models.base.words import Said
from models.engine import policy
from models.engine.command import AnyAct
from models.engine.world import Held
from models.meeting.meeting import Meeting

TELLS_WHICH = ("item", "motion", "method", "remark")
"""The fields that tell one form of an act from another."""

SIDE = "side "
SEAT = "seat "
"""How a row of a table is named: by its member in a roll-call, by its number when the seats are taken."""


@dataclass(frozen=True)
class RefusedForm:
    """A form that was refused: its act, why, and what was typed there; nothing where none was."""

    act: str = ""
    refusal: Refusal | None = None
    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, act: str, refusal: Refusal, typed: FormData) -> RefusedForm:
        """What somebody sent in vain."""
        return cls(act, refusal, {key: [str(one) for one in typed.getlist(key)] for key in typed})

    @property
    def command(self) -> str:
        """Its command, which it bears when it is sent again."""
        return self.typed.get("_command", [""])[0]

    def is_of(self, act: str, item: int = 0, motion: int = 0, remark: int = 0) -> bool:
        """Whether it is that form of an act."""
        wanted = {"item": item, "motion": motion, "remark": remark}
        return self.act == act and all(
            not number or self.typed.get(name, [""])[0] == str(number) for name, number in wanted.items()
        )

    def words(self) -> list[str]:
        """What somebody wrote in it themselves."""
        return list(self._words())

    def _words(self) -> Iterator[str]:
        for name, said in self.typed.items():
            if name not in TELLS_WHICH and not name.startswith(("_", SIDE, SEAT)):
                yield from filter(None, said)


@dataclass(frozen=True)
class Later:
    """When what a page enters happened, and why it is entered only afterwards; empty of what happens now."""

    when: str = ""
    because: str = ""

    @classmethod
    def asked(cls, request: Request) -> Later:
        """What the address of a page says."""
        return cls(*(request.query_params.get(name, "").strip() for name in ("when", "because")))

    def instant(self) -> datetime:
        """When it happened; now, where nobody said it in a way that is understood."""
        with suppress(Meaningless, ValueError):
            return instant(self.when) if self.when else clock.now()
        return clock.now()

    def query(self) -> dict[str, str]:
        """The same for the address of the next page."""
        return {"when": self.when, "because": self.because} if self.when else {}


@dataclass(frozen=True)
class Room:
    """A page of a meeting, as its forms lead back to it."""

    address: str
    later: Later
    item: int = 0
    """The item that was chosen; 0 where the one that comes next is shown."""

    def here(self, act: str = "", stays: bool = True) -> str:
        """Where an act of the page is sent, or the page itself; it stays at the item that was chosen."""
        return self._to(f"{self.address}/{act}" if act else self.address, self.item if stays else 0)

    def at_item(self, item: int) -> str:
        """The page with an item chosen."""
        return self._to(self.address, item)

    def _to(self, address: str, item: int) -> str:
        query = {**({"item": str(item)} if item else {}), **self.later.query()}
        return f"{address}?{urlencode(query)}" if query else address


def the_meeting(house: House, meeting: str) -> tuple[Held, Meeting]:
    """A meeting as it stands. Raises NoSuchJournal or WrongAddressee."""
    found = held(house.installation, meeting)
    if not isinstance(found.state, Meeting):
        raise WrongAddressee(act=Said.why("the hall"), wanted=policy.a_noun("meeting"), journal=meeting)
    return found, found.state


def view_of(
    house: House, visitor: Visitor, meeting: str, kept: RefusedForm, done: str, room: Room
) -> dict[str, Any]:
    """What every page of a meeting shows; `done` is the command that was just carried out."""
    found, state = the_meeting(house, meeting)
    acts = house.asked.mine(found, clock.now(), visitor.person, visitor.register, ())
    facts = house.installation.registry.facts(found.id) if done else ()
    spoken, *_ = languages = languages_of(house.installation.registry, state)

    def in_others(act: str, name: str, *, mine: bool) -> tuple[OtherText, ...]:
        return tuple(others(AnyAct.catalogue[act], name, languages, kept.typed if mine else {}))

    return {
        "held": found,
        "state": state,
        "secret": confidential_items(house.installation, state),
        "may": {each.act for each in acts if not each.refusal},
        "kept": kept,
        "command": kept.command or clock.new_id(),
        "done": [fact for fact in facts if fact.command_id == done and fact.actor == visitor.person],
        "later": room.later,
        "here": room.here,
        "at_item": room.at_item,
        "spoken": spoken,
        "others_of": in_others,
        "beside": Namespace(it=False),  # whether the refusal was told beside its form
    }


def one_command(common: Common, act: str, typed: FormData) -> Common:
    """The command of a form that has several buttons: the same one only where the same was sent."""
    said = sorted((key, str(value)) for key, value in typed.multi_items() if not key.startswith("_"))
    same = hashlib.sha256(repr((act, said)).encode()).hexdigest()[:12]
    return replace(common, command=f"{common.command or clock.new_id()}.{same}")
