"""How every fact is written, as a file that may only grow: `python -m tests.support.pinned_facts` adds to it.

A journal holds only what differs from a default, for ever. So a default that is changed, a field that is
taken away and a type that takes less than before would each rewrite or lose what was recorded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from models.engine.journal import Content
from models.whole import catalogue

assert catalogue.ACTS, "every kind of fact is known"

FILE = Path(__file__).parents[1] / "facts.json"
REFERENCE, DEFINITIONS = "$ref", "$defs"
WORDS = {"title", "description", "examples", "default"}
"""What a schema says to people, and the default, which is pinned by itself."""
LIMITS = {"gt": "exclusiveMinimum", "ge": "minimum", "lt": "exclusiveMaximum", "le": "maximum"}
"""What the limits of a type of ours are called in its schema, and what they mean."""

Shape = Mapping[str, Mapping[str, Any]]
"""The path of a field inside a fact ('lines[].amount') → its type, and its default unless it is required."""


def pinned() -> dict[str, Shape]:
    """The shape of every kind of fact that was ever recorded."""
    shapes: dict[str, Shape] = json.loads(FILE.read_text(encoding="utf-8"))
    return shapes


def shapes() -> dict[str, Shape]:
    """The shape of every kind of fact that this version writes."""
    return {name: shape_of(kind) for name, kind in Content.kinds.items()}


def shape_of(kind: type[BaseModel]) -> Shape:
    """The fields of a kind of fact, those of its parts too, by their paths."""
    schema = kind.model_json_schema()
    made = {
        name: repr(field.get_default(call_default_factory=True, validated_data={}))
        for name, field in kind.model_fields.items()
        if field.default_factory is not None
    }
    shape = dict(_fields(schema, schema.get(DEFINITIONS, {}), "", ()))
    for name, default in made.items():
        shape[name] = {**shape[name], "default": default}
    return shape


def rewritten(before: Mapping[str, Shape], now: Mapping[str, Shape]) -> Iterator[str]:
    """Why facts recorded as `before` could not be read, or not as they were meant, by what stands `now`."""
    for kind, fields in before.items():
        if kind not in now:
            yield f"{kind} is gone: facts of that kind are in journals"
            continue
        for path, old in fields.items():
            new = now[kind].get(path)
            if new is None:
                yield f"{kind}.{path} is gone: facts say it"
            elif "default" in old and "default" not in new:
                yield f"{kind}.{path} is required now: old facts may not say it"
            elif "default" in old and old["default"] != new["default"]:
                yield f"{kind}.{path}: another default ({new['default']}) rewrites old facts"
            elif not _takes(new["type"], old["type"]):
                yield f"{kind}.{path}: its type takes less than what is in journals"
        parts_of_old = {"", *(path.rpartition(".")[0] for path in fields)}
        for path in now[kind].keys() - fields.keys():
            if "default" not in now[kind][path] and path.rpartition(".")[0] in parts_of_old:
                yield f"{kind}.{path} is new and has no default: old facts do not say it"


def _fields(
    part: Mapping[str, Any], parts: Mapping[str, Any], path: str, within: tuple[str, ...]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    required = part.get("required", ())
    for name, field in part.get("properties", {}).items():
        at = f"{path}{name}"
        yield (
            at,
            {"type": _bare(field, parts)} | ({} if name in required else {"default": field.get("default")}),
        )
        yield from _inside(field, parts, at, within)


def _inside(
    field: Mapping[str, Any], parts: Mapping[str, Any], at: str, within: tuple[str, ...]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if (name := _named(field)) and name not in within:
        yield from _fields(parts[name], parts, f"{at}.", (*within, name))
    for way in field.get("anyOf", ()):
        yield from _inside(way, parts, at, within)
    for key, mark in (("items", "[]"), ("additionalProperties", "{}")):
        if isinstance(field.get(key), dict):
            yield from _inside(field[key], parts, f"{at}{mark}", within)
    for number, place in enumerate(field.get("prefixItems", ())):
        yield from _inside(place, parts, f"{at}[{number}]", within)


def _named(field: Mapping[str, Any]) -> str:
    return str(field.get(REFERENCE, "")).rpartition("/")[2]


def _bare(schema: Any, parts: Mapping[str, Any]) -> Any:
    """A type without words; a part is an object whatever its class is called, an enumeration its values."""
    if isinstance(schema, list):
        return [_bare(each, parts) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if name := _named(schema):
        return _bare({key: parts[name][key] for key in ("type", "enum") if key in parts[name]}, parts)
    return {LIMITS.get(key, key): _bare(value, parts) for key, value in schema.items() if key not in WORDS}


def _takes(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """Whether whatever an old type took is taken by the new one."""
    return all(any(_takes_all(wide, one) for wide in _ways(new)) for one in _ways(old))


def _ways(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    ways: list[Mapping[str, Any]] = schema.get("anyOf", [schema])
    return ways


def _takes_all(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    if "enum" in new and "enum" in old:
        return set(old["enum"]) <= set(new["enum"])
    return all(key in old and _no_narrower(value, old[key]) for key, value in new.items())


def _no_narrower(new: Any, old: Any) -> bool:
    return _takes(new, old) if isinstance(new, dict) and isinstance(old, dict) else bool(new == old)


def written(shapes: Mapping[str, Shape]) -> str:
    """Shapes as the file has them, a field a line, so that what changes is seen."""
    kinds = (f"{json.dumps(kind)}: {_one_a_line(shape)}" for kind, shape in sorted(shapes.items()))
    return "{\n" + ",\n".join(kinds) + "\n}\n"


def _one_a_line(shape: Shape) -> str:
    said = (f"  {json.dumps(path)}: {json.dumps(shape[path], sort_keys=True)}" for path in sorted(shape))
    return "{\n" + ",\n".join(said) + "\n}"


def _grow() -> None:
    before, now = pinned() if FILE.exists() else {}, shapes()
    if wrong := list(rewritten(before, now)):
        raise SystemExit("\n".join(wrong))
    FILE.write_text(written(now), encoding="utf-8")


if __name__ == "__main__":
    _grow()
