"""The papers that go with a notice, out of the store; none before it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from activities.notices.address_book import WithAddresses
from activities.notices.sending import MailDelayed
from activities.reading import after
from models.papers.enclosed import enclosed
from models.papers.notice_order import NoticeOrder
from models.papers.paper_order import PaperOrder
from models.preparation.classifying import hides

LARGEST = 10_000_000
"""Bytes of papers in one mail: many mail servers take no more than twenty million, encoded."""


class NotMadeYet(MailDelayed):
    """The paper that goes with the mail is not made yet; `pykala due` says what keeps it."""


@dataclass(frozen=True)
class Enclosures:
    """What goes with a mail, and the names of what was too much for it."""

    papers: tuple[tuple[str, bytes], ...] = ()
    """Name of the file, and the PDF."""
    left_out: tuple[str, ...] = ()
    """Names of the files that did not fit."""


NOTHING = Enclosures()


class WithPapers(WithAddresses, Protocol):
    """The registry with its address book and its papers."""

    def paper(self, order: PaperOrder) -> tuple[str, bytes] | None:
        """The file name and bytes of a paper; None if it is not made yet."""
        ...


def enclosures(order: NoticeOrder, reading: WithPapers) -> Enclosures:
    """The papers that go with a notice; none once a case of its journal became confidential after it.

    Raises NotMadeYet.
    """
    known = list(reading.facts(order.journal))
    facts = known[: order.seq]
    if any(hides(later.content) for later in known[order.seq :]):
        return NOTHING
    wanted = enclosed(order, facts, after(reading, order.journal, order.seq).begun())
    papers: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    size = 0
    for each in wanted:
        paper = reading.paper(each)
        if paper is None:
            raise NotMadeYet(f"the paper {each.template} ({each.language}) is not made yet")
        size += len(paper[1])
        if size <= LARGEST:
            papers.append(paper)
        else:
            left_out.append(paper[0])
    return Enclosures(tuple(papers), tuple(left_out))
