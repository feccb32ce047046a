"""The texts of the last revision, as the form of a proposal shows them, and as they stay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, repeat

from activities.archive import Archive
from app.web.draft import Draft
from app.web.revision import KEPT, Pair, WordsOf
from models.base.language import Language
from models.base.writing import Written
from models.case.case import Case


def words_shown(archive: Archive, case: Case, other: Language | None) -> WordsOf:
    """Gives the words of a text in the language of its case, and in the municipality's other one."""

    def words(text: Written) -> Pair | None:
        lies_open = not case.confidential and archive.open_text(text)
        return _as_written(archive, text, other) if lies_open else None

    return words


def sealed_anew(archive: Archive, case: Case, draft: Draft, other: Language | None) -> Draft:
    """A draft with what stays of texts that were written before the case became confidential: their words,
    which are sealed with what is written now."""
    if not (case.confidential and case.proposals):
        return draft
    last = case.proposals[-1]

    def words(said: Pair, before: Written | None) -> Pair:
        if before is None or before.sealed or said != (KEPT, ""):
            return said
        return _as_written(archive, before.whole or before, other) or said

    texts: Iterable[Written | None] = chain((clause.text for clause in last.clauses), repeat(None))
    return replace(
        draft,
        clauses=tuple(words(said, before) for said, before in zip(draft.clauses, texts, strict=False)),
        reasons=words(draft.reasons, last.reasons),
    )


def _as_written(archive: Archive, text: Written, other: Language | None) -> Pair | None:
    found = archive.marked_text(text)
    if found is None:
        return None
    beside = found.texts.get(other, "") if other and other != text.original else ""
    return found.say(found.original), beside
