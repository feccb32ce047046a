"""The acts of a case file, each read onto the model of its act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from app.case_file import scalars
from app.case_file.addressee import Meetings
from app.case_file.finding import nearest, thing
from app.case_file.language import Phrase, phrases, refusals, roles
from app.case_file.nodes import Items, Keys, Node, Scalar
from app.case_file.references import References
from app.case_file.reports import leaves_out_goals, with_goals
from app.case_file.script import Person, Step
from app.case_file.shape import A_PERSON, Loc, Shape
from app.case_file.values import Values, is_record_of_goals, plain_type, spoken
from models.base.calendar import local_day
from models.base.described import described
from models.base.words import Said
from models.case.subject import Publicity
from models.preparation.classifying import ClassifyCase

BESIDE = ("refused", "gives", "recorded", "later because")
_HEAD = re.compile(
    r"(?P<when>[^,]+),\s*(?P<role>[^\s,]+)(?:\s+(?P<person>[^\s,]+))?(?:,\s*(?P<case>[^,]+?))?\s*"
)


@dataclass(frozen=True)
class OneCase:
    """A case of the file, as its acts need it; `defaults` are fields that its part of the file gives."""

    case: str
    values: Values
    defaults: Mapping[str, Any]


@dataclass
class Acts:
    """Reads the acts in their order. The case of the file's top has the name ''."""

    shape: Shape
    matters: Mapping[str, OneCase]
    people: Mapping[str, Person]
    references: References
    meetings: Meetings
    steps: list[Step] = field(default_factory=list)
    named: str = ""
    """The case that the act is about that is being read."""

    @property
    def matter(self) -> OneCase:
        """The case that the act is about that is being read."""
        return self.matters[self.named]

    def read(self, node: Node) -> None:
        """Every act of the list."""
        for item in self.shape.items(node):
            self._item(self.shape.keys(item, thing("An act")))

    def _item(self, item: Keys) -> None:
        heads = [entry for entry in item.entries if entry[0].text not in BESIDE]
        if len(heads) != 1:
            at = heads[1][0] if heads else item
            hint = nearest(at.text, BESIDE) if isinstance(at, Scalar) else ""
            self.shape.findings.add(
                at, Said.of("finding", "An act begins with 'DATE TIME, role: …', once."), hint
            )
            return
        (head, value), beside = heads[0], item.but(heads[0][0].text)
        before = len(self.shape.findings)
        when, role, person = self._head(head)
        recorded = beside.get("recorded")
        entered = when if recorded is None else self.shape.parsed(recorded, "'recorded'", scalars.instant)
        if when and entered:
            self._in_order(recorded or head, when, entered)
        ground = beside.get("later because")
        because = self.shape.word(ground, "'later because'") or "" if ground else ""
        refused = self._refused(beside)
        gives = beside.get("gives")
        expected = {
            key.text: self.shape.word(node, f"'{key.text}'") or ""
            for key, node in (self.shape.keys(gives, "'gives'").entries if gives else ())
        }
        for line, phrase, fields, journal in self._act(
            value, str(local_day(when)) if when else "", checked=not refused
        ):
            if when is None or entered is None or role is None:
                continue
            if phrase.act.on is None and phrase.act.noun == "meeting" and not refused:
                self.meetings.called(fields)
            act = self._made(phrase, fields, value)
            if isinstance(act, ClassifyCase):
                self.matter.values.papers.confidential = act.publicity is Publicity.CONFIDENTIAL
            if act is not None:
                actor = self._actor(role, person, fields)
                self.steps.append(
                    Step(
                        line,
                        when,
                        entered,
                        role,
                        actor,
                        phrase.name,
                        act,
                        journal,
                        refused,
                        expected,
                        because,
                        self.matter.case,
                    )
                )
        if len(self.shape.findings) > before and may_call(value):
            self.meetings.unread = True

    def _head(self, head: Scalar) -> tuple[datetime | None, str | None, str]:
        if not (found := _HEAD.fullmatch(head.text)):
            self.shape.findings.add(
                head,
                Said.of("finding", "'{head}' does not say when and by whom.", head=head.text),
                Said.of("finding", "Write '2021-03-15 16:58, secretary'."),
            )
            return None, None, ""
        named = found["case"] or ""
        known = named and self.shape.known_word(
            Scalar(head.line, head.column, named), thing("case"), filter(None, self.matters)
        )
        self.named = known or ""
        at = Scalar(head.line, head.column, found["when"].strip())
        when = self.shape.parsed(at, thing("When"), scalars.instant)
        role = self.shape.known_word(Scalar(head.line, head.column, found["role"]), thing("role"), roles())
        person = found["person"] or ""
        if person:
            self.shape.known_word(Scalar(head.line, head.column, person), A_PERSON, self.people)
        return when, role, person

    def _in_order(self, at: Node, when: datetime, entered: datetime) -> None:
        if entered < when:
            self.shape.findings.add(at, Said.of("finding", "An act cannot be entered before it happened."))
        elif self.steps and entered < self.steps[-1].recorded:
            hint = Said.of(
                "finding",
                "Acts stand in the order in which they were entered; 'recorded' says when, if later.",
            )
            self.shape.findings.add(
                at, Said.of("finding", "This act is earlier than the one before it."), hint
            )

    def _refused(self, beside: Keys) -> str:
        node = beside.get("refused")
        return "" if node is None else self.shape.known_word(node, thing("refusal"), refusals()) or ""

    def _act(
        self, value: Node, day: str, *, checked: bool
    ) -> Iterator[tuple[int, Phrase, dict[str, Any], str | None]]:
        """The acts of one entry, most often one: where, which, its fields, and the journal it goes to."""
        name: Scalar
        main: Node
        if isinstance(value, Scalar):
            name, main, rest = value, Scalar(value.line, value.column), Keys(value.line, value.column)
        elif isinstance(value, Keys) and value.entries:
            (name, main), rest = value.entries[0], value.but(value.entries[0][0].text)
        else:
            self.shape.findings.add(
                value, Said.of("finding", "An act begins with its name, like 'handle item: 10'.")
            )
            return
        if not (word := self.shape.known_word(name, thing("act"), phrases())):
            return
        phrase = phrases()[word]
        for each, further in self._each(phrase, main, rest):
            before = len(self.shape.findings)
            fields = self._fields(phrase, each, further, checked=checked)
            if checked:
                self.references.check(fields, further, each)
            journal = self._journal(phrase, each, further, name, day)
            if len(self.shape.findings) == before:
                yield each.line, phrase, fields, journal

    def _each(self, phrase: Phrase, main: Node, rest: Keys) -> Iterator[tuple[Node, Keys]]:
        """Several acts of one kind at once: `accept report: [1, 2]`, or each with further keys of its own."""
        field = phrase.act.model_fields[phrase.main] if phrase.main else None
        if field is None or plain_type(field.annotation) not in (str, int):
            yield main, rest
        elif isinstance(main, Items):
            yield from ((item, rest) for item in main.items)
        elif isinstance(main, Keys):
            for key, own in main.entries:
                inner = self.shape.keys(own, f"'{key.text}'")
                shared = rest.but(*(name.text for name, _ in inner.entries))
                yield key, Keys(key.line, key.column, (*inner.entries, *shared.entries), inner.flow)
        else:
            yield main, rest

    def _fields(self, phrase: Phrase, main: Node, rest: Keys, *, checked: bool) -> dict[str, Any]:
        known = phrase.fields()
        aside = (phrase.act.on,) if phrase.act.on in ("meeting", "session") else ()
        self.shape.keys(rest, f"'{phrase.words}'", (*known, *aside))
        told: dict[str, None] = {}
        fields: dict[str, Any] = {n: v for n, v in self.matter.defaults.items() if n in self._given(phrase)}
        if phrase.main and not _empty(main):
            info = phrase.act.model_fields[phrase.main]
            fields[phrase.main] = self.matter.values.of(main, info.annotation, phrase.main)
        elif not phrase.main and phrase.act.on != "meeting" and not _empty(main):
            self.shape.findings.add(
                main,
                Said.of("finding", "'{words}' takes nothing here.", words=phrase.words),
                Said.of("finding", "Use its further keys."),
            )
        for key, node in rest.entries:
            if key.text in known:
                path, info, _ = known[key.text]
                outer, _, inner = path.partition(".")
                goals = self.references.goals(fields) if is_record_of_goals(info.annotation) else None
                value = with_goals(goals, node, self.shape.findings) if goals else node
                if goals == () and leaves_out_goals(node) and self._told(fields, checked=checked):
                    told[outer] = None
                    continue
                read = self.matter.values.of(value, info.annotation, inner or outer)
                if inner:
                    fields.setdefault(outer, {})[inner] = read
                else:
                    fields[outer] = read
        for name in fields.keys() & {"case", "cases", "other"}:
            fields[name] = self._numbers(fields[name])
        return fields | told

    def _numbers(self, said: Any) -> Any:
        """Register numbers, where cases are called by their names in the file."""
        if isinstance(said, tuple):
            return tuple(map(self._numbers, said))
        return self.matters[said].case if said in self.matters else said

    def _told(self, fields: dict[str, Any], *, checked: bool) -> bool:
        """Whether the goals are unknown because of an error that is told elsewhere."""
        return bool(len(self.shape.findings)) or (checked and self.references.unknown(fields.get("project")))

    def _given(self, phrase: Phrase) -> set[str]:
        """The act's fields that the file gives; `title` and the like only for the act that opens the case."""
        names = set(phrase.act.model_fields)
        return names if phrase.opens else names & {"case", "body", "proposal"}

    def _journal(self, phrase: Phrase, main: Node, rest: Keys, at: Scalar, day: str) -> str | None:
        match phrase.act.on:
            case "case":
                return self.matter.case
            case "meeting":
                named = main if not phrase.main and not _empty(main) else rest.get("meeting")
                return self.meetings.pick(named, at, day)
            case "session":
                return self._session(rest.get("session"), at)
            case "follow_up":
                return None
        return ""

    def _session(self, named: Node | None, at: Scalar) -> str | None:
        if named is None:
            missing = Said.of("finding", "Write which session: 'session: digijory-2021-02-18'.")
            self.shape.findings.add(at, missing)
            return None
        return self.shape.word(named, "'session'")

    def _made(self, phrase: Phrase, fields: dict[str, Any], at: Node) -> Any:
        def place(loc: Loc) -> Node:
            found = at.get(spoken(str(loc[-1]))) if isinstance(at, Keys) and loc else None
            return found or at

        def description(loc: Loc) -> str:
            return described(phrase.act).get(str(loc[0]), "") if loc else ""

        if None in fields.values():  # what the file gives is wrong, and told where it stands
            return None
        try:
            return phrase.act.model_validate(fields)
        except ValidationError as error:
            self.shape.invalid(error, place, description)
            return None

    def _actor(self, role: str, person: str, fields: dict[str, Any]) -> str:
        """Who acts: the person named, the owner of the project reported, or the role."""
        key = person or (self.references.owner(fields) if role == "owner" else "") or role
        return self.people[key].called if key in self.people else role


def may_call(value: Node) -> bool:
    """Whether an entry calls a meeting, or is no act at all and may have been meant to."""
    if isinstance(value, Keys) and value.entries:
        value = value.entries[0][0]
    phrase = phrases().get(value.text) if isinstance(value, Scalar) else None
    return phrase is None or (phrase.act.on is None and phrase.act.noun == "meeting")


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text
