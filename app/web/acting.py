"""Doing what was written on a page: read as any door reads it, deposited, signed, sent, answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
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


async def done(
    house: House,
    visitor: Visitor,
    act: type[AnyAct],
    journal: str,
    written: Mapping[str, Any],
    common: Common,
    source: str = "",
    spoken: Language | None = None,
    *,
    by_line: bool = True,
) -> Answer:
    """Do it in the visitor's name. `source` is a description as a case file has it, which its reader sees if
    they are told of its lines. Raises a Refusal."""
    installation = house.installation
    read, given = await asyncio.to_thread(
        _read, act, written, source, Given(spoken or language(), by_line=by_line)
    )
    hands = visitor.hands(common.on_behalf_of)
    role = await asyncio.to_thread(
        hands.role, read, common.role or None, lambda: installation.registry.held(journal)
    )
    kept = await asyncio.to_thread(
        lambda: deposited(
            read, given.papers, installation, journal, confidential=bool(common.confidential), again=True
        )
    )
    with withdrawn_if_refused(kept, installation):
        return await house.desk().act(
            act.name(),
            kept,
            journal=journal,
            actor=hands.actor,
            on_behalf_of=hands.on_behalf_of,
            role=role,
            happened_at=instant(common.when) if common.when else clock.now(),
            command_id=common.command or None,
            later_because=common.because,
        )


def _read(act: type[AnyAct], written: Mapping[str, Any], source: str, given: Given) -> tuple[AnyAct, Given]:
    """The act, and the texts that were read with it; no file of this machine is read for what it names."""
    with TemporaryDirectory() as folder:
        keep_within(Path(folder).parent)
        return given.act(act, written, _in_a_file(act, source, Path(folder))), given


def _in_a_file(act: type[AnyAct], source: str, folder: Path) -> Path | None:
    if not source.strip():
        return None
    name = next(name for name, info in act.model_fields.items() if structured(info))
    file = folder / f"{name}.yaml"
    file.write_text(source.replace("\r\n", "\n"), encoding="utf-8")
    return file
