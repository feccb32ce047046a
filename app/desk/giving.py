"""What somebody wrote into the fields of an act, read as the act. Nothing is kept here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, get_origin

from pydantic import AwareDatetime, ValidationError
from pydantic.fields import FieldInfo

from app.case_file import draft, scalars
from app.case_file.finding import Finding, Findings
from app.case_file.grant import GrantReader
from app.case_file.nodes import Items, Keys, Node, Scalar, tree
from app.case_file.papers import Papers
from app.case_file.reports import numbered_goals
from app.case_file.shape import Shape, quoted
from app.case_file.values import Values, is_record_of_goals, of_each, plain_type, spoken
from app.desk.act_fields import DESCRIPTIONS, is_description, structured, typed, typed_in
from app.desk.bad_input import BadInput
from app.desk.files import read_text
from models.base.described import described
from models.base.language import Language
from models.base.words import Said
from models.base.writing import Written
from models.case.proposal import Proposal
from models.engine.command import AnyAct
from models.law.openness import is_said_in_languages
from models.law.secrecy import only_sealed

A = TypeVar("A", bound=AnyAct)


IN_LANGUAGES = "_in_languages"
"""How the name ends under which a long text is given in other languages."""


class Given:
    """Reads fields and files; what is wrong with them is told all at once.

    A door says how it calls a field, and how it reads a long text and one value of several: a terminal may
    name a file for them, a page may not. `by_line` says that people see the file that is read, so that they
    are told in which line of it something is wrong.
    """

    def __init__(
        self,
        language: Language,
        called: Callable[[str], str] = quoted,
        long_text: Callable[[str], str] = str,
        several: Callable[[str], list[str]] = lambda one: [one],
        *,
        by_line: bool = True,
    ) -> None:
        self._called, self._long_text, self._several = called, long_text, several
        self._by_line = by_line
        self._shape = Shape(Findings())
        self._papers = Papers(Path(), self._shape, language)
        self._values = Values(self._shape, self._papers, {}, called)
        self._beside: dict[str, list[Finding]] = {}

    @property
    def papers(self) -> Papers:
        """The texts and attachments that were read, to be deposited before the act is sent."""
        return self._papers

    def act(self, act: type[A], written: Mapping[str, Any], source: Path | None) -> A:
        """The act, or BadInput with everything that is wrong."""
        fields: dict[str, Any] = {}
        for name, info in act.model_fields.items():
            if structured(info):
                if source and is_description(info):
                    fields[name] = DESCRIPTIONS[plain_type(info.annotation)](source)
                elif source:
                    fields[name] = self._from_file(source, info, name)
                elif inner := typed(info):
                    given = ((part, written.get(part)) for part in inner)
                    fields[name] = {
                        part: self._value(value, inner[part], part)
                        for part, value in given
                        if value not in (None, False, [])
                    }
            else:
                fields |= self._plain(written, info, name)
        self._refuse_if_wrong()
        try:
            return act.model_validate(fields)
        except ValidationError as error:
            inside = {} if source else typed_in(act)

            def description(loc: tuple[int | str, ...]) -> str:
                record = inside.get(str(loc[1])) if len(loc) > 1 else None
                return described(record or act).get(str(loc[1 if record else 0]), "") if loc else ""

            def named(name: str) -> str:
                info = act.model_fields.get(name)
                return (
                    self._called(name) if name in inside or (info and not structured(info)) else quoted(name)
                )

            self._refuse_invalid(error, inside, description, named)
        self._refuse_if_wrong()
        raise AssertionError(act)

    def _refuse_invalid(
        self,
        error: ValidationError,
        inside: Mapping[str, Any],
        description: Callable[[tuple[int | str, ...]], str],
        named: Callable[[str], str],
    ) -> None:
        """What the act itself refuses, each beside its field."""
        fields: list[str] = []

        def at(loc: tuple[int | str, ...]) -> Scalar:
            parts = [str(part) for part in loc[:2]]
            fields.append(parts[-1] if parts and parts[-1] in inside else "".join(parts[:1]))
            return Scalar()

        before = len(self._shape.findings)
        self._shape.invalid(error, at, description, named)
        for name, found in zip(fields, self._shape.findings.found[before:], strict=True):
            self._beside.setdefault(name, []).append(found)

    def _refuse_if_wrong(self) -> None:
        if found := self._shape.findings.found:
            beside = {name: _sentences(wrong) for name, wrong in self._beside.items() if name and wrong}
            raise BadInput.in_fields(_sentences(found), beside)

    def _plain(self, written: Mapping[str, Any], info: FieldInfo, name: str) -> dict[str, Any]:
        """A field without an inside, by its name; nothing where nothing was written."""
        value, others = written.get(name), written.get(f"{name}{IN_LANGUAGES}")
        if others and is_said_in_languages(info.annotation):
            one = of_each(info.annotation)
            if one is not info.annotation:
                return {name: self._each_in_languages(value or [], others, one, name)}
            return {name: self._in_languages(value, others, one, name)}
        return {} if value in (None, False, []) else {name: self._value(value, info, name)}

    def _value(self, written: Any, info: FieldInfo, name: str) -> Any:
        before = len(self._shape.findings)
        value = self._read(written, info, name)
        self._beside.setdefault(name, []).extend(self._shape.findings.found[before:])
        return value

    def _read(self, written: Any, info: FieldInfo, name: str) -> Any:
        kind, what = plain_type(info.annotation), self._called(name)
        if isinstance(written, list):
            written = self._lines(written, what)
        if kind is Written:
            text = self._shape.parsed(Scalar(text=written), what, self._long_text)
            sealed = only_sealed(info.annotation)
            return self._papers.written(Scalar(text=text), what, sealed=sealed) if text else None
        if kind in (datetime, AwareDatetime):
            return self._shape.parsed(Scalar(text=written), what, instant)
        node = self._node(written, kind, what)
        if is_record_of_goals(info.annotation):
            goals = Values(self._shape, self._papers, {}, lambda _: what)  # their words stand in this one
            return goals.of(numbered_goals(node), info.annotation, name)
        return self._values.of(node, info.annotation, name)

    def _each_in_languages(
        self, originals: list[str], others: list[str], one: object, name: str
    ) -> tuple[Written | None, ...]:
        """Several texts in several languages: those of a language are in the order of the originals."""
        texts = self._lines(originals, self._called(name))
        said: dict[str, list[str]] = {}
        for each in others:
            said.setdefault(each.partition("=")[0], []).append(each)
        if any(len(each) != len(texts) for each in said.values()):
            as_many = Said.of(
                "finding",
                "{what} is said as often in another language as in that of the original.",
                what=self._called(name),
            )
            self._shape.findings.add(Scalar(), as_many)
            return ()
        return tuple(
            self._in_languages(text, list(more), one, name)
            for text, *more in zip(texts, *said.values(), strict=True)
        )

    def _lines(self, written: list[str], what: str) -> list[str]:
        """Several values; each may be a file with one a line."""
        read = (self._shape.parsed(Scalar(text=each), what, self._several) or () for each in written)
        return [line for some in read for line in some]

    def _in_languages(
        self, original: str | None, others: list[str], kind: object, name: str
    ) -> Written | None:
        """A long text in several languages; the original is in that in which texts are written."""
        what = self._called(name)
        said = {str(self._papers.language): original or ""}
        for each in others:
            language, equals, text = each.partition("=")
            if not equals or language in said:
                once = Said.of(
                    "finding",
                    "{what} is said once in each language, as LANGUAGE=TEXT, not '{said}'.",
                    what=what,
                    said=each,
                )
                self._shape.findings.add(Scalar(), once)
            said[language] = text
        if not original:
            self._shape.findings.add(
                Scalar(), Said.of("finding", "{what} is missing in the language of the original.", what=what)
            )
            return None
        read = {
            key: self._shape.parsed(Scalar(text=text), what, self._long_text) for key, text in said.items()
        }
        entries = tuple((Scalar(text=key), Scalar(text=text or "")) for key, text in read.items())
        return self._papers.written(Keys(entries=entries), what, sealed=only_sealed(kind))

    def _node(self, written: Any, kind: Any, what: str) -> Node:
        if isinstance(written, bool):
            return Scalar(text="yes")
        if isinstance(written, Enum):
            return Scalar(text=str(written.value))
        if get_origin(kind) is dict:
            pairs = [each.partition("=") for each in written]
            for key, equals, _ in pairs:
                if not equals:
                    self._shape.findings.add(
                        Scalar(),
                        Said.of("finding", "{what} is written KEY=VALUE, not '{key}'.", what=what, key=key),
                    )
            return Keys(
                entries=tuple(
                    (Scalar(text=key), Scalar(text=value)) for key, equals, value in pairs if equals
                )
            )
        if isinstance(written, list):
            return Items(items=tuple(Scalar(text=each) for each in written))
        return Scalar(text=written)

    def _from_file(self, source: Path, info: FieldInfo, name: str) -> Any:
        """A structured field, as the same part of a case file is written."""
        shape, kind = Shape(Findings()), plain_type(info.annotation)
        text = self._shape.parsed(Scalar(text=str(source)), source.name, lambda path: read_text(Path(path)))
        top = tree(text, shape.findings) if text else None
        papers = Papers(source.absolute().parent, shape, self._papers.language)
        read: Any = None
        if top is not None:
            keys = shape.keys(top, f"'{spoken(name)}'")
            papers.manuscripts, papers.attachments = self._papers.manuscripts, self._papers.attachments
            papers.mails = self._papers.mails
            if kind is Proposal:
                read = _proposal(keys, shape, papers)
                self._papers.people |= papers.people
            else:
                read = Values(shape, papers, {}).record(keys, kind, f"'{spoken(name)}'")
        for found in shape.findings.found:
            if not self._by_line:
                self._shape.findings.add(Scalar(), found.sentence, found.suggestion)
                continue
            sentence = Said.of(
                "finding",
                "{named}, line {line}: {problem}",
                named=source.name,
                line=found.line,
                problem=found.sentence,
            )
            self._shape.findings.add(Scalar(line=found.line), sentence, found.suggestion)
        return read


def _sentences(found: Iterable[Finding]) -> str:
    return "\n".join(f"{each.sentence} {each.suggestion}".rstrip() for each in sorted(set(found)))


def _proposal(top: Keys, shape: Shape, papers: Papers) -> Proposal | None:
    """A proposal with its `people`; or the one of a whole case file."""
    people = papers.people = draft.people(top.get("people"), shape)
    whole, money = top.get("proposal"), top.get("appropriation")
    grant = GrantReader(shape, people).read(money) if whole and money else None
    drafts = draft.Drafts(shape, papers, people, grant)
    drafts.read(whole or top.but("people"), None)
    return drafts.proposals.get("proposal")


def instant(written: str) -> datetime:
    """An instant with an offset, or the local time without one."""
    try:
        read = datetime.fromisoformat(written.strip())
    except ValueError:
        return scalars.instant(written)
    scalars.refuse_other_times(read.year, written)
    return read.astimezone(UTC) if read.tzinfo else scalars.instant(written.strip().replace("T", " ")[:16])
