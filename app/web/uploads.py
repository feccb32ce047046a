"""Files that people upload: their names are only names, their kinds are few, and each is looked at."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from starlette.datastructures import FormData

from app.case_file.papers import LARGEST_ATTACHMENT
from app.wrong_input import WrongInput
from models.base.words import Listed

KINDS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
    ".txt": (),
    ".csv": (),
}
"""How the name of a file may end, and how its bytes begin then; text begins as it likes."""

LONGEST_NAME = 100
"""Bytes of a file's name that are kept, beside its ending."""


class NotThatKind(WrongInput):
    """{file} is no file that can be taken here; these can: {kinds}."""


class NotWhatItSays(WrongInput):
    """{file} is not what its name says that it is."""


class UploadTooLarge(WrongInput):
    """{file} is larger than {most} MB."""


@dataclass(frozen=True)
class Upload:
    """A file under a name of its own among those that came with it; no name where none was chosen."""

    name: str = ""
    content: bytes = b""


def chosen_in(form: FormData, field: str) -> tuple[str, ...]:
    """The names of the files of a field, in their places; empty where none was chosen."""
    return tuple("" if isinstance(each, str) else each.filename or "" for each in form.getlist(field))


async def uploaded(form: FormData, field: str) -> list[Upload]:
    """The files of a field, in their places. Raises NotThatKind, NotWhatItSays or UploadTooLarge."""
    found: list[Upload] = []
    for each in form.getlist(field):
        if isinstance(each, str) or not each.filename:
            found.append(Upload())
            continue
        content = await each.read(LARGEST_ATTACHMENT + 1)
        taken = {one.name for one in found}
        name = next(one for one in _names(only_a_name(each.filename)) if one not in taken)
        found.append(Upload(name, looked_at(name, content)))
    return found


def only_a_name(written: str) -> str:
    """What a browser says that a file is called, without folders and whatever else is no name."""
    last = unicodedata.normalize("NFC", PurePosixPath(written.replace("\\", "/")).name)
    plain = "".join(each for each in last if each.isalnum() or each in " ._-()").strip(" .")
    suffix = PurePosixPath(plain).suffix[:8].lower()
    stem = PurePosixPath(plain).stem.encode()[:LONGEST_NAME].decode(errors="ignore")
    return f"{stem or 'liite'}{suffix}"


def _names(name: str) -> Iterator[str]:
    path = PurePosixPath(name)
    yield name
    yield from (f"{path.stem}-{number}{path.suffix}" for number in count(2))


def looked_at(name: str, content: bytes) -> bytes:
    """A file that is what its name says. Raises NotThatKind, NotWhatItSays or UploadTooLarge."""
    suffix = PurePosixPath(name).suffix
    if len(content) > LARGEST_ATTACHMENT:
        raise UploadTooLarge(file=name, most=LARGEST_ATTACHMENT // 1_000_000)
    if suffix not in KINDS:
        raise NotThatKind(file=name, kinds=Listed.of(sorted(KINDS)))
    if KINDS[suffix] and not content.startswith(KINDS[suffix]):
        raise NotWhatItSays(file=name)
    return content
