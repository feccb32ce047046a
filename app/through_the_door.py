"""A command of a user who does not own the data: sent to the worker's socket with the files that it names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from activities.door_socket import LARGEST, CarriedOut, CommandLine, asked
from activities.settings import load_settings
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

    def take(self, word: str) -> None:
        """Take one word, with the file or folder that it names, if it does."""
        before, path = _path_in(word)
        if path is None:
            self.argv.append(word)
            return
        named = _place(path)
        self.named.add(named.absolute())
        sent = path
        if named.is_absolute() or ".." in named.parts:
            home = f".{len(self.homes)}"
            self.homes[home] = named.parent
            sent = f"{home}/{named.name}"
        self.argv.append(f"{before}{sent}")
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


def carried_out(argv: list[str]) -> int:
    """Have a command carried out at the socket, tell what it said, write what it wrote; its exit code.

    Raises SocketUnusable, MoreThanIsSent or FileThere.
    """
    luggage = Luggage()
    luggage.argv += argv[:2]  # what is done; it names no file
    for word in argv[2:]:
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


def _path_in(word: str) -> tuple[str, str | None]:
    """What stands before a path in a word (`--from=`, `@`), and the path; None where it names none."""
    option, equals, value = word.partition("=") if word.startswith("--") else ("", "", word)
    at = "@" if value.startswith("@") else ""
    path = value.removeprefix("@")
    if path and len(path) < os.pathconf("/", "PC_PATH_MAX") and "\n" not in path:
        place = _place(path)
        if place.name not in ("", "..") and (_is_there(place) or ("/" in path and _is_there(place.parent))):
            return f"{option}{equals}{at}", path
    return word, None


def _place(path: str) -> Path:
    return Path(path).expanduser() if path.startswith("~/") else Path(path)


def _is_there(place: Path) -> bool:
    try:
        return place.is_file() or place.is_dir()
    except OSError:
        return False


def _with(named: Path) -> Iterator[Path]:
    """A file with those beside it that it names, or everything in a folder."""
    if not os.access(named, os.R_OK):
        return
    if named.is_dir():
        yield from (file for file in named.rglob("*") if file.is_file())
    elif named.is_file():
        yield named
        if named.suffix in (".yaml", ".yml"):
            text = named.read_text(encoding="utf-8", errors="replace")
            for file in islice(named.parent.rglob("*"), BESIDE):
                if file != named and file.is_file() and file.relative_to(named.parent).as_posix() in text:
                    yield file


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
