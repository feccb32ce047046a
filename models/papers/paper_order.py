"""One paper to be made, as it waits in the outbox and stands beside the paper."""

from __future__ import annotations

from models.base.frozen import Frozen
from models.base.language import Language


class PaperOrder(Frozen):
    """One paper to be made: it shows the record as it stood after fact `seq` of the journal.

    `subject` tells apart the papers of one template that one fact calls for: an item, a project.
    """

    template: str
    language: Language
    journal: str
    seq: int
    subject: str = ""
