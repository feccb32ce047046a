"""Locking: what is confidential lies in the store as a file that the salts of sealed texts alone can open.

A salt lies in the table of sealed texts, behind its commitment. When a text is erased its salt goes, and with
it goes the way into every file that was locked by it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.base.canonical import canonical
from models.base.refusal import Refusal

_BEGINNING = b"pykala, locked by the seals "
_LENGTH = 64


class LockAltered(Refusal):
    """A confidential file cannot be opened with its seals: it was altered. `pykala verify` names it, and a
    backup has what was there before."""


def locked(content: bytes, salts: Mapping[str, str]) -> bytes:
    """The content as it lies in the store; `salts` are those behind the commitments that lock it.

    The same content and salts give the same bytes.
    """
    seals = json.dumps(sorted(salts)).encode()
    return _BEGINNING + seals + b"\n" + _cipher(salts).encrypt(content, [seals])


def seals_of(stored: bytes) -> tuple[str, ...]:
    """The commitments that lock a stored file; none of one that lies open, as an older version left it."""
    if not stored.startswith(_BEGINNING):
        return ()
    seals, end, _ = stored.removeprefix(_BEGINNING).partition(b"\n")
    return tuple(json.loads(seals)) if end else ()


def unlocked(stored: bytes, salts: Mapping[str, str]) -> bytes:
    """What was locked by these. Raises LockAltered."""
    seals, _, content = stored.removeprefix(_BEGINNING).partition(b"\n")
    try:
        return _cipher(salts).decrypt(content, [seals])
    except InvalidTag:
        raise LockAltered from None


def _cipher(salts: Mapping[str, str]) -> AESSIV:
    known = canonical(sorted(salts.items())).encode()
    return AESSIV(HKDF(SHA256(), _LENGTH, salt=None, info=b"pykala/store").derive(known))
