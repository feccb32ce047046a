"""Reading a case file: all of its errors, or its script. Nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.case_file import draft, scalars
from app.case_file.acts import Acts, OneCase
from app.case_file.addressee import Meetings
from app.case_file.body_file import bodies_beside
from app.case_file.finding import BadCaseFile, Findings, thing
from app.case_file.grant import GrantReader
from app.case_file.language import OPENING
from app.case_file.municipality_file import municipality_beside
from app.case_file.nodes import Keys, Node, Scalar, tree
from app.case_file.page import text_of
from app.case_file.papers import Papers
from app.case_file.references import References
from app.case_file.script import Person, Script, Step
from app.case_file.shape import Shape
from app.case_file.values import Values
from models.base.described import described
from models.base.language import Language
from models.base.words import Said
from models.bodies.body import Bodies
from models.bodies.body_register import LoadBody
from models.bodies.municipality_loading import DescribedMunicipality, LoadMunicipality
from models.case.subject import Publicity
from models.engine.command import AnyAct
from models.matter.appropriation import Appropriation
from models.municipality.municipality import Municipality
from models.preparation.opening import OpenCase

TOP = (
    "case",
    "title",
    "title in",
    "language",
    "task class",
    "publicity",
    "ground",
    "municipality",
    "body",
    "bodies",
    "people",
    "appropriation",
    "proposal",
    "proposals",
    "cases",
    "numbers given elsewhere",
    "acts",
    "until",
)
MATTER = (
    "case",
    "title",
    "title in",
    "language",
    "task class",
    "publicity",
    "ground",
    "body",
    "appropriation",
    "proposal",
    "proposals",
)
"""What each of the further cases says of itself."""
_NUMBER = re.compile(r"(?P<prefix>[A-ZÅÄÖ]{2,6}) \d{4}-\d{6}")
_INNER = re.compile(r"[a-z][a-z0-9]* \d{4}-\d{6}")
"""What an office's inner matter is called, which has no number in the register."""


def read(path: Path) -> Script:
    """The script of a case file; BadCaseFile with every error."""
    findings = Findings()
    text = text_of(path, findings)
    node = tree(text, findings) if text is not None and not findings.found else None
    shape = Shape(findings)
    try:
        script = _Reader(path, shape).script(node) if node else None
    except ValidationError as error:  # what no part of the file was asked for
        shape.invalid(error, lambda _: node or Scalar())
        script = None
    if findings.found or script is None:
        raise BadCaseFile(path.name, findings.found)
    return script


class _Reader:
    """Reads the parts of a file in the order in which they need each other."""

    def __init__(self, path: Path, shape: Shape) -> None:
        self._path = path
        self._shape = shape
        self._papers = Papers(path.absolute().parent, shape)
        self._town: DescribedMunicipality | None = None

    def _language(self, opening: Mapping[str, Any]) -> Language:
        """In which a case is written: as its opening says, else the first language of the municipality."""
        town = self._town.municipality if self._town else Municipality.unnamed()
        said: Language | None = opening.get("language")
        return said or town.first_language

    def script(self, node: Any) -> Script | None:
        shape, papers = self._shape, self._papers
        top = shape.keys(node, thing("A case file"), TOP)
        case = self._case(top)
        opening = self._opening(top, case)
        where = top.get("municipality")
        town = self._town = municipality_beside(where, shape, papers.folder) if where else None
        papers.case, papers.language = case, self._language(opening)
        papers.confidential = _publicity(opening, town) == Publicity.CONFIDENTIAL
        people = draft.people(top.get("people"), shape)
        money = top.get("appropriation")
        grant = GrantReader(shape, people).read(money) if money else None
        drafts = draft.Drafts(shape, papers, people, grant)
        drafts.read(top.get("proposal"), top.get("proposals"))
        defaults = {**opening, "case": case}
        own = bodies_beside(top.get("bodies") or Scalar(), shape, papers)
        theirs = {body.id: body for body in town.bodies} if town else Bodies.load().bodies
        known = {**theirs, **{body.id: body for _, body in own}}
        if top.get("body") is not None:
            defaults["body"] = self._body(top, known)
        if len(drafts.proposals) == 1:
            defaults["proposal"] = next(iter(drafts.proposals.values()))
        matters = {"": OneCase(case, Values(shape, papers, drafts.proposals), defaults)}
        grants = [grant, *(p.appropriation for p in drafts.proposals.values() if p)]
        for name, part in shape.keys(top.get("cases") or Scalar(), "'cases'").entries:
            matters[name.text] = self._further(part, known, people, defaults, grants)
        acts = Acts(shape, matters, people, References.to(shape, grants, known), Meetings(shape))
        if (written := shape.wanted(top, "acts", thing("The file"))) is not None:
            acts.read(written)
            if not shape.items(written):
                shape.findings.add(
                    written,
                    Said.of("finding", "There are no acts."),
                    Said.of("finding", "Begin with 'open case'."),
                )
        until = top.get("until")
        ends = shape.parsed(until, "'until'", scalars.instant) if until else None
        described: list[tuple[int, AnyAct]] = [(at.line, LoadBody(description=body)) for at, body in own]
        if town and where:
            described.insert(0, (where.line, LoadMunicipality(description=town)))
        before = self._before(top, described, acts.steps, people)
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
            steps=(*before, *acts.steps),
            until=ends,
        )

    def _case(self, top: Keys) -> str:
        node = self._shape.wanted(top, "case", thing("The file"))
        number = self._shape.word(node, "'case'") if node else None
        if node and number and not (_NUMBER.fullmatch(number) or _INNER.fullmatch(number)):
            self._shape.findings.add(
                node,
                Said.of("finding", "'{number}' is not a register number.", number=number),
                Said.of(
                    "finding",
                    "Write it like HEL 2021-002935; an inner matter of an office like strj 2021-000001.",
                ),
            )
        return number or ""

    def _further(
        self,
        node: Node,
        known: Iterable[str],
        people: dict[str, Person],
        defaults: dict[str, Any],
        grants: list[Appropriation | None],
    ) -> OneCase:
        """A further case of the file; the body is that of the top where it says none."""
        shape, whole = self._shape, self._papers
        part = shape.keys(node, thing("A case"), MATTER)
        case = self._case(part)
        opening = self._opening(part, case)
        papers = replace(
            whole,
            case=case,
            language=self._language(opening),
            confidential=_publicity(opening, self._town) == Publicity.CONFIDENTIAL,
        )
        money = part.get("appropriation")
        grant = GrantReader(shape, people).read(money) if money else None
        drafts = draft.Drafts(shape, papers, people, grant)
        drafts.read(part.get("proposal"), part.get("proposals"))
        grants += [grant, *(p.appropriation for p in drafts.proposals.values() if p)]
        own = {**opening, "case": case}
        if body := self._body(part, known) if part.get("body") else defaults.get("body"):
            own["body"] = body
        if len(drafts.proposals) == 1:
            own["proposal"] = next(iter(drafts.proposals.values()))
        return OneCase(case, Values(shape, papers, drafts.proposals), own)

    def _opening(self, top: Keys, case: str) -> dict[str, Any]:
        """What the act that opens the case takes from the top of the file."""
        values = Values(self._shape, self._papers, {})
        fields: dict[str, Any] = {}
        for name in OPENING:
            info, node = OpenCase.model_fields[name], top.get(name.replace("_", " "))
            if node is not None:
                fields[name] = values.of(node, info.annotation, name)
            elif info.is_required():
                self._shape.findings.add(
                    top, Said.of("finding", "The file has no '{name}'.", name=name.replace("_", " "))
                )
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
                    lambda loc: described(OpenCase).get(str(loc[0]), ""),
                )
            return fields | dict.fromkeys(wrong)
        return fields

    def _body(self, top: Keys, known: Iterable[str]) -> str | None:
        node = top.get("body")
        return None if node is None else self._shape.known_word(node, thing("body"), known)

    def _before(
        self, top: Keys, described: list[tuple[int, AnyAct]], steps: list[Step], people: dict[str, Person]
    ) -> list[Step]:
        """What is so before the first act: the municipality, the file's bodies, numbers given elsewhere."""
        secretary = people["secretary"].called if "secretary" in people else "secretary"
        numbers = draft.elsewhere(top.get("numbers given elsewhere"), self._shape)
        return [
            Step(line, steps[0].recorded, steps[0].recorded, role, secretary, act.name(), act, "")
            for line, act in (*described, *numbers)
            for role in ("registrar" if isinstance(act, LoadMunicipality) else "secretary",)
            if steps
        ]


def _publicity(opening: dict[str, Any], town: DescribedMunicipality | None) -> str | None:
    """What the file says, else what the records plan says of its task class."""
    planned = town.municipality.class_of(opening.get("task_class") or "") if town else None
    return opening.get("publicity") or (planned.publicity if planned else None)
