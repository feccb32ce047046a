"""The text of a file that somebody wrote, before it means anything."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from app.case_file.finding import Findings
from app.case_file.nodes import Place
from models.base.file_error import why_unreadable
from models.base.text import NotPlain, plain
from models.base.words import Said

LARGEST = 1_000_000
"""Bytes of a case file; a real one has some tens of thousands."""


def text_of(path: Path, findings: Findings) -> str | None:
    """The text; None, or a text with findings, when it cannot be used."""
    try:
        if path.is_dir():
            inside = next(iter(sorted(path.glob("*.yaml")) or sorted(path.glob("*/*.yaml"))), None)
            name_one = Said.of("finding", "Name a file in it, for example {inside}.", inside=str(inside))
            suggestion = name_one if inside else Said.of("finding", "It has none in it.")
            findings.add(
                Place(),
                Said.of("finding", "{path} is a folder, and no case file.", path=path.name or str(path)),
                suggestion,
            )
            return None
        if not path.is_file():
            findings.add(
                Place(),
                Said.of("finding", "There is no file {path}.", path=path.name),
                Said.of("finding", "Check its name and folder."),
            )
            return None
        if path.stat().st_size > LARGEST:
            findings.add(
                Place(),
                Said.of("finding", "{path} is larger than a case file can be (1 MB).", path=path.name),
                Said.of("finding", "Put texts beside it."),
            )
            return None
        raw = path.read_bytes()
    except OSError as error:
        findings.add(
            Place(),
            Said.of("finding", "{path} cannot be read: {why}.", path=path.name, why=why_unreadable(error)),
        )
        return None
    try:
        text = normalize("NFC", raw.decode("utf-8-sig")).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        findings.add(
            Place(raw.count(b"\n", 0, error.start) + 1),
            Said.of("finding", "This line is not in UTF-8."),
            Said.of("finding", "Save it so."),
        )
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            plain(line)
        except NotPlain as refusal:
            findings.add(Place(number), refusal.said)
    return text
