"""Who held a meeting: who was in the chair, who presented and who kept the minutes, at which §§."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from activities.papers.known_people import KnownPeople
from activities.papers.matter import Matter
from models.base.language import Language
from models.base.people import Official
from models.base.terms import Name
from models.base.text import Text
from models.matter.item import Item
from models.meeting.meeting import Meeting

Called = tuple[Text | str, str]
"""Title and name."""


class Names(Protocol):
    """What people are called in the papers of a meeting."""

    @property
    def people(self) -> KnownPeople:
        """Those whom the register knows."""
        ...

    def called(self, person: str) -> Name:
        """What readers call somebody on a seat."""
        ...


@dataclass(frozen=True)
class InOffice:
    """Somebody who held an office in a meeting, and at which §§; none where it was at all of them."""

    who: str
    """Title and name, in the reader's language."""
    sections: str
    """The numbers of the §§: 186–188, 190."""


@dataclass(frozen=True)
class Officers:
    """Who held the offices of a meeting, each in the order of their first §."""

    chairs: tuple[InOffice, ...]
    presenters: tuple[InOffice, ...]
    keepers: tuple[InOffice, ...]


def officers_of(
    meeting: Meeting,
    entries: Iterable[tuple[Item, Matter | None]],
    keeper: Called,
    language: Language,
    names: Names,
) -> Officers:
    """Who held the offices of a meeting; `keeper` kept the minutes where nobody else was said to."""
    done = [(item, matter) for item, matter in entries if item.done]
    default = _called(keeper, language)

    def kept(item: Item) -> str:
        named = [each for each in meeting.keepers if each.place < item.place]
        return keeping(named[-1].person) if named else default

    def keeping(official: Official) -> str:
        known = names.people.named(official.name)
        return str(official.model_copy(update={"name": known}) if known else official)

    last = meeting.keepers[-1].person if meeting.keepers else None
    return Officers(
        chairs=_by_section((item.section, names.called(item.chair).say(language)) for item, _ in done),
        presenters=_by_section(
            (item.section, _called(matter.presented_by, language))
            for item, matter in done
            if matter and not item.secrecy
        ),
        keepers=_by_section((item.section, kept(item)) for item, _ in done)
        or (InOffice(keeping(last) if last else default, ""),),
    )


def _called(called: Called, language: Language) -> str:
    title, name = called
    return f"{title if isinstance(title, str) else title.say(language)} {name}".strip()


def _by_section(held: Iterable[tuple[int, str]]) -> tuple[InOffice, ...]:
    sections: dict[str, list[int]] = {}
    for section, who in held:
        if who:
            sections.setdefault(who, []).append(section)
    if len(sections) == 1:
        return (InOffice(next(iter(sections)), ""),)
    return tuple(InOffice(who, _runs(sorted(numbers))) for who, numbers in sections.items())


def _runs(numbers: list[int]) -> str:
    """Numbers with their runs drawn together: 186–188, 190."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
