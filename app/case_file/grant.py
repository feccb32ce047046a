"""The appropriation of a case file. It adds up, or the finding says which sum does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from app.case_file import scalars
from app.case_file.finding import Meaningless, thing
from app.case_file.nodes import Keys, Node, Scalar
from app.case_file.shape import A_PERSON, Shape
from models.base.frozen import Frozen
from models.base.instalment import Instalment
from models.base.money import Cents
from models.base.words import Said
from models.matter.appropriation import Appropriation, DivisionShare, ProjectLine
from models.matter.recipient import Recipient

APPROPRIATION = (
    "total",
    "year",
    "budget item",
    "budget item name",
    "project number",
    "clause",
    "frame",
    "divisions",
    "recipients",
)
DIVISION = ("amount", "head", "projects")
RECIPIENT = ("amount", "for", "conditions", "instalments", "clause")
PROJECT = ("amount", "name", "owner", "unit", "joint with", "goals", "clause")

Part = TypeVar("Part", bound=Frozen)


@dataclass(frozen=True)
class GrantReader:
    """Reads an appropriation; owners and heads are people of the file."""

    shape: Shape
    people: Iterable[str]

    def read(self, node: Node) -> Appropriation | None:
        """The appropriation, None when anything is wrong with it."""
        what = thing("The appropriation")
        keys = self.shape.keys(node, what, APPROPRIATION)
        recipients = keys.get("recipients")
        others = self.shape.keys(recipients, "'recipients'") if recipients else Keys()
        alone = others.entries and keys.get("divisions") is None
        divisions = Keys() if alone else self._under(keys, "divisions", what)
        granted = {
            "cents": self._amount(keys, "total", what),
            "year": self._year(keys),
            "budget_item": self._word(keys, "budget item", what),
            "budget_item_name": self.shape.optional_word(keys, "budget item name"),
            "project_number": self.shape.optional_word(keys, "project number"),
            "clause": self._clause(keys),
            "frame": self._frame(keys),
            "divisions": [self._share(name, value) for name, value in divisions.entries],
            "recipients": [self._recipient(name, value) for name, value in others.entries],
        }
        if not others.entries:
            self._adds_up(keys, "total", thing("The divisions"), divisions)
        self._each_number_once(divisions)
        return self._made(Appropriation, keys, granted)

    def _share(self, name: Scalar, node: Node) -> DivisionShare | None:
        what = thing("The division {name}", name=name.text)
        keys = self.shape.keys(node, what, DIVISION)
        projects = self._under(keys, "projects", what)
        share = {
            "name": name.text,
            "cents": self._amount(keys, "amount", what),
            "head": self._person(keys, "head", what),
            "projects": [self._line(number, value) for number, value in projects.entries],
        }
        self._adds_up(keys, "amount", thing("The projects of {name}", name=name.text), projects)
        return self._made(DivisionShare, name, share)

    def _line(self, number: Scalar, node: Node) -> ProjectLine | None:
        what = thing("The project {name}", name=number.text)
        keys = self.shape.keys(node, what, PROJECT)
        goals = keys.get("goals")
        line = {
            "number": number.text,
            "name": self._word(keys, "name", what),
            "cents": self._amount(keys, "amount", what),
            "owner": self._person(keys, "owner", what),
            "unit": self.shape.optional_word(keys, "unit"),
            "joint_with": self.shape.optional_word(keys, "joint with"),
            "clause": self._clause(keys),
            "goals": [self.shape.word(goal, thing("A goal")) for goal in self.shape.items(goals)]
            if goals
            else (),
        }
        return self._made(ProjectLine, number, line)

    def _recipient(self, name: Scalar, node: Node) -> Recipient | None:
        """A recipient with what they get: a sum, or the sum with its terms."""
        if isinstance(node, Scalar):
            cents = self.shape.parsed(node, "'amount'", scalars.money)
            return self._made(Recipient, name, {"name": name.text, "cents": cents})
        what = thing("The recipient {name}", name=name.text)
        keys = self.shape.keys(node, what, RECIPIENT)
        parts, conditions = keys.get("instalments"), keys.get("conditions")
        paid = self.shape.keys(parts, "'instalments'").entries if parts else ()
        given = {
            "name": name.text,
            "cents": self._amount(keys, "amount", what),
            "purpose": self.shape.optional_word(keys, "for"),
            "conditions": [
                self.shape.word(each, thing("A condition")) for each in self.shape.items(conditions)
            ]
            if conditions
            else (),
            "instalments": [self._instalment(when, value) for when, value in paid],
            "clause": self._clause(keys),
        }
        return self._made(Recipient, name, given)

    def _instalment(self, when: Scalar, node: Node) -> Instalment | None:
        """A sum under the year or the day on which it is paid."""
        cents = self.shape.parsed(node, "'instalments'", scalars.money)
        if when.text.isdecimal():
            year, day = self.shape.parsed(when, "'instalments'", scalars.whole), None
        else:
            day = self.shape.parsed(when, "'instalments'", scalars.day)
            year = day.year if day else None
        given = {"year": year, "cents": cents} | ({"day": day} if day else {})
        return self._made(Instalment, when, given)

    def _made(self, model: type[Part], at: Keys | Scalar, given: Mapping[str, object]) -> Part | None:
        """The model, unless something inside it was already found wrong."""
        inner = [part for value in given.values() for part in (value if isinstance(value, list) else [value])]
        if any(part is None for part in inner):
            return None
        try:
            return model.model_validate(given)
        except ValidationError as error:
            if not self._said_already(error):
                self.shape.invalid(error, lambda _: at)
            return None

    def _said_already(self, error: ValidationError) -> bool:
        """Sums and double numbers have their own sentences, with amounts as a reader knows them."""
        own = {"value_error"} == {fault["type"] for fault in error.errors()}
        return own and len(self.shape.findings) > 0

    def _year(self, keys: Keys) -> int | None:
        node = self.shape.wanted(keys, "year", thing("The appropriation"))
        return None if node is None else self.shape.parsed(node, "'year'", scalars.whole)

    def _clause(self, keys: Keys) -> int | None:
        node = keys.get("clause")
        return 0 if node is None else self.shape.parsed(node, "'clause'", scalars.whole)

    def _frame(self, keys: Keys) -> int | None:
        node = keys.get("frame")
        return 0 if node is None else self.shape.parsed(node, "'frame'", scalars.money)

    def _under(self, keys: Keys, key: str, what: Said | str) -> Keys:
        node = self.shape.wanted(keys, key, what)
        return Keys() if node is None else self.shape.keys(node, f"'{key}'")

    def _word(self, keys: Keys, key: str, what: Said | str) -> str | None:
        node = self.shape.wanted(keys, key, what)
        return None if node is None else self.shape.word(node, f"'{key}'")

    def _amount(self, keys: Keys, key: str, what: Said | str) -> int | None:
        node = self.shape.wanted(keys, key, what)
        return None if node is None else self.shape.parsed(node, f"'{key}'", scalars.money)

    def _person(self, keys: Keys, key: str, what: Said | str) -> str | None:
        node = self.shape.wanted(keys, key, what)
        return None if node is None else self.shape.known_word(node, A_PERSON, self.people)

    def _adds_up(self, keys: Keys, key: str, parts: Said, children: Keys) -> None:
        written = keys.get(key)
        whole, makes = _cents(written), [_cents(_amount_of(child)) for _, child in children.entries]
        if written is None or whole is None or None in makes or sum(filter(None, makes)) == whole:
            return
        made = sum(filter(None, makes))
        self.shape.findings.add(
            written,
            Said.of(
                "finding",
                "{parts} make {made}, but the {key} is {whole}.",
                parts=parts,
                made=Cents(made),
                key=key,
                whole=Cents(whole),
            ),
            Said.of("finding", "The difference is {made}.", made=Cents(abs(made - whole))),
        )

    def _each_number_once(self, divisions: Keys) -> None:
        seen: dict[str, int] = {}
        for _, share in divisions.entries:
            projects = share.get("projects") if isinstance(share, Keys) else None
            for number, _ in projects.entries if isinstance(projects, Keys) else ():
                if number.text in seen:
                    first = seen[number.text]
                    self.shape.findings.add(
                        number,
                        Said.of(
                            "finding",
                            "The project {number} stands twice; it stands on line {first} already.",
                            number=number.text,
                            first=first,
                        ),
                    )
                seen.setdefault(number.text, number.line)


def _amount_of(node: Node) -> Node | None:
    return node.get("amount") if isinstance(node, Keys) else None


def _cents(node: Node | None) -> int | None:
    try:
        return scalars.money(node.text) if isinstance(node, Scalar) else None
    except Meaningless:
        return None
