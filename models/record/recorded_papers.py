"""Attachments and extracts as a decision's record lists them."""

from __future__ import annotations

from pydantic import Field

from models.base.frozen import Frozen


class Copy(Frozen):
    """A published copy of an attachment."""

    native_id: str = ""
    title: str = ""
    kind: str = ""
    language: str = ""
    address: str = ""
    personal_data: str = ""
    issued: str = ""


class RecordedAttachment(Frozen):
    """An attachment by its number in the record's list; a secret one has its ground."""

    number: int | None = None
    title: str
    secret: str | None = Field(default=None, description="The ground of secrecy as it is written.")
    published: Copy | None = None


class Extract(Frozen):
    """Who gets an extract, and what goes with it."""

    to: str
    papers: tuple[str, ...] = ()
