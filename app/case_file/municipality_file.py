"""A municipality's description in a folder of its own: read whole or refused whole.

The folder has `municipality.yaml`, under `bodies/` a file for each body, and under `templates/` the templates
of its own, if it has some.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from pydantic import ValidationError

from app.case_file.body_file import body_of, place_of, plain_of
from app.case_file.finding import BadCaseFile, Finding, Findings, thing
from app.case_file.nodes import Node, Scalar, tree
from app.case_file.page import text_of
from app.case_file.shape import Shape
from app.language import language
from models.base.words import Said, worded
from models.bodies.body import Body
from models.bodies.municipality_loading import DescribedMunicipality
from models.municipality.municipality import Municipality

ITSELF = "municipality.yaml"
BODIES = "bodies"
TEMPLATES = "templates"
KEYS = tuple(key for key in Municipality.model_fields if key != TEMPLATES)


def read_municipality(folder: Path) -> DescribedMunicipality:
    """What a folder, or a file with bodies beside it, describes; BadCaseFile with every error."""
    itself = folder if folder.is_file() else folder / ITSELF
    folder = itself.parent
    found: list[Finding] = []
    shape = Shape(Findings())
    node = _tree(itself, shape)
    municipality = described_by(node, shape, folder, found) if node is not None else None
    found += _told_of(itself.name, shape)
    bodies = [body for path in _files(folder) if (body := _body(path, found))]
    if not found and municipality is not None:
        try:
            return DescribedMunicipality(municipality=municipality, bodies=tuple(bodies))
        except ValidationError as error:
            whole = Shape(Findings())
            whole.invalid(error, lambda _: Scalar())
            found += whole.findings.found
    raise BadCaseFile(folder.name or str(folder.absolute()), found)


def described_by(node: Node, shape: Shape, folder: Path, found: list[Finding]) -> Municipality | None:
    """The municipality that a mapping describes, with the templates of its folder; `found` is what is wrong
    in these."""
    municipality = municipality_of(node, shape, folder)
    if municipality is not None:
        municipality = _with_templates(municipality, folder, found)
        _tell_of_words(node, municipality, shape)
    return municipality


def municipality_beside(node: Node, shape: Shape, folder: Path) -> DescribedMunicipality | None:
    """What a folder describes that lies in the case file's folder or beside it; else None and findings."""
    name = shape.word(node, thing("municipality"))
    if name is None:
        return None
    described = (folder / name).resolve()
    if not described.is_relative_to(folder.resolve().parent) or not (described / ITSELF).is_file():
        shape.findings.add(
            node,
            Said.of("finding", "There is no municipality.yaml in '{name}'.", name=name),
            Said.of("finding", "Name the folder of a municipality in or beside that of the case file."),
        )
        return None
    try:
        return read_municipality(described)
    except BadCaseFile as bad:
        for wrong in bad.findings:
            shape.findings.add(node, wrong.sentence, wrong.suggestion)
        return None


def municipality_of(node: Node, shape: Shape, folder: Path) -> Municipality | None:
    """The municipality that a mapping in a folder describes; None when a finding says why not."""
    keys = shape.keys(node, thing("A municipality"), KEYS)
    given = {key: value for key, value in plain_of(keys, _text).items() if key in KEYS}
    if arms := keys.get("arms"):
        given["arms"] = _drawn(arms, shape, folder)
    try:
        return Municipality.model_validate(given)
    except ValidationError as error:
        shape.invalid(error, lambda loc: place_of(keys, loc))
        return None


def _drawn(node: Node, shape: Shape, folder: Path) -> str:
    """The drawing in a file of the folder; empty when a finding says why not."""
    name = shape.word(node, "'arms'") or ""
    path = (folder / name).resolve()
    if not name or path.parent != folder.resolve():
        if name:
            shape.findings.add(node, Said.of("finding", "'{name}' is no file beside this one.", name=name))
        return ""
    inner = Findings()
    text = text_of(path, inner)
    if inner.found or text is None:
        shape.findings.found += [replace(wrong, line=node.line) for wrong in inner.found]
        return ""
    drawings = import_module("activities.papers.arms")  # a large library, for the few that have a drawing
    try:
        drawings.shapes(text, name)
    except ValueError as error:
        shape.findings.add(
            node,
            Said.of("finding", "{name} cannot be drawn: {why}.", name=name, why=str(error)),
            Said.of("finding", "Save it as plain SVG: shapes with their own colours, no styles."),
        )
        return ""
    return text


def _with_templates(municipality: Municipality, folder: Path, found: list[Finding]) -> Municipality:
    """The municipality with the templates of its folder; with findings where they are of no use."""
    room = folder / TEMPLATES
    sources = {}
    for path in sorted(room.rglob("*.j2")):
        shape, name = Shape(Findings()), path.relative_to(room).as_posix()
        text = text_of(path, shape.findings)
        found += _told_of(f"{TEMPLATES}/{name}", shape)
        if text is not None and not shape.findings.found:
            sources[name] = text
    whole = municipality.model_copy(update={"templates": sources})
    if sources:
        checks = import_module(
            "activities.papers.own_templates"
        )  # a large library, for the few that have some
        for name, fault in checks.template_faults(whole):
            shape = Shape(Findings())
            shape.findings.add(Scalar(line=fault.line), fault.why)
            found += _told_of(f"{TEMPLATES}/{name}", shape)
    return whole


def _tell_of_words(node: Node, municipality: Municipality, shape: Shape) -> None:
    if municipality.texts:
        checks = import_module("activities.papers.own_templates")
        for message, why in checks.word_faults(municipality):
            shape.findings.add(place_of(node, ("texts", message)), why)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / BODIES).glob("*.yaml"))


def _body(path: Path, found: list[Finding]) -> Body | None:
    shape = Shape(Findings())
    node = _tree(path, shape)
    body = body_of(node, shape) if node is not None else None
    found += _told_of(f"{BODIES}/{path.name}", shape)
    return body


def _tree(path: Path, shape: Shape) -> Node | None:
    text = text_of(path, shape.findings)
    return tree(text, shape.findings) if text is not None and not shape.findings.found else None


def _told_of(named: str, shape: Shape) -> Iterator[Finding]:
    for wrong in shape.findings.found:
        said = Said.of(
            "finding",
            "{named}, line {line}: {problem}",
            named=named,
            line=wrong.line,
            problem=wrong.sentence,
        )
        yield Finding(wrong.line, wrong.column, worded(said, language()), wrong.suggestion)


def _text(node: Scalar) -> str | None:
    return node.text or None
