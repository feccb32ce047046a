"""Whether a text refuses what was applied for, and grants nothing beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from models.base.language import Language
from models.base.packaged import read_yaml
from models.base.text import Text
from models.base.writing import TextOf, Written

_NEAR = r"(?:\W+\w+){0,2}?\W+"


@dataclass(frozen=True)
class ByWords:
    """What texts say by their words alone, where they are at hand; of one that is not, nothing."""

    text_of: TextOf
    """Gives the text of a hash."""

    def refuses(self, written: Written | None) -> bool:
        """Whether a text refuses, in any of its languages."""
        text = self.text_of(written) if written else None
        return text is not None and refuses(text)

    def gives(self, written: Written | None) -> bool:
        """Whether a text gives somebody a sum that it names: "Lautakunta myöntää 3 000 euroa …"."""
        text = self.text_of(written) if written and written.sums else None
        return text is not None and not refuses(text) and gives(text)


def gives(text: Text) -> bool:
    """Whether a text gives something, in one of its languages."""
    return any(
        re.search(rf"\b(?:{_words(language)['gives']})\b", words, re.IGNORECASE) is not None
        for language, words in text.texts.items()
    )


def refuses(text: Text) -> bool:
    """Whether a text refuses in one of its languages: "Lautakunta ei myönnä avustusta.", "Nämnden avslår …".

    One that grants something and refuses the rest does not.
    """
    return any(_refuses(words, language) for language, words in text.texts.items())


def _refuses(said: str, language: Language) -> bool:
    words = _words(language)
    said = re.sub(rf",\s+(?:{words['aside']})\b[^.;:\n]*", "", said, flags=re.IGNORECASE)
    by_itself = rf"\b(?:{words['refuses']})\b"
    denied = rf"\b(?:{words['denies']}){_NEAR}(?:{words['denied']})\b"
    turned = rf"\b(?:{words['turned']}){_NEAR}(?:{words['denies']})\b"
    left, found = re.subn(f"{denied}|{turned}|{by_itself}", "", said, flags=re.IGNORECASE)
    return bool(found) and not re.search(rf"\b(?:{words['grants']})\b", left, re.IGNORECASE)


@cache
def _words(language: Language) -> dict[str, str]:
    data = files("models").joinpath("data", "refusing.yaml").read_text(encoding="utf-8")
    known: dict[str, list[str]] = read_yaml(data)[language]
    return {kind: "|".join(map(re.escape, words)) or "(?!)" for kind, words in known.items()}
