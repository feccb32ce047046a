"""Long texts and attachments: what lies in the store or behind a commitment is what the facts name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select

from activities.checks.fault import Fault, Inspection
from activities.registry.erasures import not_finished
from activities.store import ATTACHMENTS, TEXTS, NotInStore
from models.base.calendar import local_day
from models.base.text import Text
from models.base.words import Said, Value
from models.base.writing import Written, sealed_file
from models.case.proposal import Attachment
from models.engine.journal import Fact
from models.law.secrecy import parts_of
from models.tables.tables import SEALED


def texts(looked: Inspection, facts: Iterable[Fact]) -> Iterator[Fault]:
    """Whether what the facts of a journal name is there, and is what they name."""
    seen: set[str] = set()
    for fact in facts:
        for named in _named(fact):
            if named.sha256 and named.sha256 not in seen:
                seen.add(named.sha256)
                looked.named.add(named.sha256)
                looked.checked["attachments" if isinstance(named, Attachment) else "texts"] += 1
                yield from _wrong(looked, fact, named)


def texts_of_nobody(looked: Inspection) -> Iterator[Fault]:
    """Whether what no fact names is what its commitment says, too."""
    for row in looked.connection.execute(select(SEALED).order_by(SEALED.c.sha256)):
        if row.sha256 not in looked.named and _commitment_to(row.text, row.salt) != row.sha256:
            said = Said.of(
                "fault",
                "The confidential text {text}…, which no fact names, was altered.",
                text=row.sha256[:12],
            )
            yield Fault("sealed", said)


def _named(fact: Fact) -> Iterator[Written | Attachment]:
    yield from (text for _, text in parts_of(fact.content, Written))
    yield from (attachment for _, attachment in parts_of(fact.content, Attachment))


def _wrong(looked: Inspection, fact: Fact, named: Written | Attachment) -> Iterator[Fault]:
    of: dict[str, Value] = {"fact": fact.seq, "kind": fact.kind}
    store = looked.archive.store
    try:
        if isinstance(named, Attachment):
            there = store.get(ATTACHMENTS, named.sha256)
            if _file_waits(looked, named):
                said = Said.of(
                    "fault",
                    "Attachment {number} of fact {fact} ({kind}) waits to be erased.",
                    number=named.number,
                    **of,
                )
                yield Fault(fact.journal, said, wrong=False)
            elif _file(looked, named, there) != named.sha256:
                said = Said.of(
                    "fault",
                    "Attachment {number} of fact {fact} ({kind}) was altered in the store.",
                    number=named.number,
                    **of,
                )
                yield Fault(fact.journal, said)
        elif not named.sealed:
            if not _says(_open_text(looked, named), named, None):
                said = Said.of(
                    "fault",
                    "The text {text}… of fact {fact} ({kind}) was altered in the store.",
                    text=named.sha256[:12],
                    **of,
                )
                yield Fault(fact.journal, said)
        else:
            yield from _sealed(looked, fact, named)
    except NotInStore as missing:
        if isinstance(named, Attachment) and _file_erased(looked, named):
            yield _file_gone(looked, fact, named, of)
            return
        said = Said.of("fault", "{missing} Fact {fact} ({kind}) names it.", missing=missing.said, **of)
        yield Fault(fact.journal, said)


def _open_text(looked: Inspection, named: Written) -> str:
    """What was written in the open: in the store, or behind the seal once its case became confidential."""
    try:
        return looked.archive.store.get(TEXTS, named.sha256).decode(errors="replace")
    except NotInStore:
        wanted = select(SEALED.c.text).where(SEALED.c.sha256 == named.sha256, SEALED.c.salt == "")
        row = looked.connection.execute(wanted).one_or_none()
        if row is None:
            raise
        return str(row.text)


def _sealed(looked: Inspection, fact: Fact, named: Written) -> Iterator[Fault]:
    of: dict[str, Value] = {"text": named.sha256[:12], "fact": fact.seq, "kind": fact.kind}
    wanted = select(SEALED.c.text, SEALED.c.salt).where(SEALED.c.sha256 == named.sha256)
    row = looked.connection.execute(wanted).one_or_none()
    if row is None:
        yield _gone(looked, fact, named, of)
    elif named.sha256 in looked.erasures:
        yield _there_again(looked, fact, named, of)
    elif not _says(row.text, named, row.salt):
        said = Said.of(
            "fault",
            "The confidential text {text}… of fact {fact} ({kind}) was altered behind its commitment.",
            **of,
        )
        yield Fault(fact.journal, said)


def _there_again(looked: Inspection, fact: Fact, named: Written, of: Mapping[str, Value]) -> Fault:
    if not_finished(looked.connection, named.sha256):
        waits = Said.of(
            "fault", "The confidential text {text}… of fact {fact} ({kind}) waits to be erased.", **of
        )
        return Fault(fact.journal, waits, wrong=False)
    again = Said.of(
        "fault", "The confidential text {text}… of fact {fact} ({kind}) was erased, and is there.", **of
    )
    return Fault(fact.journal, again)


def _file(looked: Inspection, named: Attachment, content: bytes) -> str:
    """How an attachment with this content is called; as a secret one it has a salt, which may be gone."""
    if not named.sealed_file:
        return hashlib.sha256(content).hexdigest()
    sha256 = hashlib.sha256(looked.archive.opened(content) or b"").hexdigest()
    wanted = select(SEALED.c.salt).where(SEALED.c.sha256 == named.sha256)
    return sealed_file(sha256, looked.connection.execute(wanted).scalar_one_or_none() or "")


def _file_erased(looked: Inspection, named: Attachment) -> bool:
    """Whether the file went with its title, or by itself."""
    return not looked.erasures.keys().isdisjoint(_orders_for(named))


def _file_waits(looked: Inspection, named: Attachment) -> bool:
    """Whether it is to be erased, and that is not carried out to its end."""
    ordered = looked.erasures.keys() & _orders_for(named)
    return any(not_finished(looked.connection, sha256) for sha256 in ordered)


def _orders_for(named: Attachment) -> set[str]:
    """The commitments with which a file goes: its own, and its title's."""
    return {named.sha256, *([named.sealed_title.sha256] if named.sealed_title else [])}


def _file_gone(looked: Inspection, fact: Fact, named: Attachment, of: Mapping[str, Value]) -> Fault:
    if _file_waits(looked, named):
        said = Said.of(
            "fault",
            "Attachment {number} of fact {fact} ({kind}) is not wholly erased yet; `pykala due` says why.",
            number=named.number,
            **of,
        )
    else:
        said = Said.of(
            "fault", "Attachment {number} of fact {fact} ({kind}) was erased.", number=named.number, **of
        )
    return Fault(fact.journal, said, wrong=False)


def _gone(looked: Inspection, fact: Fact, named: Written, of: Mapping[str, Value]) -> Fault:
    erased = looked.erasures.get(named.sha256)
    if erased is None:
        missing = Said.of(
            "fault",
            "The confidential text {text}… of fact {fact} ({kind}) is missing, and nobody erased it.",
            **of,
        )
        return Fault(fact.journal, missing)
    if not_finished(looked.connection, named.sha256):
        unfinished = Said.of(
            "fault",
            "The confidential text {text}… of fact {fact} ({kind}) is not wholly erased yet; `pykala due` "
            "says why.",
            **of,
        )
        return Fault(fact.journal, unfinished, wrong=False)
    said = Said.of(
        "fault",
        "The confidential text {text}… of fact {fact} ({kind}) was erased on {day} by {actor}: {reason}",
        **of,
        day=local_day(erased.at),
        actor=erased.actor,
        reason=erased.reason,
    )
    return Fault(fact.journal, said, wrong=False)


def _says(kept: str, named: Written, salt: str | None) -> bool:
    return _commitment_to(kept, salt) == named.sha256


def _commitment_to(kept: str, salt: str | None) -> str | None:
    if re.fullmatch("[0-9a-f]{64}", kept):  # the plain hash of a secret file
        return sealed_file(kept, salt or "")
    try:
        return Written.of(Text.model_validate_json(kept), salt).sha256
    except ValueError:
        return None
