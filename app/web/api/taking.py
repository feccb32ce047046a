"""An act as a program writes it: its fields as its class has them, texts as words, files as bytes.

A new act is read without a change here.
"""

from __future__ import annotations

import hashlib
import types
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from app.case_file.finding import Findings
from app.case_file.nodes import Keys, Scalar
from app.case_file.papers import LARGEST_ATTACHMENT, LARGEST_TEXT, Papers
from app.case_file.script import Enclosure
from app.case_file.shape import Shape
from app.desk.bad_input import BadInput
from app.language import language
from app.web.uploads import UploadTooLarge, looked_at
from models.base.bad_value import complaint, faults
from models.base.language import LANGUAGES, Language
from models.base.refusal import Refusal
from models.base.words import Said
from models.base.writing import Written
from models.case.proposal import Attachment
from models.engine.command import AnyAct
from models.engine.state import State
from models.law.secrecy import only_sealed, parts_of

A = TypeVar("A", bound=AnyAct)
Where = tuple[int | str, ...]

CONFIDENTIAL = "confidential"

NO_TEXT = Said.why("{field} is a text, or a text in each language, or either as 'confidential'.")
TOO_LONG = Said.why("{field} is longer than {max_length} characters.", max_length=str(LARGEST_TEXT))
NOT_SENT = Said.why("{field} is the hash of no file that came along, and of none that is there already.")


@dataclass(frozen=True)
class Mistake:
    """What is wrong, and where: a pointer into what was sent (RFC 6901)."""

    pointer: str
    detail: str

    @classmethod
    def at(cls, where: Where, said: Said | str) -> Mistake:
        """What is said of a place, in the reader's language."""
        parts = (str(part).replace("~", "~0").replace("/", "~1") for part in where)
        return cls(
            "".join(f"/{part}" for part in parts), said if isinstance(said, str) else said.say(language())
        )


def bad(mistakes: Iterable[Mistake]) -> BadInput:
    """The refusal of what has mistakes, with all of them."""
    found = tuple(mistakes)
    refusal = BadInput(sentences="\n".join(dict.fromkeys(each.detail for each in found)))
    refusal.findings = found
    return refusal


def mistakes_of(error: ValidationError, within: Where = ()) -> list[Mistake]:
    """What a model refuses, each at its place."""
    found = []
    for fault in faults(error):
        where = (*within, *fault["loc"])
        found.append(Mistake.at(where, complaint(fault, f"'{where[-1] if where else ''}'")))
    return found


class Taking:
    """Reads one act. What the journal has already, by its hash, may be said again as a reading gave it."""

    def __init__(self, original: Language, files: list[bytes], state: State | None, folder: Path) -> None:
        self._shape = Shape(Findings())
        self.papers = Papers(folder, self._shape, original)
        there = vars(state) if state else {}
        self._texts = {text.sha256: text for _, text in parts_of(there, Written)}
        self._files = {(file.sha256, file.sealed_file) for _, file in parts_of(there, Attachment)}
        self._sent = {hashlib.sha256(content).hexdigest(): content for content in files}
        self._mistakes: list[Mistake] = []

    def act(self, kind: type[A], said: Mapping[str, Any]) -> A:
        """The act. Raises BadInput with everything that is wrong."""
        fields = self._fields(said, kind, ("act",))
        if self._mistakes:
            raise bad(self._mistakes)
        try:
            return kind.model_validate(fields)
        except ValidationError as error:
            raise bad(mistakes_of(error, ("act",))) from None

    def _fields(self, said: Mapping[str, Any], kind: type[BaseModel], where: Where) -> dict[str, Any]:
        known = kind.model_fields
        taken = {
            name: self._value(value, known[name].annotation, (*where, name)) if name in known else value
            for name, value in said.items()
        }
        return self._with_its_file(taken, where) if kind is Attachment else taken

    def _value(self, said: Any, annotation: Any, where: Where) -> Any:
        arms = [*_arms(annotation)]
        if Written in arms and said is not None and not (isinstance(said, str) and str in arms):
            return self._text(said, where, sealed=only_sealed(annotation))
        for kind in arms:
            if get_origin(kind) is tuple and isinstance(said, list):
                return [self._value(each, get_args(kind)[0], (*where, n)) for n, each in enumerate(said)]
            if get_origin(kind) is dict and isinstance(said, dict):
                return {
                    key: self._value(each, get_args(kind)[1], (*where, key)) for key, each in said.items()
                }
            if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(said, dict):
                return self._fields(said, kind, where)
        return said

    def _text(self, said: Any, where: Where, *, sealed: bool) -> Any:
        """A text in words, to be kept; or one that the journal has."""
        if isinstance(said, dict) and "sha256" in said:
            before = self._texts.get(str(said["sha256"]))
            if before is None:
                self._wrong(where, NO_TEXT)
            return before
        if isinstance(said, dict) and said.keys() == {CONFIDENTIAL}:
            return self._text(said[CONFIDENTIAL], where, sealed=True)
        node: Keys | Scalar
        if isinstance(said, str):
            node = Scalar(text=said)
        elif isinstance(said, dict) and said and _is_in_languages(said):
            node = Keys(entries=tuple((Scalar(text=key), Scalar(text=text)) for key, text in said.items()))
        else:
            self._wrong(where, NO_TEXT)
            return None
        if len(str(said)) > LARGEST_TEXT:
            self._wrong(
                where, Said.why("{field} is longer than {max_length} characters.", max_length=LARGEST_TEXT)
            )
            return None
        try:
            written = self.papers.written(node, _called(where), sealed=sealed)
        except ValidationError as error:
            self._mistakes += mistakes_of(error, where)
            return None
        for finding in self._shape.findings.found:
            self._wrong(where, finding.sentence)
        self._shape.findings.found.clear()
        return written

    def _with_its_file(self, said: dict[str, Any], where: Where) -> dict[str, Any]:
        """An attachment, its file kept under its hash if it came along."""
        sha256, name = said.get("sha256"), said.get("name")
        if not isinstance(sha256, str) or not sha256:
            return said
        if (content := self._sent.get(sha256)) is None:
            if (sha256, said.get("sealed_file") is True) not in self._files:
                self._wrong((*where, "sha256"), NOT_SENT)
            return said
        try:
            if name and isinstance(name, str):
                looked_at(name, content)
        except Refusal as refusal:
            self._wrong((*where, "name"), refusal.said)
        path = self.papers.folder / sha256
        path.write_bytes(content)
        self.papers.attachments[sha256] = Enclosure(path, sha256 if said.get("sealed_file") is True else None)
        return said

    def _wrong(self, where: Where, said: Said | str) -> None:
        filled = said.filled(field=_called(where)) if isinstance(said, Said) else said
        self._mistakes.append(Mistake.at(where, filled))


def files_of(encoded: list[str]) -> list[bytes]:
    """Files that came along in base64. Raises BadInput or UploadTooLarge."""
    found, wrong = [], []
    for number, each in enumerate(encoded):
        try:
            found.append(b64decode(each, validate=True))
        except ValueError:
            wrong.append(Mistake.at(("files", number), Said.why("{field} is not base64.", field="'files'")))
    if wrong:
        raise bad(wrong)
    if any(len(each) > LARGEST_ATTACHMENT for each in found):
        raise UploadTooLarge(file="files", most=LARGEST_ATTACHMENT // 1_000_000)
    return found


def _arms(annotation: Any) -> Iterator[Any]:
    """The types that a field may have, without the notes that hang on them."""
    if get_origin(annotation) is Annotated:
        yield from _arms(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for arm in get_args(annotation):
            yield from _arms(arm)
    else:
        yield annotation


def _is_in_languages(said: dict[str, Any]) -> bool:
    return {*said} <= {*LANGUAGES} and all(isinstance(text, str) for text in said.values())


def _called(where: Where) -> str:
    return f"'{next((part for part in reversed(where) if isinstance(part, str)), '')}'"
