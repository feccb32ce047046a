"""Papers: which there are, where they lie, and how they leave the house as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Journal
from app.commands.house import EVERYBODY, noun
from app.commands.metavar import FOLDER
from app.desk.entering import held, opened
from app.desk.reading.papers import papers, pdf
from app.paper_folder import put_paper
from models.base.refusal import Refusal

paper = noun("paper", EVERYBODY, "List the papers of a case, a meeting or a follow-up, and take them out.")


class NoPapers(Refusal):
    """{journal} has no papers yet; a paper is made within seconds of the act that calls for it."""


class NoSuchPapers(Refusal):
    """{journal} has no papers with '{text}' in their name."""


@paper.command("list")
def list_papers(
    journal: Journal, json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False
) -> None:
    """List the papers of a journal; --json has their whole hashes and where their bytes lie."""
    with opened() as installation:
        held(installation, journal)
        found = papers(installation, journal)
    if json:
        screen.show_json(found)
        return
    rows = (
        (each.seq, each.title, each.language, screen.instant(each.made_at), each.name, each.sha256[:12])
        for each in found
    )
    headings = (
        screen.words("Fact"),
        screen.words("Title"),
        screen.words("Language"),
        screen.words("Made"),
        screen.words("Name"),
        screen.words("Hash"),
    )
    screen.table(screen.words("Papers of {journal}", journal=journal), headings, rows)


@paper.command("open")
def open_papers(
    journal: Journal,
    name: Annotated[str, typer.Option(help="Only papers with this in their name.")] = "",
    folder: Annotated[Path, typer.Option(help="Where they are put.", metavar=FOLDER)] = Path("papers"),
) -> None:
    """Put the papers of a journal into a folder as PDF, each under its readable name."""
    with opened() as installation:
        held(installation, journal)
        wanted = [each for each in papers(installation, journal) if name.lower() in each.name.lower()]
        if not wanted:
            raise NoSuchPapers(journal=journal, text=name) if name else NoPapers(journal=journal)
        folder.mkdir(parents=True, exist_ok=True)
        for each in wanted:
            screen.show(str(put_paper(folder, each.name, pdf(installation, each.sha256))))
