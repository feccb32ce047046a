"""What a paper keeps secret, and the words that it shows instead."""

from __future__ import annotations

from models.base.text import Text
from models.base.words import Said
from models.case.case import Case
from models.case.subject import Publicity


def secret(ground: str, *, whole: bool = True) -> Text:
    """That something is confidential, or a part of it, and on what ground."""
    words = Said.of("paper", "Confidential") if whole else Said.of("paper", "Partly confidential")
    return Text.saying(
        Said.of("paper", "{secret} ({ground})", secret=words, ground=ground) if ground else words
    )


def secrecy(case: Case) -> Text | None:
    """The mark that the papers of a case bear when it is not public."""
    if case.secrecy_ended:
        return Text.saying(Said.of("paper", "Secrecy ended on {day}", day=case.secrecy_ended))
    if case.publicity is Publicity.PUBLIC:
        return None
    return secret(case.ground, whole=case.publicity is Publicity.CONFIDENTIAL)


ERASED = Text.saying(Said.of("paper", "(The text has been erased.)"))
