"""Long texts by their hashes."""

from __future__ import annotations

from activities.installation import Installation
from app.desk.hands import another_types
from models.base.refusal import Refusal
from models.base.writing import Written
from models.case.case import Case


class WordsConfidential(Refusal):
    """{case} is confidential: `pykala sealed show '{case}'` shows its words to those who may read them, and
    that they read them is a fact."""


def refuse_confidential(case: Case) -> None:
    """Refuse to show the words of a confidential case to anybody but the owner of the data.

    Raises WordsConfidential.
    """
    if case.confidential and another_types():
        raise WordsConfidential(case=case.id)


def words_of(installation: Installation, text: Written) -> str:
    """A long text in its original language; the beginning of its hash in brackets where it was erased.

    So too where it lies sealed, and somebody else than the owner of the data reads.
    """
    archive = installation.archive
    found = archive.open_text(text) if another_types() else archive.text(text)
    return found.say(found.original) if found else f"[{text.sha256[:12]}…]"
