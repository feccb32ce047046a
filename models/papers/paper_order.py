"""One paper to be made, as it waits in the outbox and stands beside the paper."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.language import Language
from models.papers.edition import document, is_whole


class PaperOrder(Frozen):
    """One paper to be made: it shows the record as it stood after fact `seq` of the journal.

    `template` says the edition, too: `extract` is the public one, `extract/whole` the other.

    `subject` tells apart the papers of one template that one fact calls for: an item, a project.
    """

    template: str
    language: Language
    journal: str
    seq: int
    subject: str = ""

    @property
    def document(self) -> str:
        """The template, whatever the edition."""
        return document(self.template)

    @property
    def whole(self) -> bool:
        """Whether it is the edition for those who may read what the public one leaves out."""
        return is_whole(self.template)
