"""Handing out an attachment that is confidential, each time a fact. A public one is there for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from models.base.refusal import Refusal
from models.base.words import NONE_YET, Listed, Said
from models.case.case import Case
from models.case.proposal import Attachment
from models.engine.command import Act, Command
from models.engine.journal import Content, Fact
from models.engine.where import Where
from models.engine.world import Held, World
from models.papers.reading import ReadingFact
from models.papers.recused import refuse_recused


class NoSuchAttachment(Refusal):
    """The proposal has no attachment {number}; its attachments are {numbers}."""


class NoFileOfIt(Refusal):
    """Attachment {number} has no file here: only its title is known."""


class AttachmentErased(Refusal):
    """The file of attachment {number} was erased; `pykala sealed list` says when and why."""


class AttachmentIsPublic(Refusal):
    """Attachment {number} is public: it is handed out to everybody, and that is no fact."""


class OpenAttachment(Act[Case]):
    """Hand out the file of an attachment into a folder.

    A public one is for everybody. A confidential one is for those who may read it, is theirs to guard, and
    that it was handed out, to whom and when, is kept with the case.
    """

    noun: ClassVar[str] = "attachment"
    verb: ClassVar[str] = "open"
    example: ClassVar[str] = "pykala attachment open 'HEL 2021-002935' --number 2 --role preparer"
    into_a_folder: ClassVar[bool] = True

    number: int = Field(ge=1, le=999)
    """Its number among the attachments of the proposal."""

    def located(self, state: Case) -> Where:
        return state.where_read()

    def waited_for(self, held: Held) -> bool:
        return False

    def decide(self, state: Case, command: Command, world: World) -> Iterator[Content]:
        attachment = attachment_of(state, self.number)
        if is_public(state, attachment):
            raise AttachmentIsPublic(number=self.number)
        refuse_recused(state, (), command, world)
        if attachment.sealed_file and not world.seals(command.journal, attachment.sha256):
            raise AttachmentErased(number=self.number)
        yield AttachmentHandedOut(number=self.number, sha256=attachment.sha256)


def attachment_of(case: Case, number: int) -> Attachment:
    """The attachment of a number as the proposal stands. Raises NoSuchAttachment or NoFileOfIt."""
    attachments = {each.number: each for proposal in case.proposals[-1:] for each in proposal.attachments}
    if number not in attachments:
        raise NoSuchAttachment(number=number, numbers=Listed.of(sorted(attachments)) or NONE_YET)
    if not attachments[number].sha256:
        raise NoFileOfIt(number=number)
    return attachments[number]


def is_public(case: Case, attachment: Attachment) -> bool:
    """Whether everybody may have it."""
    return not case.confidential and (not attachment.secrecy or case.opens(attachment.secrecy))


class AttachmentHandedOut(ReadingFact):
    """A confidential attachment was handed out."""

    number: int
    """Its number among the attachments of the proposal."""
    sha256: str
    """By what its file lies in the store."""

    def fold(self, state: Case, fact: Fact) -> Case:
        return state

    def said(self) -> Said:
        return Said.fact("Attachment {number}, which is confidential, was handed out.", number=self.number)
