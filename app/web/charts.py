"""Charts of money, as shapes of an SVG: what was granted, and of it what is spent. A table tells the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.desk.reading.reports import DivisionMoney
from app.language import language
from models.base.money import Cents
from models.base.period import Period
from models.engine.world import Held
from models.follow_up.follow_up import FollowUp
from models.follow_up.spending import reported

WIDTH = 800
"""Of a chart, in its own units."""
LABELS, SUMS = 300, 130
"""Of that, what the names and the sums take."""
BAR, GAP = 14, 10
"""Height of a bar, and from one to the next."""
LONGEST = 40
"""Letters of a name that fit beside its bar."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, what it tells, where it lies; `spent` is None where nothing was reported."""

    name: str
    granted: Cents
    spent: Cents | None
    whole: bool
    """Whether it sums up those below it."""
    y: int
    granted_width: float
    spent_width: float

    @property
    def short(self) -> str:
        """Its name, as long as there is room for."""
        return self.name if len(self.name) <= LONGEST else f"{self.name[: LONGEST - 1].rstrip()}…"

    @property
    def over(self) -> bool:
        """Whether more is spent than was granted."""
        return self.spent is not None and self.spent > self.granted


@dataclass(frozen=True)
class Chart:
    """Bars one below the other."""

    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True)
class PeriodMoney:
    """What was granted in all, and spent by the end of a period; None where no report of it is accepted."""

    period: str
    granted: Cents
    spent: Cents | None


Row = tuple[str, Cents, Cents | None, bool]


def by_division(divisions: Iterable[DivisionMoney]) -> Chart:
    """A bar for each division, and below it one for each project."""
    rows: list[Row] = []
    for each in divisions:
        rows.append((each.whole.name, each.whole.granted, each.whole.spent, True))
        for project in each.projects:
            told = project.project
            rows.append((told.line.name, told.line.cents, told.spent, False))
    return _chart(rows)


def by_period(periods: Iterable[PeriodMoney]) -> Chart:
    """A bar for each period."""
    titled = ((Period.parse(each.period).title(language()), each) for each in periods)
    return _chart([(title, each.granted, each.spent, True) for title, each in titled])


def periods_of(follow_ups: Iterable[Held]) -> Iterator[PeriodMoney]:
    """The periods of follow-ups, the earliest first; those of the same name together."""
    granted: dict[str, Cents] = {}
    spent: dict[str, Cents] = {}
    for held in follow_ups:
        state = held.of(FollowUp)
        whole = sum((line.cents for line in state.lines.values()), Cents())
        for period in state.periods:
            told = reported(state, period)
            granted[period] = Cents(granted.get(period, Cents()) + whole)
            if told.spent.keys() - told.carried.keys():
                spent[period] = Cents(spent.get(period, Cents()) + sum(told.spent.values(), Cents()))
    for period in sorted(granted):
        yield PeriodMoney(period, granted[period], spent.get(period))


def _chart(rows: Sequence[Row]) -> Chart:
    most = max((max(granted, spent or 0) for _, granted, spent, _ in rows), default=0) or 1
    room = WIDTH - LABELS - SUMS
    bars = tuple(
        Bar(
            name,
            granted,
            spent,
            whole,
            y=number * (BAR + GAP) + GAP,
            granted_width=round(room * granted / most, 1),
            spent_width=round(room * (spent or 0) / most, 1),
        )
        for number, (name, granted, spent, whole) in enumerate(rows)
    )
    return Chart(bars, len(rows) * (BAR + GAP) + GAP)
