"""A body's description in a file of its own, or in a case file: read whole or refused whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.case_file.finding import BadCaseFile, Findings, thing
from app.case_file.nodes import Items, Keys, Node, Scalar, tree
from app.case_file.page import text_of
from app.case_file.papers import Papers
from app.case_file.shape import Loc, Shape
from models.base.refusal import Refusal
from models.base.words import Said
from models.bodies.body import Body
from models.bodies.seats import CountedSeats
from models.law.rules import Rulebook, RuleError


def read_body(path: Path) -> Body:
    """The body that a file describes; BadCaseFile with every error."""
    shape = Shape(Findings())
    text = text_of(path, shape.findings)
    node = tree(text, shape.findings) if text is not None and not shape.findings.found else None
    found = body_of(node, shape) if node is not None else None
    if shape.findings.found or found is None:
        raise BadCaseFile(path.name, shape.findings.found)
    return found


def bodies_beside(node: Node, shape: Shape, papers: Papers) -> list[tuple[Node, Body]]:
    """The bodies of a case file, each with its place: written in it, or in files beside it."""
    found: list[tuple[Node, Body]] = []
    for item in shape.items(node):
        name = item.get("file") if isinstance(item, Keys) else None
        several = _in_file(name, shape, papers) if name is not None else [body_of(item, shape)]
        found += [(item, body) for body in several if body]
    return found


def _in_file(name: Node, shape: Shape, papers: Papers) -> list[Body | None]:
    """The bodies of a file beside the case file, one or a list; what is wrong there is told with its line."""
    text = papers.prose_of(name)
    inner = Shape(Findings())
    node = tree(text, inner.findings) if text else None
    found = [body_of(item, inner) for item in inner.items(node)] if node is not None else []
    for wrong in inner.findings.found:
        shape.findings.add(
            name,
            Said.of(
                "finding",
                "{named}, line {line}: {problem}",
                named=_named(name),
                line=wrong.line,
                problem=wrong.sentence,
            ),
            wrong.suggestion,
        )
    return found


def _named(name: Node) -> Said | str:
    return name.text if isinstance(name, Scalar) else thing("The file")


def body_of(node: Node, shape: Shape) -> Body | None:
    """The body that a mapping describes; None when a finding says why not."""
    keys = shape.keys(node, thing("A body"), KEYS)
    given = {key: value for key, value in plain_of(keys, _scalar).items() if key in KEYS}
    body = _validated(given, keys, shape)
    if body is None:
        return None
    try:
        body.refuse_other_deputies(Rulebook.load())
    except Refusal as refusal:
        shape.findings.add(keys, refusal.said)
    for number, override in enumerate(body.overrides):
        try:
            body.refuse_override(override, Rulebook.load())
        except RuleError as refusal:
            shape.findings.add(place_of(keys, ("overrides", number)), refusal.said)
    return body


def _validated(given: dict[str, Any], keys: Keys, shape: Shape) -> Body | None:
    """The body, with findings about what is refused of it; None where nothing is left to look at."""
    try:
        return Body.model_validate(given)
    except RuleError as refusal:
        shape.findings.add(keys, refusal.said)
        return None
    except ValidationError as error:
        shape.invalid(error, lambda loc: place_of(keys, _as_written(keys, loc)))
        rest = _miscounted_left_out(given, {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]})
        return _validated(rest, keys, shape) if rest != given else None


def _miscounted_left_out(given: dict[str, Any], wrong: set[str]) -> dict[str, Any]:
    """A description whose seats are counted, without what is wrong in the counting, which hides the rest."""
    if not isinstance(given.get("seats"), int) or not wrong <= {*CountedSeats.model_fields}:
        return given
    kept = {key: value for key, value in given.items() if key not in wrong}
    holders = given.get("holders")
    seats = range(1, given["seats"] + 1)
    if "holders" in wrong and isinstance(holders, dict):
        kept["holders"] = {number: held for number, held in holders.items() if number in seats}
    return {**kept, "seats": given["seats"] if seats else 1}


def plain_of(node: Node, scalar: Callable[[Scalar], Any]) -> Any:
    """A tree as plain values, each of whose scalars is read by `scalar`."""
    if isinstance(node, Keys):
        return {scalar(key): plain_of(value, scalar) for key, value in node.entries}
    return [plain_of(item, scalar) for item in node.items] if isinstance(node, Items) else scalar(node)


def _scalar(node: Scalar) -> Any:
    """What YAML makes of a scalar: numbers and flags are read as such, everything else is text."""
    if not node.text:
        return None
    if node.text in _FLAGS:
        return node.text == "true"
    whole = re.fullmatch("0|[1-9][0-9]{0,8}", node.text)
    return int(node.text) if whole else node.text


def _as_written(keys: Keys, loc: Loc) -> Loc:
    """Seats that are given by their count have what is said of them under `holders`, by number."""
    if len(loc) > 2 and loc[0] == "seats" and isinstance(keys.get("seats"), Scalar):
        return ("holders", str(int(loc[1]) + 1), *loc[2:])
    return loc


def place_of(node: Node, loc: Loc) -> Node:
    """The innermost node on the way that a model gives."""
    for step in loc:
        inner: Node | None = None
        if isinstance(node, Keys):
            inner = node.get(str(step))
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            return node
        node = inner
    return node


_FLAGS = ("true", "false")
KEYS = (*Body.model_fields, "chair", "vice_chairs", "holders")
"""Every key of a description."""
