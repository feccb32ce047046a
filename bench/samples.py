"""The papers of one case as HTML, so that both sides set the same ones."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import select

from activities.installation import Installation
from activities.papers.papers import make
from activities.settings import load_settings
from bench.acts import Straight, furnish
from bench.life import life
from models.papers.paper_order import PaperOrder
from models.tables.outbox import OUTBOX

SAMPLES = "samples"


def make_samples(folder: Path) -> None:
    """Play one case into a registry of its own, and keep each kind of paper as a template and its record."""
    installation = Installation.fresh(load_settings(data=folder / "registry"), rehearsal=True)
    furnish(installation)
    straight = Straight(installation)
    journal = ""
    for asked in life(1):
        answer = straight.act(asked, journal)
        journal = journal or answer.journal
    with installation.registry.reading.connect() as connection:
        rows = connection.execute(
            select(OUTBOX.c.order, OUTBOX.c.position).where(OUTBOX.c.kind == "paper")
        ).all()
    for row in rows:
        order = PaperOrder.model_validate(json.loads(row.order))
        paper = make(order, installation.archive.at(row.position))
        (folder / f"{order.template}.html").write_text(paper.html.replace(journal, "{{ case }}"))
        (folder / f"{order.template}.json").write_bytes(paper.record)
    installation.close()
