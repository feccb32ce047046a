"""Doing what was written on a page: read as any door reads it, deposited, signed, sent, answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.desk.depositing import deposited, withdrawn_if_refused
from app.desk.giving import Given, instant, structured
from app.desk.places import keep_within
from app.language import language
from app.web.house import House
from app.web.visitor import Visitor
from models.base import clock
from models.base.language import Language
from models.engine.command import Answer, AnyAct


@dataclass(frozen=True)
class Common:
    """What every act may be given beside its own fields, as it was written."""

    role: str = ""
    on_behalf_of: str = ""
    when: str = ""
    because: str = ""
    confidential: str = ""
    command: str = ""

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
    language: Language | None = None
    """In which language texts were written; the reader's own by default."""


async def done(house: House, visitor: Visitor, sheet: Sheet) -> Answer:
    """Do it in the visitor's name. Raises a Refusal."""
    installation, common = house.installation, sheet.common
    given = Given(sheet.language or language(), by_line=sheet.by_line)
    read = await asyncio.to_thread(_read, sheet, given)
    hands = visitor.hands(common.on_behalf_of)
    role = await asyncio.to_thread(
        hands.role, read, common.role or None, lambda: installation.registry.held(sheet.journal)
    )
    secret = bool(common.confidential)
    kept = await asyncio.to_thread(
        lambda: deposited(read, given.papers, installation, sheet.journal, confidential=secret, again=True)
    )
    with withdrawn_if_refused(kept, installation):
        return await house.desk().act(
            sheet.act.name(),
            kept,
            journal=sheet.journal,
            actor=hands.actor,
            on_behalf_of=hands.on_behalf_of,
            role=role,
            happened_at=instant(common.when) if common.when else clock.now(),
            command_id=common.command or None,
            later_because=common.because,
        )


def _read(sheet: Sheet, given: Given) -> AnyAct:
    """The act, its texts in what it was given by; no file of this machine is read for what it names."""
    with TemporaryDirectory() as folder:
        keep_within(Path(folder).parent)
        return given.act(sheet.act, sheet.written, _in_a_file(sheet.act, sheet.source, Path(folder)))


def _in_a_file(act: type[AnyAct], source: str, folder: Path) -> Path | None:
    if not source.strip():
        return None
    name = next(name for name, info in act.model_fields.items() if structured(info))
    file = folder / f"{name}.yaml"
    file.write_text(source.replace("\r\n", "\n"), encoding="utf-8")
    return file
