"""The line of a field: the docstring right below it, from which help, schemas and documentation are made.

It is read from the source when somebody asks, so that a start without a question costs nothing.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel


@cache
def described(cls: type) -> Mapping[str, str]:
    """Each field of a model or dataclass → its line; a field without one is left out."""
    found = {name: _line(cls, name) for name in fields_of(cls)}
    return {name: line for name, line in found.items() if line}


def fields_of(cls: type) -> tuple[str, ...]:
    """The names of a model's or dataclass's fields, inherited ones included."""
    if issubclass(cls, BaseModel):
        return tuple(cls.model_fields)
    return tuple(field.name for field in dataclasses.fields(cls)) if dataclasses.is_dataclass(cls) else ()


def _line(cls: type, name: str) -> str:
    """The line nearest to the class: a field that is declared again may leave it to its base."""
    owners = (owner for owner in cls.__mro__ if name in inspect.get_annotations(owner))
    lines = (_written(owner.__module__).get((owner.__qualname__, name)) for owner in owners)
    return next(filter(None, lines), "")


@cache
def _written(module: str) -> Mapping[tuple[str, str], str]:
    """Class and field → line, of every class of a module."""
    return dict(_lines(ast.parse(inspect.getsource(sys.modules[module])).body, ""))


def _lines(body: list[ast.stmt], within: str) -> Iterator[tuple[tuple[str, str], str]]:
    for statement, below in zip(body, [*body[1:], None], strict=True):
        match statement, below:
            case ast.ClassDef(name=name, body=inner), _:
                yield from _lines(inner, f"{within}.{name}".lstrip("."))
            case ast.FunctionDef(name=name, body=inner) | ast.AsyncFunctionDef(name=name, body=inner), _:
                yield from _lines(inner, f"{within}.{name}.<locals>".lstrip("."))
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield (within, name), " ".join(inspect.cleandoc(text).split())
