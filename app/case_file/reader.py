"""Reading a case file: all of its errors, or its script. Nothing is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.case_file import draft, scalars
from app.case_file.acts import Acts
from app.case_file.addressee import Meetings
from app.case_file.finding import BadCaseFile, Findings
from app.case_file.grant import GrantReader
from app.case_file.language import OPENING
from app.case_file.nodes import Keys, Place, tree
from app.case_file.papers import Papers
from app.case_file.references import References
from app.case_file.script import Person, Script, Step
from app.case_file.shape import Shape
from app.case_file.values import Values
from models.body import Bodies
from models.case import OpenCase, Publicity
from models.numbers import NoteGivenElsewhere
from models.text import NotPlain, plain

LARGEST = 1_000_000
"""Bytes of a case file; a real one has some tens of thousands."""

TOP = (
    "case",
    "title",
    "language",
    "task class",
    "publicity",
    "ground",
    "body",
    "people",
    "appropriation",
    "proposal",
    "proposals",
    "numbers given elsewhere",
    "acts",
    "until",
)
_NUMBER = re.compile(r"(?P<prefix>[A-ZÅÄÖ]{2,6}) \d{4}-\d{6}")


def read(path: Path) -> Script:
    """The script of a case file; BadCaseFile with every error."""
    findings = Findings()
    text = _text(path, findings)
    node = tree(text, findings) if text is not None and not findings.found else None
    script = _Reader(path, Shape(findings)).script(node) if node else None
    if findings.found or script is None:
        raise BadCaseFile(path.name, findings.found)
    return script


def _text(path: Path, findings: Findings) -> str | None:
    try:
        if not path.is_file():
            findings.add(Place(), f"There is no file {path.name}.", "Check its name and folder.")
            return None
        if path.stat().st_size > LARGEST:
            findings.add(
                Place(), f"{path.name} is larger than a case file can be (1 MB).", "Put texts beside it."
            )
            return None
        raw = path.read_bytes()
    except OSError as error:
        findings.add(Place(), f"{path.name} cannot be read: {error.strerror}.")
        return None
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        findings.add(Place(raw.count(b"\n", 0, error.start) + 1), "This line is not in UTF-8.", "Save it so.")
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            plain(line)
        except NotPlain as refusal:
            findings.add(Place(number), refusal.sentence)
    return text


class _Reader:
    """Reads the parts of a file in the order in which they need each other."""

    def __init__(self, path: Path, shape: Shape) -> None:
        self._path = path
        self._shape = shape
        self._papers = Papers(path.absolute().parent, shape)

    def script(self, node: Any) -> Script | None:
        shape, papers = self._shape, self._papers
        top = shape.keys(node, "A case file", TOP)
        case = self._case(top)
        opening = self._opening(top, case)
        papers.case, papers.language = case, opening.get("language") or "fi"
        papers.confidential = opening.get("publicity") == Publicity.CONFIDENTIAL
        people = draft.people(top.get("people"), shape)
        money = top.get("appropriation")
        grant = GrantReader(shape, people).read(money) if money else None
        drafts = draft.Drafts(shape, papers, people, grant)
        drafts.read(top.get("proposal"), top.get("proposals"))
        defaults = {**opening, "case": case}
        if top.get("body") is not None:
            defaults["body"] = self._body(top)
        if len(drafts.proposals) == 1:
            defaults["proposal"] = next(iter(drafts.proposals.values()))
        acts = Acts(
            shape,
            Values(shape, papers, drafts.proposals),
            people,
            References.to(shape, (grant, *(p.appropriation for p in drafts.proposals.values() if p))),
            Meetings(shape),
            case,
            defaults,
        )
        if (written := shape.wanted(top, "acts", "The file")) is not None:
            acts.read(written)
            if not shape.items(written):
                shape.findings.add(written, "There are no acts.", "Begin with 'open case'.")
        until = top.get("until")
        ends = shape.parsed(until, "'until'", scalars.instant) if until else None
        numbers = self._elsewhere(top, acts.steps, people)
        if shape.findings.found:
            return None
        return Script(
            path=self._path,
            case=case,
            title=str(defaults["title"]),
            people=people,
            manuscripts=tuple(papers.manuscripts.values()),
            attachments=papers.attachments,
            private=papers.mails,
            steps=(*numbers, *acts.steps),
            until=ends,
        )

    def _case(self, top: Keys) -> str:
        node = self._shape.wanted(top, "case", "The file")
        number = self._shape.word(node, "'case'") if node else None
        if node and number and not _NUMBER.fullmatch(number):
            self._shape.findings.add(
                node, f"'{number}' is not a register number.", "Write it like HEL 2021-002935."
            )
        return number or ""

    def _opening(self, top: Keys, case: str) -> dict[str, Any]:
        """What the act that opens the case takes from the top of the file."""
        values = Values(self._shape, self._papers, {})
        fields: dict[str, Any] = {}
        for name in OPENING:
            info, node = OpenCase.model_fields[name], top.get(name.replace("_", " "))
            if node is not None:
                fields[name] = values.of(node, info.annotation, name, info.description or "")
            elif info.is_required():
                self._shape.findings.add(top, f"The file has no '{name.replace('_', ' ')}'.")
                fields[name] = None
        if found := _NUMBER.fullmatch(case):
            fields["prefix"] = found["prefix"]
        return self._checked(top, fields)

    def _checked(self, top: Keys, fields: dict[str, Any]) -> dict[str, Any]:
        """Told at the top of the file, where it stands, and not at the act that opens the case."""
        try:
            OpenCase.model_validate({name: value for name, value in fields.items() if value is not None})
        except ValidationError as error:
            wrong = {str(fault["loc"][0]) for fault in error.errors() if fault["type"] != "missing"}
            if wrong:
                self._shape.invalid(
                    error,
                    lambda loc: top.get(str(loc[0]).replace("_", " ")) or top,
                    lambda loc: OpenCase.model_fields[str(loc[0])].description or "",
                )
            return fields | dict.fromkeys(wrong)
        return fields

    def _body(self, top: Keys) -> str | None:
        node = top.get("body")
        return None if node is None else self._shape.known_word(node, "body", Bodies.load().bodies)

    def _elsewhere(self, top: Keys, steps: list[Step], people: dict[str, Person]) -> list[Step]:
        """Numbers given elsewhere before the first act are noted when the file begins."""
        name, role = NoteGivenElsewhere.name(), "secretary"
        actor = people[role].called if role in people else role
        found = list(draft.elsewhere(top.get("numbers given elsewhere"), self._shape))
        return [
            Step(line, steps[0].recorded, steps[0].recorded, role, actor, name, act, "")
            for line, act in found
            if steps
        ]
