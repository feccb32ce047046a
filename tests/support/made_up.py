"""Values made up from a description: what a JSON schema allows, and now and then what it does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from app.web.api.description import description

Schema = dict[str, Any]

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
"""Any JSON, also such as no schema allows: numbers that are too large, characters that are none."""

FORMS = {
    "date": st.dates().map(str),
    "date-time": st.datetimes(timezones=st.timezones(), allow_imaginary=False).map(lambda at: at.isoformat()),
}


def made_up(schema: Schema, depth: int = 4) -> st.SearchStrategy[Any]:
    """What a schema allows, with something else in its place now and then."""
    return st.integers(0, 14).flatmap(lambda chance: ANYTHING if chance == 0 else _allowed(schema, depth))


def _allowed(schema: Schema, depth: int) -> st.SearchStrategy[Any]:
    if name := schema.get("$ref", "").rpartition("/")[2]:
        return _named(name, depth)
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if arms := schema.get("anyOf") or schema.get("oneOf"):
        return st.one_of([_allowed(arm, depth) for arm in arms])
    kind = _KINDS.get(str(schema.get("type")))
    return kind(schema, depth) if kind else ANYTHING


@cache
def _named(name: str, depth: int) -> st.SearchStrategy[Any]:
    schema: Schema = description()["components"]["schemas"][name]
    return st.deferred(lambda: made_up(schema, depth - 1)) if depth else st.none()


def _object(schema: Schema, depth: int) -> st.SearchStrategy[Any]:
    fields: Schema = schema.get("properties", {})
    required = {name: made_up(fields[name], depth) for name in schema.get("required", ()) if name in fields}
    optional = {name: made_up(of, depth) for name, of in fields.items() if name not in required}
    if not fields:
        return st.dictionaries(st.text(max_size=8), ANYTHING, max_size=2)
    return st.fixed_dictionaries(required, optional=optional)


def _array(schema: Schema, depth: int) -> st.SearchStrategy[Any]:
    prefix = schema.get("prefixItems")
    if prefix:
        return st.tuples(*(made_up(each, depth) for each in prefix)).map(list)
    return st.lists(made_up(schema.get("items", {}), depth), max_size=2)


def _text(schema: Schema, _: int) -> st.SearchStrategy[Any]:
    if schema.get("format") in FORMS:
        return FORMS[schema["format"]]
    if pattern := schema.get("pattern"):
        return st.from_regex(pattern)
    return st.text(min_size=schema.get("minLength", 0), max_size=min(schema.get("maxLength", 30), 30))


def _integer(schema: Schema, _: int) -> st.SearchStrategy[Any]:
    return st.integers(schema.get("minimum"), schema.get("maximum"))


_KINDS: dict[str, Callable[[Schema, int], st.SearchStrategy[Any]]] = {
    "object": _object,
    "array": _array,
    "string": _text,
    "integer": _integer,
    "boolean": lambda _, __: st.booleans(),
    "null": lambda _, __: st.none(),
}
