"""Texts and files that belong to a case file: in it, or beside it in its folder and nowhere else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from app.case_file.finding import Meaningless, thing
from app.case_file.nodes import Keys, Node, Scalar
from app.case_file.script import Enclosure, Manuscript, Person
from app.case_file.shape import Shape
from models.base.bad_value import BadValue
from models.base.language import LANGUAGES, Language
from models.base.text import NotPlain, Text, plain
from models.base.words import Said
from models.base.writing import Written, sealed_file
from models.law.personal_data import parted

LARGEST_TEXT = 1_000_000
LARGEST_ATTACHMENT = 25_000_000


@dataclass
class Papers:
    """The folder of a case file, and what was found in it to be deposited."""

    folder: Path
    shape: Shape
    language: Language = "fi"
    case: str = ""
    confidential: bool = False
    manuscripts: dict[str, Manuscript] = field(default_factory=dict)
    attachments: dict[str, Enclosure] = field(default_factory=dict)
    mails: dict[str, str] = field(default_factory=dict)
    """Where mail for a private person goes, by the commitment to their name."""
    people: dict[str, Person] = field(default_factory=dict)
    """The address book that a file brings along, by its keys."""

    def written(self, node: Node, what: Said | str, *, sealed: bool = False) -> Written | None:
        """A long text, by its hash; sealed if it is asked for, marked, or of a confidential case.

        Where personal data is marked, the hash is that of what the public reads, and the whole is sealed.
        """
        if isinstance(node, Keys) and (marked := node.get("confidential")) is not None:
            self.shape.keys(node, what, ("confidential",))
            return self.written(marked, what, sealed=True)
        text = self._text(node, what)
        if text is None:
            return None
        try:
            shown, left_out = parted(text)
        except BadValue as refusal:
            self.shape.findings.add(node, refusal.said)
            return None
        written = self._kept(shown, self._salt(node) if sealed or self.confidential else None)
        if not left_out:
            return written
        whole = self._kept(text, self._salt(node, "whole"))
        return written.model_copy(update={"whole": whole, "left_out": left_out})

    def _kept(self, text: Text, salt: str | None) -> Written:
        written = Written.of(text, salt)
        self.manuscripts[written.sha256] = Manuscript(written, text, salt)
        return written

    def _text(self, node: Node, what: Said | str) -> Text | None:
        if isinstance(node, Keys) and not node.get("file"):
            keys = self.shape.keys(node, what, (*LANGUAGES, "file", "confidential"))
            parts = {key.text: self._prose(value, what) for key, value in keys.entries}
            whole = {language: parts[language] for language in parts if parts[language]}
            return Text.model_validate(whole) if whole and set(whole) <= set(LANGUAGES) else None
        prose = self._prose(node, what)
        return Text.of(prose, self.language) if prose else None

    def _prose(self, node: Node, what: Said | str) -> str | None:
        if not isinstance(node, Keys):
            word = self.shape.word(node, what)
            return word.strip() if word else None
        name = self.shape.wanted(self.shape.keys(node, what, ("file",)), "file", what)
        return None if name is None else self.shape.parsed(name, what, self._read)

    def prose_of(self, name: Node) -> str | None:
        """The text of a file beside the case file; None when a finding says why not."""
        return self.shape.parsed(name, thing("The file"), self._read)

    def _read(self, name: str) -> str:
        raw = self._inside(name, LARGEST_TEXT).read_bytes()
        try:
            return plain(raw.decode("utf-8-sig").replace("\r\n", "\n")).strip()
        except UnicodeDecodeError:
            raise Meaningless(Said.of("finding", "The text {name} is not in UTF-8.", name=name)) from None
        except NotPlain as refusal:
            raise Meaningless(
                Said.of("finding", "{name}: {problem}", name=name, problem=refusal.said)
            ) from None

    def _salt(self, node: Node, of: str = "") -> str:
        return hashlib.sha256(f"{self.case}/{node.line}/{node.column}{of}".encode()).hexdigest()

    def attached(self, node: Scalar, *, secret: bool = False) -> tuple[str, str]:
        """The hash and the name of an attachment's file; empty when it cannot be taken.

        Of a secret one it is a commitment, and the name is not told.
        """
        path = self.shape.parsed(node, thing("The file of an attachment"), self._attachment)
        if path is None:
            return "", ""
        sha256, salt = hashlib.sha256(path.read_bytes()).hexdigest(), self._salt(node) if secret else None
        name = sha256 if salt is None else sealed_file(sha256, salt)
        self.attachments[name] = Enclosure(path, salt)
        return name, "" if secret else path.name

    def _attachment(self, name: str) -> Path:
        return self._inside(name, LARGEST_ATTACHMENT)

    def _inside(self, name: str, largest: int) -> Path:
        """The file of that name in the folder; a link that leads out of it leads nowhere."""
        try:
            path = (self.folder / name).resolve()
            if not path.is_relative_to(self.folder.resolve()):
                raise Meaningless(
                    Said.of("finding", "'{name}' lies outside the folder of the case file.", name=name),
                    Said.of("finding", "Copy the file beside the case file."),
                )
            if not path.is_file():
                raise Meaningless(
                    Said.of("finding", "There is no file '{name}' beside the case file.", name=name),
                    Said.of("finding", "Check its name."),
                )
            if path.stat().st_size > largest:
                raise Meaningless(
                    Said.of(
                        "finding",
                        "'{name}' is larger than {largest} MB.",
                        name=name,
                        largest=largest // 1000000,
                    )
                )
        except (OSError, ValueError):
            raise Meaningless(Said.of("finding", "'{name}' is not a file name.", name=name)) from None
        return path
