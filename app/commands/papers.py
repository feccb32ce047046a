"""Papers: which there are, where they lie, and how they leave the house as PDF."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from app.commands import screen
from app.commands.arguments import Journal
from app.commands.house import EVERYBODY, noun
from app.commands.metavar import FILE, FOLDER
from app.desk.entering import held, opened
from app.desk.reading.bundles import (
    BundledAttachment,
    bundled_attachments,
    bundled_papers,
    own_language,
)
from app.desk.reading.papers import About, KeptBack, NoSuchPapers, PaperLine, about, papers, pdf
from app.paper_folder import put_paper
from models.base.language import Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.papers.edition import is_whole

paper = noun("paper", EVERYBODY, "List the papers of a case, a meeting or a follow-up, and take them out.")


class NoPapers(Refusal):
    """{journal} has no papers yet; a paper is made within seconds of the act that calls for it."""


def _not_handed_out(line: PaperLine) -> str:
    """Why a paper is not for everybody."""
    return screen.words(
        "Not handed out, as its case became confidential after it was made: {paper}", paper=line.name
    )


@paper.command("list")
def list_papers(
    journal: Journal, json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False
) -> None:
    """List the papers of a journal; --json has their whole hashes and where their bytes lie."""
    with opened() as installation:
        stands = held(installation, journal)
        journal = stands.id
        facts = {fact.seq: fact for fact in installation.registry.facts(journal)}
        found = [(each, about(stands, facts, each)) for each in papers(installation, journal)]
    if json:
        screen.show_json([{**vars(each), "about": of} for each, of in found])
        return
    rows = (
        (
            each.seq,
            each.template,
            each.title,
            _about(of),
            each.language,
            screen.instant(each.made_at),
            each.name,
            each.sha256[:12],
        )
        for each, of in found
    )
    headings = (
        screen.words("Fact"),
        screen.words("Kind"),
        screen.words("Title"),
        screen.words("About"),
        screen.words("Language"),
        screen.words("Made"),
        screen.words("Name"),
        screen.words("Hash"),
    )
    screen.table(screen.words("Papers of {journal}", journal=journal), headings, rows)


def _about(of: About) -> str:
    """What tells a paper from others of its kind, and by whom or for whom it is."""
    topic = of.topic
    who = screen.body(topic.group) if topic.group else of.owner
    by_or_for = screen.part("by {who}", who=who) if topic.is_sender else screen.part("for {who}", who=who)
    return screen.joined(
        (
            topic.decision,
            screen.part("item {item}", item=topic.item) if topic.item else None,
            topic.period,
            screen.part("project {project}", project=topic.project) if topic.project else None,
            by_or_for if who else None,
            screen.part("revision {revision}", revision=topic.revision) if topic.revision else None,
            screen.part("version {version}", version=topic.version) if topic.version > 1 else None,
            screen.part("returned {day}", day=of.returned) if of.returned else None,
        )
    )


@paper.command("open")
def open_papers(
    journal: Journal,
    name: Annotated[str, typer.Option(help="Only papers with this in their name.")] = "",
    folder: Annotated[Path, typer.Option(help="Where they are put.", metavar=FOLDER)] = Path("papers"),
) -> None:
    """Put the public papers of a journal into a folder as PDF, each under its readable name.

    `pykala paper read` gives the whole edition of one, with what is confidential, to those who may read it.
    """
    with opened() as installation:
        journal = held(installation, journal).id
        public = [each for each in papers(installation, journal) if not is_whole(each.template)]
        wanted = [each for each in public if name.lower() in each.name.lower()]
        if not wanted:
            raise NoSuchPapers(journal=journal, text=name) if name else NoPapers(journal=journal)
        kept = [each for each in wanted if each.kept_back]
        if len(kept) == len(wanted):
            raise KeptBack(paper=kept[0].name)
        folder.mkdir(parents=True, exist_ok=True)
        for each in wanted:
            if not each.kept_back:
                screen.show(str(put_paper(folder, each.name, pdf(installation, each.sha256))))
        for each in kept:
            screen.show(_not_handed_out(each))


@paper.command("bundle")
def bundle_papers(
    journal: Journal,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="The PDF; one named after the journal by default.",
            metavar=FILE,
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        Language | None, typer.Option(help="Which of the papers that are in several.", show_default=False)
    ] = None,
) -> None:
    """Put the papers of a case or a meeting into one PDF with bookmarks, with its public attachments.

    Each paper is in it as it was made last, in the order of time; attachments that are no PDF are named. The
    same papers give the same bytes. Nothing confidential is in it; what was made of a case before it became
    confidential is named. The record is the papers themselves.

    Example: pykala paper bundle khs-2021-03-15 --out kokous.pdf
    """
    bundle = import_module("activities.typesetting.bundle")
    with opened() as installation:
        stands = held(installation, journal)
        journal, spoken = stands.id, language or own_language(stands)
        found = bundled_papers(installation, journal, spoken)
        if not found:
            raise NoPapers(journal=journal)
        if all(each.left_out for each in found):
            raise KeptBack(paper=found[0].line.name)
        attached = list(bundled_attachments(installation, journal))
        parts = [
            bundle.Bound(pdf(installation, each.line.sha256), about=_told_apart(each.about))
            for each in found
            if not each.left_out
        ]
    fit = [each for each in attached if each.pdf and bundle.readable(each.pdf)]
    parts += [bundle.Bound(each.pdf, _attachment(each).say(spoken), foreign=True) for each in fit]
    file = out or Path(f"{journal.lower().replace(' ', '-')}.pdf")
    file.write_bytes(bundle.bound(parts, journal, spoken))
    screen.show(str(file))
    for left in found:
        if left.left_out:
            screen.show(_not_handed_out(left.line))
    for each in attached:
        if each not in fit:
            screen.show(
                screen.words(
                    "Not in it, as it is no PDF that can be read: {attachment}", attachment=_attachment(each)
                )
            )


def _told_apart(of: About) -> str:
    """The same in a bookmark, in no language: the same papers are the same bytes whoever asks for them."""
    topic = of.topic
    marks = (topic.decision, f"{topic.item or ''}", topic.group, topic.period, topic.project)
    return ", ".join(filter(None, marks))


def _attachment(each: BundledAttachment) -> Said:
    said = Said.of("paper", "{case}, attachment {number}: {title}")
    return said.filled(case=each.case, number=each.number, title=each.title)
