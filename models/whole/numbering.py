"""What each number of a series was used for, as the facts tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from models.base.words import Listed, Said
from models.decision.decision import CaseHandled, ItemHandled
from models.decision.settling import ItemSettled
from models.engine.journal import Fact
from models.matter.handling import Handling
from models.meeting.item_fact import DecisionUndone
from models.preparation.opening import CaseOpened
from models.register.numbers import NumbersGivenElsewhere, NumbersTakenBack, Range
from models.undoing.undone_handling import CaseHandlingUndone


@dataclass(frozen=True)
class Use:
    """A number of a series, and what bears it."""

    series: str
    number: int
    bearer: Said | str
    returned: bool = False
    """The number was given back: nothing bears it any more."""


def uses(fact: Fact) -> Iterator[Use]:
    """The number that a fact gives to something; a handling's stands in two journals."""
    match fact.content:
        case CaseOpened():
            series, _, number = fact.journal.rpartition("-")
            yield Use(series, int(number), fact.journal)
        case ItemSettled(item=item, settlement=settlement):
            yield Use(
                settlement.series,
                settlement.section,
                _item(fact.journal, item),
            )
        case ItemHandled(handling=handling) | CaseHandled(handling=handling):
            yield Use(f"§ {handling.body} {handling.year}", handling.section, _place(handling))
        case DecisionUndone(given_back=str(series), item=item, section=section) if series:
            yield Use(series, section, _item(fact.journal, item), returned=True)
        case CaseHandlingUndone(given_back=str(series), meeting=meeting, item=item, decision=decision) if (
            series
        ):
            yield Use(series, int(decision.rpartition("-")[2]), _item(meeting, item), returned=True)


def _place(handling: Handling) -> Said | str:
    """Where it was done; an officeholder's is its case."""
    return _item(handling.meeting, handling.item) if handling.meeting else handling.case


def _item(meeting: str, item: int | None) -> Said:
    return Said.of("number", "{meeting}, item {item}", meeting=meeting, item=item or "")


@dataclass(frozen=True)
class NumberLine:
    """Numbers of a series that have one fate: given elsewhere, borne by something here, or wrong."""

    series: str
    first: int
    last: int
    fate: Said | str
    wrong: bool = False

    @property
    def numbers(self) -> str:
        """The numbers as people write them: 186, or 187–215."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass
class Account:
    """The account of all series: what was given here, what elsewhere, and what bears each number."""

    given: Mapping[str, set[int]]
    elsewhere: list[Range] = field(default_factory=list)
    borne: defaultdict[str, dict[int, set[Said | str]]] = field(default_factory=lambda: defaultdict(dict))

    def note(self, facts: Iterable[Fact]) -> None:
        """Note what facts say of numbers."""
        for fact in facts:
            for use in uses(fact):
                self._note(use)
            if isinstance(said := fact.content, NumbersGivenElsewhere):
                given = Range(series=said.series, first=said.first, last=said.last, note=said.note)
                self.elsewhere.append(given)
            if isinstance(said := fact.content, NumbersTakenBack):
                taken = (said.series, said.first, said.last)
                kept = [each for each in self.elsewhere if (each.series, each.first, each.last) != taken]
                self.elsewhere = kept

    def _note(self, use: Use) -> None:
        borne = self.borne[use.series]
        if not use.returned:
            borne.setdefault(use.number, set()).add(use.bearer)
        elif left := borne.pop(use.number, set()) - {use.bearer}:
            borne[use.number] = left

    def lines(self) -> Iterator[NumberLine]:
        """Every number of every series from 1 to the last, in order; those with one fate together."""
        for series in sorted({*self.given, *self.borne, *(known.series for known in self.elsewhere)}):
            yield from _together(self._line(series, number) for number in self._all(series))

    def _all(self, series: str) -> range:
        ends = (known.last for known in self.elsewhere if known.series == series)
        return range(1, max([*self.given.get(series, ()), *self.borne[series], *ends], default=0) + 1)

    def _line(self, series: str, number: int) -> NumberLine:
        here = number in self.given.get(series, ())
        bearers = sorted(self.borne[series].get(number, ()), key=str)
        notes = [
            Said.of("number", "given elsewhere ({note})", note=known.note) if known.note else _ELSEWHERE
            for known in self.elsewhere
            if known.series == series and known.first <= number <= known.last
        ]
        fate, wrong = _fate(here=here, bearers=bearers, notes=notes)
        return NumberLine(series, number, number, fate, wrong)


_ELSEWHERE = Said.of("number", "given elsewhere")


def _fate(*, here: bool, bearers: list[Said | str], notes: list[Said]) -> tuple[Said | str, bool]:
    borne = Listed.of(bearers, "and")
    if notes:
        return _elsewhere(notes[0], borne, here=here)
    if len(bearers) > 1:
        return Said.of("number", "given more than once: to {bearer}", bearer=borne), True
    if here and bearers:
        return bearers[0], False
    if here:
        return Said.of("number", "given here, but nothing bears it"), True
    if bearers:
        return Said.of("number", "borne by {bearer}, but never given", bearer=borne), True
    return Said.of("number", "skipped: given neither here nor elsewhere"), True


def _elsewhere(note: Said, borne: Listed, *, here: bool) -> tuple[Said, bool]:
    if borne:
        also = Said.of("number", "{elsewhere}, and also given here to {bearer}", elsewhere=note, bearer=borne)
        return also, True
    if here:
        return Said.of("number", "{elsewhere}, and also given here", elsewhere=note), True
    return note, False


def _together(lines: Iterable[NumberLine]) -> Iterator[NumberLine]:
    last: NumberLine | None = None
    for line in lines:
        if last and (last.fate, last.wrong) == (line.fate, line.wrong):
            last = NumberLine(last.series, last.first, line.last, last.fate, last.wrong)
            continue
        if last:
            yield last
        last = line
    if last:
        yield last
