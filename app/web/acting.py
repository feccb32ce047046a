"""Doing what was written on a page: read as any door reads it, deposited, signed, sent, answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from activities.installation import Installation
from activities.registry.registry import Registry
from app.case_file.finding import Meaningless
from app.case_file.papers import Papers
from app.case_file.script import reached
from app.desk.act_fields import structured
from app.desk.bad_input import BadInput
from app.desk.depositing import Deposit, deposited, withdrawn_if_refused
from app.desk.giving import Given, instant
from app.desk.hands import Hands
from app.desk.reading.tongue import language_there
from app.language import language
from app.web.forms import labels
from app.web.house import House
from app.web.visitor import Visitor
from app.wrong_input import WrongInput
from models.base import clock
from models.base.formats import quoted
from models.base.language import Language
from models.base.terms import spoken
from models.engine.command import Answer, AnyAct


class NoAddressesHere(WrongInput):
    """Mail addresses are noted by the owner of the data, with `pykala address set`; leave 'mail' out."""


@dataclass(frozen=True)
class Common:
    """What every act may be given beside its own fields, as it was written."""

    role: str = ""
    on_behalf_of: str = ""
    when: str = ""
    because: str = ""
    confidential: str = ""
    command: str = ""
    seen: str = ""
    """The last fact of the journal that the page showed; empty where nothing is compared."""
    back: str = ""
    """The page to go back to; the journal's own where nothing is said."""

    @classmethod
    def typed(cls, form: Mapping[str, Any]) -> Common:
        """That of a form, where their names begin with a line."""
        return cls(**{name: str(form.get(f"_{name}", "")).strip() for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class Sheet:
    """What was written on a page for one act."""

    act: type[AnyAct]
    journal: str
    common: Common
    written: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""
    """A description as a case file has it."""
    by_line: bool = True
    """Whether who wrote it sees the description, so that they are told in which line something is wrong."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files that came along, by names that are only names; the description may name them."""
    revised: Callable[[AnyAct], AnyAct] = lambda act: act
    """What is done to the act once it is read."""
    language: Language | None = None
    """In which language texts were written; by default that of what they are about."""


Read = Callable[[Path], tuple[AnyAct, Papers]]
"""Reads an act, with its texts and files, in a folder of its own."""


async def done(house: House, visitor: Visitor, sheet: Sheet) -> Answer:
    """Do what was written on a page in the visitor's name. Raises a Refusal."""
    house = replace(house, installation=house.installation.at_one_moment())
    read = reading(sheet, house.installation.registry)
    return await carried_out(house, visitor, sheet.journal, sheet.common, read)


def reading(sheet: Sheet, registry: Registry) -> Read:
    """How what was written on a page is read."""

    def read(folder: Path) -> tuple[AnyAct, Papers]:
        tongue = sheet.language or language_there(registry, sheet.journal)
        given = Given(tongue, _labelled(sheet.act), by_line=sheet.by_line)
        for called, content in sheet.files.items():
            (folder / called).write_bytes(content)
        act = given.act(sheet.act, sheet.written, _in_a_file(sheet.act, sheet.source, folder))
        return sheet.revised(act), given.papers

    return read


def happened(common: Common) -> datetime:
    """When it happened, as it was written; now where nothing was. Raises BadInput."""
    try:
        return instant(common.when) if common.when else clock.now()
    except Meaningless as error:
        raise BadInput(sentences=f"{error.sentence} {error.suggestion}".rstrip()) from None


def _labelled(act: type[AnyAct]) -> Callable[[str], str]:
    """How a page calls a field of an act: by its label, in quotes."""
    known = labels(act)
    return lambda name: quoted(known.get(name, spoken(name)), language())


async def carried_out(house: House, visitor: Visitor, journal: str, common: Common, read: Read) -> Answer:
    """Read an act, keep what is long of it, and send it in the visitor's name. Raises a Refusal."""
    when = happened(common)
    hands = visitor.hands(common.on_behalf_of)
    kept, role = await asyncio.to_thread(_prepared, house.installation, hands, journal, common, read)
    with withdrawn_if_refused(kept, house.installation):
        return await house.desk.act(
            kept.act.name(),
            kept.act,
            journal=journal,
            actor=hands.actor,
            on_behalf_of=hands.on_behalf_of,
            role=role,
            happened_at=when,
            command_id=common.command or None,
            later_because=common.because,
            seen=int(common.seen) if common.seen.isdecimal() else None,
        )


def _prepared(
    installation: Installation, hands: Hands, journal: str, common: Common, read: Read
) -> tuple[Deposit[AnyAct], str]:
    """The act with its texts and files kept, and the role in which it is done."""
    with understood(read) as (act, papers):
        role = hands.role(act, common.role or None, lambda: installation.registry.held(journal))
        secret = bool(common.confidential)
        kept = deposited(act, papers, installation, journal, confidential=secret, again=True)
    return kept, role


@contextmanager
def understood(read: Read) -> Iterator[tuple[AnyAct, Papers]]:
    """An act as it was written, with its texts and files. Raises BadInput or NoAddressesHere.

    No file is read for what it names but those that came along.
    """
    with TemporaryDirectory() as name:
        act, papers = read(Path(name))
        if papers.mails or [*reached(papers.people.values())]:
            raise NoAddressesHere
        yield act, papers


def _in_a_file(act: type[AnyAct], source: str, folder: Path) -> Path | None:
    if not source.strip():
        return None
    name = next(name for name, info in act.model_fields.items() if structured(info))
    file = folder / f"{name}.yaml"
    file.write_text(source.replace("\r\n", "\n"), encoding="utf-8")
    return file
