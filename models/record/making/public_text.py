"""The long texts of a case as its readers may read them."""

from __future__ import annotations

from dataclasses import dataclass

from models.base.language import Language
from models.base.writing import OwnWords, TextOf, Written
from models.case.case import Case
from models.law.personal_data import unmarked
from models.law.secrecy import PRIVATE_PERSON

SECRET: dict[Language, str] = {"fi": "Salassa pidettävä", "sv": "Sekretessbelagd", "en": "Secret"}
"""What stands in the place of what is secret."""


@dataclass(frozen=True)
class PublicText:
    """Says a text in the language of its case; of a sealed one only that it is secret, and on what ground,
    unless it is said as a `whole`.
    """

    case: Case
    text: TextOf
    whole: bool = False

    @property
    def language(self) -> Language:
        """The language of the case."""
        return self.case.language

    @property
    def told(self) -> bool:
        """Whether what lies sealed is said: to those who may read it, and to all once secrecy has ended."""
        return self.whole or self.case.secrecy_ended is not None

    @property
    def secret(self) -> str:
        """What is said of a text that is secret."""
        return SECRET[self.language]

    def party(self, party: OwnWords) -> str:
        """Who is informed: whoever is sealed is to the public a private person, or secret as the case was."""
        if self.whole or not (isinstance(party, Written) and party.sealed):
            return self(party)
        return self.secret if self.case.secrecy_ended else PRIVATE_PERSON.say(self.language)

    def __call__(self, written: OwnWords | None) -> str:
        """The words; empty where there is no text, or where it was erased."""
        if not isinstance(written, Written):
            return written or ""
        if self.whole and written.whole and (text := self.text(written.whole)):
            return unmarked(text).say(self.language)
        if (written.sealed or self.case.confidential) and not self.told:
            return f"{self.secret} ({self.case.ground})"
        found = self.text(written)
        return found.say(self.language) if found else ""
