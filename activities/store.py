"""The store: papers, attachments and long texts by their hash. What is there is never overwritten.

Only the file of a secret attachment can be taken away.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore, ObjectStore, from_url

from models.base.refusal import Refusal

TEXTS, PAPERS, ATTACHMENTS, PAYLOADS = "texts", "papers", "attachments", "payloads"


class NotInStore(Refusal):
    """The store has no {shelf} with the hash {sha256}."""


class Store:
    """Bytes by hash, in a folder or in an object store."""

    def __init__(self, address: str) -> None:
        self._store: ObjectStore
        if "://" in address:
            self._store = from_url(address)
        else:
            self._store = LocalStore(str(Path(address).absolute()), mkdir=True)

    def put(self, shelf: str, content: bytes, sha256: str = "") -> str:
        """Keep bytes under their hash (or the hash of what they say); once is enough."""
        name = sha256 or hashlib.sha256(content).hexdigest()
        with suppress(AlreadyExistsError):
            obstore.put(self._store, f"{shelf}/{name}", content, mode="create")
        return name

    def forget(self, shelf: str, sha256: str) -> None:
        """Take away the bytes under a hash, if they are there."""
        with suppress(FileNotFoundError):
            obstore.delete(self._store, f"{shelf}/{sha256}")

    def get(self, shelf: str, sha256: str) -> bytes:
        """The bytes under a hash."""
        try:
            return bytes(obstore.get(self._store, f"{shelf}/{sha256}").bytes())
        except FileNotFoundError:
            raise NotInStore(shelf=shelf, sha256=sha256) from None
