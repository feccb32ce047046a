"""The municipality: what is described of it, and whether lawful papers can be made of that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.case_file.municipality_file import read_municipality
from app.commands import screen
from app.commands.bodies import tell_unsaid
from app.commands.house import EVERYBODY, noun
from app.commands.metavar import FOLDER
from app.desk.day import day_or_today
from app.desk.reading.municipality import MunicipalityStanding, municipality_standing, unsaid
from app.language import language
from models.base.words import Listed
from models.law.rules import Rulebook
from models.municipality.lacking import lacking
from models.municipality.office import Office
from models.municipality.short_secrecy import shorter_than_by_law

On = Annotated[str, typer.Option("--on", help="The day; today by default.", metavar="YYYY-MM-DD")]

municipality = noun("municipality", EVERYBODY, "Whose decisions these are: names, offices, languages.")


@municipality.command("check", epilog="Example: pykala municipality check sarvijoki")
def check_municipality(
    folder: Annotated[
        Path, typer.Argument(metavar=FOLDER, help="A municipality's folder.", show_default=False)
    ],
) -> None:
    """Check a municipality's folder: every error with its line, and what lawful papers still need."""
    found = read_municipality(folder)
    screen.show(
        screen.words(
            "{folder} describes {name}, {count} body: {bodies}.",
            "{folder} describes {name}, {count} bodies: {bodies}.",
            folder=folder.name,
            name=found.municipality.names.say(language()),
            count=len(found.bodies),
            bodies=Listed.of(body.id for body in found.bodies),
        )
    )
    for each in found.bodies:
        tell_unsaid(each)
    left = unsaid(found.municipality, found.bodies)
    if left.repeated:
        screen.show(
            screen.words(
                "The same in two languages, is that so? {keys}", keys=Listed.of(left.repeated, "and")
            )
        )
    for short in shorter_than_by_law(found.municipality, Rulebook.load().on(day_or_today(""))):
        screen.complain(
            screen.words(
                "The records plan keeps cases of {task_class} secret for {years} years, the law on their "
                "ground for {lawful}: so long they are.",
                task_class=short.task_class,
                years=short.years,
                lawful=short.lawful,
            )
        )
    if left.lacking:
        screen.complain(
            screen.words(
                "Lawful papers still need in municipality.yaml: {keys}.", keys=Listed.of(left.lacking, "and")
            )
        )
    for body in left.headless:
        screen.complain(
            screen.words(
                "{body} is below {superior}, which is none of these bodies; load that one first.",
                body=body.id,
                superior=body.superior,
            )
        )
    for group in left.strangers:
        screen.complain(
            screen.words("A rule of reviews asks {group}, which is none of these bodies.", group=group)
        )
    if not left.is_enough:
        raise typer.Exit(1)
    screen.show(screen.words("Nothing that lawful papers need is missing."))


@municipality.command("show", epilog="Example: pykala municipality show --on 2026-01-01")
def show_municipality(on: On = "") -> None:
    """Show the municipality as it is described on a day, and what lawful papers still need."""
    standing = municipality_standing(day_or_today(on))
    found = standing.municipality
    screen.heading(" / ".join(dict.fromkeys(found.names.texts.values())), *_more(standing))
    offices = (found.registry_office, found.administrative_court, found.market_court)
    rows = ((office.names.say(language()), *_reached(office)) for office in offices if office)
    headings = (
        screen.words("Office"),
        screen.words("Postal address"),
        screen.words("Mail"),
        screen.words("Telephone"),
    )
    screen.table(screen.words("Offices"), headings, rows)
    if missing := lacking(found):
        screen.show(
            screen.words(
                "Lawful papers still need in municipality.yaml: {keys}.", keys=Listed.of(missing, "and")
            )
        )


def _more(standing: MunicipalityStanding) -> Iterator[str]:
    found = standing.municipality
    since = screen.part("described since {day}", day=found.valid_from) if found.valid_from else None
    yield screen.joined((screen.part("on {day}", day=standing.day), since))
    yield screen.words(
        "Register: {prefix}   Languages: {languages}",
        prefix=found.register_prefix,
        languages=Listed.of(found.languages),
    )
    if not standing.described:
        yield screen.words(
            "Nobody has described a municipality in this registry: papers bear the example's names. "
            "Write one with `pykala init`, load it with `pykala municipality load`."
        )


def _reached(office: Office) -> tuple[str, str, str]:
    return office.postal.say(language()) if office.postal else "", office.email, office.telephone
