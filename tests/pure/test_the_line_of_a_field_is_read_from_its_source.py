"""A field's line is the docstring right below it: of models and dataclasses, inherited, wrapped, anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel

from docs.parts.described_schema import DescribedSchema
from models.base.described import described


class Wall(BaseModel):
    """A wall.

    Its own docstring is nobody's line.
    """

    height: ClassVar[int] = 3
    """No field."""

    colour: str
    """What it is painted in; on two lines
    of the source it is one line all the same."""
    windows: int = 0


class OuterWall(Wall):
    """A wall that is redeclared in part."""

    colour: str = "white"
    windows: int = 2
    """How many look out."""


@dataclass(frozen=True)
class Room:
    """A room of a dataclass."""

    walls: tuple[Wall, ...]
    """All around, from the north."""


class House(BaseModel):
    """A house, with rooms inside."""

    rooms: tuple[Room, ...]
    """From the cellar up."""
    front: Wall
    """Towards the street."""


def test_a_line_may_be_wrapped_and_a_field_without_one_is_left_out() -> None:
    line = "What it is painted in; on two lines of the source it is one line all the same."
    assert described(Wall) == {"colour": line}


def test_a_field_that_is_declared_again_may_leave_its_line_to_its_base() -> None:
    assert described(OuterWall) == {**described(Wall), "windows": "How many look out."}


def test_the_fields_of_a_dataclass_have_lines_alike() -> None:
    assert described(Room) == {"walls": "All around, from the north."}


def test_a_class_inside_a_function_has_its_own_lines() -> None:
    class Wall(BaseModel):
        colour: str
        """Another wall's."""

    assert described(Wall) == {"colour": "Another wall's."}


def test_a_schema_has_the_line_of_every_property_inside_too() -> None:
    schema = House.model_json_schema(schema_generator=DescribedSchema)
    assert schema["properties"]["front"] == {"$ref": "#/$defs/Wall", "description": "Towards the street."}
    assert schema["$defs"]["Room"]["properties"]["walls"]["description"] == "All around, from the north."
    assert schema["$defs"]["Wall"]["properties"]["colour"]["description"] == described(Wall)["colour"]
