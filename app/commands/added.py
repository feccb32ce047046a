"""A command that was added since the index was written is named in a source; a word mistyped is in none.

Making the index anew takes seconds; looking for a word in the sources does not.
"""

from __future__ import annotations

import re
from pathlib import Path

import app.commands
import models

FOLDERS = (Path(models.__path__[0]), Path(app.commands.__path__[0]))


def is_named(noun: str, verb: str = "", folders: tuple[Path, ...] = FOLDERS) -> bool:
    """Whether a source names this noun, or a command that has none; and, if one is asked for, its verb."""
    wanted = [_shape("noun", noun)] + [_shape("verb", verb)] * bool(verb)
    texts = (file.read_text(encoding="utf-8") for folder in folders for file in folder.rglob("*.py"))
    return any(all(shape.search(text) for shape in wanted) for text in texts)


def _shape(which: str, name: str) -> re.Pattern[str]:
    """An act's noun or verb, or a command by the name of its function or by one of its own."""
    word, function = re.escape(name), re.escape(name.replace("-", "_"))
    act = rf'{which}: ClassVar\[str\] = "{word}"'
    hung = rf'(?:top\.command|noun)\((?:name=)?\s*"{word}"'
    of_noun = rf"{hung}|^@top\.command(?:(?!^def )(?s:.))*^def {function}\("
    of_verb = rf'command\(\s*"{word}"|^def {function}\('
    return re.compile(f"{act}|{of_noun if which == 'noun' else of_verb}", re.MULTILINE)
