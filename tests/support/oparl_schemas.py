"""OParl's own schemas, as a validator takes them: what stands in another object has its schema, too."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker  # type: ignore[import-untyped] # it ships no types

VENDORED = Path(__file__).parents[2] / "vendor" / "oparl"

FORMATS = FormatChecker(formats=("date",))


@FORMATS.checks("url")  # type: ignore[untyped-decorator]  # it ships no types
def _is_an_address(value: object) -> bool:
    return not isinstance(value, str) or value.startswith(("http://", "https://"))


def faults(said: Any) -> list[str]:
    """What an object has that its schema does not allow."""
    validator = Draft7Validator(_schema(said["type"].rpartition("/")[2]), format_checker=FORMATS)
    return [
        f"{said['id']} {'/'.join(map(str, each.path))}: {each.message}"
        for each in validator.iter_errors(said)
    ]


@FORMATS.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]  # the same
def _is_an_instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@cache
def _schema(name: str) -> dict[str, Any]:
    names = [file.stem for file in VENDORED.glob("*.json")]
    told = {each: json.loads((VENDORED / f"{each}.json").read_text(encoding="utf-8")) for each in names}
    for schema in told.values():
        schema["additionalProperties"] = False
    definitions = {each: _linked(schema) for each, schema in told.items()}
    return {"$ref": f"#/definitions/{name}", "definitions": definitions}


def _linked(said: Any) -> Any:
    """A schema whose `schema` is a reference: that is OParl's own word for it."""
    if isinstance(said, list):
        return [_linked(each) for each in said]
    if not isinstance(said, dict):
        return said
    if said.get("type") == "object" and str(said.get("schema", "")).endswith(".json"):
        return {"$ref": f"#/definitions/{said['schema'].removesuffix('.json')}"}
    return {key: _linked(each) for key, each in said.items()}


def a_deleted(said: Any) -> bool:
    """Whether only that is left which OParl wants of an object that was published."""
    return {*said} == {"id", "type", "created", "modified", "deleted"} and said["deleted"] is True
