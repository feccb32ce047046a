"""What a case is called, in the languages in which somebody said it."""

from __future__ import annotations

from models.base.text import Text
from models.case.case import Case


def title_of(case: Case, title: str) -> Text:
    """A title that a case has or had; in other languages, too, where it is the one that it has now."""
    others = case.title_in if title == case.title else {}
    return Text(original=case.language, texts={**others, case.language: title})
