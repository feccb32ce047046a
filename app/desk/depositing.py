"""What is long is deposited before an act is sent, so that the act travels by hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import select

from activities.installation import Installation
from activities.registry.sealed import withdraw
from app.case_file.papers import Papers
from app.case_file.script import Enclosure, Person, reached
from app.desk.acting import UNANSWERED
from app.desk.addressing import refuse_no_address
from models.base.refusal import Refusal
from models.base.text import Text
from models.base.writing import Written
from models.engine.command import ANY, AnyAct
from models.law.openness import with_own_words
from models.law.personal_data import refuse_marks
from models.people.reaching import GiveContact
from models.tables.tables import FACT, SEALED

A = TypeVar("A", bound=AnyAct)


class Deposit(NamedTuple, Generic[A]):
    """An act with its texts kept, and the people who came along, who are noted once it is taken."""

    act: A
    people: tuple[Person, ...] = ()
    """Officials with their mail addresses, for the address book."""


ASKS_THE_LOG = 3
"""So often a door asks the database's log to let go of what was sealed in vain, each time for a moment."""


def deposited(
    act: A, papers: Papers, installation: Installation, journal: str, *, confidential: bool, again: bool
) -> Deposit[A]:
    """The act with its texts kept; `again` says that it may have been sent before, with the same texts.

    All are sealed in a confidential case and on demand, short words too, else those that are marked. Raises
    MarkInTheOpen.
    """
    refuse_marks(act)
    archive = installation.archive
    if isinstance(act, GiveContact) and act.email and act.email.sha256 in papers.manuscripts:
        text = papers.manuscripts[act.email.sha256].text  # the engine sees no more than its commitment
        refuse_no_address(text.say(text.original))
    files = {
        name: _enclosed(enclosure, installation, journal, again=again)
        for name, enclosure in papers.attachments.items()
    }
    whole = confidential or _is_confidential(installation, journal, act)

    def keep(text: Text, *, sealed: bool) -> Written:
        before = _sealed_before(installation, text, journal, again=again) if sealed else None
        return before or archive.write(text, confidential=sealed)

    kept = {
        sha256: keep(manuscript.text, sealed=whole or manuscript.salt is not None)
        for sha256, manuscript in papers.manuscripts.items()
    }
    for sha256, mail in papers.mails.items():
        archive.set_address(kept[sha256].sha256, mail)  # goes with its text, where that is withdrawn
    if kept or files:
        act = type(act).model_validate(_renamed(act.model_dump(), kept, files))
    if whole:
        act = with_own_words(act, lambda said: keep(Text.of(said, papers.language), sealed=True))
    return Deposit(act, tuple(reached(papers.people.values())))


@contextmanager
def withdrawn_if_refused(deposit: Deposit[Any], installation: Installation) -> Iterator[None]:
    """Send an act in the block: if it is refused, nothing that was sealed for it is left behind, and nobody's
    address was noted; else addresses are noted now, and what went nowhere meanwhile is sent."""
    try:
        yield
    except Refusal as refusal:
        if not isinstance(refusal, UNANSWERED):
            withdraw(installation.archive, deposit.act, tries=ASKS_THE_LOG)
        raise
    for person in deposit.people:
        installation.archive.set_address(person.key, person.mail, person.name)


def _is_confidential(installation: Installation, journal: str, act: AnyAct) -> bool:
    """Whether what the act concerns is confidential, or nobody can tell, as the engine's own guard asks."""
    held = installation.registry.held(journal)
    if act.on not in (None, ANY, held.state and held.state.noun):
        return True  # addressed to a journal of another kind; it will be refused
    concern = act.concerned(held)
    if concern is None or concern.secret:
        return True
    states = (installation.registry.held(case).state for case in concern.cases)
    return any(state is None or state.confidential for state in states)


def _enclosed(enclosure: Enclosure, installation: Installation, journal: str, *, again: bool) -> str:
    """Keep a file; what it is called."""
    content = enclosure.path.read_bytes()
    if enclosure.salt is None:
        return installation.archive.attach(content)
    before = _salt_before(installation, hashlib.sha256(content).hexdigest(), journal, again=again)
    if before:
        return installation.archive.enclose(content, before)
    return installation.archive.attach(content, confidential=True)


def _sealed_before(installation: Installation, text: Text, journal: str, *, again: bool) -> Written | None:
    """The commitment that the same text has in this journal, so that a revision says what it changes."""
    salt = _salt_before(installation, text.model_dump_json(), journal, again=again)
    return Written.of(text, salt) if salt else None


def _salt_before(installation: Installation, said: str, journal: str, *, again: bool) -> str | None:
    """The salt with which the same was sealed before in this journal.

    `again`: else one that no fact names. With a new salt, the same command would be another one.
    """
    named = select(FACT.c.journal).where(FACT.c.content.contains(SEALED.c.sha256))
    here, nowhere = named.where(FACT.c.journal == journal).exists(), ~named.exists()
    with installation.registry.reading.connect() as connection:
        for which in (here, nowhere) if again else (here,):
            wanted = select(SEALED.c.salt).where(SEALED.c.text == said, which)
            if salt := connection.execute(wanted).scalars().first():
                return str(salt)
    return None


_BESIDE = ("whole", "left_out")
"""What a text's name says of the whole text, in which personal data is marked."""


def _renamed(value: Any, kept: dict[str, Written], files: dict[str, str]) -> Any:
    if isinstance(value, dict):
        if "sealed" in value and value.get("sha256") in kept:
            named = kept[value["sha256"]].model_dump()
            return named | {each: _renamed(value[each], kept, files) for each in _BESIDE if each in value}
        if "sealed_file" in value:
            value = value | {"sha256": files.get(value["sha256"], value["sha256"])}
        return {key: _renamed(inner, kept, files) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(inner, kept, files) for inner in value]
    return value
