"""A command of a user who does not own the data: sent to the worker's socket with the files that it names."""

from __future__ import annotations

import os
import posixpath
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from activities.door_socket import LARGEST, CarriedOut, CommandLine, asked
from activities.settings import load_settings
from app.commands.paths import Word, words
from app.language import language
from app.wrong_input import WrongInput

BESIDE = 2_000
"""So many files beside a YAML file are looked for in it."""


class MoreThanIsSent(WrongInput):
    """What {path} holds is more than is sent with a command ({most} MB)."""


class FileThere(WrongInput):
    """The file {file} is there already and is another one; nothing was written into it."""


@dataclass
class Luggage:
    """The words of a command as they are sent, the files that go along, and where what comes back belongs."""

    argv: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    """Those in which they lie."""
    homes: dict[str, Path] = field(default_factory=dict)
    """The folders that the words name beside the one we are in, by what they are sent as."""
    named: set[Path] = field(default_factory=set)
    """What the words name, which may be written over."""

    def take(self, word: Word) -> None:
        """Take one word, with the file or folder that it names, if it does."""
        named = _place(word.path) if word.path else None
        if named is None:
            self.argv.append(word.written)
            return
        self.named.add(named.absolute())
        sent = word.path
        if named.is_absolute() or ".." in named.parts:
            home = f".{len(self.homes)}"
            self.homes[home] = named.parent
            sent = f"{home}/{named.name}"
        self.argv.append(f"{word.before}{sent}")
        if (room := Path(sent).parent) != Path():
            self.folders.append(room.as_posix())
        for file in _with(named):
            self._pack(f"{Path(sent).parent.as_posix()}/{file.relative_to(named.parent).as_posix()}", file)

    def home(self, name: str) -> Path:
        """Where a file that came back belongs."""
        first, _, rest = name.partition("/")
        return self.homes[first] / rest if first in self.homes else Path(name)

    def _pack(self, name: str, file: Path) -> None:
        self.files[name.removeprefix("./")] = file.read_bytes()
        if sum(map(len, self.files.values())) > LARGEST:
            raise MoreThanIsSent(path=str(file.parent), most=LARGEST // 1024**2)


def carried_out(argv: list[str], command: Any, typed: Sequence[str]) -> int:
    """Have a command carried out at the socket, tell what it said, write what it wrote; its exit code.

    `typed` is what follows the command in the line. Raises SocketUnusable, MoreThanIsSent or FileThere.
    """
    luggage = Luggage(argv=argv[: len(argv) - len(typed)])
    for word in words(command.params, typed):
        luggage.take(word)
    wanted = CommandLine(
        argv=tuple(luggage.argv),
        language=language(),
        files=luggage.files,
        folders=tuple(luggage.folders),
    )
    socket = load_settings().door_socket
    assert socket is not None  # noqa: S101 - whoever has none stands at no door
    found = asked(socket, wanted)
    sys.stdout.write(_at_home(found.said, luggage))
    sys.stderr.write(_at_home(found.complained, luggage))
    unpack(found, luggage)
    return found.code


def _place(path: str) -> Path | None:
    """Where a path leads; None where that has no name to be sent by."""
    if "\0" in path or len(path) > os.pathconf("/", "PC_PATH_MAX"):
        return None
    place = Path(path).expanduser() if path.startswith("~/") else Path(path)
    place = place if place.name not in ("", "..") else place.resolve()
    return place if place.name else None


def _with(named: Path) -> Iterator[Path]:
    """A file with those beside it that it names, or everything in a folder."""
    if not os.access(named, os.R_OK):
        return
    if named.is_dir():
        yield from (file for file in named.rglob("*") if file.is_file())
    elif named.is_file():
        yield named
        if named.suffix in (".yaml", ".yml"):
            there = _values(named.read_bytes())
            for file in islice(named.parent.rglob("*"), BESIDE):
                if file != named and file.is_file() and file.relative_to(named.parent).as_posix() in there:
                    yield file


def _values(written: bytes) -> set[str]:
    """The values in a YAML file, as paths; those before a fault in it."""
    found: set[str] = set()
    with suppress(yaml.YAMLError, UnicodeDecodeError):
        for event in yaml.parse(written, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                found.add(posixpath.normpath(event.value.strip()))
    return found


def _at_home(text: str, luggage: Luggage) -> str:
    """A text in which paths are those of whoever typed."""
    for sent, home in luggage.homes.items():
        text = text.replace(f"{sent}/", f"{home}/")
    return text


def unpack(found: CarriedOut, luggage: Luggage) -> None:
    for name, content in found.files.items():
        if name.startswith("/") or ".." in name.split("/"):
            continue
        file = luggage.home(name)
        over = any(file.absolute() == each for each in luggage.named)
        if not over and file.exists() and file.read_bytes() != content:
            raise FileThere(file=str(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
