"""Papers: which there are, where they lie, and how they leave the house as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from activities.installation import Installation
from activities.store import PAPERS
from app.commands import screen
from app.commands.door import held, opened
from app.commands.house import EVERYBODY, noun
from app.paper_folder import put_paper
from models.base.refusal import Refusal
from models.tables.tables import PAPER, PaperRow

paper = noun("paper", EVERYBODY, "List the papers of a case, a meeting or a follow-up, and take them out.")

Journal = Annotated[str, typer.Argument(help="A case, a meeting or a follow-up.", show_default=False)]


class NoPapers(Refusal):
    """{journal} has no papers{such} yet; a paper is made within seconds of the act that calls for it."""


def rows_of(installation: Installation, journal: str) -> list[PaperRow]:
    """The papers of a journal, in the order in which they were called for."""
    wanted = select(PAPER).where(PAPER.c.journal == journal).order_by(PAPER.c.position, PAPER.c.id)
    with installation.registry.reading.connect() as connection:
        return [PaperRow(**row) for row in connection.execute(wanted).mappings()]


def place(installation: Installation, row: PaperRow) -> str:
    """Where the bytes of a paper lie."""
    return f"{installation.settings.store}/{PAPERS}/{row.sha256}"


@paper.command("list")
def list_papers(
    journal: Journal, json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False
) -> None:
    """List the papers of a journal; --json has their whole hashes and where their bytes lie."""
    with opened() as installation:
        held(installation, journal)
        papers = rows_of(installation, journal)
        if json:
            screen.show_json(
                [{**row.model_dump(mode="json"), "place": place(installation, row)} for row in papers]
            )
            return
        rows = (
            (
                row.seq,
                row.title,
                row.language,
                screen.instant(row.made_at),
                row.name,
                row.sha256[:12],
            )
            for row in papers
        )
        screen.table(f"Papers of {journal}", ("Fact", "Title", "Language", "Made", "Name", "Hash"), rows)


@paper.command("open")
def open_papers(
    journal: Journal,
    name: Annotated[str, typer.Option(help="Only papers with this in their name.", metavar="TEXT")] = "",
    folder: Annotated[Path, typer.Option(help="Where they are put.", metavar="FOLDER")] = Path("papers"),
) -> None:
    """Put the papers of a journal into a folder as PDF, each under its readable name."""
    with opened() as installation:
        held(installation, journal)
        wanted = [row for row in rows_of(installation, journal) if name.lower() in row.name.lower()]
        if not wanted:
            raise NoPapers(journal=journal, such=f" with '{name}' in their name" if name else "")
        folder.mkdir(parents=True, exist_ok=True)
        for row in wanted:
            pdf = installation.archive.store.get(PAPERS, row.sha256)
            screen.show(str(put_paper(folder, row.name, pdf)))
