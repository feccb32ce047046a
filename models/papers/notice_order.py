"""One notice to be sent, as it waits in the outbox."""

from __future__ import annotations

import hashlib
from datetime import date

from models.base.canonical import canonical
from models.base.frozen import Frozen
from models.base.language import Language
from models.base.writing import Written


class NoticeOrder(Frozen):
    """One notice to be sent because of fact `seq` of the journal.

    `to` is the addressee's key in the address book: a group, a project's owner, a division's head,
    `controller`, whoever opened the case or called the meeting, a party to be informed. `subject` is the
    group, the decision or the period that it is about, `projects` the projects, and `due` the day that
    a reminder speaks of. Of a private person, `to` is the hash of the commitment `person` to the name.
    """

    template: str
    journal: str
    seq: int
    to: str
    role: str
    subject: str = ""
    projects: tuple[str, ...] = ()
    due: date | None = None
    language: Language = "fi"
    person: Written | None = None

    @property
    def identity(self) -> str:
        """What makes it this notice and no other, as 64 hexadecimal digits."""
        said = [self.template, self.journal, self.seq, self.to, self.subject, *self.projects]
        return hashlib.sha256(canonical(said).encode()).hexdigest()

    @property
    def short_id(self) -> str:
        """By what a mail is known: the beginning of its Message-ID."""
        return self.identity[:40]


def message_id(order: NoticeOrder, domain: str) -> str:
    """The Message-ID of a notice: the same order has the same one, however often it is sent."""
    return f"<{order.short_id}@{domain}>"
