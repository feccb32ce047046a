"""What a body has beside its seats: posts, rules of its own, standing items, criteria of its reviews."""

from pydantic import Field

from models.base.frozen import Frozen
from models.base.span import Span
from models.base.text import Text
from models.base.words import Said
from models.base.written_form import form
from models.law.rules import Value


class Officer(Span):
    """A post at a body's meetings, and who held it."""

    title: Text
    """Title of office, by language."""
    name: str | None = None
    """Who held it; None where the record has no name."""


class Override(Span):
    """A body's own value of a rule."""

    rule: str
    """Id of the rule, for example quorum.other."""
    value: Value
    """The body's own value, in the unit of the rule."""
    source: str
    """Where the body decided on it: a rule of procedure, a decision."""


class StandingItem(Frozen):
    """An item that stands first on every agenda of a body."""

    id: str = Field(pattern=form(r"^[a-z][a-z_]*$", Said.why("small letters from a to z, like impact_goals")))
    """Its name in the data; in `checkers` those are elected who check the minutes."""
    title: Text
    """As every agenda has it, by language."""


class Criterion(Frozen):
    """What a steering group scores in its reviews."""

    id: str
    """By which the scores of a review name it."""
    text: Text
    """What is scored, in words by language."""
