"""What is long is deposited before an act is sent, so that the act travels by hash."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import select

from app.case_file.papers import Papers
from app.installation import Installation
from models.case import Case, Publicity
from models.command import Act
from models.follow_up import FollowUp
from models.meeting import Meeting
from models.tables import SEALED
from models.text import Text
from models.writing import Written

A = TypeVar("A", bound=Act)


def deposited(
    act: A, papers: Papers, installation: Installation, journal: str, *, confidential: bool, again: bool
) -> A:
    """The act with its texts kept; `again` says that it may have been sent before, with the same texts."""
    for path in papers.attachments.values():
        installation.archive.attach(path.read_bytes())
    if not papers.manuscripts:
        return act
    all_sealed = confidential or _is_confidential(installation, journal, act)
    kept = {}
    for sha256, manuscript in papers.manuscripts.items():
        sealed = all_sealed or manuscript.written.sealed  # anew: the salt that a file gives is no secret
        before = _sealed_before(installation, manuscript.text) if sealed and again else None
        kept[sha256] = before or installation.archive.write(manuscript.text, confidential=sealed)
    return type(act).model_validate(_renamed(act.model_dump(), kept))


def _is_confidential(installation: Installation, journal: str, act: Act) -> bool:
    """Whether the act is about a case that is confidential as a whole."""
    state = installation.registry.held(journal).state
    match state:
        case Meeting() if item := state.items.get(getattr(act, "item", 0)):
            state = installation.registry.held(item.case).state
        case FollowUp():
            state = installation.registry.held(state.case).state
    return isinstance(state, Case) and state.publicity is Publicity.CONFIDENTIAL


def _sealed_before(installation: Installation, text: Text) -> Written | None:
    """The commitment of an earlier sending: with a new salt, the same command would be another one."""
    with installation.registry.reading.connect() as connection:
        wanted = select(SEALED.c.salt).where(SEALED.c.text == text.model_dump_json())
        salt = connection.execute(wanted).scalars().first()
    return Written.of(text, salt) if salt else None


def _renamed(value: Any, kept: dict[str, Written]) -> Any:
    if isinstance(value, dict):
        if "sealed" in value and value.get("sha256") in kept:
            return kept[value["sha256"]].model_dump()
        return {key: _renamed(inner, kept) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(inner, kept) for inner in value]
    return value
