"""What is long is deposited before an act is sent, so that the act travels by hash."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import select

from activities.installation import Installation
from app.case_file.papers import Papers
from models.base.text import Text
from models.base.writing import Written
from models.case.case import Case, Publicity
from models.engine.command import Act
from models.follow_up.follow_up import FollowUp
from models.meeting.meeting import Meeting
from models.tables.tables import FACT, SEALED

A = TypeVar("A", bound=Act)


def deposited(
    act: A, papers: Papers, installation: Installation, journal: str, *, confidential: bool, again: bool
) -> A:
    """The act with its texts kept; `again` says that it may have been sent before, with the same texts.

    All are sealed in a confidential case and on demand, else those that are marked.
    """
    archive = installation.archive
    for path in papers.attachments.values():
        archive.attach(path.read_bytes())
    if not papers.manuscripts:
        return act
    whole = confidential or _is_confidential(installation, journal, act)
    kept: dict[str, Written] = {}
    for sha256, manuscript in papers.manuscripts.items():
        sealed = whole or manuscript.salt is not None
        before = _sealed_before(installation, manuscript.text, journal, again=again) if sealed else None
        kept[sha256] = before or archive.write(manuscript.text, confidential=sealed)
    for sha256, mail in papers.mails.items():
        archive.set_address(kept[sha256].sha256, mail)
    return type(act).model_validate(_renamed(act.model_dump(), kept))


def _is_confidential(installation: Installation, journal: str, act: Act) -> bool:
    """Whether the act is about a case or an item that is confidential as a whole."""
    state = installation.registry.held(journal).state
    match state:
        case Meeting() if item := state.items.get(getattr(act, "item", 0)):
            if item.secrecy:
                return True
            state = installation.registry.held(item.case).state
        case FollowUp():
            state = installation.registry.held(state.case).state
    return isinstance(state, Case) and state.publicity is Publicity.CONFIDENTIAL


def _sealed_before(installation: Installation, text: Text, journal: str, *, again: bool) -> Written | None:
    """The commitment that the same text has in this journal, so that a revision says what it changes.

    `again`: else one that no fact names. With a new salt, the same command would be another one.
    """
    named = select(FACT.c.journal).where(FACT.c.content.contains(SEALED.c.sha256))
    here, nowhere = named.where(FACT.c.journal == journal).exists(), ~named.exists()
    with installation.registry.reading.connect() as connection:
        for which in (here, nowhere) if again else (here,):
            wanted = select(SEALED.c.salt).where(SEALED.c.text == text.model_dump_json(), which)
            if salt := connection.execute(wanted).scalars().first():
                return Written.of(text, salt)
    return None


def _renamed(value: Any, kept: dict[str, Written]) -> Any:
    if isinstance(value, dict):
        if "sealed" in value and value.get("sha256") in kept:
            return kept[value["sha256"]].model_dump()
        return {key: _renamed(inner, kept) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(inner, kept) for inner in value]
    return value
