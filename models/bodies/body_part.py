"""What a body has beside its seats: posts, rules of its own, standing items, criteria of its reviews."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, field_validator

from models.base.bad_value import BadValue
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

    def called(self, name: str) -> bool:
        """Whether whoever holds it is called so: by name, or by title in any language."""
        return bool(name) and name in (self.name, *self.title.texts.values())


class Override(Span):
    """A body's own value of a rule."""

    rule: str
    """Id of the rule, for example quorum.other."""
    value: Value
    """The body's own value, in the unit of the rule."""
    source: str
    """Where the body decided on it: a rule of procedure, a decision."""

    @field_validator("value", mode="before")
    @classmethod
    def _yes_or_no(cls, written: Any) -> Any:
        return {"yes": True, "no": False}.get(written, written) if isinstance(written, str) else written


MONTH_AND_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


class NoSuchDayOfTheYear(BadValue):
    """{day} is no day of every year; write month and day, like "04-15"."""


class StandingItem(Frozen):
    """An item that comes onto agendas of a body by itself, or by its name."""

    id: str = Field(pattern=form(r"^[a-z][a-z_]*$", Said.why("small letters from a to z, like impact_goals")))
    """Its name in the data; in `checkers` those are elected who check the minutes."""
    title: Text
    """As every agenda has it, by language."""
    days: tuple[
        Annotated[str, Field(pattern=form(MONTH_AND_DAY, Said.why("month and day, like 04-15")))], ...
    ] = ()
    """Days of the year, like `"04-15"`: it is on the agenda of the first meeting from each of them on; none:
    of every meeting."""
    last: bool = False
    """It stands last on the agenda, not first."""
    asked: bool = False
    """It is on an agenda only when it is asked for by its name."""

    @field_validator("days")
    @classmethod
    def _of_every_year(cls, days: tuple[str, ...]) -> tuple[str, ...]:
        for each in days:
            try:
                _day(2001, each)
            except ValueError:
                raise NoSuchDayOfTheYear(day=each) from None
        return days

    @property
    def rank(self) -> int:
        """Where it stands: 0 before the cases, 1 among them, 2 behind them."""
        return 2 if self.last else 1 if self.days or self.asked else 0

    def due_from(self, day: date) -> date | None:
        """The last of its days until a day, from which a meeting has to have it; None without days."""
        found = [_day(year, each) for year in (day.year - 1, day.year) for each in self.days]
        return max((each for each in found if each <= day), default=None)


def _day(year: int, month_and_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")


class Criterion(Frozen):
    """What a steering group scores in its reviews."""

    id: str
    """By which the scores of a review name it."""
    text: Text
    """What is scored, in words by language."""
    weight: int = Field(default=1, ge=1, le=1000)
    """How much it counts beside the others where cases are ranked by their scores."""
