"""What a body has beside its seats: posts, rules of its own, standing items, criteria of its reviews."""

from pydantic import Field

from models.base.frozen import Frozen
from models.base.text import Text
from models.bodies.seat import Span
from models.law.rules import Value


class Officer(Span):
    """A post at a body's meetings, and who held it; the name is None where the record has none."""

    title: Text
    name: str | None = None


class Override(Span):
    """A body's own value of a rule."""

    rule: str
    value: Value
    source: str


class StandingItem(Frozen):
    """An item that stands first on every agenda of a body; `checkers` elects those who check the minutes."""

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    title: Text


class Criterion(Frozen):
    """What a steering group scores in its reviews."""

    id: str
    text: Text
