"""The keys of what Temporal carries: a file of lines, `id: key`. The first encodes, all of them decode."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from pathlib import Path

from models.base.refusal import Refusal

ENCODING, KEY = "encoding", "key"
"""What the metadata of an encoded message say in the open: how it is encoded, and with which key."""

ENCODED = b"binary/pykala-aes-gcm"

_LENGTH = 32
_ID = re.compile(r"[A-Za-z0-9._-]{1,60}")


class KeysUnusable(Refusal):
    """The keys of PYKALA_CODEC_KEYS cannot be used."""


class KeysUnreadable(KeysUnusable):
    """The file of keys {file} that PYKALA_CODEC_KEYS names cannot be read ({reason})."""


class NoKeyThere(KeysUnusable):
    """There is no key in {file}. Write a line such as `2027-01: KEY`; `openssl rand -base64 32` makes the
    KEY."""


class KeyWrong(KeysUnusable):
    """Line {line} of {file} is no key of its own: it is an id, a colon and 32 bytes in base64, as
    `openssl rand -base64 32` makes them, and no id comes twice."""


class UnknownKey(Refusal):
    """A message in Temporal is encoded with the key {key}, which is not here. Add its line to the file that
    PYKALA_CODEC_KEYS names, at every worker and every door; until then it cannot be read here, and is not
    lost."""


class MessageAltered(Refusal):
    """A message in Temporal cannot be decoded with the key {key}: it was altered, or another key bears that
    id here."""


def read_keys(file: Path) -> dict[str, bytes]:
    """The keys by their ids, the active one first. Raises KeysUnusable, which shows none of them."""
    try:
        lines = file.read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KeysUnreadable(file=str(file), reason=type(error).__name__) from None
    keys: dict[str, bytes] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        id_, key = _key_in(line)
        if key is None or id_ in keys:
            raise KeyWrong(line=number, file=str(file))
        keys[id_] = key
    if not keys:
        raise NoKeyThere(file=str(file))
    return keys


def _key_in(line: str) -> tuple[str, bytes | None]:
    id_, _, written = map(str.strip, line.partition(":"))
    try:
        key = b64decode(written, validate=True)
    except binascii.Error:
        return id_, None
    return id_, key if _ID.fullmatch(id_) and len(key) == _LENGTH else None
