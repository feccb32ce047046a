"""A case file that was read: whom it concerns, what is to be deposited, and what is done, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.base.people import Official
from models.base.text import Text
from models.base.writing import Written
from models.engine.command import AnyAct, Command


@dataclass(frozen=True)
class Person:
    """Somebody of the file's address book: an official by name, everybody else by role."""

    key: str
    name: str = ""
    title: str = ""
    mail: str = ""

    @property
    def called(self) -> str:
        """As whom the record knows them when they act."""
        return self.name or self.title or self.key

    def official(self) -> Official:
        """As a paper names them."""
        return Official(name=self.name or self.title or self.key, title=self.title if self.name else "")


def reached(people: Iterable[Person]) -> Iterator[Person]:
    """Who has a mail address, under their key and under the name by which the record knows them."""
    for person in people:
        if person.mail:
            yield person
            if person.called != person.key:
                yield Person(person.called, person.name, person.title, person.mail)


@dataclass(frozen=True)
class Manuscript:
    """A long text to deposit; a confidential one has a salt. A rehearsal's salt is no secret."""

    written: Written
    text: Text
    salt: str | None = None


@dataclass(frozen=True)
class Enclosure:
    """A file to deposit; a secret one has a salt, and its name is a commitment. The same of its salt."""

    path: Path
    salt: str | None = None


@dataclass(frozen=True)
class Step:
    """One act: what, by whom, when, and what has to come of it.

    `at` is when it happened, `recorded` when it is entered; both are aware. `journal` is empty for an act
    that begins one, and None for the follow-up of the case, which has its name only when it is played.
    """

    line: int
    at: datetime
    recorded: datetime
    role: str
    actor: str
    name: str
    act: AnyAct
    journal: str | None
    refused: str = ""
    gives: Mapping[str, str] | None = None
    later_because: str = ""
    """Why it is entered later than it happened."""
    case: str = ""
    """Register number of the case that it is about, or that it is expected to open."""


@dataclass(frozen=True)
class Script:
    """The whole of a case file."""

    path: Path
    case: str
    """Register number of the case of the file's top."""
    title: str
    people: Mapping[str, Person]
    manuscripts: tuple[Manuscript, ...]
    attachments: Mapping[str, Enclosure]
    """Files to deposit, by their hash or the commitment to it."""
    private: Mapping[str, str]
    """Mail addresses of private persons, by the commitment to their name."""
    steps: tuple[Step, ...]
    until: datetime | None = None
    """Till when time goes on after the last act."""

    @property
    def cases(self) -> tuple[str, ...]:
        """The register numbers of all its cases, that of the top first."""
        return tuple(dict.fromkeys((self.case, *(step.case for step in self.steps if step.case))))

    @property
    def begins(self) -> datetime:
        """When the first act is entered."""
        return self.steps[0].recorded

    def text(self, written: Written) -> Text | None:
        """A long text that the file brings along."""
        found = (one.text for one in self.manuscripts if one.written.sha256 == written.sha256)
        return next(found, None)

    def addresses(self) -> Iterator[Person]:
        """Who has a mail address, by the keys of the address book.

        A private person's key is the commitment to their name, which itself is not said.
        """
        yield from reached(self.people.values())
        yield from (Person(key, mail=mail) for key, mail in self.private.items())

    def command(self, number: int, journal: str) -> Command:
        """The command of a step, counted from one. Its id is the same in every rehearsal."""
        step = self.steps[number - 1]
        return Command(
            id=f"{self.case}/{number}",
            journal=journal,
            name=step.name,
            act=step.act,
            actor=step.actor,
            role=step.role,
            happened_at=step.at,
            later_because=step.later_because,
        )
