"""Papers of a length a second on one core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from time import perf_counter, process_time

import pikepdf
from sqlalchemy import select

from activities.archive import Archive
from activities.papers.papers import make
from activities.typesetting.typesetting import typeset
from models.papers.paper_order import PaperOrder
from models.tables.tables import PAPER

FOR_SECONDS = 4.0


@dataclass(frozen=True)
class PagesASecond:
    """CPU per paper of so many pages, in seconds: with reading the record, and the typesetting alone."""

    template: str
    made: float
    set: float
    elapsed: float


def pages_a_second(archive: Archive, pages: int) -> PagesASecond:
    """Make the first paper of so many pages again and again; nothing of it is kept."""
    order, position = _of_pages(archive, pages)
    paper = make(order, archive.at(position))

    def used(do: Callable[[], object]) -> tuple[float, float]:
        times, cpu, begun = 0, process_time(), perf_counter()
        while perf_counter() - begun < FOR_SECONDS:
            do()
            times += 1
        return (process_time() - cpu) / times, (perf_counter() - begun) / times

    made, elapsed = used(lambda: make(order, archive.at(position)))
    set_, _ = used(lambda: typeset(paper.html, paper.record))
    return PagesASecond(order.template, made, set_, elapsed)


def _of_pages(archive: Archive, pages: int) -> tuple[PaperOrder, int]:
    with archive.registry.reading.connect() as connection:
        rows = connection.execute(select(PAPER).order_by(PAPER.c.id)).all()
    for row in rows:
        with pikepdf.open(BytesIO(archive.store.get("papers", row.sha256))) as pdf:
            if len(pdf.pages) == pages:
                fields = {name: getattr(row, name) for name in PaperOrder.model_fields}
                return PaperOrder.model_validate(fields), row.position
    raise LookupError(f"no paper of the example has {pages} pages")
