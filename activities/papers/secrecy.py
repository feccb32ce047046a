"""What a paper withholds, and the words that it shows instead."""

from __future__ import annotations

from models.base.language import Language
from models.base.text import Text
from models.case.case import Case, Publicity


def secret(ground: str, *, whole: bool = True) -> Text:
    """That something is confidential, or a part of it, and on what ground."""
    said: dict[Language, str] = {
        language: (words if whole else partly) + (f" ({ground})" if ground else "")
        for language, (words, partly) in _SECRET.items()
    }
    return Text(original="fi", texts=said)


def secrecy(case: Case) -> Text | None:
    """The mark that the papers of a case bear when it is not public."""
    if case.publicity is Publicity.PUBLIC:
        return None
    return secret(case.ground, whole=case.publicity is Publicity.CONFIDENTIAL)


ERASED = Text.model_validate(
    {"fi": "(Teksti on hävitetty.)", "sv": "(Texten har förstörts.)", "en": "(The text has been erased.)"}
)
_SECRET: dict[Language, tuple[str, str]] = {
    "fi": ("Salassa pidettävä", "Osittain salassa pidettävä"),
    "sv": ("Sekretessbelagd", "Delvis sekretessbelagd"),
    "en": ("Confidential", "Partly confidential"),
}
