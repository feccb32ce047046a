"""Which facts name what is sealed: a text, or a secret file."""

from __future__ import annotations

from collections.abc import Iterable

from models.case.proposal import Attachment
from models.engine.journal import Fact
from models.law.secrecy import parts_of, written_in


def names(facts: Iterable[Fact], commitment: str) -> bool:
    """Whether one of these facts names a sealed text or file by its commitment."""
    for fact in facts:
        texts = [text.sha256 for _, text in written_in(fact.content) if text.sealed]
        files = [each.sha256 for _, each in parts_of(fact.content, Attachment) if each.sealed_file]
        if commitment in (*texts, *files):
            return True
    return False
