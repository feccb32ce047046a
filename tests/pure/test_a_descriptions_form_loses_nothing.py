"""What a form of a description shows is what is described: sent as it stands, it is the same description."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from app.case_file.body_file import body_of
from app.case_file.finding import Findings
from app.case_file.municipality_file import municipality_of, read_municipality
from app.case_file.shape import Shape
from app.web.describing.parts import Describing, FormPart
from app.web.describing.plain import nested, plain
from app.web.describing.tree import TypedTree
from app.web.describing.written import IN_FILES
from models.bodies.body import Body
from models.municipality.municipality import Municipality

EXAMPLES = Path(__file__).parents[2] / "examples"
DESCRIBED = [read_municipality(EXAMPLES / name) for name in ("helsinki", "sarvijoki")]
BODIES = [body for each in DESCRIBED for body in each.bodies]


def sent(parts: tuple[FormPart, ...]) -> Iterator[tuple[str, str]]:
    """What a browser sends of a form that nobody touched."""
    for part in parts:
        if part.parts:
            yield from sent(part.parts)
        elif part.kind == "ticked":
            yield part.path, "\n".join(part.value)
        elif part.kind != "flag" or part.value == "true":
            yield part.path, str(part.value)


def _read(model: type[BaseModel], value: BaseModel) -> tuple[TypedTree, Shape]:
    typed = nested(dict(sent(Describing(IN_FILES).parts(model, plain(value)))))
    return TypedTree(model, typed), Shape(Findings())


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.id)
def test_a_body_is_the_same(body: Body) -> None:
    tree, shape = _read(Body, body)
    assert body_of(tree.top, shape) == body
    assert not shape.findings.found


@pytest.mark.parametrize("described", DESCRIBED, ids=lambda each: each.municipality.register_prefix)
def test_a_municipality_is_the_same(described: object, tmp_path: Path) -> None:
    value = described.municipality.model_copy(update=dict.fromkeys(IN_FILES, ""))  # type: ignore[attr-defined]
    tree, shape = _read(Municipality, value.model_copy(update={"templates": {}}))
    assert municipality_of(tree.top, shape, tmp_path) == value.model_copy(update={"templates": {}})


def test_a_finding_is_told_beside_its_field() -> None:
    typed = nested({"id": "kultt", "kind": "board", "names.fi": "Lautakunta", "seats.1.number": "yksi"})
    tree, shape = TypedTree(Body, typed), Shape(Findings())
    assert body_of(tree.top, shape) is None
    assert [*tree.beside(shape.findings.found)] == ["seats.1.number"]


def test_every_field_has_a_label_and_a_place() -> None:
    def check(parts: tuple[FormPart, ...]) -> None:
        for part in parts:
            assert part.label
            assert "`" not in part.label
            check(part.parts)

    for model in (Body, Municipality):
        parts = Describing().parts(model, {})
        assert {part.path for part in parts} == {*model.model_fields}
        check(parts)
