"""The long texts that a paper prints: who may read what lies sealed of them, and which it has shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from activities.papers.secrecy import ERASED, secret
from activities.reading import Reading
from models.base.text import Text
from models.base.writing import OwnWords, Written
from models.case.case import Case
from models.case.subject import Publicity
from models.law.personal_data import unmarked
from models.papers.paper_order import PaperOrder


@dataclass
class ToldTexts:
    """What an order may print of the texts that it comes to.

    `shown` collects the long texts that the paper prints, `sealed` the commitments of those among them that
    lie sealed, `gone` of those that it would print and cannot.
    """

    order: PaperOrder
    reading: Reading
    shown: dict[str, Text] = field(default_factory=dict)
    sealed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Whether it is the edition for those who may read what the public one leaves out."""
        return self.order.whole

    def show(self, written: Written, case: Case | None, *, opened: bool = False) -> Text:
        """A long text; of a confidential one only that it is confidential, and the ground.

        `opened` says that the secrecy of what it is about has ended.
        """
        told = self.whole or opened or (case is not None and case.secrecy_ended is not None)
        if case and not told and (written.sealed or case.publicity is Publicity.CONFIDENTIAL):
            return secret(case.ground)
        if self.whole and written.whole and (text := self.read(written.whole)):
            self.shown[written.whole.sha256] = unmarked(text)
            return unmarked(text)
        text = self.read(written) if told or not written.sealed else None
        if text is None:
            return ERASED
        self.shown[written.sha256] = text
        if self.whole and case is not None and case.confidential:
            self.sealed.add(written.sha256)
        return text

    def read(self, written: Written) -> Text | None:
        """A long text; that a sealed one was read, or could not be, is noted. None if it was erased."""
        text = self.reading.text(written)
        if written.sealed and text is None:
            self.gone.add(written.sha256)
        elif written.sealed and self.whole:
            self.sealed.add(written.sha256)
        return text

    def own(self, words: OwnWords, case: Case | None, *, opened: bool = False) -> Text | str:
        """People's own words, or that they are confidential where they lie sealed."""
        if isinstance(words, str):
            return words
        told = self.whole or opened or not words.sealed or (case and case.secrecy_ended)
        return self.show(words, case, opened=opened) if told else secret("")
