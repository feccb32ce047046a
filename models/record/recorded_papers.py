"""Attachments and extracts as a decision's record lists them."""

from __future__ import annotations

from models.base.frozen import Frozen


class Copy(Frozen):
    """A published copy of an attachment."""

    native_id: str = ""
    """The copy's id where it was published."""
    title: str = ""
    """Its title where it was published."""
    kind: str = ""
    """What the publisher calls its type."""
    language: str = ""
    """The language of the copy, as the publisher codes it."""
    address: str = ""
    """Where it can be fetched."""
    personal_data: str = ""
    """What the publisher says of personal data in it."""
    issued: str = ""
    """The day or instant of its publication, as the publisher writes it."""


class RecordedAttachment(Frozen):
    """An attachment by its number in the record's list; a secret one has its ground."""

    number: int | None = None
    """Its number in the record's list; None where it has none."""
    title: str
    """What it is called in public; of a secret one, that it is secret."""
    secret: str | None = None
    """The ground of secrecy as it is written; None for a public one."""
    published: Copy | None = None
    """A copy of it that was published; None where there is none."""


class Extract(Frozen):
    """Who gets an extract, and what goes with it."""

    to: str
    """Who gets it, by name or by role."""
    papers: tuple[str, ...] = ()
    """What is sent with it, in words."""
