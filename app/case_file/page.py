"""The text of a file that somebody wrote, before it means anything."""

from __future__ import annotations

from pathlib import Path

from app.case_file.finding import Findings
from app.case_file.nodes import Place
from models.base.text import NotPlain, plain

LARGEST = 1_000_000
"""Bytes of a case file; a real one has some tens of thousands."""


def text_of(path: Path, findings: Findings) -> str | None:
    """The text; None, or a text with findings, when it cannot be used."""
    try:
        if path.is_dir():
            inside = next(iter(sorted(path.glob("*.yaml")) or sorted(path.glob("*/*.yaml"))), None)
            suggestion = f"Name a file in it, for example {inside}." if inside else "It has none in it."
            findings.add(Place(), f"{path.name or path} is a folder, and no case file.", suggestion)
            return None
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
