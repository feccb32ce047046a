"""What was typed into a description's form as the tree that its file would be: read by the file's own reader.

Each node has a line of its own, by which a finding tells the field beside which it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from app.case_file.finding import Finding
from app.case_file.nodes import Items, Keys, Node, Scalar
from app.case_file.values import plain_type
from app.web.describing.plain import KEY, SAID, Plain, is_blank
from app.web.describing.shapes import ShapeKind, shape_of
from models.base.language import LANGUAGES


class TypedTree:
    """A tree, and which field each of its lines is."""

    def __init__(self, model: type[BaseModel], typed: Plain) -> None:
        self._paths: list[str] = [""]
        self.top = Keys(line=1, entries=tuple(self._entries(model, typed, "")))

    def beside(self, found: list[Finding]) -> dict[str, list[str]]:
        """What was found wrong, by the field that it is about; under nothing what is about the whole."""
        told: dict[str, list[str]] = {}
        for each in found:
            path = self._paths[each.line - 1] if each.line <= len(self._paths) else ""
            told.setdefault(path, []).append(f"{each.sentence} {each.suggestion}".rstrip())
        return told

    def _line(self, path: str) -> int:
        self._paths.append(path)
        return len(self._paths)

    def _entries(
        self, model: type[BaseModel], said: Mapping[str, Plain], within: str
    ) -> Iterator[tuple[Scalar, Node]]:
        for name, info in model.model_fields.items():
            if name in said and not is_blank(said[name]):
                path = within + name
                yield Scalar(self._line(path), text=name), self._node(info.annotation, said[name], path)

    def _node(self, annotation: Any, said: Plain, path: str) -> Node:
        kind, inner = shape_of(annotation)
        line = self._line(path)
        match kind:
            case ShapeKind.RECORD if isinstance(said, dict):
                return Keys(line, entries=tuple(self._entries(inner, said, f"{path}.")))
            case ShapeKind.WORDS if isinstance(said, dict):
                return Keys(line, entries=tuple(self._words(path, said)))
            case ShapeKind.ROWS if isinstance(said, dict | list):
                rows = ((f"{path}.{place}", row) for place, row in _places(said) if not is_blank(row))
                return Items(line, items=tuple(self._node(inner, row, where) for where, row in rows))
            case ShapeKind.PAIRS if isinstance(said, dict | list):
                pairs = ((f"{path}.{place}", row) for place, row in _places(said) if not is_blank(row))
                return Keys(line, entries=tuple(self._pair(where, inner, row) for where, row in pairs))
            case ShapeKind.VALUES:
                lines = said if isinstance(said, list) else str(said).splitlines()
                lines = [each.strip() for each in lines if each.strip()]
                return Items(line, items=tuple(Scalar(line, text=each) for each in lines))
        flag = plain_type(inner) is bool
        text = str(said).replace("\r\n", "\n")
        return Scalar(line, text="true" if flag else text if "\n" in text else text.strip())

    def _words(self, path: str, said: Mapping[str, str]) -> Iterator[tuple[Scalar, Node]]:
        for each, text in said.items():
            if each in LANGUAGES and not is_blank(text):
                line = self._line(f"{path}.{each}")
                yield Scalar(line, text=each), Scalar(line, text=str(text).strip())

    def _pair(self, path: str, inner: Any, row: Plain) -> tuple[Scalar, Node]:
        pair = row if isinstance(row, dict) else {}
        key, said = str(pair.get(KEY, "")), pair.get(SAID, "")
        return Scalar(self._line(path), text=key.strip()), self._node(inner, said, f"{path}.{SAID}")


def _places(rows: Plain) -> list[tuple[str, Plain]]:
    """Rows with their places, as a form or a description has them."""
    if isinstance(rows, dict):
        return list(rows.items())
    return [(str(place), row) for place, row in enumerate(rows, start=1)]
