"""JSON schemas whose properties have their lines, which pydantic does not know of."""

from __future__ import annotations

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from models.base.described import described


class DescribedSchema(GenerateJsonSchema):
    """The schema that pydantic makes, with each field's line."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A model, its fields described."""
        return _with_lines(super().model_schema(schema), schema["cls"])

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """A dataclass, its fields described."""
        return _with_lines(super().dataclass_schema(schema), schema["cls"])


def _with_lines(made: JsonSchemaValue, cls: type) -> JsonSchemaValue:
    lines = described(cls)
    for name, field in made.get("properties", {}).items():
        if name in lines:
            field["description"] = lines[name]
    return made
