"""`pykala template`: the municipality's templates of cases that come again and again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.commands import screen
from app.commands.helping import help_words
from app.commands.house import EVERYBODY, noun
from app.commands.metavar import FILE
from app.desk.reading.municipality import municipality_standing
from app.templates import case_file
from models.base import clock
from models.base.calendar import local_day
from models.base.refusal import Refusal
from models.base.words import NONE_YET, Listed
from models.municipality.municipality import Municipality

template = noun("template", EVERYBODY, "Templates of cases that come again and again.")


class NoSuchTemplate(Refusal):
    """The municipality has no template {template}; it has: {templates}. They stand in its municipality.yaml,
    under `case_templates`."""


class FileIsThere(Refusal):
    """{file} is there already, and is not written over."""


@template.command("list")
def list_templates(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the templates of the municipality."""
    found = _municipality().case_templates
    if json:
        screen.show_json([each.model_dump(mode="json") for each in found])
        return
    rows = ((each.id, each.task_class, each.body, each.title) for each in found)
    headings = (
        screen.words("Template"),
        screen.words("Task class"),
        screen.words("Body"),
        screen.words("Title"),
    )
    screen.table(screen.words("Templates"), headings, rows, screen.words("There are no templates yet."))


@template.command("write", epilog="Example: pykala template write grant --out avustus.yaml")
def write_template(
    name: Annotated[str, typer.Argument(metavar="TEMPLATE", help="Its id.", show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The case file.", metavar=FILE, show_default=False),
    ] = None,
) -> None:
    """Write a case file from a template, to be filled in; without --out it is shown."""
    town = _municipality()
    known = {each.id: each for each in town.case_templates}
    if name not in known:
        raise NoSuchTemplate(template=name, templates=Listed.of(known) or NONE_YET)
    text = case_file(known[name], town.register_prefix, local_day(clock.now()))
    if out is None:
        screen.show(text.rstrip())
        return
    if out.exists():
        raise FileIsThere(file=str(out))
    out.write_text(text, encoding="utf-8")
    screen.show(str(out))
    screen.show(f"pykala case open --title '{known[name].title}' --task-class '{known[name].task_class}'")
    screen.show(f"pykala proposal revise {help_words('CASE')} --from {out}")


def _municipality() -> Municipality:
    return municipality_standing(local_day(clock.now())).municipality
