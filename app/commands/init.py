"""`pykala init`: the folder of a municipality, written from a few answers."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from app.case_file.finding import BadCaseFile, Findings
from app.case_file.municipality_file import read_municipality
from app.case_file.nodes import Scalar, tree
from app.case_file.shape import Shape, quoted
from app.commands import screen
from app.commands.house import EVERYBODY, top
from app.commands.metavar import COUNTRY, FILE, FOLDER
from app.desk.bad_input import BadInput
from app.desk.files import read_text
from app.founding import Asked, Founding, WrongAnswer, founding
from app.language import language
from models.base.country_pack import VARIABLE, countries, served, serving
from models.base.refusal import Refusal
from models.base.words import Listed
from models.bodies.municipality_loading import DescribedMunicipality
from models.municipality.lacking import lacking


class FolderInTheWay(Refusal):
    """{folder} has other things in it; name an empty folder or a new one."""


class NoAnswers(Refusal):
    """{file} says nothing of {keys}; write a line `key: answer` for each."""


class NoSuchQuestion(Refusal):
    """{file} answers {keys}, which nobody asks; the keys are {known}."""


@top.command(rich_help_panel=EVERYBODY)
def init(
    folder: Annotated[Path, typer.Argument(metavar=FOLDER, help="The folder to write.", show_default=False)],
    source: Annotated[
        Path | None, typer.Option("--from", help="A file with the answers, `key: answer`.", metavar=FILE)
    ] = None,
    country: Annotated[
        str,
        typer.Option(
            help="The country whose law holds; that of PYKALA_COUNTRY by default.",
            metavar=COUNTRY,
            autocompletion=countries,
            show_default=False,
        ),
    ] = "",
) -> None:
    """Write the folder of a new municipality: asked are its names, its register, its offices, its seats.

    What is written is yours to go on with in an editor: committees, members' names, rules of your own.

    Example: pykala init sarvijoki
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInTheWay(folder=str(folder))
    home = served()
    with serving(country or home):
        began = founding()
        answers = _answered(source, began) if source else _asked(began)
        found = _written(folder, began.folder_of(answers))
        missing = lacking(found.municipality)
    screen.show(
        screen.words(
            "{folder} describes {name}, {count} body: {bodies}.",
            "{folder} describes {name}, {count} bodies: {bodies}.",
            folder=str(folder),
            name=found.municipality.names.say(language()),
            count=len(found.bodies),
            bodies=Listed.of(body.id for body in found.bodies),
        )
    )
    if missing:
        screen.show(
            screen.words(
                "Lawful papers still need in municipality.yaml: {keys}.", keys=Listed.of(missing, "and")
            )
        )
    load = f"pykala municipality load {folder}"
    if found.municipality.country != home:
        load = f"export {VARIABLE}={found.municipality.country}; {load}"
    screen.show(screen.words("Next: {command}", command=load))


def _written(folder: Path, files: dict[str, str]) -> DescribedMunicipality:
    """What was written, all of it or nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as scratch:
        new = Path(scratch) / folder.name
        for name, text in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        found = read_municipality(new)
        new.replace(folder)
    return found


def _asked(began: Founding) -> dict[str, str]:
    answers: dict[str, str] = {}
    for question in began.questions:
        proposed = began.proposed(question, answers)
        asked = began.is_asked(question, answers)
        answers[question.key] = _answer(question, proposed) if asked else ""
    return answers


def _answer(question: Asked, proposed: str | None) -> str:
    """What somebody types; asked again where it is not written as it has to be."""
    while True:
        said: str = typer.prompt(
            question.asked.say(language()), default=proposed, show_default=bool(proposed)
        )
        try:
            question.refuse_wrong(said.strip())
        except WrongAnswer as wrong:
            screen.complain(screen.say(wrong.said))
        else:
            return said.strip()


def _answered(source: Path, began: Founding) -> dict[str, str]:
    """The answers of a file, and what is proposed where it says nothing; BadInput with all its faults."""
    given = _given(source)
    keys = [question.key for question in began.questions]
    wrong: list[Refusal] = []
    if strange := [key for key in given if key not in keys]:
        known = Listed.of(keys)
        wrong.append(NoSuchQuestion(file=source.name, keys=Listed.of(strange, "and"), known=known))
    answers: dict[str, str] = {}
    missing, supposed = [], []
    for question in began.questions:
        answer = given.get(question.key)
        if answer is None and (answer := began.proposed(question, answers)):
            supposed.append(f"{question.key}: {answer}")
        if answer is None:
            missing.append(question.key)
        answers[question.key] = answer or ""
        try:
            question.refuse_wrong(answers[question.key])
        except WrongAnswer as refusal:
            wrong.append(refusal)
    if missing:
        wrong.append(NoAnswers(file=source.name, keys=Listed.of(missing, "and")))
    if wrong:
        raise BadInput(sentences="\n".join(screen.say(refusal.said) for refusal in wrong))
    if supposed:
        told, file = Listed.of(supposed, ";"), source.name
        screen.complain(
            screen.words("Supposed, as {file} does not say it: {answers}.", file=file, answers=told)
        )
    return answers


def _given(source: Path) -> dict[str, str]:
    """What a file answers, each as it is written: 15:00 is a time, and no number."""
    shape = Shape(Findings())
    node = tree(read_text(source), shape.findings)
    entries = shape.keys(node, source.name).entries if node is not None else ()
    given = {key.text: value.text.strip() for key, value in entries if isinstance(value, Scalar)}
    for key, value in entries:
        if not isinstance(value, Scalar):
            shape.word(value, quoted(key.text))
    if shape.findings.found:
        raise BadCaseFile(source.name, shape.findings.found)
    return given
